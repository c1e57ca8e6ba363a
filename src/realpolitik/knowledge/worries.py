"""The words that say somebody worries, and the topics people worry about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table


@dataclass(frozen=True)
class Worry:
    """One row of the table of fears; the slots hang on the word itself.

    ``pos`` is VERB, NOUN or ADJ, or says what the word's subject is: PASSIVE (*alarmed by*), OBJECT (*it alarms them*),
    MIGHT (*it could
    endanger them*, a worry only where it may happen). ``holder``, ``content`` and ``affects`` are slots in order of preference.
    """

    lemma: str
    pos: str
    holder: tuple[str, ...]
    content: tuple[str, ...]
    affects: tuple[str, ...]


@cache
def _worries() -> Mapping[str, tuple[Worry, ...]]:
    found: dict[str, list[Worry]] = {}
    for row in table("lexicon.fears"):
        worry = Worry(row["lemma"], row["pos"], listed(row["holder"]), listed(row["content"]), listed(row["affects"]))
        found.setdefault(worry.lemma, []).append(worry)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def worries(lemma: str) -> tuple[Worry, ...]:
    """The rows for a word."""
    return _worries().get(lemma, ())


@cache
def _topics() -> Mapping[str, tuple[tuple[int, str, frozenset[str]], ...]]:
    """For each word, the topics it can be part of: rank, topic, and the words that must all be there."""
    found: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    for row in table("lexicon.topics"):
        for words in listed(row["words"]):
            needed = frozenset(words.split("+"))
            for word in needed:
                found.setdefault(word, []).append((int(row["rank"]) - 2 * (len(needed) - 1), row["topic"], needed))
    return {word: tuple(rows) for word, rows in found.items()}


def topic(lemmas: Sequence[str]) -> str | None:
    """The topic of the words of a content, the most specific first, then the one said first; None if the table knows none."""
    present = frozenset(lemmas)
    best: tuple[int, int, str] | None = None
    for place, lemma in enumerate(lemmas):
        for rank, name, needed in _topics().get(lemma, ()):
            if needed <= present and (best is None or (rank, place) < best[:2]):
                best = (rank, place, name)
    return None if best is None else best[2]
