"""What the tables know of a single word, whatever stands around it: types it may trigger, what it does to other acts, what class it is of.

The encoder takes this beside the word itself (``models/encoding.py``), so that a row added to a table is heard without training anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from realpolitik.knowledge.tables import table
from realpolitik.text.inflections import bases

TRIGGERS = ("lexicon.triggers", "lexicon.triggers_conflict", "lexicon.triggers_cooperation")
OPERATORS = ("lexicon.operators", "lexicon.operators_more")
Senses = tuple[tuple[int, float], ...]


@cache
def names() -> tuple[str, ...]:
    """What each place of a word's senses says: the types, then operators, classes of words and sectors of people, each by name."""
    types = [row["type"] for row in table("codebook.types")]
    acting = sorted({f"operator {row['operator']}" for name in OPERATORS for row in table(name)})
    classes = sorted({f"class {row['class']}" for row in table("lexicon.classes")})
    sectors = sorted({f"sector {row['sector']}" for row in table("agents")})
    return (*types, *acting, *classes, *sectors)


@cache
def _known() -> dict[str, Senses]:
    places = {name: number for number, name in enumerate(names())}
    types: dict[str, dict[str, float]] = {}
    flags: dict[str, set[str]] = {}
    for name in TRIGGERS:
        for row in table(name):
            # Of *bring home* the verb is heard, but less than of a row of its own; a row that asks nothing counts most.
            weight = (1.0 if " " not in row["lemma"] else 0.3) * (2.0 if not row["frame"] else 1.0)
            shares = types.setdefault(row["lemma"].split(" ")[0].lower(), {})
            shares[row["type"]] = shares.get(row["type"], 0.0) + weight
    for name in OPERATORS:
        for row in table(name):
            flags.setdefault(row["lemma"].split(" ")[0].lower(), set()).add(f"operator {row['operator']}")
    for row in table("lexicon.classes"):
        for word in row["lemmas"].split(";"):
            flags.setdefault(word.strip().lower(), set()).add(f"class {row['class']}")
    for row in table("agents"):
        flags.setdefault(row["noun"].lower(), set()).add(f"sector {row['sector']}")
    found = {}
    for word in types.keys() | flags.keys():
        counted = types.get(word, {})
        total = sum(counted.values())
        parts = [(places[kind], round(count / total, 3)) for kind, count in counted.items() if kind in places]
        found[word] = tuple(sorted([*parts, *((places[flag], 1.0) for flag in flags.get(word, ()))]))
    return found


@cache
def reader(known: tuple[str, ...]) -> Callable[[str], Senses]:
    """Looks up the senses of a word in the places that weights trained with the names ``known`` have for them; a sense that was added to
    the tables since has no place and is left out."""
    if known == names():
        return senses
    places = {number: known.index(name) for number, name in enumerate(names()) if name in known}

    @lru_cache(maxsize=1 << 14)
    def look_up(word: str) -> Senses:
        return tuple(sorted((places[place], weight) for place, weight in senses(word) if place in places))

    return look_up


@lru_cache(maxsize=1 << 14)
def senses(word: str) -> Senses:
    """The senses of a word in any of its forms, as (place, weight); empty if no table has it.

    >>> {names()[place]: weight for place, weight in senses("apprehended")}
    {'COERCE': 1.0}
    """
    known = _known()
    return next((known[base] for base in bases(word) if base in known), ())
