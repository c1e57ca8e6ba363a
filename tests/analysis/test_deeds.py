"""Deeds: told once a story, with all their tellings; who acts for a power and who stands for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.analysis.deeds import apart, deeds
from realpolitik.analysis.raised import raised
from realpolitik.core.telling import Telling
from realpolitik.knowledge.powers import acts_for, stands_for

DAY = date(2021, 5, 1)


def telling(number: int, *, story: str = "s", source: str = "A", day: int = 0, type: str = "ACCUSE") -> Telling:
    return Telling(
        event=f"e{number}", report=f"r{number}", story=story, source=source, day=DAY + timedelta(days=day), type=type, mode=None, quad=3,
    )  # fmt: skip


def test_a_reprint_is_no_deed() -> None:
    (found,) = deeds([telling(2, day=1, source="B"), telling(1), telling(3, source="B")])
    assert [one.event for one in found.tellings] == ["e1", "e3", "e2"]
    assert (found.day, found.sources) == (DAY, {"A", "B"})


def test_other_stories_types_and_weeks_are_other_deeds() -> None:
    told = [telling(1), telling(2, story="t"), telling(3, type="REJECT"), telling(4, day=7)]
    assert len(deeds(told)) == 4


def test_a_deed_is_told_again_from_its_first_telling_on() -> None:
    assert list(apart([1, 3, 4, 6, 7], int)) == [[1, 3], [4, 6], [7]]
    assert list(apart([], int)) == []


def test_days_are_raised_by_deeds_and_not_by_tellings() -> None:
    quiet = [(day, "ASSAULT", f"q{day}") for day in range(100, 400, 30)]
    burst = [(400, "ASSAULT", f"b{number}") for number in range(12)]
    again = [(400, "ASSAULT", "b0")] * 12
    asked = {"probability": 0.9, "first": 380, "last": 402, "known": 100}
    assert 400 in raised([*quiet, *burst], **asked)
    assert raised([*quiet, *again], **asked) == set()


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 20), st.sampled_from(["ACCUSE", "REJECT"])), max_size=20))
def test_no_telling_is_lost_and_order_says_nothing(rows: list[tuple[str, int, str]]) -> None:
    told = [telling(number, story=story, day=day, type=kind) for number, (story, day, kind) in enumerate(rows)]
    found = deeds(told)
    assert sorted(one.event for deed in found for one in deed.tellings) == sorted(one.event for one in told)
    assert deeds(reversed(told)) == found


@pytest.mark.parametrize(
    ("actor", "acts", "stands"),
    [
        ({"country": "ETH", "kind": "state", "sector": None}, True, True),
        ({"country": "ETH", "kind": "group", "sector": "MIL"}, True, True),
        ({"country": "ETH", "kind": "people", "sector": "CVL"}, False, True),
        ({"country": "ETH", "kind": "group", "sector": "REB"}, False, False),
        ({"country": "SDN", "kind": "state", "sector": "GOV"}, False, False),
        ({"country": None, "code": "ETH", "kind": "igo"}, True, True),
        ({}, False, False),
    ],
)
def test_who_acts_for_a_power(actor: dict[str, str | None], acts: bool, stands: bool) -> None:
    assert (acts_for(actor, "ETH"), stands_for(actor, "ETH")) == (acts, stands)
