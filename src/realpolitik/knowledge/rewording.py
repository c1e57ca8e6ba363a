"""What synonym machines write and what it means: the tables under ``rewording`` and the known names with one word swapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.inflections import bases
from realpolitik.text.nearbook import Known, Nearbook, base
from realpolitik.text.rewording import Kind, Phrase, Phrasebook, split

# Tables whose names are looked for with one word swapped, with the columns that hold names.
NAMED = (
    ("organisations", ("name", "aliases")),
    ("outlets", ("name", "aliases")),
    ("treaties", ("name", "aliases")),
    ("seats", ("name", "aliases", "seat")),
    ("states", ("name", "official")),
)
PLACED = (
    ("places", ("name", "aliases")), ("regions", ("name", "aliases")), ("groups", ("name", "aliases")), ("states", ("adjectives",)),
    ("rewording.names", ("name",)),
)  # fmt: skip
# A curated name at least this strong is read even in a text that is otherwise sound.
SURE = 0.9
# What a known name with one word swapped weighs, and how many words it must have to be read in a sound text.
SWAPPED = 0.8
LONG, LONGEST = 3, 8
# How often an expression that people wrote down counts as heard.
CURATED = 10.0
FUNCTION = frozenset(
    """
    the and for with from into that this these those their his her its our your you they them are was were been has had have will
    would could should may might can not but than then who whom which what when where there here also said says told about against
    after before between under over upon within without onto during until while because due more most one two three many some any
    all each every both other own such only just still even very much out off away back down again since through throughout across
    amid
    """.split()
)
THESAURI = frozenset({"moby", "wordnet-3.1"})
# How near words of one sense are, words one step apart, and words that only a large thesaurus puts together.
NEARNESS = (("close", 0.9), ("wide", 0.6), ("far", 0.5))
CLOSE = 0.9
KINDS: dict[str, Kind] = {"name": "name", "expression": "expression", "word": "word"}


@cache
def phrasebook() -> Phrasebook:
    """All phrases the tables know: contexts first, so that the more careful reading of the same words wins."""
    return Phrasebook(chain(_contexts(), _expressions(), swapped_names()))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Word as written -> the words it may stand for."""
    return {row["word"]: listed(row["means"]) for row in _rows("rewording.synonyms")}


@cache
def _stems() -> frozenset[str]:
    """The words of thesauri; what machines were seen to replace is bent."""
    return frozenset(row["word"] for row in _rows("rewording.near") if row["source"] in THESAURI)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """One base form of a word, the same for all its forms: of those that the near words know, the likeliest."""
    return next((form for form in bases(word) if form in _stems()), base(word))


@cache
def stands() -> dict[str, dict[str, float]]:
    """Word or words as written -> the base forms of words they may stand for, each with how near the two are (0 to 1)."""
    found: dict[str, dict[str, float]] = {}
    for row in _rows("rewording.near"):
        meant = stem(row["word"])
        for column, nearness in NEARNESS:
            for written in listed(row[column]):
                _add(found, written, meant, nearness)
    for written, meanings in synonyms().items():
        for meaning in meanings:
            if " " not in meaning:
                _add(found, written, stem(meaning), CLOSE)
    return found


def _add(found: dict[str, dict[str, float]], written: str, meant: str, nearness: float) -> None:
    key = written if written.isalpha() and written.islower() else " ".join(split(written))
    if stem(key) != meant:
        near = found.setdefault(key, {})
        near[meant] = max(near.get(meant, 0.0), nearness)


def knows(written: str, meant: str) -> bool:
    """Whether the synonyms link a word or phrase as written to what it was."""
    written = " ".join(split(written))
    key, other = (" ".join(stem(word) for word in split(words)) for words in (written, meant))
    near = stands().get(written, {}).keys() | stands().get(key, {}).keys()
    return key == other or other in near or meant.lower() in synonyms().get(written, ())


@cache
def nearbook() -> Nearbook:
    """Known names and expressions, to be found where words of theirs stand as near-synonyms."""
    heard = _heard()
    called = {name.removeprefix("The ") for name in names() | place_names() | people()}
    known = [Known(name, "name", heard.get(" ".join(split(name)), 0.0)) for name in sorted(called) if " " in name]
    known += [Known(words, "expression", heard.get(words, 0.0)) for words in sorted(curated())]
    return Nearbook(known, stands(), _sound(), expressions_heard().keys(), stem)


@cache
def _heard() -> dict[str, float]:
    """Names and expressions in lower case, with how often they were heard."""
    return {row["expression"]: float(row["heard"]) for row in _rows("rewording.attested")}


def expressions_heard() -> dict[str, float]:
    """Expressions of two and more words, with how often they were heard; those of people's tables count as often."""
    found = dict(_heard())
    for words in curated():
        found[words] = found.get(words, 0.0) + CURATED
    return found


@cache
def curated() -> frozenset[str]:
    """The fixed expressions of two and more words that people wrote down."""
    found = [row["expression"] for row in _rows("rewording.collocations")]
    found += [row["means"] for row in _rows("rewording.expressions") if row["kind"] == "expression"]
    return frozenset(words for words in found if _fixed(words))


def _fixed(words: str) -> bool:
    parts = words.split(" ")
    return 1 < len(parts) < 5 and len(parts[0]) > 2 and len(parts[-1]) > 2 and not FUNCTION & {parts[0], parts[-1]} and words.islower()


@cache
def place_names() -> frozenset[str]:
    """The names of two and more words in the tables of places and groups, and the like, and what is of a state (*South African*)."""
    return _named(PLACED)


@cache
def people() -> frozenset[str]:
    """The names of office-holders that have a word with near words: *Bill Clinton*."""
    return frozenset(
        name for name in _named((("offices", ("person", "aliases")),)) if any(word.lower() in _stems() for word in name.split(" "))
    )


@cache
def odd() -> dict[str, float]:
    """Rare words that stand beside common ones in sense, with their weight."""
    return {row["word"]: float(row["weight"]) for row in _rows("rewording.odd")}


@cache
def pairs() -> tuple[frozenset[str], frozenset[str]]:
    """Words that machines prefer, and the plain words that writers use in their place."""
    rows = _rows("rewording.pairs")
    odd = frozenset(row["word"] for row in rows)
    return odd, frozenset(row["means"] for row in rows) - odd


def names() -> frozenset[str]:
    """The names of two and more words that the other tables know."""
    return _named(NAMED)


def _named(tables: Sequence[tuple[str, tuple[str, ...]]]) -> frozenset[str]:
    found = {value for name, columns in tables for row in _rows(name) for column in columns for value in listed(row.get(column, ""))}
    return frozenset(value for value in found if " " in value and value[:1].isupper())


def swapped_names() -> Iterator[Phrase]:
    """Each known name of several words with exactly one of them put in a machine's words: read in sound texts, too."""
    known = names()
    taken = {" ".join(split(name)) for name in known} | _sound()
    stands_for = _written_for()
    for name in sorted(known):
        words = name.split(" ")
        if not LONG <= len(words) <= LONGEST:
            continue
        for at, word in enumerate(words):
            if not word[:1].isupper():
                continue
            for other in stands_for.get(word.lower(), ()):
                written = " ".join([*words[:at], other[:1].upper() + other[1:], *words[at + 1 :]])
                key = " ".join(split(written))
                if key not in taken:
                    taken.add(key)
                    yield Phrase(written, name, "name", SWAPPED, sure=True)


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
