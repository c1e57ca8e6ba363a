"""A course week by week, for drawing: what came, what the eve let expect, what was usual, and which weeks were a dual track.

Nothing here knows of a later day than the week it tells of, so that past weeks show what could have been said then.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.alarms import HEAPS
from realpolitik.analysis.course import Course, Level, levels
from realpolitik.analysis.rates import WEEK, over
from realpolitik.analysis.tracks import ALL
from realpolitik.analysis.windows import Held, dual, held


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Days ``start`` to ``end`` (both included, from the first of the course on), their deeds, and what they let expect on the eve.

    ``usual`` (deeds a week) and ``rising`` (the probability of a rise) are those of the window that ends with the week; None as in
    :class:`Track`.
    """

    start: int
    end: int
    deeds: int
    expected: Level
    usual: float | None
    rising: float | None


def weeks(found: Course) -> dict[str, tuple[Week, ...]]:
    """The whole weeks of each track, counted back from the last day; of the first, which has no eve, nothing is told."""
    counts = _counts(found)
    ends = _ends(counts.shape[1])
    if not len(ends):
        return dict.fromkeys(ALL, ())
    eve = ends - WEEK
    rates = over(counts)
    expected = levels(rates.shape[:, eve].ravel(), rates.days[:, eve].ravel(), rates.scatter)
    compared = held(counts, ends, window=found.window, heaps=[1 + HEAPS[name] for name in ALL])
    return {
        name: tuple(
            _week(counts[at], int(end), expected[at * len(ends) + number], compared, (at, number)) for number, end in enumerate(ends)
        )
        for at, name in enumerate(ALL)
    }


def _week(counts: NDArray[np.int64], end: int, expected: Level, compared: Held, place: tuple[int, int]) -> Week:
    rising = float(compared.rising[place])
    known = not np.isnan(rising)
    return Week(
        start=end - WEEK + 1, end=end, deeds=int(counts[end - WEEK + 1 : end + 1].sum()), expected=expected,
        usual=WEEK * int(compared.before[place]) / int(compared.days[place]) if known else None, rising=rising if known else None,
    )  # fmt: skip


def dual_spans(found: Course) -> tuple[tuple[int, int], ...]:
    """Days (both included) of the weeks at whose end it was a dual track; weeks in a row are one span."""
    counts = _counts(found)
    ends = _ends(counts.shape[1])
    spans: list[tuple[int, int]] = []
    for end in ends[dual(counts, found.deeds, ends, first=found.first, window=found.window)]:
        start = int(end) - WEEK + 1
        if spans and spans[-1][1] == start - 1:
            start = spans.pop()[0]
        spans.append((start, int(end)))
    return tuple(spans)


def _counts(found: Course) -> NDArray[np.int64]:
    return np.array([found.track(name).counts for name in ALL], np.int64)


def _ends(days: int) -> NDArray[np.int64]:
    """The last days of the whole weeks that have an eve, the earliest first."""
    return np.arange(days - 1, WEEK - 1, -WEEK)[::-1]
