"""A judgement: a stored decision that two records are, or are not, the same. Undoing it is deleting a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """``left`` and ``right`` are record ids; ``by`` is the maker (a rule's or a person's name), ``reason`` one line.

    ``at`` says when it was made (ISO, UTC); two judgements that differ in nothing else are equal.
    """

    left: str
    right: str
    verdict: Literal["same", "different", "unsure"]
    by: str
    reason: str
    score: float = 1.0
    at: str | None = field(default=None, compare=False)
