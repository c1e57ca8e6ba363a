"""Correcting over the service: what a person says is kept, told in the record's place, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.client import Client


@pytest.fixture
def client(filled: Path, tmp_path: Path) -> Iterator[Client]:
    """A client of a service over a store of its own."""
    path = tmp_path / "reports.sqlite"
    shutil.copy(filled, path)
    with Client(path) as made:
        yield made


def test_an_edit_is_told_listed_counted_and_taken_back(client: Client) -> None:
    event = client.get("/v1/events?type=ACCUSE&actor=NOR")["items"][0]
    key, report = event["record"]["id"], event["report"]["id"]
    said = {"id": key, "verdict": "edit", "field": "status", "value": "denied", "by": "Ana", "reason": "they deny it"}
    made = client.ask("/v1/judgements", method="POST", status=201, json=said).json()
    assert (made["about"], made["report"], made["kind"], made["value"]) == ("record", report, "events", "denied")
    told = client.get(f"/v1/events/{key}")["event"]["record"]
    assert (told["status"], told["corrected"][0]["was"], told["judged"]["by"]) == ("denied", "actual", "Ana")
    assert client.get(f"/v1/reports/{report}")["reading"]["events"] != []
    assert client.get(f"/v1/judgements?report={report}")["items"] == [made]
    (row, _) = client.get("/v1/agreement")["items"]
    assert (row["kind"], row["judged"], row["edited"], row["fields"]) == ("events", 1, 1, {"status": 1})
    assert "ACCUSE" in client.ask("/v1/judgements/gold", headers={"Accept": "text/plain"}).text
    assert client.get("/v1/judgements/gold")["items"][0]["task"] == "events"
    assert client.ask(f"/v1/judgements/{key}?by=Ben", method="DELETE", status=404)
    assert client.ask(f"/v1/judgements/{key}?by=Ana&field=status", method="DELETE").json() == {"undone": 1}
    assert client.get("/v1/judgements") == {"items": [], "next": None}
    assert client.get(f"/v1/events/{key}")["event"]["record"]["status"] == "actual"


def test_what_is_rejected_counts_no_more_until_it_is_taken_back(client: Client) -> None:
    asked = ("/v1/today", "/v1/counts?actor=TCD&recipient=NER", "/v1/network?since=2021-01-01", "/v1/map?since=2021-06-01", "/v1/status")
    before = [client.get(path) for path in asked]
    keys = [one["record"]["id"] for one in client.get("/v1/events?actor=TCD&recipient=NER")["items"]]
    for key in keys:
        client.ask("/v1/judgements", method="POST", status=201, json={"id": key, "verdict": "reject", "by": "Ana", "reason": "a film"})
    today, counts, network, _, status = (client.get(path) for path in asked)
    assert counts["items"] == []
    assert {"TCD", "NER"} not in [{bond["left"], bond["right"]} for bond in network["bonds"]]
    assert today["counts"]["events"] == before[0]["counts"]["events"] - len(keys)
    assert status["counts"]["events"] == before[4]["counts"]["events"] - len(keys)
    assert all(one["deeds"] == [] for one in client.get("/v1/pairs/TCD/NER")["directions"])
    assert b"NER" not in client.ask("/v1/export/gdelt?actor=TCD").content
    listed = client.get("/v1/events?actor=TCD&recipient=NER")["items"]
    assert {row["record"]["judged"]["verdict"] for row in listed} == {"reject"}
    for key in keys:
        client.ask(f"/v1/judgements/{key}?by=Ana", method="DELETE")
    after = [client.get(path) for path in asked]
    assert [after[0]["counts"], *after[1:4], after[4]["counts"]] == [before[0]["counts"], *before[1:4], before[4]["counts"]]


def test_what_is_edited_is_found_as_edited_and_named_as_edited(client: Client) -> None:
    row = client.get("/v1/events?type=ACCUSE&actor=NOR")["items"][0]
    key, report = row["record"]["id"], row["report"]["id"]
    said = {"by": "Ana", "reason": "read again", "verdict": "edit", "report": report}
    client.ask("/v1/judgements", method="POST", status=201, json={"id": key, "field": "type", "value": "PROTEST", **said})
    assert key not in [one["record"]["id"] for one in client.get("/v1/events?type=ACCUSE")["items"]]
    assert [one["record"]["id"] for one in client.get("/v1/events?type=PROTEST&actor=NOR")["items"]] == [key]
    assert {one["type"] for one in client.get("/v1/counts?actor=NOR&recipient=SWE")["items"]} == {"PROTEST"}
    norway = row["record"]["actors"][0]
    for field, value in (("name", "Kingdom of Norway"), ("country", "DNK")):
        client.ask("/v1/judgements", method="POST", status=201, json={"id": norway, "field": field, "value": value, **said})
    (found,) = client.get("/v1/events?type=PROTEST&actor=DNK")["items"]
    assert found["names"][norway]["name"] == "Kingdom of Norway"
    assert client.get("/v1/actors?q=kingdom")["items"] != []


def test_pages_of_judgements(client: Client) -> None:
    keys = [one["record"]["id"] for one in client.get("/v1/events?limit=5")["items"]]
    for key in keys:
        client.ask("/v1/judgements", method="POST", status=201, json={"id": key, "verdict": "accept", "by": "Ana", "reason": "so it is"})
    first = client.get("/v1/judgements?limit=3")
    rest = client.get(f"/v1/judgements?limit=3&cursor={first['next']}")
    assert [one["id"] for one in first["items"] + rest["items"]] == keys[::-1]
    assert rest["next"] is None
    lines = client.ask("/v1/judgements", headers={"Accept": "application/x-ndjson"}).text.splitlines()
    assert len(lines) == len(keys)


def test_two_reports_are_told_apart_and_joined_again(client: Client) -> None:
    one, other = (row["id"] for row in client.get("/v1/reports?limit=2")["items"])
    said = {"id": one, "other": other, "verdict": "different", "by": "Ana", "reason": "two tolls"}
    assert client.ask("/v1/judgements", method="POST", status=201, json=said).json()["about"] == "pair"
    assert len(client.get(f"/v1/stories/{one}")["members"]) == 1
    assert client.ask(f"/v1/judgements/{one}?by=Ana&other={other}", method="DELETE").json() == {"undone": 1}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"id": "nothing", "verdict": "accept", "reason": "r", "by": "Ana"}, 422),
        ({"id": "nothing", "verdict": "accept", "reason": "r"}, 422),
        ({"id": "nothing", "verdict": "perhaps", "reason": "r", "by": "Ana"}, 422),
        ({"id": "nothing", "verdict": "same", "other": "none", "reason": "r", "by": "Ana"}, 422),
        ({"id": "nothing", "verdict": "accept", "reason": "r", "by": "Ana", "role": "admin"}, 422),
    ],
)
def test_what_cannot_be_judged(client: Client, body: dict[str, str], status: int) -> None:
    client.ask("/v1/judgements", method="POST", status=status, json=body)
    assert client.get("/v1/judgements")["items"] == []
