"""Whether a series runs above its own usual: the last four weeks held against the 180 days before them.

Both are plain counts, so that the rates are gamma-distributed. Events come in heaps, so that some are as good as one that stands alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import counted

# The last days that are held against the usual, and the days before them that say what is usual: so many, and at least so many.
WINDOW, USUAL, LEAST_USUAL = 28, 180, 90
# Below so many deeds in both nothing is said.
ENOUGH = 10


def held(counts: ArrayLike, days: ArrayLike, *, window: int = WINDOW) -> tuple[Doubles, Doubles, NDArray[np.int64]]:
    """For some days (places in ``counts``, one a day from the first that is known): what the ``window`` days up to each count, what the
    usual days before those count, and how many these are."""
    summed = np.concatenate([[0.0], np.cumsum(np.asarray(counts, np.float64))])
    end = np.asarray(days, np.int64) + 1
    start = np.maximum(end - window, 0)
    first = np.maximum(start - USUAL, 0)
    return summed[end] - summed[start], summed[start] - summed[first], start - first


def rising(counts: ArrayLike, days: ArrayLike, *, window: int = WINDOW, heap: float = 1.0) -> Doubles:
    """The probability that the rate of the ``window`` days up to each day lies above the usual one; not a number (nan) where nothing
    happened or less than 90 days of the usual time are known. Events in heaps of ``heap`` are as good as so many fewer."""
    now, before, known = held(counts, days, window=window)
    told = (known >= LEAST_USUAL) & (now + before > 0)
    chance = np.full(len(now), np.nan)
    chance[told] = counted(now[told], np.full(int(told.sum()), window)).exceeds(counted(before[told], known[told]), heap=heap)
    return chance
