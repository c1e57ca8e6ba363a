"""What synonym machines write and what it means: the tables under ``rewording`` and the known names with one word swapped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, product

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.rewording import Kind, Phrase, Phrasebook, split

# Tables whose names are looked for with one word swapped, with the columns that hold names.
NAMED = (
    ("organisations", ("name", "aliases")),
    ("outlets", ("name", "aliases")),
    ("treaties", ("name", "aliases")),
    ("seats", ("name", "aliases", "seat")),
    ("states", ("name", "official")),
)
# A curated name at least this strong is read even in a text that is otherwise sound.
SURE = 0.9
# What a known name with one word swapped weighs, and how many words it must have to be read in a sound text.
SWAPPED = 0.8
# What a common expression with words swapped weighs.
GUESSED = 0.5
LONG = 3
KINDS: dict[str, Kind] = {"name": "name", "expression": "expression", "word": "word"}


@cache
def phrasebook() -> Phrasebook:
    """All phrases the tables know: contexts first, so that the more careful reading of the same words wins."""
    return Phrasebook(chain(_contexts(), _expressions(), swapped_names(), swapped_expressions()))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Word as written -> the words it may stand for."""
    return {row["word"]: listed(row["means"]) for row in _rows("rewording.synonyms")}


def knows(written: str, meant: str) -> bool:
    """Whether the synonyms link a word as written to what it was."""
    return meant.lower() in synonyms().get(written.lower(), ())


@cache
def pairs() -> tuple[frozenset[str], frozenset[str]]:
    """Words that machines prefer, and the plain words that writers use in their place."""
    rows = _rows("rewording.pairs")
    odd = frozenset(row["word"] for row in rows)
    return odd, frozenset(row["means"] for row in rows) - odd


def names() -> frozenset[str]:
    """The names of two and more words that the other tables know."""
    found: set[str] = set()
    for name, columns in NAMED:
        for row in _rows(name):
            for column in columns:
                found.update(value for value in listed(row.get(column, "")) if " " in value and value[:1].isupper())
    return frozenset(found)


def swapped_names() -> Iterator[Phrase]:
    """Each known name with exactly one word put in a machine's words."""
    known = names()
    taken = {" ".join(split(name)) for name in known} | _sound()
    stands_for = _written_for()
    for name in sorted(known):
        words = name.split(" ")
        if len(words) > 8:
            continue
        for at, word in enumerate(words):
            if not word[:1].isupper():
                continue
            for other in stands_for.get(word.lower(), ()):
                written = " ".join([*words[:at], other[:1].upper() + other[1:], *words[at + 1 :]])
                key = " ".join(split(written))
                if key not in taken:
                    taken.add(key)
                    yield Phrase(written, name, "name", SWAPPED, sure=len(words) >= LONG)


def swapped_expressions() -> Iterator[Phrase]:
    """Each common expression with one word, or two, put in a machine's words: *military exercises* -> *army workouts*."""
    known = [row["expression"] for row in _rows("rewording.collocations")]
    taken = set(known) | _sound()
    stands_for = _written_for()
    for expression in known:
        words = expression.split(" ")
        choices = [[word, *stands_for.get(word, ())] for word in words]
        for written in product(*choices):
            swapped = sum(1 for new, old in zip(written, words, strict=True) if new != old)
            phrase = " ".join(written)
            if 0 < swapped < LONG and phrase not in taken:
                taken.add(phrase)
                yield Phrase(phrase, expression, "expression", GUESSED)


@cache
def _written_for() -> dict[str, tuple[str, ...]]:
    """Word as meant -> the words a machine may write for it."""
    stands_for: dict[str, list[str]] = {}
    for written, meanings in synonyms().items():
        for meaning in meanings:
            stands_for.setdefault(meaning, []).append(written)
    return {meaning: tuple(written) for meaning, written in stands_for.items()}


def _sound() -> set[str]:
    """Expressions that are sound English, although a swap would make them too."""
    return {" ".join(split(row["expression"])) for row in _rows("rewording.sound")}


def _expressions() -> Iterator[Phrase]:
    for row in _rows("rewording.expressions"):
        strength, kind = float(row["strength"]), KINDS[row["kind"]]
        yield Phrase(row["written"], row["means"], kind, strength, sure=kind == "name" and strength >= SURE)


def _contexts() -> Iterator[Phrase]:
    for row in _rows("rewording.contexts"):
        kind: Kind = "expression" if " " in row["written"] else "word"
        yield Phrase(row["written"], row["means"], kind, float(row["strength"]), row["before"], row["after"])


def _rows(name: str) -> tuple[dict[str, str], ...]:
    """A table's rows; a table that is not there holds nothing."""
    try:
        return table(name)
    except KnowledgeError:
        return ()
