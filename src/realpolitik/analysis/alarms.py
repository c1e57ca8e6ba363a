"""Alarms: on which days a series of counts turned, told on that day from what was known by then.

The count of the last days is held against what the series' own past lets expect: a rate that fades over two months, on a day of the week
like this one. Events come in heaps, since one affair is told as many acts: a count is taken as so many heaps (Poisson) of about so many
events each, hence as a negative binomial whose variance is a multiple of its mean; heaps themselves come in bursts, so that the multiple
grows with the length of the window. That this multiple does not depend on the rate was measured on ICEWS18 (notes/log.md); with plain
Poisson counts, pairs that talk much sound all the time. Several windows at once find the sudden turn and the slow one. An alarm sounds
where the count would be that high by chance once in 800 times; later windows begin some days after it, so that one affair sounds once.
A fall is told only against three pasts, the own, the last weeks and the middle week of half a year: what falls back to what it was before
is no turn.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from realpolitik.analysis import gamma
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import faded

# Variance over mean of a day's count, less one: measured on pairs of states in ICEWS18, day by day against the faded past.
HEAPS = {"talk": 2.2, "deliver": 1.0, "press": 1.1, "force": 1.0, "show": 1.0, "use": 1.0}
# A weekday counts for at least, and at most, so much of a day.
LEAST, MOST = 0.3, 1.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Alertness:
    """When an alarm sounds. All but ``odds`` (one in so many), ``burst`` (how the heaps grow with the window) and ``half`` are days.

    ``windows`` that are held against the past; ``own`` is the half-life of that past; falls are held, in windows of ``fall`` or more,
    against a past of half-life ``lately`` too, and against the middle week of the ``usual`` days; ``past`` must lie before a window; the
    ``gap`` after an alarm belongs to its affair; ``half`` an event is believed beforehand.
    """

    windows: tuple[int, ...] = (1, 2, 3, 5, 7, 10, 14, 21, 28)
    own: float = 60.0
    lately: float = 20.0
    usual: int = 180
    odds: float = 800.0
    burst: float = 0.4
    past: int = 20
    gap: int = 3
    fall: int = 7
    half: float = 0.5
    heaps: Mapping[str, float] = field(default_factory=lambda: HEAPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A turn: the number of its day, up or down, and the window that told it: its length in days, count, expected count, and chance."""

    day: int
    up: bool
    window: int
    count: int
    expected: float
    chance: float


def weekdays(totals: ArrayLike) -> Doubles:
    """How much of a day each day is, from the counts of all series together: what its weekday was worth before; 1 in the first four weeks.

    >>> [round(float(worth), 2) for worth in weekdays([8, 8, 8, 8, 8, 2, 2] * 6)[35:]]
    [1.27, 1.27, 1.27, 1.27, 1.27, 0.32, 0.32]
    """
    counts = np.asarray(totals, np.float64)
    worth = np.ones(len(counts))
    days = np.arange(28, len(counts))
    if not len(days):
        return worth
    table = np.concatenate([counts, np.zeros(-len(counts) % 7)]).reshape(-1, 7)
    sums = np.concatenate([np.zeros((1, 7)), table.cumsum(axis=0)])
    # Of each weekday, on each day, how many came before.
    came = days[:, None] // 7 + (np.arange(7) < days[:, None] % 7)
    week = sums[came, np.arange(7)] / came
    known = week.any(axis=1)
    worth[days[known]] = np.clip(week[known, days[known] % 7] / week[known].mean(axis=1), LEAST, MOST)
    return worth


def alarms(
    counts: ArrayLike, tracks: tuple[str, ...] | list[str], *, worth: ArrayLike | None = None, alertness: Alertness | None = None
) -> list[tuple[Alarm, ...]]:
    """The alarms of each series: ``counts`` by [series, days], the track of each, and what each day is ``worth`` (:func:`weekdays`)."""
    alert = alertness if alertness is not None else Alertness()
    table = np.asarray(counts, np.float64)
    if len(tracks) != len(table):
        raise ValueError(f"a track for each of {len(table)} series is wanted, not {len(tracks)}")
    days = np.ones(table.shape[1]) if worth is None else np.asarray(worth, np.float64)
    heaps = np.array([alert.heaps[track] for track in tracks])[:, None]
    seen = _Seen(table, days, heaps, alert)
    own = seen.past(alert.own)
    windows = [window for window in alert.windows if window + alert.past < table.shape[1]]
    if not windows:
        return [() for _ in table]
    rises = seen.rises(windows, own)
    falls = np.max([seen.falls(windows, past) for past in (own, seen.past(alert.lately), seen.middle(own[1]))], axis=0)
    found = []
    for at in range(len(table)):
        told: list[Alarm] = []
        for day, which, up in _turns(rises[:, at], falls[:, at], np.array(windows), alert):
            count, expected = seen.held(at, day, windows[which], own)
            chance = float((rises if up else falls)[which, at, day])
            told.append(Alarm(day=day, up=up, window=windows[which], count=count, expected=expected, chance=chance))
        found.append(tuple(told))
    return found


def _turns(rises: Doubles, falls: Doubles, windows: NDArray[np.int64], alert: Alertness) -> list[tuple[int, int, bool]]:
    """Day, window and direction of each alarm of one series, from chances by [windows, days]."""
    told: list[tuple[int, int, bool]] = []
    last: int | None = None
    for day in np.flatnonzero((rises.min(axis=0) < 1 / alert.odds) | (falls.min(axis=0) < 1 / alert.odds)):
        open_ = np.arange(len(windows)) if last is None else np.flatnonzero(windows <= day - last - alert.gap)
        if not len(open_):
            continue
        for chances, up in ((rises, True), (falls, False)):
            which = int(open_[chances[open_, day].argmin()])
            if chances[which, day] < 1 / alert.odds:
                last = int(day)
                told.append((last, which, up))
                break
    return told


class _Seen:
    """Counts and days, and how they stand to the past before a window."""

    def __init__(self, table: Doubles, days: Doubles, heaps: Doubles, alert: Alertness) -> None:
        self._table, self._days, self._heaps, self._alert = table, days, heaps, alert
        self._sums = np.concatenate([np.zeros((len(table), 1)), table.cumsum(axis=1)], axis=1)
        self._length = np.concatenate([[0.0], days.cumsum()])

    def past(self, half_life: float) -> tuple[Doubles, Doubles]:
        """Faded counts and days before each day: by [series, days + 1], by [days + 1]."""
        return faded(self._table.T, half_life).T, faded(self._days, half_life)

    def middle(self, known: Doubles) -> tuple[Doubles, Doubles]:
        """As :meth:`past`, with the rate of the middle week of the usual days before each day, known as well as ``known`` days are."""
        counts = np.zeros_like(self._sums)
        weeks = self._sums[:, 7:] - self._sums[:, :-7]
        for row, own in zip(counts, weeks, strict=True):
            row[7:] = np.array(_medians(own.tolist(), self._alert.usual)) / 7 * known[7:]
        return counts, known

    def rises(self, windows: Sequence[int], past: tuple[Doubles, Doubles]) -> Doubles:
        """The chance of so many events or more in each window that ends with each day; 1 where too little past is known."""
        return self._chances(windows, past, up=True)

    def falls(self, windows: Sequence[int], past: tuple[Doubles, Doubles]) -> Doubles:
        """The chance of so few events or fewer; 1 in windows that tell no fall."""
        return self._chances(windows, past, up=False)

    def held(self, series: int, day: int, window: int, past: tuple[Doubles, Doubles]) -> tuple[int, float]:
        """The count of a window and what was expected of it."""
        start = day + 1 - window
        count = self._sums[series, day + 1] - self._sums[series, start]
        rate = (past[0][series, start] + self._alert.half) / past[1][start]
        return int(count), float(rate * (self._length[day + 1] - self._length[start]))

    def _chances(self, windows: Sequence[int], past: tuple[Doubles, Doubles], *, up: bool) -> Doubles:
        """By [windows, series, days]; all windows at once, since to begin takes as long as to work out."""
        found = np.ones((len(windows), *self._table.shape))
        held = []
        for at, window in enumerate(windows):
            if not up and window < self._alert.fall:
                continue
            ends = np.arange(window + self._alert.past, self._table.shape[1])
            starts = ends + 1 - window
            count = self._sums[:, ends + 1] - self._sums[:, starts]
            known = past[0][:, starts] + self._alert.half
            mean = known / past[1][starts] * (self._length[ends + 1] - self._length[starts])
            # The variance over the square of the mean: of heaps in their bursts, and of what is not known of the rate.
            size = 1 / (self._heaps * window**self._alert.burst / mean + (1 + self._heaps) / known)
            series, which = np.nonzero(count > mean if up else count < mean)
            held.append((np.full(len(series), at), series, ends[which], count[series, which], mean[series, which], size[series, which]))
        if held:
            own, series, days, k, m, s = (np.concatenate(part) for part in zip(*held, strict=True))
            found[own, series, days] = gamma.beta(k, s, m / (s + m)) if up else gamma.counted(k, mean=m, size=s)
        return found


def _medians(values: list[float], most: int) -> list[float]:
    """The median of the last ``most`` values up to each."""
    ordered: list[float] = []
    found = []
    for at, value in enumerate(values):
        insort(ordered, value)
        if at >= most:
            del ordered[bisect_left(ordered, values[at - most])]
        found.append((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)
    return found
