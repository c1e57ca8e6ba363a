"""The chance that a track has any act in the days to come, learnt over all tracks at once, and what raised or lowered it.

A logistic sum over the parts of :mod:`outlook`, their squares, and their products with the plain mean: what a busy week means depends on
how busy the pair is anyhow. Weights are common to all tracks, and each track departs from them only as far as its own past insists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.gamma import Doubles

EDGE = 1e-6
# Weights are held to none as if so many outcomes had said so, those of a single track the harder.
DOUBT, ALIKE = 200.0, 20.0
# Parts lie so many spreads from their centre at most.
FAR = 4.0
# Steps of learning; smaller ones, and those that gain less likelihood, change no chance that is shown.
NEWTON, NEAR, LITTLE = 8, 0.02, 0.5


@dataclass(frozen=True, slots=True)
class Chances:
    """Weights by track, for a one and the terms of each part; parts and terms are taken in units of their own spread. ``usual`` is how far
    each part moves the logarithm of the odds of a track on the mean."""

    centre: Doubles
    spread: Doubles
    middle: Doubles
    width: Doubles
    weights: Doubles
    usual: Doubles

    def of(self, parts: Doubles) -> Doubles:
        """The chance of any, by pair and track; of ``parts`` by pair, track and part the last is the plain odds, the one before the plain
        mean, both as logarithms."""
        return chance(parts[:, :, -1] + self.weights[:, 0] + np.einsum("ptk,tk->pt", self._terms(parts), self.weights[:, 1:]))

    def pushes(self, parts: Doubles) -> Doubles:
        """By how much each part moves the logarithm of the odds, beside what it does on the mean of all that was learnt from."""
        moved = self._terms(parts) * self.weights[:, 1:]
        found: Doubles = moved.reshape(*moved.shape[:2], 3, parts.shape[2]).sum(axis=2)
        found[:, :, -1] += parts[:, :, -1]
        return found - self.usual

    def _terms(self, parts: Doubles) -> Doubles:
        return (_terms(parts, self.centre, self.spread) - self.middle) / self.width


def none(parts: int) -> Chances:
    """What is known from nothing: the plain odds."""
    zero, one = np.zeros(parts), np.ones(parts)
    return Chances(zero, one, np.zeros(3 * parts), np.ones(3 * parts), np.zeros((1, 3 * parts + 1)), np.zeros((1, parts)))


def learn(parts: Doubles, came: Doubles) -> Chances:
    """The likeliest weights, held to none (Newton's steps), for outcomes by pair and track."""
    flat = parts.reshape(-1, parts.shape[2])
    centre, spread = flat.mean(axis=0), flat.std(axis=0) + 1e-3
    terms = _terms(parts, centre, spread)
    middle, width = terms.mean(axis=(0, 1)), terms.std(axis=(0, 1)) + 1e-3
    one = np.ones((len(terms), 1))
    tracks = [
        _Track(np.concatenate([one, (terms[:, at] - middle) / width], axis=1).astype(np.float32), parts[:, at, -1], came[:, at] > 0)
        for at in range(terms.shape[1])
    ]
    size = tracks[0].rows.shape[1]
    held = DOUBT * np.concatenate([np.ones(size), np.full(size * len(tracks), ALIKE)])
    weights = np.zeros(len(held))
    worth = _worth(tracks, weights, held)
    for _ in range(NEWTON):
        step = _step(tracks, weights, held)
        while (gained := _worth(tracks, weights + step, held) - worth) < 0 and np.abs(step).max() > NEAR:
            step = step / 2
        if gained > 0:
            weights, worth = weights + step, worth + gained
        if np.abs(step).max() < NEAR or gained < LITTLE:
            break
    found = Chances(centre, spread, middle, width, _by_track(tracks, weights), np.zeros((1, parts.shape[2])))
    return replace(found, usual=found.pushes(parts).mean(axis=0))


@dataclass(frozen=True, slots=True)
class _Track:
    """A row of terms for each outcome of a track, the plain odds, and whether any came."""

    rows: NDArray[np.float32]
    plain: Doubles
    came: NDArray[np.bool_]

    def chance(self, weights: Doubles) -> Doubles:
        return chance(self.plain + self.rows @ weights.astype(np.float32))


def _by_track(tracks: Sequence[_Track], weights: Doubles) -> Doubles:
    """The weights of each track: the common ones and its own."""
    common, *own = weights.reshape(len(tracks) + 1, -1)
    return np.stack([common + one for one in own])


def _worth(tracks: Sequence[_Track], weights: Doubles, held: Doubles) -> float:
    """The logarithm of the likelihood of what came, less what holds the weights."""
    chances = [one.chance(of) for one, of in zip(tracks, _by_track(tracks, weights), strict=True)]
    told = sum(float(np.log(np.where(one.came, any_, 1 - any_)).sum()) for one, any_ in zip(tracks, chances, strict=True))
    return told - float((held * weights * weights).sum()) / 2


def _step(tracks: Sequence[_Track], weights: Doubles, held: Doubles) -> Doubles:
    size = tracks[0].rows.shape[1]
    slope, curve = -held * weights, np.diag(held)
    common = slice(0, size)
    for at, (one, of) in enumerate(zip(tracks, _by_track(tracks, weights), strict=True)):
        any_ = one.chance(of)
        own = slice(size * (at + 1), size * (at + 2))
        rising = (one.came - any_) @ one.rows
        bent = (one.rows * (any_ * (1 - any_)).astype(np.float32)[:, None]).T @ one.rows
        for first in (common, own):
            slope[first] += rising
            for second in (common, own):
                curve[first, second] += bent
    return np.asarray(np.linalg.solve(curve, slope), np.float64)


def odds(chances: Doubles) -> Doubles:
    """The logarithm of the odds."""
    sure = np.clip(chances, EDGE, 1 - EDGE)
    found: Doubles = np.log(sure / (1 - sure))
    return found


def chance(odds: Doubles) -> Doubles:
    """The chance of which this is the logarithm of the odds."""
    found: Doubles = np.clip(1 / (1 + np.exp(-np.clip(odds, -30, 30))), EDGE, 1 - EDGE)
    return found


def _terms(parts: Doubles, centre: Doubles, spread: Doubles) -> Doubles:
    near = np.clip((parts - centre) / spread, -FAR, FAR)
    return np.concatenate([near, near * near, near * near[:, :, -2:-1]], axis=2)
