"""Who does what to whom next, in a made-up world where who is asked answers on the next day."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from realpolitik.analysis.forecast import Forecast, learn
from realpolitik.analysis.parts import PARTS, Past
from realpolitik.analysis.rules import mine
from realpolitik.analysis.traces import HALF_LIVES, Acts, Fading

ACTORS, RELATIONS = 30, 3
ASKS, ANSWERS, CHATS = range(RELATIONS)
ASKED = RELATIONS + ASKS
DAYS = 90


def acts(rows: list[tuple[int, int, int, int]]) -> Acts:
    return Acts(*np.array(sorted(set(rows)), np.int64).reshape(-1, 4).T)


def world(*, days: int = DAYS, seed: int = 1) -> list[tuple[int, int, int, int]]:
    lot = np.random.default_rng(seed)
    rows = []
    for day in range(days):
        for _ in range(6):
            one, other = (int(who) for who in lot.choice(ACTORS, 2, replace=False))
            rows += [(one, ASKS, other, day), (other, ANSWERS, one, day + 1)]
            one, other = (int(who) for who in lot.choice(ACTORS, 2, replace=False))
            rows.append((one, CHATS, other, day))
    return rows


@cache
def learnt() -> Forecast:
    return learn(acts(world()), actors=ACTORS, relations=RELATIONS)


def past(rows: list[tuple[int, int, int, int]], day: int) -> Past:
    known = Past(acts(rows), actors=ACTORS, relations=RELATIONS)
    known.tell(day)
    return known


def test_the_rule_of_this_world_is_found() -> None:
    weight = learnt().rules.weight[0]
    assert weight[ASKED, ANSWERS] > 10 * weight[ASKED, CHATS]
    assert weight[ASKED, ANSWERS] > 10 * weight[ASKS, ANSWERS]


def test_rules_are_the_same_from_the_other_side() -> None:
    weight = learnt().rules.weight
    turned = [*range(RELATIONS, 2 * RELATIONS), *range(RELATIONS)]
    assert np.array_equal(weight, weight[:, turned][:, :, turned])


@pytest.mark.parametrize("asker", [3, 17, 29])
def test_who_asked_yesterday_is_answered(asker: int) -> None:
    today = DAYS + 20
    known = past([*world(), (asker, ASKS, 8, today - 1), (5, CHATS, 8, today - 1)], today)
    scores = learnt().scores(known, subject=8, relation=ANSWERS)
    assert scores.shape == (ACTORS,)
    assert int(scores.argmax()) == asker
    (strongest, *_) = learnt().foretold(known, subject=8, relation=ANSWERS, object=asker)
    assert (strongest.before, strongest.half_life) == (ASKED, HALF_LIVES[0])


def test_reasons_add_up_to_the_score() -> None:
    known = past(world(), DAYS)
    scores = learnt().scores(known, subject=8, relation=ANSWERS)
    for object in range(ACTORS):
        reasons = learnt().reasons(known, subject=8, relation=ANSWERS, object=object)
        assert {reason.part for reason in reasons} <= set(PARTS)
        assert sum(reason.weight for reason in reasons) == pytest.approx(float(scores[object]), abs=1e-3)


def test_what_is_to_come_is_not_known() -> None:
    before = [row for row in world() if row[3] < 60]
    with_future = learnt().scores(past(world(), 60), subject=4, relation=ANSWERS)
    without = learnt().scores(past(before, 60), subject=4, relation=ANSWERS)
    assert np.allclose(with_future, without)


def test_learning_twice_gives_the_same() -> None:
    again = learn(acts(world()), actors=ACTORS, relations=RELATIONS)
    assert np.array_equal(again.weights, learnt().weights)
    assert np.array_equal(again.rules.weight, learnt().rules.weight)


@pytest.mark.parametrize("rows", [[], [(0, CHATS, 1, 0)]])
def test_no_rules_without_a_past(rows: list[tuple[int, int, int, int]]) -> None:
    assert not mine(acts(rows), actors=ACTORS, relations=RELATIONS).weight.any()


def test_one_act_is_too_little_for_a_rule_but_no_error() -> None:
    forecast = learn(acts([(0, CHATS, 1, 0)]), actors=ACTORS, relations=RELATIONS)
    assert forecast.scores(past([(0, CHATS, 1, 0)], 1), subject=2, relation=CHATS).shape == (ACTORS,)


def test_counts_fade_by_half() -> None:
    fading = Fading(np.array([0, 1, 0, 0]), np.array([4, 5, 0, 4]), size=2, half_lives=(4.0, 1.0))
    fading.tell(5)
    assert fading.known(slice(None)).tolist() == [True, False]
    assert fading.now(slice(None), 4)[0].tolist() == [2.5, 2.0625]
    assert fading.now(slice(None), 8)[0] == pytest.approx([1.25, 2.0625 / 16])
