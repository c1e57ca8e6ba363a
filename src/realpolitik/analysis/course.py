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
from realpolitik.analysis.rates import WEEK, Rate, counted, over
from realpolitik.analysis.regimes import Regime, regimes
from realpolitik.analysis.tracks import ALL, COOPERATION, tracks_of

Direction = Literal["up", "down", "level", "unknown"]

# The last days that are held against the usual, and the days before them that say what is usual: so many, and at least so many.
WINDOW, USUAL, LEAST_USUAL = 28, 180, 90
# How sure one must be of a direction, and what a track must have for a dual track; below so many deeds nothing is said.
SURE, DEEDS, SOURCES, ENOUGH = 0.9, 5, 2, 10
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
    ``counts`` are by day from the first day on; alarms count days from it. Deeds come in heaps of ``heap``.
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
    heap: float


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
    since = last - timedelta(days=window - 1)
    sources = {name: len(_sources(inside, (name,), since)) for name in ALL}
    heard = alarms(counts, ALL, worth=worth)
    rates = over(counts)
    week = [level(rates.shape[at, -1:], rates.days[at, -1:], rates.scatter)[0] for at in range(len(ALL))]
    tracks = tuple(_track(name, counts[at], sources[name], window, heard[at], week[at]) for at, name in enumerate(ALL))
    recent = sum(track.deeds + track.before for track in tracks if track.name not in ("show", "use"))
    return Course(
        source=source, target=target, first=first, last=last, window=window, tracks=tracks, enough=recent >= ENOUGH,
        dual=recent >= ENOUGH and dual(counts, inside, last=last, window=window), deeds=tuple(inside),
    )  # fmt: skip


def _track(name: str, counts: NDArray[np.int64], sources: int, window: int, heard: tuple[Alarm, ...], week: Level) -> Track:
    now, before, rising = _held(counts, window, name)
    usual_days = len(counts[:-window][-USUAL:])
    known = rising is not None
    return Track(
        name=name, deeds=now, sources=sources, before=before, week=week, usual=WEEK * before / usual_days if known else None,
        rising=rising, direction=_direction(rising), counts=tuple(int(count) for count in counts), alarms=heard,
        regimes=regimes(counts, heap=1 + HEAPS[name]), heap=1 + HEAPS[name],
    )  # fmt: skip


def _held(counts: NDArray[np.int64], window: int, name: str) -> tuple[int, int, float | None]:
    """Deeds of the window, of the usual time before it, and the probability of a rise; None if nothing happened or too little is known."""
    now, usual = counts[-window:], counts[:-window][-USUAL:]
    if len(usual) < LEAST_USUAL or not counts[-window - USUAL :].any():
        return int(now.sum()), int(usual.sum()), None
    rising = counted(now.sum(), len(now)).exceeds(counted(usual.sum(), len(usual)), heap=1 + HEAPS[name])
    return int(now.sum()), int(usual.sum()), float(rising)


def _direction(rising: float | None) -> Direction:
    if rising is None:
        return "unknown"
    return "up" if rising >= SURE else "down" if rising <= 1 - SURE else "level"


def dual(counts: NDArray[np.int64], told: Sequence[Deed], *, last: date, window: int) -> bool:
    """Whether on the ``last`` day, with which counts by [track, days] end, cooperation and force are both surely up, each with enough deeds
    and sources."""
    since = last - timedelta(days=window - 1)
    rows = {"cooperation": counts[[ALL.index(name) for name in COOPERATION]].sum(axis=0), "force": counts[ALL.index("force")]}
    names = {"cooperation": COOPERATION, "force": ("force",)}
    for part, row in rows.items():
        deeds, _, rising = _held(row, window, names[part][0])
        if rising is None or rising < SURE or deeds < DEEDS or len(_sources(told, names[part], since)) < SOURCES:
            return False
    return True


def _sources(told: Sequence[Deed], names: Sequence[str], since: date) -> frozenset[str]:
    found: set[str] = set()
    for deed in told:
        if deed.day >= since and not set(names).isdisjoint(tracks_of(deed.type, deed.mode, deed.quad)):
            found |= deed.sources
    return frozenset(found)


def level(shape: Doubles, days: Doubles, scatter: float) -> list[Level]:
    """What each of some days lets expect of the week after it, from the rates known on it."""
    rate = Rate(shape, days, scatter)
    mean = rate.mean()
    between = [(share, *rate.interval(share)) for share in SHARES]
    return [
        Level(mean=float(mean[at]), between=tuple((share, int(low[at]), int(high[at])) for share, low, high in between))
        for at in range(len(mean))
    ]
