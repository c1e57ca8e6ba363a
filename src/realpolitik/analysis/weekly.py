"""A course week by week, for drawing: what came, what the eve let expect, what was usual, and which weeks were a dual track.

Nothing here knows of a later day than the week it tells of, so that past weeks show what could have been said then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.course import LEAST_USUAL, USUAL, Course, Level, dual, level
from realpolitik.analysis.rates import WEEK, counted, over
from realpolitik.analysis.tracks import ALL


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
    expected = [level(rates.shape[at, eve], rates.days[at, eve], rates.scatter) for at in range(len(ALL))]
    sums = np.concatenate([np.zeros((len(ALL), 1), np.int64), counts.cumsum(axis=1)], axis=1)
    start = np.maximum(ends + 1 - found.window, 0)
    before = np.maximum(start - USUAL, 0)
    now, usual, length = sums[:, ends + 1] - sums[:, start], sums[:, start] - sums[:, before], start - before
    told = {}
    for at, track in enumerate(found.tracks):
        rising = counted(now[at], found.window).exceeds(counted(usual[at], np.maximum(length, 1)), heap=track.heap)
        known = (length >= LEAST_USUAL) & (now[at] + usual[at] > 0)
        told[track.name] = tuple(
            Week(
                start=int(end) - WEEK + 1, end=int(end), deeds=int(sums[at, end + 1] - sums[at, end + 1 - WEEK]),
                expected=expected[at][number],
                usual=WEEK * float(usual[at, number]) / int(length[number]) if known[number] else None,
                rising=float(rising[number]) if known[number] else None,
            )
            for number, end in enumerate(ends)
        )  # fmt: skip
    return told


def dual_spans(found: Course) -> tuple[tuple[int, int], ...]:
    """Days (both included) of the weeks at whose end it was a dual track; weeks in a row are one span."""
    counts = _counts(found)
    spans: list[tuple[int, int]] = []
    for end in _ends(counts.shape[1]):
        last = found.first + timedelta(days=int(end))
        if dual(counts[:, : end + 1], [deed for deed in found.deeds if deed.day <= last], last=last, window=found.window):
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
