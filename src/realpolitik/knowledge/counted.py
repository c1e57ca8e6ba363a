"""What numbers count, and the words that make a number a bound."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from realpolitik.knowledge.tables import table

# Kinds of noun in the table: whom anything may befall, what may be destroyed, what nothing befalls, and people told by their trade.
NOUNS = ("noun", "object", "matter")
# People who live together, counted apart from people.
HOUSES = frozenset({"family", "household"})


@cache
def _counted() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["lemma"]): row["what"] for row in table("lexicon.counted")}


@cache
def _natures() -> Mapping[str, str]:
    return {what: kind for (kind, _), what in _counted().items() if kind in ("object", "matter")}


def counted(kind: str, lemma: str) -> str | None:
    """What a number counts beside a word of this kind (noun, patient, agent, state, toll, currency); None if unknown."""
    return _counted().get((kind, lemma))


def thing(lemma: str) -> str | None:
    """What a noun by itself says is counted; None if the table lacks it."""
    return next((what for kind in NOUNS if (what := counted(kind, lemma)) is not None), None)


def nature(what: str) -> str:
    """Of which kind of noun a class of things is: ``noun`` for people, ``object``, ``matter``."""
    return _natures().get(what, "noun")


def person(lemma: str) -> bool:
    """Whether a noun names people by what they do (*nurse*), so that they are counted under that name."""
    return ("person", lemma) in _counted()


def folk(lemma: str) -> bool:
    """Whether a noun names people at all: by their trade (*nurse*), or as those whom things befall (*refugee*, *family*)."""
    what = thing(lemma)
    return person(lemma) or lemma in HOUSES or (what is not None and nature(what) == "noun")


@cache
def _classes() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("lexicon.counted")
    return frozenset(row["what"] for row in rows), frozenset(row["what"] for row in rows if row["kind"] == "currency")


def listed(what: str) -> bool:
    """Whether the table lists a class of things counted, money and people at large apart: *troops*, *votes*, *killed*."""
    return what in _classes()[0] and what != "people" and not money(what)


def money(what: str) -> bool:
    """Whether what is counted is a currency."""
    return what in _classes()[1]


def measure(lemma: str) -> bool:
    """Whether a word measures or orders rather than counts (*miles*, *times*)."""
    return ("measure", lemma) in _counted()


@cache
def bounds() -> Mapping[str, tuple[bool, bool]]:
    """The words before a number that bound it: whether the number is the least, and whether it is the most."""
    return {row["words"]: (row["low"] == "yes", row["high"] == "yes") for row in table("lexicon.bounds")}
