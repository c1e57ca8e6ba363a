"""Events, reports, stories, records: in pages that miss nothing, one by one, and as lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from tests.web.client import Client


def all_of(client: Client, path: str, *, limit: int) -> list[dict[str, Any]]:
    """The rows of all pages."""
    found: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(100):
        page = client.get(f"{path}{'&' if '?' in path else '?'}limit={limit}{cursor}")
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            return found
        cursor = f"&cursor={page['next']}"
    raise AssertionError("the pages have no end")


LISTS = ("/v1/events", "/v1/events?newest=false", "/v1/events?since=2021-01-01", "/v1/events?actor=TCD&recipient=NER",
         "/v1/events?actor=TCD&until=2021-12-31", "/v1/reports", "/v1/stories", "/v1/actors", "/v1/records/statements",
         "/v1/records/movements", "/v1/records/figures", "/v1/records/concerns", "/v1/records/stances", "/v1/records/statuses",
         "/v1/records/commitments", "/v1/commitments?who=CSTO&everything=true")  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_any_size_hold_the_same(client: Client, path: str) -> None:
    whole = all_of(client, path, limit=1000)
    assert whole
    assert all_of(client, path, limit=1) == whole
    assert all_of(client, path, limit=3) == whole


@pytest.mark.parametrize("path", ["/v1/events", "/v1/reports", "/v1/records/statements"])
def test_a_stream_has_all_of_it(client: Client, path: str) -> None:
    lines = client.ask(path, headers={"Accept": "application/x-ndjson"})
    assert [json.loads(line) for line in lines.text.splitlines()] == all_of(client, path, limit=1000)
    two = client.ask(f"{path}?limit=2", headers={"Accept": "application/x-ndjson"})
    assert len(two.text.splitlines()) == 2


def test_events_come_with_names_and_words(client: Client) -> None:
    (found, *_) = client.get("/v1/events?actor=NOR&recipient=SWE&type=ACCUSE")["items"]
    assert found["report"]["outlet"] == "Reuters"
    assert found["words"].startswith("Norway accused Sweden")
    assert {found["names"][key]["name"] for key in found["record"]["actors"]} == {"Norway"}
    assert found["told"]["reports"] == 1


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("actor=NOR", {"ACCUSE"}), ("recipient=UKR&type=ASSAULT", {"ASSAULT"}), ("type=ASSAULT&type=ACCUSE&actor=NOR", {"ACCUSE"}),
        ("actor=Norway", {"ACCUSE"}), ("since=2021-06-15&until=2021-06-15&actor=NOR", {"ACCUSE"}), ("actor=NOR&confidence=1", set()),
        ("actor=NOR&status=denied", set()), ("actor=NOR&historical=true", set()), ("actor=XXX", set()),
        ("place=Kharkiv&type=ASSAULT", {"ASSAULT"}),
        ("country=UKR&type=ASSAULT", {"ASSAULT"}), ("place=Nowhere", set()),
    ],
)  # fmt: skip
def test_conditions(client: Client, query: str, types: set[str]) -> None:
    assert {row["record"]["type"] for row in client.get(f"/v1/events?{query}")["items"]} == types


def test_what_is_asked_between_days_is_what_the_store_finds(client: Client) -> None:
    store = client.app.state.shared.store
    for since, until in (("2021-06-01", "2021-06-30"), ("1900-01-01", "2021-12-31"), ("2021-06-14", "2021-06-14")):
        found = {row["record"]["id"] for row in all_of(client, f"/v1/events?since={since}&until={until}", limit=7)}
        assert found == {one.record["id"] for one in store.events(since=since, until=until)}


def test_one_event_is_told_by_all_that_tell_it(client: Client) -> None:
    shelled = client.get("/v1/events?actor=TCD&recipient=NER&type=ASSAULT&once=true")["items"][0]
    told = client.get(f"/v1/events/{shelled['record']['id']}")
    assert told["event"]["record"] == shelled["record"]
    assert len({row["report"]["id"] for row in told["tellings"]}) == told["counts"]["reports"]
    assert client.get("/v1/events/nothing", status=404)["detail"] == "there is no event 'nothing'"


def test_one_report(client: Client) -> None:
    head = next(row for row in client.get("/v1/reports")["items"] if row["outlet"] == "TASS")
    told = client.get(f"/v1/reports/{head['id']}")
    assert told["reading"]["report"]["outlet"] == "TASS"
    assert head["id"] in [one["id"] for one in told["story"]["members"]]
    drawn = client.get(f"/v1/reports/{head['id']}/marked")
    assert "Kharkiv" in drawn["text"]
    assert 'class="card' in drawn["record"]
    assert client.get("/v1/reports/nothing", status=404)["status"] == 404
    assert client.get("/v1/reports/nothing/marked", status=404)["status"] == 404


def test_a_record_that_others_wrote_may_lack_what_is_drawn(tmp_path: Path) -> None:
    actors = [{"id": "a", "name": "Sudan", "country": "SDN"}]
    head = {"id": "r", "published": "2021-05-04", "outlet": "A", "title": None, "text": "Sudan."}
    with api.open_store(tmp_path / "foreign.sqlite") as store:
        store.save({"schema": "realpolitik/1", "report": head, "actors": actors, "events": []})
    with Client(tmp_path / "foreign.sqlite") as client:
        assert "lacks" in client.get("/v1/reports/r/marked", status=409)["detail"]
        assert client.get("/v1/reports/r")["reading"]["actors"] == actors


def test_a_story_and_its_reports(client: Client) -> None:
    largest = client.get("/v1/stories?limit=1")["items"][0]
    told = client.get(f"/v1/stories/{largest['story']}")
    assert told["reports"] == len(told["members"]) == largest["reports"]
    assert client.get("/v1/stories/nothing", status=404)["status"] == 404


def test_counts_by_month(client: Client) -> None:
    found = client.get("/v1/counts?by=month&actor=NOR&recipient=SWE")["items"]
    assert [(row["day"], row["type"]) for row in found] == [("2021-06", "ACCUSE")]


def test_movements_between_places(client: Client) -> None:
    found = client.get("/v1/records/movements?source=Belgorod&goal=Kharkiv")["items"]
    assert [row["words"] for row in found] == ["moved"]
    assert client.get("/v1/records/movements?source=Kharkiv")["items"] == []
    assert len(client.get("/v1/records/movements?limit=1&source=Belgorod")["items"]) <= 1


WRONG = ("/v1/events?type=WAR", "/v1/events?limit=0", "/v1/events?limit=1001", "/v1/events?since=yesterday", "/v1/events?since=2021-02-30",
         "/v1/events?confidence=2", "/v1/events?confidence=nan", "/v1/events?status=x", "/v1/events?actor=%00", "/v1/events?country=ru",
         "/v1/events?cursor=x", "/v1/events?cursor=W10", "/v1/events?cursor=WzEsMiwzLDRd", "/v1/records/times", "/v1/records/events",
         "/v1/counts?actor=NOR", "/v1/counts?actor=NOR&recipient=SWE&by=week", "/v1/search", "/v1/search?q=", "/v1/network?track=love",
         "/v1/today?day=1", "/v1/export/exe", "/v1/actors?cursor=WyJhIl0&q=x", "/v1/pairs/NOR/NOR",
         "/v1/pairs/NOR/Nowhereland")  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_value_is_told_in_one_line(client: Client, path: str) -> None:
    told = client.get(path, status=422)
    assert told["detail"]
    assert "\n" not in told["detail"]
