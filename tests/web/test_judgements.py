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
