"""The chance of any act: what all tracks teach together, and what speaks for it."""

from __future__ import annotations

import numpy as np
import pytest

from realpolitik.analysis import chances
from realpolitik.analysis.gamma import Doubles

PARTS, TRACKS = 4, 2


def world(size: int, *, seed: int = 1) -> tuple[Doubles, Doubles, Doubles]:
    """Parts of outcomes, what came, and its true chance: high and low values of the first part both speak for any; the last are plain."""
    lot = np.random.default_rng(seed)
    parts = lot.normal(size=(size, TRACKS, PARTS))
    true = chances.chance(parts[:, :, 0] ** 2 + 0.8 * parts[:, :, 1] - 1.5 + parts[:, :, -1])
    return parts, (lot.random(true.shape) < true).astype(float), true


def error(found: Doubles, true: Doubles) -> float:
    return float(((found - true) ** 2).mean())


def test_what_is_no_straight_line_is_learnt() -> None:
    learnt = chances.learn(*world(4000)[:2])
    parts, _, true = world(1000, seed=2)
    assert error(learnt.of(parts), true) < 0.002
    assert error(chances.chance(parts[:, :, -1]), true) > 0.03


def test_a_track_on_which_little_comes_learns_from_the_other() -> None:
    parts, came, _ = world(1500)
    fresh, _, true = world(1500, seed=2)
    for one in (parts, fresh):
        one[:, 1, -1] -= 4
    rare = chances.chance(chances.odds(true[:, 1]) - 4)
    came[:, 1] = np.random.default_rng(3).random(1500) < chances.chance(parts[:, 1, 0] ** 2 + 0.8 * parts[:, 1, 1] - 1.5 + parts[:, 1, -1])
    both, alone = chances.learn(parts, came), chances.learn(parts[:, 1:], came[:, 1:])
    assert error(both.of(fresh)[:, 1], rare) < error(alone.of(fresh[:, 1:])[:, 0], rare)


def test_from_few_outcomes_the_plain_odds_are_kept() -> None:
    parts, came, _ = world(3)
    assert error(chances.learn(parts, came).of(parts), chances.chance(parts[:, :, -1])) < 0.01


def test_parts_that_say_the_same_do_not_throw_learning_off() -> None:
    parts, came, true = world(4000)
    twice = np.concatenate([np.repeat(parts[:, :, :-2], 8, axis=2), parts[:, :, -2:]], axis=2)
    assert error(chances.learn(twice, came).of(twice), true) < 0.003


def test_pushes_are_what_raises_the_odds_beyond_the_usual() -> None:
    parts, came, _ = world(4000)
    learnt = chances.learn(parts, came)
    pushes = learnt.pushes(parts)
    assert pushes.mean(axis=0) == pytest.approx(0, abs=1e-9)
    moved = chances.odds(learnt.of(parts))
    sure = np.abs(moved) < 10
    assert (pushes.sum(axis=2) - moved)[:, 0][sure[:, 0]].std() == pytest.approx(0, abs=1e-6)
    far = int(np.argmax(np.abs(parts[:, 0, 0])))
    assert int(np.argmax(pushes[far, 0])) == 0


def test_nothing_known_is_the_plain_odds() -> None:
    parts, _, _ = world(10)
    assert chances.none(PARTS).of(parts) == pytest.approx(chances.chance(parts[:, :, -1]))
    assert error(chances.none(PARTS).pushes(parts)[:, :, :-1], np.zeros((10, TRACKS, PARTS - 1))) == 0
