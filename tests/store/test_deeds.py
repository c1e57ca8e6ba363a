"""What happened between two powers, as the store tells it; on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest

from realpolitik.core.judgement import Judgement
from realpolitik.store.store import Store


def told(key: str, *, outlet: str | None = "A", published: str = "2021-05-04", **event: Any) -> dict[str, Any]:
    """A reading of one event of Sudan's army toward Ethiopia."""
    given: dict[str, Any] = {
        "id": f"event of {key}", "type": "MOBILIZE", "mode": "troops", "quad": 4, "status": "actual", "historical": False, "negated": False,
        "confidence": 0.8, "actors": ["a"], "recipients": ["b"], "when": {"start": "2021-05-01", "end": "2021-05-01"},
    }  # fmt: skip
    actors = [{"id": "a", "name": "Army", "country": "SDN", "sector": "MIL"}, {"id": "b", "name": "Ethiopia", "country": "ETH"}]
    head = {"id": key, "published": published, "outlet": outlet, "text": f"The words of {key}."}
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [{**given, **event}]}


def days(store: Store, **asked: Any) -> dict[str, str]:
    found = store.dealings("SDN", "ETH", **{"since": "2021-01-01", "until": "2021-12-31", **asked})
    return {one.report: one.day.isoformat() for one in found}


def test_an_event_comes_with_its_report_story_and_source(store: Store) -> None:
    store.save_many([told("r"), told("s", outlet="B"), told("t", outlet="B")])
    store.judge(Judgement(left="r", right="s", verdict="same", by="a person", reason="one story"))
    store.judge(Judgement(left="s", right="t", verdict="same", by="a person", reason="copy: word for word"))
    found = store.dealings("SDN", "ETH", since="2021-05-01", until="2021-05-01")
    assert [(one.event, one.report, one.story, one.source) for one in found] == [
        ("event of r", "r", "r", "outlet a"), ("event of s", "s", "r", "outlet b"), ("event of t", "t", "r", "outlet b"),
    ]  # fmt: skip
    assert {(one.day.isoformat(), one.type, one.mode, one.quad) for one in found} == {("2021-05-01", "MOBILIZE", "troops", 4)}
    assert store.dealings("ETH", "SDN", since="2021-05-01", until="2021-05-01") == []


def test_only_who_acts_for_a_power_and_stands_for_it_counts(store: Store) -> None:
    reading = told("r")
    for side, sector, count in ((0, "MIL", 1), (0, "REB", 0), (0, None, 0), (1, "CVL", 1), (1, "REB", 0)):
        given = [{**actor, "sector": sector} if at == side else actor for at, actor in enumerate(reading["actors"])]
        store.save({**reading, "actors": given})
        assert len(store.dealings("SDN", "ETH", since="2021-05-01", until="2021-05-01")) == count


@pytest.mark.parametrize(
    "event", [{"status": "planned"}, {"status": "hypothetical"}, {"status": "denied"}, {"historical": True}, {"negated": True}]
)
def test_what_did_not_happen_or_is_history_is_not_told(store: Store, event: dict[str, Any]) -> None:
    store.save(told("r", **event))
    assert days(store) == {}


def test_the_day_of_an_event(store: Store) -> None:
    store.save(told("dated"))
    store.save(told("undated", when=None))
    store.save(told("year", when={"start": "2021-01-01", "end": "2021-12-31"}))
    store.save(told("past", when={"start": "2021-01-01", "end": "2021-03-31"}))
    assert days(store) == {"dated": "2021-05-01", "undated": "2021-05-04", "year": "2021-05-04", "past": "2021-01-01"}
    assert days(store, since="2021-05-02") == {"undated": "2021-05-04", "year": "2021-05-04"}
    assert days(store, confidence=0.9) == {}


def test_traffic_and_known_days(store: Store) -> None:
    assert store.known_days() is None
    store.save_many([told("r"), told("s", published="2021-06-01"), told("t", type="AID", quad=2, when={"start": "2021-05-02"})])
    assert store.known_days() == ("2021-05-04", "2021-06-01")
    rows = store.traffic(since="2021-05-01", until="2021-05-31")
    assert [tuple(row.values()) for row in rows] == [("SDN", "ETH", 2, 1), ("SDN", "ETH", 4, 2)]
    assert [tuple(row.values()) for row in store.traffic(since="2021-05-01", until="2021-05-31", by_day=True)] == [
        ("2021-05-01", 2), ("2021-05-02", 1),
    ]  # fmt: skip
