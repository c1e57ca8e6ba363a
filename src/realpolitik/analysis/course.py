"""The course of one power toward another: on four tracks the rates of late, the usual ones, which way they go, and how sure that is.

No answer is one number: cooperation in words and deeds stands beside conflict in words and deeds, since one does not undo the other. A
*dual track* is cooperation and force that both rise. Only what really happened may be handed in (:mod:`realpolitik.analysis.deeds`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.alarms import HEAPS, Alarm, alarms
from realpolitik.analysis.deeds import Deed
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import WEEK, Rate, over
from realpolitik.analysis.regimes import Regime, regimes_of
from realpolitik.analysis.tracks import ALL, CLOSER, tracks_of
from realpolitik.analysis.windows import ENOUGH, SURE, USUAL, WINDOW, dual, held, sources

Direction = Literal["up", "down", "level", "unknown"]

SHARES = (0.8, 0.9)
KIND = attrgetter("day", "type", "mode", "quad")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How one track of the window is held against the usual time, as a :class:`Track` has it, and nothing of its past."""

    name: str
    deeds: int
    sources: int
    before: int
    rising: float | None
    direction: Direction


def turns(told: Sequence[Deed], *, first: date, last: date, window: int = WINDOW) -> tuple[tuple[Turn, ...], bool, bool]:
    """The turns of a course, whether there is enough to say anything, and whether it is a dual track: in a tenth of the time."""
    return _turns(*_counts(told, first, last, window), first=first, last=last, window=window)


def course(
    told: Sequence[Deed], *, source: str, target: str, first: date, last: date, window: int = WINDOW, worth: Doubles | None = None
) -> Course:
    """The course by deeds between two days, both included, before the first of which nothing is known; ``worth`` as for alarms."""
    counts, inside = _counts(told, first, last, window)
    turned, enough, both = _turns(counts, inside, first=first, last=last, window=window)
    heard = alarms(counts, ALL, worth=worth)
    cut = regimes_of(counts, heaps=[1 + HEAPS[name] for name in ALL])
    rates = over(counts)
    week = levels(rates.shape[:, -1], rates.days[:, -1], rates.scatter)
    tracks = tuple(_track(turn, counts[at], window, heard[at], week[at], cut[at]) for at, turn in enumerate(turned))
    return Course(
        source=source, target=target, first=first, last=last, window=window, tracks=tracks, enough=enough, dual=both, deeds=tuple(inside)
    )


def _counts(told: Sequence[Deed], first: date, last: date, window: int) -> tuple[NDArray[np.int64], list[Deed]]:
    """Deeds by track and day, and those that lie between the days."""
    days = (last - first).days + 1
    if days < 1 or window < 1:
        raise ValueError(f"no course from {first} to {last} over {window} days")
    inside = [deed for deed in told if first <= deed.day <= last]
    counts = np.zeros((len(ALL), days), np.int64)
    for (day, kind, mode, quad), count in Counter(map(KIND, inside)).items():
        for name in tracks_of(kind, mode, quad):
            counts[ALL.index(name), (day - first).days] += count
    return counts, inside


def _turns(
    counts: NDArray[np.int64], inside: Sequence[Deed], *, first: date, last: date, window: int
) -> tuple[tuple[Turn, ...], bool, bool]:
    since, end = last - timedelta(days=window - 1), np.array([counts.shape[1] - 1])
    compared = held(counts, end, window=window, heaps=[1 + HEAPS[name] for name in ALL])
    found = []
    for at, name in enumerate(ALL):
        now, before, chance = int(compared.now[at, 0]), int(compared.before[at, 0]), float(compared.rising[at, 0])
        rising = None if np.isnan(chance) else chance
        told_by = len(sources(inside, (name,), since, last))
        found.append(Turn(name=name, deeds=now, sources=told_by, before=before, rising=rising, direction=_direction(rising)))
    enough = sum(turn.deeds + turn.before for turn in found if turn.name not in CLOSER) >= ENOUGH
    return tuple(found), enough, enough and bool(dual(counts, inside, end, first=first, window=window)[0])


def _track(
    turn: Turn, counts: NDArray[np.int64], window: int, heard: tuple[Alarm, ...], week: Level, cut: tuple[Regime, ...]
) -> Track:  # fmt: skip
    usual_days = min(len(counts) - window, USUAL)
    return Track(
        name=turn.name, deeds=turn.deeds, sources=turn.sources, before=turn.before, week=week,
        usual=None if turn.rising is None else WEEK * turn.before / usual_days, rising=turn.rising, direction=turn.direction,
        counts=tuple(counts.tolist()), alarms=heard, regimes=cut,
    )  # fmt: skip


def _direction(rising: float | None) -> Direction:
    if rising is None:
        return "unknown"
    return "up" if rising >= SURE else "down" if rising <= 1 - SURE else "level"


def levels(shape: Doubles, days: Doubles, scatter: float) -> list[Level]:
    """What each of some rates lets expect of the week to come."""
    rate = Rate(shape, days, scatter)
    mean = rate.mean()
    between = [(share, low, high) for share, (low, high) in zip(SHARES, rate.intervals(SHARES), strict=True)]
    return [
        Level(mean=float(mean[at]), between=tuple((share, int(low[at]), int(high[at])) for share, low, high in between))
        for at in range(len(mean))
    ]
