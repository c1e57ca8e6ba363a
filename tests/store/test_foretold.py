"""Forecasts are kept once, as they were made; acts are told by what happened."""

from __future__ import annotations

from typing import Any

import pytest

from realpolitik.store.store import Store
from tests.store.test_store import small

MADE: dict[str, Any] = {
    "id": "f", "made": "2021-05-05T10:00:00+00:00", "source": "SDN", "target": "ETH", "about": "force", "since": "2021-05-05",
    "until": "2021-05-11", "distribution": {"any": 0.25}, "model": "tracks 1",
}  # fmt: skip


def test_a_forecast_is_kept_once_as_it_was_made(store: Store) -> None:
    book = store.foretold()
    assert book.keep([MADE]) == 1
    assert book.keep([{**MADE, "distribution": {"any": 0.75}}]) == 0
    assert book.made() == [{**MADE, "outcome": None}]


def test_what_came_is_filled_in(store: Store) -> None:
    book = store.foretold()
    book.keep([MADE, {**MADE, "id": "g", "until": "2021-06-01"}])
    book.fill({"f": {"count": 2}})
    assert [one["outcome"] for one in book.made(until="2021-05-11")] == [{"count": 2}]
    assert [one["id"] for one in book.made()] == ["f", "g"]


def test_only_what_happened_is_an_act(store: Store) -> None:
    store.save_many([small("r"), small("planned", status="planned"), small("old", historical=True), small("not", negated=True)])
    (act,) = store.foretold().acts()
    assert (act.source, act.target, act.day, act.type, act.report) == ("SDN", "ETH", "2021-05-01", "ASSAULT", "r")
    assert store.foretold().acts(since="2021-05-02") == []
    assert store.foretold().acts(until="2021-04-30") == []


@pytest.mark.parametrize(
    "when", [{"start": "2021-05-04", "end": "2021-05-04"}, {"start": "2021-05-04T18:30", "end": "2021-05-04T19:00"}, None]
)
def test_both_days_are_included_whatever_the_hour(store: Store, when: dict[str, str] | None) -> None:
    store.save(small("r", when=when))
    assert len(store.foretold().acts(since="2021-05-04", until="2021-05-04")) == 1
    assert store.foretold().acts(since="2021-05-05") == store.foretold().acts(until="2021-05-03") == []


def test_an_undated_act_is_of_the_day_of_its_report(store: Store) -> None:
    store.save(small("r", when=None))
    assert [one.day for one in store.foretold().acts()] == ["2021-05-04"]
    assert store.foretold().last_day() == "2021-05-04"


def test_an_empty_store_has_no_last_day(store: Store) -> None:
    assert (store.foretold().last_day(), store.foretold().acts(), store.foretold().made()) == (None, [], [])
