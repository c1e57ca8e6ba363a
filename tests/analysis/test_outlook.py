"""How many acts the days to come bring: mended rates in made-up worlds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from realpolitik.analysis.outlook import PARTS, Counts, Ledger, learn
from realpolitik.analysis.rates import Rates

WEEK, PAIRS, DAYS = 7, 30, 160


def ledger(counts: np.ndarray) -> Ledger:
    return Ledger(pair=counts, back=counts, source=counts, target=counts)


def steady(*, days: int = DAYS, seed: int = 1) -> np.ndarray:
    lot = np.random.default_rng(seed)
    rates = lot.gamma(0.5, 1.0, size=(PAIRS, 4, 1))
    return lot.poisson(rates, size=(PAIRS, 4, days)).astype(float)


def bursts(*, days: int, seed: int = 3) -> np.ndarray:
    """Acts as those of states come: each series has its own rate, which now and then changes for good."""
    lot = np.random.default_rng(seed)
    rates = lot.gamma(0.4, 0.6, size=(200, 4, 1)) * np.exp(
        np.cumsum(lot.normal(size=(200, 4, days)) * (lot.random((200, 4, days)) < 0.03), axis=2)
    )
    return lot.poisson(np.minimum(rates, 3)).astype(float)


def surprise(counts: Counts, came: np.ndarray) -> float:
    hit = came > 0
    return float(-np.log(np.where(hit, counts.any(), 1 - counts.any()) + 1e-9).mean())


def test_in_a_steady_world_correcting_pays() -> None:
    world = steady(days=DAYS + WEEK)
    past, came = ledger(world[:, :, :DAYS]), world[:, :, DAYS:].sum(axis=2)
    found = learn(past).at(past, [DAYS])[0]
    rates = Rates(PAIRS * 4)
    for day in range(DAYS):
        rates.tell(world[:, :, day].reshape(-1))
    now = rates.now()
    plain = Counts(now.mean().reshape(PAIRS, 4), now.size.reshape(PAIRS, 4))
    assert surprise(found, came) < surprise(plain, came)
    # Here counts are Poisson's, so that the learnt width is narrower than that of states, whose events come in heaps.
    assert float(np.median(found.size / plain.size)) > 2


def test_a_short_past_corrects_nothing() -> None:
    past = ledger(steady(days=40))
    learnt = learn(past)
    rates = Rates(PAIRS * 4)
    for day in range(40):
        rates.tell(past.pair[:, :, day].reshape(-1))
    assert learnt.outcomes == 0
    assert learnt.at(past, [40])[0].mean == pytest.approx(rates.now().mean().reshape(PAIRS, 4))


def test_what_five_pairs_teach_of_counts_does_no_harm_to_others() -> None:
    gained = []
    for seed in range(6):
        world = bursts(days=130 + WEEK, seed=seed)
        few, all_, came = ledger(world[:5, :, :130]), ledger(world[:, :, :130]), world[:, :, 130:].sum(axis=2)
        learnt = learn(few)
        assert 0 < learnt.outcomes < 200
        plain = replace(learnt, corrections=learn(ledger(world[:, :, :50])).corrections)
        gained.append(surprise_of_counts(plain.at(all_, [130])[0], came) - surprise_of_counts(learnt.at(all_, [130])[0], came))
    assert float(np.mean(gained)) > -0.01


def surprise_of_counts(counts: Counts, came: np.ndarray) -> float:
    return float(-np.log(np.maximum(counts.below(came) - counts.below(came - 1), 1e-9)).mean())


def test_a_pair_that_was_quiet_is_not_learnt_from_before_it_woke() -> None:
    world = steady()
    world[:, :, :120] = 0
    outcomes = {least: learn(ledger(world), least=least).outcomes for least in (0.0, 0.01, 1e6)}
    assert outcomes[0.0] > outcomes[0.01] > outcomes[1e6] == 0


def test_what_is_to_come_is_not_known() -> None:
    world = steady()
    learnt = learn(ledger(world[:, :, :120]))
    with_future, without = learnt.at(ledger(world), [120])[0], learnt.at(ledger(world[:, :, :120]), [120])[0]
    assert np.allclose(with_future.mean, without.mean)


def test_days_come_in_their_order() -> None:
    past = ledger(steady())
    learnt = learn(past)
    found = learnt.at(past, [100, 130])
    assert np.allclose(found[1].mean, learnt.at(past, [130])[0].mean)


def test_intervals_hold_their_share_or_more() -> None:
    counts = Counts(np.array([[0.1, 3.0, 20.0]]), np.array([[2.0, 2.0, 50.0]]))
    low, high = counts.interval(0.9)
    upto, under = counts.below(high.astype(np.float64)), counts.below((low - 1).astype(np.float64))
    assert (np.subtract(upto, under) >= 0.9).all()
    assert low[0, 0] == 0


def test_none_has_a_chance_of_its_own_and_the_rest_adds_up() -> None:
    counts = Counts(np.array([[0.4, 3.0]]), np.array([[2.0, 2.0]]), np.array([[0.8, 0.3]]))
    assert counts.any() == pytest.approx(np.array([[0.8, 0.3]]))
    assert counts.below(np.zeros((1, 2))) == pytest.approx(np.array([[0.2, 0.7]]))
    assert (counts.below(np.full((1, 2), -1.0)) == 0).all()
    told = [counts.below(np.full((1, 2), float(at))) for at in range(400)]
    mean = sum(at * (upto - under) for at, (under, upto) in enumerate(pairwise(told), start=1))
    assert counts.expected() == pytest.approx(mean)
    low, high = counts.interval(0.9)
    inside = counts.below(high.astype(np.float64)) - counts.below(low.astype(np.float64) - 1)
    assert (inside >= 0.9).all()
    assert low.tolist() == [[0, 0]]


def test_reasons_tell_what_raises_the_odds() -> None:
    world = steady()
    past = ledger(world)
    reasons = learn(past).reasons(past, DAYS)
    busy, quiet = np.argmax(world[:, 3].sum(axis=1)), np.argmin(world[:, 3].sum(axis=1))
    assert reasons[busy][3]["this track"] > 1 > reasons[quiet][3]["this track"]
    assert set(reasons[busy][3]) == {
        "this track", "the pair's other tracks", "the other side", "the source at large", "the target at large"
    }  # fmt: skip
    assert learn(ledger(steady(days=40))).reasons(ledger(steady(days=40)), 40)[0] == [{}, {}, {}, {}]


def test_parts_have_names() -> None:
    assert len(set(PARTS)) == len(PARTS)
    learnt = learn(ledger(steady()))
    assert learnt.corrections[0].weights.shape == (len(PARTS) + 1,)
    assert learnt.chances.weights.shape == (4, 3 * len(PARTS) + 1)
