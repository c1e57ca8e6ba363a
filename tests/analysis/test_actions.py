"""Which act comes next between two, in a made-up world where who is asked answers on the next day and some only quarrel."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from realpolitik.analysis.actions import PARTS, Actions, Known, each, learn
from realpolitik.analysis.traces import Floats
from tests.analysis.test_forecast import ACTORS, ANSWERS, ASKS, CHATS, DAYS, RELATIONS, acts, world


@cache
def learnt() -> Actions:
    return learn(acts(world()), actors=ACTORS, relations=RELATIONS)


def known(rows: list[tuple[int, int, int, int]], day: int) -> Known:
    found = learnt().known(acts(rows), actors=ACTORS)
    found.tell(day)
    return found


def chances(rows: list[tuple[int, int, int, int]], day: int, *, subject: int, object: int) -> Floats:
    found: Floats = learnt().chances(known(rows, day), subject=np.array([subject]), object=np.array([object]))[0]
    return found


@pytest.mark.parametrize("asker", [3, 17, 29])
def test_who_was_asked_yesterday_answers(asker: int) -> None:
    found = chances([*world(), (asker, ASKS, 8, DAYS + 19)], DAYS + 20, subject=8, object=asker)
    assert int(found.argmax()) == ANSWERS
    assert found.sum() == pytest.approx(1, abs=1e-5)


def test_two_that_never_met_are_told_by_what_they_do_elsewhere() -> None:
    rows = [*world(), *((40 % ACTORS, CHATS, other, DAYS + day) for day in range(10) for other in (1, 2, 3))]
    without = chances(world(), DAYS + 10, subject=10, object=20)
    assert chances(rows, DAYS + 10, subject=10, object=20)[CHATS] > without[CHATS]


def test_reasons_add_up_to_the_chance() -> None:
    past = known(world(), DAYS)
    sums = []
    for relation in range(RELATIONS):
        reasons = learnt().reasons(past, subject=8, object=4, relation=relation)
        assert {part for part, _ in reasons} <= set(PARTS)
        sums.append(sum(weight for _, weight in reasons))
    expected = np.exp(sums) / np.exp(sums).sum()
    assert learnt().chances(past, subject=np.array([8]), object=np.array([4]))[0] == pytest.approx(expected, abs=1e-4)


def test_what_is_to_come_is_not_known() -> None:
    before = [row for row in world() if row[3] < 60]
    assert chances(world(), 60, subject=4, object=9) == pytest.approx(chances(before, 60, subject=4, object=9), abs=1e-6)


def test_acts_of_a_day_are_asked_pair_by_pair() -> None:
    rows = [(0, ASKS, 1, 3), (0, CHATS, 1, 3), (1, CHATS, 0, 3), (0, CHATS, 1, 4)]
    found = [(s.tolist(), o.tolist(), did.tolist()) for s, o, did in each(acts(rows), known(rows, 0))]
    assert found == [([0, 1], [1, 0], [[True, False, True], [False, False, True]]), ([0], [1], [[False, False, True]])]


@pytest.mark.parametrize("rows", [[], [(0, CHATS, 1, 0)]])
def test_without_a_past_the_prior_stands(rows: list[tuple[int, int, int, int]]) -> None:
    found = learn(acts(rows), actors=ACTORS, relations=RELATIONS)
    past = found.known(acts(rows), actors=ACTORS)
    past.tell(1)
    told = found.chances(past, subject=np.array([2]), object=np.array([3]))[0]
    assert np.isfinite(told).all()
    assert told.sum() == pytest.approx(1, abs=1e-5)
