"""Which passages of the corpus are learnt from, which fit the confidence, and which are only for measuring.

Goes by the place of a passage in its file, so that what is added at the end of a file moves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from realpolitik.evaluation.corpus import Passage

# Of each ten neighbours the ninth fits the confidence and the tenth is held out.
TEN, FITTED, HELD = 10, 8, 9


@dataclass
class Split:
    """The three parts."""

    learnt: list[Passage] = field(default_factory=list)
    fitted: list[Passage] = field(default_factory=list)
    held: list[Passage] = field(default_factory=list)


def split(passages: Iterable[Passage]) -> Split:
    """Passages in the order of their files, in three parts."""
    made, seen = Split(), Counter[str]()
    for passage in passages:
        file = passage.where.split(":")[0]
        place = seen[file] % TEN
        seen[file] += 1
        (made.held if place == HELD else made.fitted if place == FITTED else made.learnt).append(passage)
    return made
