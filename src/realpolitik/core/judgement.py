"""Judgements: stored decisions that two records are, or are not, the same, or that one is right, wrong or to be read otherwise."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal


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
    at: str | None = dataclasses.field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person says of one record of a report: that it is right (``accept``), that it is wrong (``reject``), or that a field of it
    should have another value (``edit``).

    ``field`` names a key of the public record, one within another with a dot (``when.start``); "" where the whole record is meant. The
    record itself stays as it was read. ``at`` says when (ISO, UTC): the newest of a field counts.
    """

    report: str
    kind: str
    record: str
    verdict: Literal["accept", "reject", "edit"]
    field: str = ""
    value: Any = None
    by: str
    reason: str
    at: str | None = dataclasses.field(default=None, compare=False)
