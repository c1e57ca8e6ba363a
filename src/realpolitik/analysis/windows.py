"""A window of days held against the usual time before it, for many series and many days at once; and what makes a dual track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from realpolitik.analysis.alarms import HEAPS
from realpolitik.analysis.deeds import Deed
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import counted
from realpolitik.analysis.tracks import ALL, COOPERATION, tracks_of

# The last days that are held against the usual, and the days before them that say what is usual: so many, and at least so many.
WINDOW, USUAL, LEAST_USUAL = 28, 180, 90
# Below so many deeds in both nothing is said.
ENOUGH = 10
# How sure one must be of a direction, and what a track must have for a dual track.
SURE, DEEDS, SOURCES = 0.9, 5, 2


@dataclass(frozen=True, slots=True)
class Held:
    """By [series, ends]: deeds of the window, of the usual time ``before`` it, that time's ``days``, and the probability of a rise.

    ``rising`` is NaN where nothing happened or too little of the past is known.
    """

    now: NDArray[np.int64]
    before: NDArray[np.int64]
    days: NDArray[np.int64]
    rising: Doubles


def held(counts: NDArray[np.int64], ends: NDArray[np.int64], *, window: int, heaps: ArrayLike) -> Held:
    """Windows of ``counts`` (by [series, days]) that end with the days ``ends``; deeds of a series come in its ``heaps``."""
    sums = np.concatenate([np.zeros((len(counts), 1), np.int64), counts.cumsum(axis=1)], axis=1)
    start = np.maximum(ends + 1 - window, 0)
    first = np.maximum(start - USUAL, 0)
    now, before, days = sums[:, ends + 1] - sums[:, start], sums[:, start] - sums[:, first], start - first
    known = (days >= LEAST_USUAL) & (now + before > 0)
    rising = np.full(now.shape, np.nan)
    if known.any():
        heap = np.broadcast_to(np.asarray(heaps, np.float64)[:, None], now.shape)[known]
        length = np.broadcast_to(days, now.shape)
        rising[known] = counted(now[known], window).exceeds(counted(before[known], length[known]), heap=heap)
    return Held(now, before, np.broadcast_to(days, now.shape), rising)


def dual(counts: NDArray[np.int64], told: Sequence[Deed], ends: NDArray[np.int64], *, first: date, window: int) -> NDArray[np.bool_]:
    """At which of the days ``ends`` cooperation and force are both surely up, each with enough deeds and sources.

    ``counts`` are by [track of ALL, days] from ``first`` on, ``told`` the deeds behind them.
    """
    parts = (COOPERATION, ("force",))
    rows = np.stack([counts[[ALL.index(name) for name in names]].sum(axis=0) for names in parts])
    found = held(rows, ends, window=window, heaps=[1 + HEAPS[names[0]] for names in parts])
    both: NDArray[np.bool_] = np.all((found.rising >= SURE) & (found.now >= DEEDS), axis=0)
    for at in np.flatnonzero(both):
        last = first + timedelta(days=int(ends[at]))
        since = last - timedelta(days=window - 1)
        both[at] = all(len(sources(told, names, since, last)) >= SOURCES for names in parts)
    return both


def sources(told: Sequence[Deed], names: Sequence[str], since: date, until: date) -> frozenset[str]:
    """The independent sources of what was done on these tracks between two days, both included."""
    found: set[str] = set()
    wanted = set(names)
    for deed in told:
        if since <= deed.day <= until and not wanted.isdisjoint(tracks_of(deed.type, deed.mode, deed.quad)):
            found.update(telling.source for telling in deed.tellings)
    return frozenset(found)
