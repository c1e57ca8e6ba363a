"""Days on which what meets a rule happens more often than usual, counted and judged as the course of a pair is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

import numpy as np

from realpolitik.analysis.alarms import HEAPS
from realpolitik.analysis.deeds import ONE, apart
from realpolitik.analysis.tracks import TRACKS
from realpolitik.analysis.windows import ENOUGH, USUAL, WINDOW, held

# So many days before a day say whether it is raised; a story that began a month earlier still tells its first deed.
BEFORE = WINDOW + USUAL + 10 * ONE


def raised(
    told: Iterable[tuple[int, str, Hashable]], *, probability: float, first: int, last: int, known: int, quads: Iterable[int] = ()
) -> set[int]:
    """The days from ``first`` to ``last`` on which deeds come more often than usual, with this probability or more.

    ``told`` are day, type and story of each event; what one story tells of one type within a few days is one deed. Days are ordinals,
    ``known`` is the first of which anything could be told. ``quads`` say on which tracks the deeds are, and so in what heaps they come.
    """
    days = np.arange(max(known, first), last + 1)
    counts = np.zeros(max(last - known + 1, 0), np.int64)
    by_story: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
    for day, kind, story in told:
        by_story[story, kind].append(day)
    for begun, *_ in (group for one in by_story.values() for group in apart(sorted(one), int)):
        if known <= begun <= last:
            counts[begun - known] += 1
    if not len(days):
        return set()
    heap = 1 + max((HEAPS[TRACKS[quad - 1]] for quad in quads), default=1.0)
    found = held(counts[None], days - known, window=WINDOW, heaps=[heap])
    with np.errstate(invalid="ignore"):
        up = (found.rising[0] >= probability) & (found.now[0] + found.before[0] >= ENOUGH)
    return {int(day) for day in days[up]}
