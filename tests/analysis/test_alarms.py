"""Alarms sound at a turn, once a cause, and seldom without one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from realpolitik.analysis.alarms import Alertness, alarms, weekdays


def calm(rate: float, *, days: int = 150, series: int = 1, seed: int = 1) -> NDArray[np.int64]:
    return np.random.default_rng(seed).poisson(rate, (series, days))


def test_a_burst_sounds_on_its_day_and_once() -> None:
    counts = calm(0.3)
    counts[0, 100:104] += 9
    (found,) = alarms(counts, ["press"])
    assert [(alarm.day, alarm.up) for alarm in found] == [(100, True)]
    assert found[0].window == 1
    assert found[0].count >= 9
    assert found[0].expected < 1
    assert found[0].chance < 0.001


def test_a_slow_rise_is_told_by_a_long_window() -> None:
    counts = calm(0.5, days=200)
    counts[0, 120:] += calm(1.8, days=80, seed=2)[0]
    (found,) = alarms(counts, ["force"])
    assert found
    assert found[0].up
    assert 120 <= found[0].day <= 150
    assert found[0].window > 3


def test_silence_after_a_long_time_is_a_fall() -> None:
    counts = calm(3.0, days=200)
    counts[0, 140:] = 0
    (found,) = alarms(counts, ["press"])
    assert found
    assert not found[0].up
    assert 145 <= found[0].day <= 160


def test_what_falls_back_to_what_it_was_is_no_turn() -> None:
    counts = calm(0.5, days=250)
    counts[0, 120:130] += 5
    (found,) = alarms(counts, ["press"])
    assert found
    assert all(alarm.up for alarm in found)


def test_calm_series_are_silent() -> None:
    counts = calm(1.0, days=300, series=60)
    told = alarms(counts, ["talk"] * 60)
    assert sum(map(len, told)) / (60 * 280 / 365) < 0.1


def test_talk_comes_in_larger_heaps_than_force() -> None:
    counts = calm(0.3)
    counts[0, 100] = 9
    assert alarms(counts, ["force"])[0]
    assert not alarms(counts, ["talk"])[0]


@given(st.lists(st.integers(0, 12), min_size=40, max_size=80), st.integers(1, 10))
def test_no_alarm_knows_what_comes_later(counts: list[int], more: int) -> None:
    (whole,) = alarms([[*counts, *counts[:more]]], ["press"])
    (part,) = alarms([counts], ["press"])
    before = [alarm for alarm in whole if alarm.day < len(counts)]
    # Sums of floats taken over more days may differ in the last digit.
    assert [replace(one, chance=0.0, expected=0.0) for one in before] == [replace(one, chance=0.0, expected=0.0) for one in part]
    assert [one.chance for one in before] == pytest.approx([one.chance for one in part])


def test_a_series_too_short_has_no_alarm() -> None:
    assert alarms([[0, 50]], ["talk"]) == [()]
    assert alarms(np.zeros((0, 100)), []) == []


def test_a_higher_bar_is_passed_by_fewer() -> None:
    counts = calm(0.2, series=30, days=200)
    counts[:, 100] += np.arange(30)
    low = alarms(counts, ["press"] * 30, alertness=Alertness(odds=100))
    high = alarms(counts, ["press"] * 30, alertness=Alertness(odds=10_000))
    assert sum(map(len, high)) < sum(map(len, low))


def test_a_weekday_is_worth_what_it_was_before() -> None:
    totals = np.tile([10, 10, 10, 10, 10, 4, 3], 8)
    worth = weekdays(totals)
    assert (worth[:28] == 1).all()
    assert worth[28:35].tolist() == pytest.approx((totals[:7] / totals[:7].mean()).tolist(), abs=0.3)
    assert worth[33] < worth[32]
    assert (weekdays(np.zeros(60)) == 1).all()


def test_a_track_is_wanted_for_each_series() -> None:
    with pytest.raises(ValueError, match="a track for each of 2 series"):
        alarms(np.zeros((2, 50)), ["talk"])
