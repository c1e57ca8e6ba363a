"""Regimes: the past of a series of counts cut into stretches of one rate each, for drawing.

The best cut of all, by the likelihood of Poisson counts and a price for each cut, found by dynamic programming (Jackson et al. 2005): what
PELT finds by the same sums, which over numpy need no pruning for some years of days. It knows the whole series and so tells no alarm
(:mod:`realpolitik.analysis.alarms`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

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
    series = np.asarray(counts, np.float64)
    days = len(series)
    if not days:
        return ()
    sums = np.concatenate([[0.0], series.cumsum()])
    price = 2 * np.log(max(days, 2))
    best, cut = np.full(days + 1, np.inf), np.zeros(days + 1, np.int64)
    best[0] = -price
    # Only a series shorter than the shortest regime is a regime all the same.
    for end in range(min(shortest, days), days + 1):
        starts = np.arange(max(end - shortest, 0) + 1)
        events, length = sums[end] - sums[starts], (end - starts).astype(np.float64)
        rate = np.where(events > 0, events / length, 1.0)
        cost = best[starts] - 2 / heap * events * (np.log(rate) - 1) + price
        cut[end] = int(cost.argmin())
        best[end] = cost[cut[end]]
    edges = [days]
    while edges[-1] > 0:
        edges.append(int(cut[edges[-1]]))
    edges.reverse()
    return tuple(Regime(start, end, float((sums[end] - sums[start]) / (end - start))) for start, end in pairwise(edges))
