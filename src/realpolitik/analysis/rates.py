"""How often something happens now: counts a day, of which the last weigh most, and how sure one may be of it.

The rate of a series is gamma-distributed: ``shape`` events in ``days`` days. What was counted fades by half in a week, and ten days of the
series' own long-run rate are added, so that a quiet week does not mean never. What a coming stretch counts is then negative-binomial,
wider by a scatter of its own, since events come in heaps: weekly counts between states vary two to four times as much as Poisson's.
The plan is that of discounted gamma-Poisson models (Harvey and Fernandes 1989); the constants were measured on ICEWS18 (notes/log.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from realpolitik.analysis import gamma
from realpolitik.analysis.gamma import Doubles

WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """How the past weighs. Half-lives and weights are days; ``first`` is the rate a day of a series of which nothing is known.

    ``long`` is the half-life of the long-run rate, ``doubt`` the days that ``first`` weighs in it; ``scatter`` is how much wider than
    Poisson's a count of days to come is: one over the size of the negative binomial, beside the doubt about the rate.
    """

    half_life: float = 7.0
    weight: float = 10.0
    long: float = 120.0
    first: float = 0.02
    doubt: float = 5.0
    scatter: float = 0.5


@dataclass(frozen=True, slots=True)
class Rate:
    """What is known of the rates of some series: gamma-distributed with ``shape`` events in ``days`` days, arrays of one shape."""

    shape: Doubles
    days: Doubles
    scatter: float = 0.5

    @property
    def a_day(self) -> Doubles:
        """The expected rate, events a day."""
        return self.shape / self.days

    @property
    def size(self) -> Doubles:
        """The size of the negative binomial that a stretch to come follows."""
        return 1 / (1 / self.shape + self.scatter)

    def mean(self, horizon: float = WEEK) -> Doubles:
        """Events to be expected in the ``horizon`` days to come."""
        return horizon * self.a_day

    def quantile(self, share: float, *, horizon: float = WEEK) -> NDArray[np.int64]:
        """The count that ``horizon`` days to come do not exceed with probability ``share``."""
        return gamma.quantile(share, mean=self.mean(horizon), size=self.size)

    def interval(self, share: float, *, horizon: float = WEEK) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Least and greatest count of the middle ``share`` (.8, .9) of what ``horizon`` days to come may count, both included."""
        tail = (1 - share) / 2
        return self.quantile(tail, horizon=horizon), self.quantile(1 - tail, horizon=horizon)

    def intervals(self, shares: Sequence[float], *, horizon: float = WEEK) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """The intervals of several shares at once, of rates in one row."""
        tails = np.array([tail for share in shares for tail in ((1 - share) / 2, 1 - (1 - share) / 2)])[:, None]
        found = gamma.quantile(tails, mean=self.mean(horizon), size=self.size)
        return [(found[2 * at], found[2 * at + 1]) for at in range(len(shares))]

    def any(self, horizon: float = WEEK) -> Doubles:
        """The probability of at least one event in ``horizon`` days to come."""
        size = self.size
        return -np.expm1(-size * np.log1p(self.mean(horizon) / size))

    def at_least(self, count: ArrayLike, *, horizon: float = WEEK) -> Doubles:
        """The probability of ``count`` events or more in ``horizon`` days to come."""
        return 1 - gamma.counted(np.asarray(count) - 1, mean=self.mean(horizon), size=self.size)

    def exceeds(self, other: Rate, *, heap: ArrayLike = 1.0) -> Doubles:
        """The probability that this rate is higher than another. Events that come in heaps of ``heap`` are as good as so many fewer."""
        by = np.asarray(heap, np.float64)
        return gamma.higher(self.shape / by, self.days / by, other.shape / by, other.days / by)


class Rates:
    """Rates of some series, told a day at a time.

    >>> rates = Rates(2)
    >>> for day in range(100):
    ...     rates.tell([1, 0])
    >>> [round(float(rate), 2) for rate in rates.now().a_day], [int(count) for count in rates.now().interval(0.9)[1]]
    ([0.97, 0.0], [18, 0])
    """

    def __init__(self, series: int, *, memory: Memory | None = None) -> None:
        self.memory = memory if memory is not None else Memory()
        self._counts, self._long = np.zeros((2, series))
        self._days = self._long_days = 0.0
        self._fade, self._slow = 0.5 ** (1 / self.memory.half_life), 0.5 ** (1 / self.memory.long)

    def tell(self, counts: ArrayLike) -> None:
        """Takes in the counts of one more day: one a series."""
        today = np.asarray(counts, np.float64)
        if today.shape != self._counts.shape:
            raise ValueError(f"counts of {len(self._counts)} series are wanted, not of {today.shape}")
        self._counts, self._days = self._counts * self._fade + today, self._days * self._fade + 1
        self._long, self._long_days = self._long * self._slow + today, self._long_days * self._slow + 1

    def long_run(self) -> Doubles:
        """The own rate of each series over its past, events a day."""
        memory = self.memory
        return (self._long + memory.first * memory.doubt) / (self._long_days + memory.doubt)

    def now(self) -> Rate:
        """The rates after all that was told."""
        memory = self.memory
        shape = self._counts + memory.weight * self.long_run()
        return Rate(shape, np.full_like(shape, self._days + memory.weight), memory.scatter)


def over(counts: ArrayLike, *, memory: Memory | None = None) -> Rate:
    """The rates after each day: from counts by [series, days], arrays by [series, days], in which no day knows of a later one."""
    table = np.asarray(counts, np.float64)
    held = memory if memory is not None else Memory()
    seen, long = (faded(table.T, half_life).T[:, 1:] for half_life in (held.half_life, held.long))
    days, long_days = (faded(np.ones(table.shape[1]), half_life)[1:] for half_life in (held.half_life, held.long))
    shape = seen + held.weight * ((long + held.first * held.doubt) / (long_days + held.doubt))
    return Rate(shape, np.broadcast_to(days + held.weight, shape.shape), held.scatter)


def faded(counts: Doubles, half_life: float) -> Doubles:
    """The sums before each day, and after the last, of counts by day of which each fades: by [days + 1, …]."""
    fade = 0.5 ** (1 / half_life)
    sums = np.zeros((len(counts) + 1, *counts.shape[1:]))
    for day, today in enumerate(counts):
        sums[day + 1] = sums[day] * fade + today
    return sums


def counted(events: ArrayLike, days: ArrayLike, *, first: float = 0.5) -> Rate:
    """The rate after a plain count over a stretch of days; ``first`` is Jeffreys' half an event."""
    shape, length = np.broadcast_arrays(np.asarray(events, np.float64) + first, np.asarray(days, np.float64))
    return Rate(shape, length)
