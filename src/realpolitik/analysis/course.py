"""The course of one power toward another: on four tracks the rates of late, the usual ones, which way they go, and how sure that is.

No answer is one number: cooperation in words and deeds stands beside conflict in words and deeds, since one does not undo the other. A
*dual track* is cooperation and force that both rise. Only what really happened may be handed in (:mod:`realpolitik.analysis.deeds`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.alarms import HEAPS, Alarm, alarms
from realpolitik.analysis.deeds import Deed
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import WEEK, Rate, over
from realpolitik.analysis.regimes import Regime, regimes
from realpolitik.analysis.tracks import ALL, tracks_of
from realpolitik.analysis.windows import SURE, Held, dual, held, sources

Direction = Literal["up", "down", "level", "unknown"]

# The last days that are held against the usual; below so many deeds nothing is said.
WINDOW, ENOUGH = 28, 10
SHARES = (0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Deeds a week: the mean of those to be expected, and between which counts ``share`` (.8, .9) of weeks lie."""

    mean: float
    between: tuple[tuple[float, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One track: deeds and independent sources of the window, deeds of the usual time, what the next week lets expect, and the direction.

    ``usual`` is deeds a week, None where too little of the past is known; ``rising`` is the probability that the rate is above it.
    ``counts`` are by day from the first day on; alarms count days from it.
    """

    name: str
    deeds: int
    sources: int
    before: int
    week: Level
    usual: float | None
    rising: float | None
    direction: Direction
    counts: tuple[int, ...]
    alarms: tuple[Alarm, ...]
    regimes: tuple[Regime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course from ``first`` to ``last``: its tracks, whether there is enough to say anything, and whether it is a dual track."""

    source: str
    target: str
    first: date
    last: date
    window: int
    tracks: tuple[Track, ...]
    enough: bool
    dual: bool
    deeds: tuple[Deed, ...]

    def track(self, name: str) -> Track:
        """The track of this name; raises KeyError if there is none."""
        return {one.name: one for one in self.tracks}[name]


def course(
    told: Sequence[Deed], *, source: str, target: str, first: date, last: date, window: int = WINDOW, worth: Doubles | None = None
) -> Course:
    """The course by deeds between two days, both included, before the first of which nothing is known; ``worth`` as for alarms."""
    days = (last - first).days + 1
    if days < 1 or window < 1:
        raise ValueError(f"no course from {first} to {last} over {window} days")
    inside = [deed for deed in told if first <= deed.day <= last]
    counts = np.zeros((len(ALL), days), np.int64)
    for deed in inside:
        for name in tracks_of(deed.type, deed.mode, deed.quad):
            counts[ALL.index(name), (deed.day - first).days] += 1
    since, end = last - timedelta(days=window - 1), np.array([days - 1])
    compared = held(counts, end, window=window, heaps=[1 + HEAPS[name] for name in ALL])
    heard = alarms(counts, ALL, worth=worth)
    rates = over(counts)
    week = levels(rates.shape[:, -1], rates.days[:, -1], rates.scatter)
    tracks = tuple(
        _track(name, counts[at], len(sources(inside, (name,), since, last)), compared, heard[at], week[at]) for at, name in enumerate(ALL)
    )
    recent = sum(track.deeds + track.before for track in tracks if track.name not in ("show", "use"))
    return Course(
        source=source, target=target, first=first, last=last, window=window, tracks=tracks, enough=recent >= ENOUGH,
        dual=recent >= ENOUGH and bool(dual(counts, inside, end, first=first, window=window)[0]), deeds=tuple(inside),
    )  # fmt: skip


def _track(name: str, counts: NDArray[np.int64], told_by: int, compared: Held, heard: tuple[Alarm, ...], week: Level) -> Track:
    at = ALL.index(name)
    before, rising = int(compared.before[at, 0]), float(compared.rising[at, 0])
    known = not np.isnan(rising)
    return Track(
        name=name, deeds=int(compared.now[at, 0]), sources=told_by, before=before, week=week,
        usual=WEEK * before / int(compared.days[at, 0]) if known else None, rising=rising if known else None,
        direction=_direction(rising if known else None), counts=tuple(int(count) for count in counts), alarms=heard,
        regimes=regimes(counts, heap=1 + HEAPS[name]),
    )  # fmt: skip


def _direction(rising: float | None) -> Direction:
    if rising is None:
        return "unknown"
    return "up" if rising >= SURE else "down" if rising <= 1 - SURE else "level"


def levels(shape: Doubles, days: Doubles, scatter: float) -> list[Level]:
    """What each of some rates lets expect of the week to come."""
    rate = Rate(shape, days, scatter)
    mean = rate.mean()
    between = [(share, *rate.interval(share)) for share in SHARES]
    return [
        Level(mean=float(mean[at]), between=tuple((share, int(low[at]), int(high[at])) for share, low, high in between))
        for at in range(len(mean))
    ]
