"""How many acts of each track the days to come bring between pairs: the fading rates, mended by what the past taught of them.

The mean is that of :mod:`rates`, times a correction that is log-linear in what was counted over shorter and longer stretches: on the track,
on the others, from the other side, by the source and to the target at large. Corrections are learnt from days of the past whose outcome is
known, and are held to none where the past is short. A count is negative-binomial; how wide, is learnt with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis import chances, gamma
from realpolitik.analysis.chances import Chances
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.rates import WEEK, Memory, Rates
from realpolitik.analysis.tracks import TRACKS

# Half-lives in days, and how many days of a low rate are added so that nothing is never.
OWN = ((2.0, 2.0), (7.0, 5.0), (25.0, 10.0), (80.0, 10.0), (1e6, 10.0))
BACK = ((7.0, 5.0), (1e6, 10.0))
SIDE = ((7.0, 1.0), (80.0, 1.0))
LARGE = ((2.0, 1.0), (7.0, 1.0), (25.0, 1.0), (1e6, 1.0))
# Half-lives and added days of the share of weeks that had any.
WEEKS = ((20.0, 5.0), (60.0, 10.0), (1e6, 10.0))
LOW = 0.02
# No mean is less, and no logarithm is raised or lowered by more.
LEAST, MOST = 1e-6, 3.0
PARTS = (
    *(f"own, {half:.0f} days" for half, _ in OWN),
    *(f"from the other side, {half:.0f} days" for half, _ in BACK),
    *(f"all tracks, {half:.0f} days" for half, _ in BACK),
    *(f"{track}, 7 days" for track in TRACKS),
    *(f"by the source to anybody, {half:.0f} days" for half, _ in SIDE),
    *(f"to the target by anybody, {half:.0f} days" for half, _ in SIDE),
    *(f"all by the source, {half:.0f} days" for half, _ in LARGE),
    *(f"all to the target, {half:.0f} days" for half, _ in LARGE),
    *(f"weeks with any, {half:.0f} days" for half, _ in WEEKS),
    "the plain mean",
    "the plain chance of any",
)
# What the parts tell of, in the words of a reason; a part of the track that is foretold tells of that.
OWN_TRACK, OTHERS, BACKWARD = "this track", "the pair's other tracks", "the other side"
TOLD = {"own": OWN_TRACK, "weeks": OWN_TRACK, "the plain": OWN_TRACK, "from the other side": BACKWARD, "all tracks": OTHERS}
TOLD |= dict.fromkeys(TRACKS, OTHERS)
TOLD |= dict.fromkeys(("by the source", "all by the source"), "the source at large")
TOLD |= dict.fromkeys(("to the target", "all to the target"), "the target at large")
# Outcomes learnt from lie so many days apart, and begin when so many days are known.
APART, LEAD = 3, 60
# How many days of the past are learnt from, and how many outcomes a track, at most about.
SPAN, OUTCOMES = 270, 15_000
# Corrections, and widths, are held to none as if so many outcomes had said so; steps of learning.
DOUBT, UNSURE, ROUNDS, NEWTON = 1000.0, 30.0, 3, 5
# Smaller steps change no chance that is shown.
NEAR = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Acts by day: of each ``pair``, ``back``, by its ``source`` and to its ``target`` at large; all arrays of [pairs, tracks, days]."""

    pair: Doubles
    back: Doubles
    source: Doubles
    target: Doubles

    @property
    def days(self) -> int:
        return int(self.pair.shape[2])


@dataclass(frozen=True, slots=True)
class Counts:
    """What is to be expected: a negative binomial for each pair and track, by its ``mean`` and ``size``.

    Where there is a ``chance``, any comes with that, and then as many as the negative binomial counts where it counts any.
    """

    mean: Doubles
    size: Doubles
    chance: Doubles | None = None

    def any(self) -> Doubles:
        """The probability of at least one."""
        return self.chance if self.chance is not None else self._some()

    def expected(self) -> Doubles:
        """The mean of the count."""
        return self.mean * self.any() / self._some()

    def interval(self, share: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Least and greatest count of the middle ``share``, both included; being whole numbers they hold somewhat more."""
        tail = (1 - share) / 2
        low, high = (gamma.quantile(self._plainly(at), mean=self.mean, size=self.size) for at in (tail, 1 - tail))
        return low, high

    def below(self, count: Doubles) -> Doubles:
        """The probability of ``count`` or fewer."""
        more = (1 - gamma.counted(count, mean=self.mean, size=self.size)) / self._some()
        return np.where(np.asarray(count) < 0, 0.0, 1 - self.any() * more)

    def _some(self) -> Doubles:
        """The probability of at least one by the negative binomial alone."""
        return -np.expm1(-self.size * np.log1p(self.mean / self.size))

    def _plainly(self, share: float) -> Doubles:
        """The share of the negative binomial alone that lies below where this share of the whole does."""
        return np.maximum(1 - (1 - share) * self._some() / self.any(), 0.0)


@dataclass(frozen=True, slots=True)
class Correction:
    """Of one track: what the logarithms of the mean and of the size are raised by.

    Each is a sum over the parts in units of their own spread, that of the size a line in the logarithm of the mean.
    """

    centre: Doubles
    spread: Doubles
    weights: Doubles
    width: tuple[float, float]

    def of(self, parts: Doubles, mean: Doubles, size: Doubles) -> tuple[Doubles, Doubles]:
        """Mean and size, mended."""
        mended = _mended(mean, _row(parts, self.centre, self.spread) @ self.weights)
        return mended, _wide(size, self.width, mended)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What was learnt for the next ``horizon`` days: a correction for each track, and from how many ``outcomes`` a track."""

    horizon: int
    corrections: tuple[Correction, ...]
    chances: Chances
    outcomes: int
    memory: Memory = field(default_factory=Memory)

    def at(self, ledger: Ledger, days: Sequence[int]) -> list[Counts]:
        """What was to be expected at the beginning of each of these days (its number is how many days are known), in their order."""
        found = []
        for parts, mean, size in _known(ledger, days, horizon=self.horizon, memory=self.memory):
            mended = [one.of(parts[:, track], mean[:, track], size[:, track]) for track, one in enumerate(self.corrections)]
            means, sizes = (np.stack(both, axis=1) for both in zip(*mended, strict=True))
            found.append(Counts(means, sizes, self.chances.of(parts)))
        return found

    def reasons(self, ledger: Ledger, day: int) -> list[list[dict[str, float]]]:
        """By pair and track: how many times the odds of any are what they are on the mean of all learnt from, by what that rests on."""
        if not self.outcomes:
            return [[{} for _ in TRACKS] for _ in ledger.pair]
        ((parts, _, _),) = _known(ledger, [day], horizon=self.horizon, memory=self.memory)
        pushes = self.chances.pushes(parts)
        found = []
        for row in pushes:
            told: list[dict[str, float]] = []
            for track, own in zip(TRACKS, row, strict=True):
                sums: dict[str, float] = {}
                for part, push in zip(PARTS, own.tolist(), strict=True):
                    what = OWN_TRACK if part.startswith(f"{track},") else _told_of(part)
                    sums[what] = sums.get(what, 0.0) + push
                told.append({what: float(np.exp(push)) for what, push in sorted(sums.items(), key=lambda one: -abs(one[1]))})
            found.append(told)
        return found


def _told_of(part: str) -> str:
    return next(what for start, what in TOLD.items() if part.startswith(start))


def learn(ledger: Ledger, *, horizon: int = WEEK, least: float = 0.0, memory: Memory | None = None) -> Outlook:
    """Learns corrections from the days of a ledger whose outcome it knows; from a short one there are none.

    A pair is learnt from on days by which it had ``least`` acts a day: one that is asked about for what came later would teach that more
    comes than does.
    """
    memory = memory if memory is not None else Memory()
    days = range(max(LEAD, ledger.days - SPAN), ledger.days - horizon + 1, APART)
    before = np.cumsum(ledger.pair.sum(axis=1), axis=1)
    busy = [before[:, day - 1] >= least * day for day in days]
    thin = max(1, round(sum(int(chosen.sum()) for chosen in busy) / OUTCOMES))
    days, busy = days[::thin], busy[::thin]
    known = [
        (parts[chosen], mean[chosen], size[chosen])
        for (parts, mean, size), chosen in zip(_known(ledger, days, horizon=horizon, memory=memory), busy, strict=True)
    ]
    outcomes = [ledger.pair[chosen, :, day : day + horizon].sum(axis=2) for day, chosen in zip(days, busy, strict=True)]
    if not sum(len(one) for one in outcomes):
        none = Correction(np.zeros(len(PARTS)), np.ones(len(PARTS)), np.zeros(len(PARTS) + 1), (0.0, 0.0))
        return Outlook(horizon, (none,) * len(TRACKS), chances.none(len(PARTS)), 0, memory)
    parts, mean, size = (np.concatenate(found) for found in zip(*known, strict=True))
    came = np.concatenate(outcomes)
    corrections = tuple(_corrected(parts[:, track], mean[:, track], size[:, track], came[:, track]) for track in range(len(TRACKS)))
    return Outlook(horizon, corrections, chances.learn(parts, came), len(came), memory)


def _known(ledger: Ledger, days: Sequence[int], *, horizon: int, memory: Memory) -> list[tuple[Doubles, Doubles, Doubles]]:
    """At the beginning of each day the parts by pair, track and part; and mean and size by the plain rates."""
    pairs, tracks, _ = ledger.pair.shape
    rates = Rates(pairs * tracks, memory=memory)
    series = (
        *((ledger.pair, *plan) for plan in OWN),
        *((ledger.back, *plan) for plan in BACK),
        *((ledger.pair.sum(axis=1, keepdims=True), *plan) for plan in BACK),
        *((ledger.pair[:, [track]], *OWN[1]) for track in range(tracks)),
        *((ledger.source, *plan) for plan in SIDE),
        *((ledger.target, *plan) for plan in SIDE),
        *((ledger.source.sum(axis=1, keepdims=True), *plan) for plan in LARGE),
        *((ledger.target.sum(axis=1, keepdims=True), *plan) for plan in LARGE),
        *((_lately(ledger.pair, horizon), *plan) for plan in WEEKS),
    )
    counted = [np.zeros(one.shape[:2]) for one, _, _ in series]
    length = np.zeros(len(series))
    wanted, found = set(days), []
    for day in range(max(days, default=-1) + 1):
        if day in wanted:
            parts = np.empty((pairs, tracks, len(PARTS)))
            for at, (count, (_, _, doubt)) in enumerate(zip(counted, series, strict=True)):
                parts[:, :, at] = np.log((count + doubt * LOW) / (length[at] + doubt))
            now = rates.now()
            plain = Counts(now.mean(horizon).reshape(pairs, tracks), now.size.reshape(pairs, tracks))
            # The rate at which so many stretches would have any.
            parts[:, :, -2 - len(WEEKS) : -2] = np.log(-np.log1p(-np.exp(parts[:, :, -2 - len(WEEKS) : -2])))
            parts[:, :, -2], parts[:, :, -1] = np.log(plain.mean), chances.odds(plain.any())
            found.append((parts, plain.mean, plain.size))
        if day < ledger.days:
            rates.tell(ledger.pair[:, :, day].reshape(-1))
            for at, (one, half_life, _) in enumerate(series):
                fade = 0.5 ** (1 / half_life)
                counted[at] = counted[at] * fade + one[:, :, day]
                length[at] = length[at] * fade + 1
    return found


def _lately(counts: Doubles, horizon: int) -> Doubles:
    """For each day, whether it or one of the days before it, ``horizon`` in all, had any."""
    told = np.cumsum(counts, axis=2)
    found: Doubles = (told - np.pad(told, ((0, 0), (0, 0), (horizon, 0)))[:, :, : counts.shape[2]] > 0).astype(np.float64)
    return found


def _row(parts: Doubles, centre: Doubles, spread: Doubles) -> Doubles:
    """The parts in units of their spread, after a one."""
    return np.concatenate([np.ones((len(parts), 1)), (parts - centre) / spread], axis=1)


def _mended(mean: Doubles, raised: Doubles) -> Doubles:
    """The mean, its logarithm raised within bounds."""
    return np.maximum(mean * np.exp(np.clip(raised, -MOST, MOST)), LEAST)


def _wide(size: Doubles, width: Sequence[float] | Doubles, mean: Doubles) -> Doubles:
    """The size, its logarithm raised by a line in that of the mean, within bounds."""
    return size * np.exp(np.clip(width[0] + width[1] * np.log(mean), -MOST, MOST))


def _corrected(parts: Doubles, mean: Doubles, size: Doubles, came: Doubles) -> Correction:
    """The likeliest correction, held to none (Newton's steps for the mean and for the width by turns)."""
    centre, spread = parts.mean(axis=0), parts.std(axis=0) + 1e-3
    row = _row(parts, centre, spread)
    weights, width = np.zeros(row.shape[1]), np.zeros(2)
    for _ in range(ROUNDS):
        for _ in range(NEWTON):
            mended = _mended(mean, row @ weights)
            wide = _wide(size, width, mended)
            damped = 1 / (1 + mended / wide)
            slope = row.T @ ((came - mended) * damped) - DOUBT * weights
            curve = (row * (mended * damped)[:, None]).T @ row + DOUBT * np.eye(len(weights))
            step = np.clip(np.linalg.solve(curve, slope), -0.5, 0.5)
            weights = weights + step
            if np.abs(step).max() < NEAR:
                break
        mended = _mended(mean, row @ weights)
        before, width = width, _width(width, mended, size, came)
        if np.abs(width - before).max() < NEAR:
            break
    return Correction(centre, spread, weights, (float(width[0]), float(width[1])))


def _width(width: Doubles, mean: Doubles, size: Doubles, came: Doubles) -> Doubles:
    """The two numbers of the width under which what came is likeliest: Newton's steps, slopes by differences."""
    step = 0.05

    def worth(of: Doubles) -> float:
        wide = _wide(size, of, mean)
        chance = gamma.log_gamma(came + wide) - gamma.log_gamma(wide) - wide * np.log1p(mean / wide) - came * np.log(1 + wide / mean)
        return float(chance.sum() - UNSURE / 2 * (of * of).sum())

    for _ in range(NEWTON):
        middle = worth(width)
        side = step * np.eye(2)
        up, down = np.array([worth(width + one) for one in side]), np.array([worth(width - one) for one in side])
        slope, curve = (up - down) / (2 * step), (up + down - 2 * middle) / step**2
        moved = np.clip(np.where(curve < 0, -slope / np.minimum(curve, -1e-9), np.sign(slope) * step), -0.5, 0.5)
        width = width + moved
        if np.abs(moved).max() < NEAR:
            break
    return width
