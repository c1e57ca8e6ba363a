"""What numbers count, and the words that make a number a bound."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from realpolitik.knowledge.tables import table


@cache
def _counted() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["lemma"]): row["what"] for row in table("lexicon.counted")}


def counted(kind: str, lemma: str) -> str | None:
    """What a number counts beside a word of this kind (noun, patient, agent, state, toll, currency); None if unknown."""
    return _counted().get((kind, lemma))


def measure(lemma: str) -> bool:
    """Whether a word measures or orders rather than counts (*miles*, *times*)."""
    return ("measure", lemma) in _counted()


@cache
def bounds() -> Mapping[str, tuple[bool, bool]]:
    """The words before a number that bound it: whether the number is the least, and whether it is the most."""
    return {row["words"]: (row["low"] == "yes", row["high"] == "yes") for row in table("lexicon.bounds")}
