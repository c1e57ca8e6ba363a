"""Regimes: the past of a series of counts cut into stretches of one rate each, for drawing.

The best cut of all, by the likelihood of Poisson counts and a price for each cut, found by dynamic programming (Jackson et al. 2005): what
PELT finds by the same sums, which over numpy need no pruning for some years of days. It knows the whole series and so tells no alarm
(:mod:`realpolitik.analysis.alarms`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Nothing shorter is called a regime.
SHORTEST = 7


@dataclass(frozen=True, slots=True)
class Regime:
    """Days ``start`` to ``end`` (after the last), and the events a day in them."""

    start: int
    end: int
    rate: float


def regimes(counts: ArrayLike, *, heap: float = 1.0, shortest: int = SHORTEST) -> tuple[Regime, ...]:
    """The regimes of one series. Events that come in heaps count for so many fewer; a cut costs as much as two parameters more (BIC).

    >>> [(one.start, one.end, one.rate) for one in regimes([1] * 30 + [6] * 30)]
    [(0, 30, 1.0), (30, 60, 6.0)]
    """
    return regimes_of(np.asarray(counts)[None], heaps=[heap], shortest=shortest)[0]


def regimes_of(table: ArrayLike, *, heaps: ArrayLike, shortest: int = SHORTEST) -> list[tuple[Regime, ...]]:
    """The regimes of each of some series of the same days, by [series, days]; events of a series come in its ``heaps``."""
    counts = np.asarray(table, np.float64)
    series, days = counts.shape
    if not days:
        return [()] * series
    sums = np.concatenate([np.zeros((series, 1)), counts.cumsum(axis=1)], axis=1)
    price, twice = 2 * np.log(max(days, 2)), 2 / np.asarray(heaps, np.float64)[:, None]
    best, cut, every = np.full((series, days + 1), np.inf), np.zeros((series, days + 1), np.int64), np.arange(series)
    best[:, 0] = -price
    # Only a series shorter than the shortest regime is a regime all the same.
    for end in range(min(shortest, days), days + 1):
        starts = max(end - shortest, 0) + 1
        events = sums[:, end : end + 1] - sums[:, :starts]
        rate = np.where(events > 0, events / np.arange(end, end - starts, -1.0), 1.0)
        cost = best[:, :starts] - twice * events * (np.log(rate) - 1) + price
        cut[:, end] = cost.argmin(axis=1)
        best[:, end] = cost[every, cut[:, end]]
    return [_regimes(sums[one], cut[one]) for one in every]


def _regimes(sums: NDArray[np.float64], cut: NDArray[np.int64]) -> tuple[Regime, ...]:
    """Follows the cuts back from the end."""
    edges = [len(cut) - 1]
    while edges[-1] > 0:
        edges.append(int(cut[edges[-1]]))
    edges.reverse()
    return tuple(Regime(start, end, float((sums[end] - sums[start]) / (end - start))) for start, end in pairwise(edges))
