"""Days on which one track between two powers runs above its own baseline.

The rate of a day (``rates``: what was counted fades by half in a week) is held against a plain count of the 180 days that end two weeks
before it, so that what is rising now is not in its own measure. Events come in heaps, so that two are as good as one that stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import Memory, Rate, counted

BASELINE, APART, HEAP = 180, 14, 2.0
# Fewer events than this in the last two weeks raise nothing.
LEAST = 5


def raised(counts: Mapping[int, int], *, probability: float, first: int, last: int) -> list[int]:
    """The days from ``first`` to ``last`` (ordinals) on which the rate lies above its baseline with this probability or more.

    ``counts`` are events by day. Days before the first event, and the two weeks after, have no baseline and are never raised.
    """
    if not counts or last < first:
        return []
    begin = min(counts)
    series = np.zeros(max(last, max(counts)) - begin + 1)
    for day, count in counts.items():
        series[day - begin] = count
    summed = np.concatenate([[0.0], np.cumsum(series)])
    days = np.arange(max(begin + APART, first), last + 1) - begin
    before = np.maximum(days - APART + 1, 0)
    enough = summed[days + 1] - summed[before] >= LEAST
    days, before = days[enough], before[enough]
    if not len(days):
        return []
    start = np.maximum(before - BASELINE, 0)
    chance = rate(series)[days].exceeds(counted(summed[before] - summed[start], before - start), heap=HEAP)
    return [int(day) + begin for day in days[chance >= probability]]


@dataclass(frozen=True, slots=True)
class Faded:
    """The rate of one series after each of its days."""

    shape: Doubles
    days: Doubles

    def __getitem__(self, days: NDArray[np.int64]) -> Rate:
        return Rate(self.shape[days], self.days[days])


def rate(series: Doubles) -> Faded:
    """What ``rates.over`` tells of one series, in one sweep instead of a step a day."""
    memory = Memory()
    counts, days = _faded(series, memory.half_life)
    long, long_days = _faded(series, memory.long)
    usual = (long + memory.first * memory.doubt) / (long_days + memory.doubt)
    return Faded(counts + memory.weight * usual, days + memory.weight)


def _faded(series: Doubles, half_life: float) -> tuple[Doubles, Doubles]:
    """The sum of a series that fades by half in so many days, and of its days, after each day. Twenty half-lives are forgotten."""
    weights = 0.5 ** (np.arange(min(len(series), int(20 * half_life))) / half_life)
    days = np.cumsum(np.concatenate([weights, np.zeros(len(series) - len(weights))]))
    return np.convolve(series, weights)[: len(series)], days
