"""Rates: the distributions against sums by hand, and what is known of a series as its days are told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.analysis import gamma
from realpolitik.analysis.rates import Memory, Rate, Rates, counted, over
from realpolitik.analysis.tracks import ALL, tracks_of

positive = st.floats(0.05, 200)


@given(positive)
def test_the_logarithm_of_gamma(x: float) -> None:
    assert gamma.log_gamma(x) == pytest.approx(math.lgamma(x), rel=1e-9, abs=1e-9)


@given(st.floats(0.05, 30), st.floats(0.1, 60))
def test_a_negative_binomial_sums_to_what_is_counted(size: float, mean: float) -> None:
    chance = [
        math.exp(
            math.lgamma(k + size) - math.lgamma(size) - math.lgamma(k + 1)
            + size * math.log(size / (size + mean)) + k * math.log(mean / (size + mean))
        )
        for k in range(40)
    ]  # fmt: skip
    found = gamma.counted(np.arange(40), mean=mean, size=size)
    assert found == pytest.approx(np.cumsum(chance), abs=1e-9)


@given(st.sampled_from([0.05, 0.5, 0.95, 0.99]), st.floats(0.05, 30), st.floats(0.0, 300))
def test_a_quantile_is_the_least_count_that_is_enough(share: float, size: float, mean: float) -> None:
    count = int(gamma.quantile(share, mean=mean, size=size))
    assert gamma.counted(count, mean=mean, size=size) >= share
    assert count == 0 or gamma.counted(count - 1, mean=mean, size=size) < share


@given(positive, positive, positive, positive)
def test_one_of_two_rates_is_higher(a: float, days: float, c: float, others: float) -> None:
    one = float(gamma.higher(a, days, c, others))
    assert one + float(gamma.higher(c, others, a, days)) == pytest.approx(1, abs=1e-9)
    assert float(gamma.higher(a + 1, days, c, others)) >= one - 1e-12


def test_one_of_two_rates_is_higher_as_by_drawing_lots() -> None:
    lot = np.random.default_rng(3)
    drawn = lot.gamma(9, 1 / 28, 200_000) > lot.gamma(31, 1 / 180, 200_000)
    assert float(gamma.higher(9, 28, 31, 180)) == pytest.approx(drawn.mean(), abs=0.005)


def test_the_model_by_hand() -> None:
    memory = Memory(half_life=1, weight=10, long=1e9, first=0.5, doubt=2)
    rates = Rates(1, memory=memory)
    rates.tell([4])
    rates.tell([2])
    rate = rates.now()
    long_run = (4 + 2 + 1) / (2 + 2)
    assert rates.long_run()[0] == pytest.approx(long_run)
    assert rate.shape[0] == pytest.approx(2 + 4 / 2 + 10 * long_run)
    assert rate.days[0] == pytest.approx(1 + 1 / 2 + 10)
    assert rate.mean(7)[0] == pytest.approx(7 * rate.shape[0] / rate.days[0])
    assert rate.any(7)[0] == pytest.approx(1 - float(gamma.counted(0, mean=rate.mean(7)[0], size=rate.size[0])))
    assert rate.at_least(1, horizon=7)[0] == pytest.approx(rate.any(7)[0])


@given(st.lists(st.lists(st.integers(0, 30), min_size=5, max_size=5), min_size=1, max_size=30))
def test_a_day_at_a_time_is_all_days_at_once(days: list[list[int]]) -> None:
    table = np.array(days).T
    whole, rates = over(table), Rates(5)
    for at, day in enumerate(days):
        rates.tell(day)
        assert np.allclose(whole.shape[:, at], rates.now().shape)
        assert np.allclose(whole.days[:, at], rates.now().days)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=40))
def test_no_day_knows_of_a_later_one(counts: list[int]) -> None:
    whole, part = over([counts]), over([counts[:-1]])
    assert np.array_equal(whole.shape[:, :-1], part.shape)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_the_wider_interval_holds_the_narrower(counts: list[int]) -> None:
    rate = over([counts])
    (low, high), (lower, higher) = rate.interval(0.8), rate.interval(0.9)
    assert (lower <= low).all()
    assert (low <= high).all()
    assert (high <= higher).all()


def test_intervals_hold_what_comes() -> None:
    lot = np.random.default_rng(5)
    table = lot.poisson(lot.gamma(2, 0.25, (300, 1)), (300, 130))
    rate = over(table[:, :120])
    low, high = Rate(rate.shape[:, -1], rate.days[:, -1], 0.0).interval(0.9)
    came = table[:, 120:127].sum(axis=1)
    assert 0.87 <= ((low <= came) & (came <= high)).mean() <= 0.97


def test_a_rise_is_told_from_chance() -> None:
    base = counted(30, 180)
    assert counted(15, 28).exceeds(base)[()] > 0.99
    assert 0.3 < counted(5, 28).exceeds(base)[()] < 0.7
    assert counted(0, 28).exceeds(base)[()] < 0.05
    # What comes in heaps says less.
    assert counted(10, 28).exceeds(base, heap=2)[()] < counted(10, 28).exceeds(base)[()]


def test_counts_of_other_series_are_refused() -> None:
    with pytest.raises(ValueError, match="counts of 3 series are wanted"):
        Rates(3).tell([1, 2])


@pytest.mark.parametrize(
    ("act", "tracks"),
    [
        (("CONSULT", "visit", 1), ["talk"]),
        (("AID", None, 2), ["deliver"]),
        (("ACCUSE", "allege", 3), ["press"]),
        (("THREATEN", "violence", 3), ["press", "show"]),
        (("THREATEN", "relations", 3), ["press"]),
        (("MOBILIZE", "weapons", 4), ["force", "show"]),
        (("ASSAULT", None, 4), ["force", "use"]),
        (("SANCTION", None, 4), ["force"]),
        (("CONSULT", None, 0), []),
    ],
)
def test_tracks(act: tuple[str, str | None, int], tracks: list[str]) -> None:
    assert list(tracks_of(*act)) == tracks
    assert set(tracks) <= set(ALL)
