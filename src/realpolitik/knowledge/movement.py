"""Words of motion: who moves beside them, and which of their neighbours are where it begins, ends or passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from realpolitik.core.marks import Part
from realpolitik.knowledge.tables import listed, table

PARTS: Mapping[str, Part] = {"source": "source", "goal": "goal", "path": "path"}


@dataclass(frozen=True, slots=True)
class Motion:
    """One word of motion. ``movers`` are the slots of what moves, the likeliest first; ``object`` is what an object that is a place is
    (``source``, ``goal`` or ``path``), ``goals`` are the prepositions that lead to the goal beside *to* and *into*.
    """

    movers: tuple[str, ...]
    object: Part | None
    goals: frozenset[str]


@cache
def _motions() -> Mapping[tuple[str, str], Motion]:
    return {
        (row["lemma"], row["pos"]): Motion(listed(row["mover"]), PARTS.get(row["object"]), frozenset(listed(row["goal"])))
        for row in table("lexicon.movement")
    }


def motion(lemma: str, pos: str) -> Motion | None:
    """What a verb or noun says of a movement; None if it is no word of motion."""
    return _motions().get((lemma, pos))
