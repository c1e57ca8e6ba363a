"""Today, networks, maps, actors, search, commitments, tripwires, reading and export, as the service tells them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.web.routes import pairs
from tests.web.client import Client

RULE = "name: shelling\nabout: Chad shells Niger\nwhen: {events: {types: ASSAULT, actors: TCD, recipients: NER}}\n"


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Iterator[Client]:
    """A service over a store of its own, that may be changed."""
    shutil.copy(filled, tmp_path / "own.sqlite")
    with Client(tmp_path / "own.sqlite") as made:
        yield made


def test_today(client: Client) -> None:
    told = client.get("/v1/today")
    assert told["day"] == "2021-06-18"
    assert told["counts"]["reports"] == len(told["reports"]) >= 2
    assert all(head["published"] == told["day"] and "events" in head for head in told["reports"])
    assert {head["outlet"] for head in client.get("/v1/today?day=2021-06-15")["reports"]} == {"Reuters", "Armenpress"}
    assert client.get("/v1/today?day=1999-01-01")["reports"] == []


def test_an_empty_store_has_no_today(tmp_path: Path) -> None:
    api.open_store(tmp_path / "empty.sqlite").close()
    with Client(tmp_path / "empty.sqlite") as client:
        assert client.get("/v1/today")["day"] is None
        assert client.get("/v1/map") == {"places": [], "movements": []}
        assert client.get("/v1/network", status=422)["detail"].startswith("the store has no report")


def test_a_network_by_track(client: Client) -> None:
    whole = client.get("/v1/network?since=2021-01-01")
    assert {"TCD", "NER"} in [{bond["left"], bond["right"]} for bond in whole["bonds"]]
    force = client.get("/v1/network?since=2021-01-01&track=force")
    assert {bond["counts"]["force"] > 0 for bond in force["bonds"]} == {True}
    assert len(force["bonds"]) < len(whole["bonds"])


def test_a_map(client: Client) -> None:
    told = client.get("/v1/map?since=2021-06-01&until=2021-06-30")
    found = {place["name"]: place for place in told["places"]}
    assert found["Kharkiv"]["country"] == "UKR"
    assert found["Kharkiv"]["events"] == sum(found["Kharkiv"]["quads"])
    events = client.get("/v1/events?place=Kharkiv&since=2021-06-01&until=2021-06-30&limit=1000")["items"]
    assert len(events) == found["Kharkiv"]["events"]
    assert ("Belgorod", "Kharkiv") in [(move["from"]["name"], move["to"]["name"]) for move in told["movements"]]
    assert client.get("/v1/map?since=1990-01-01&until=1990-12-31")["places"] == []


def test_an_actor(client: Client) -> None:
    (norway,) = [one for one in client.get("/v1/actors?q=norway")["items"] if one["name"] == "Norway"]
    assert norway["country"] == "NOR"
    told = client.get(f"/v1/actors/{norway['id']}")
    assert told["actor"]["name"] == "Norway"
    assert "Sweden" in {partner["name"] for partner in told["partners"]}
    assert {row["record"]["type"] for row in told["events"]} >= {"ACCUSE"}
    assert client.get("/v1/actors/nobody", status=404)["detail"] == "there is no actor 'nobody'"


def test_what_an_actor_said_and_how_it_stands(client: Client) -> None:
    statements = client.get("/v1/records/statements?limit=1000")["items"]
    speaker = next(row["record"]["speaker"] for row in statements if row["record"]["speaker"] is not None)
    told = client.get(f"/v1/actors/{speaker}")
    assert {row["record"]["speaker"] for row in told["statements"]} == {speaker}
    stance = client.get("/v1/records/stances?limit=1000")["items"][0]["record"]
    received = client.get(f"/v1/actors/{stance['toward']}")["stances_received"]
    assert stance in [row["record"] for row in received]


def test_search(client: Client) -> None:
    told = client.get("/v1/search?q=Norway")
    assert told["reports"][0]["outlet"] == "Reuters"
    assert "\x01Norway\x02" in told["reports"][0]["snippet"]
    assert told["actors"][0]["name"] == "Norway"
    assert {row["record"]["type"] for row in told["events"]} == {"ACCUSE"}
    assert client.get('/v1/search?q="NEAR(*) OR "AND^')["reports"] == []


def test_commitments(client: Client) -> None:
    found = client.get("/v1/commitments?who=CSTO&on=2021-06-20")["items"]
    assert [(row["party"], row["state"]) for row in found] == [("ARM", "response due")]
    assert found[0]["what"] == "Collective Security Treaty, Article 4"


def test_conflicts(tmp_path: Path) -> None:
    with api.open_store(tmp_path / "two.sqlite") as store:
        for number, outlet in (("13", "Reuters"), ("40", "TASS")):
            text = f"Chad shelled a town in Niger on Monday. The shelling by Chad killed {number} people in Niger."
            store.save(api.read(text, published="2021-06-15", outlet=outlet).to_dict())
    with Client(tmp_path / "two.sqlite") as client:
        (found,) = [one for one in client.get("/v1/conflicts")["items"] if one["issue"] == "how many"]
        assert {claim["value"] for claim in found["claims"]} == {"13", "40"}
        assert client.get("/v1/conflicts?since=2022-01-01")["items"] == []
        assert client.get("/v1/conflicts?about=nothing", status=422)["detail"].startswith("there is no event and no report")


def test_a_tripwire_is_tried_kept_checked_and_removed(own: Client) -> None:
    tried = own.ask("/v1/tripwires/try", method="POST", json={"rule": RULE}).json()["items"][0]
    assert tried["causes"][0]["records"][0]["words"].startswith("Chad shelled")
    assert own.get("/v1/tripwires")["items"] == []
    assert own.ask("/v1/tripwires", method="POST", json={"rule": RULE, "past": True}, status=201).json() == {"names": ["shelling"]}
    again = own.ask("/v1/tripwires", method="POST", json={"rule": RULE}, status=409).json()
    assert "there is a tripwire 'shelling' already" in again["detail"]
    assert own.get("/v1/tripwires")["items"][0]["about"] == "Chad shells Niger"
    (fresh, *_) = own.ask("/v1/tripwires/check", method="POST", json={}).json()["items"]
    assert own.ask("/v1/tripwires/check", method="POST", json={}).json()["items"] == []
    assert fresh["id"] in [one["id"] for one in own.get("/v1/alarms")["items"]]
    assert fresh["id"] in [one["id"] for one in own.get("/v1/today")["alarms"]]
    assert "shelling" in own.ask("/v1/alarms.atom").text
    own.ask("/v1/tripwires/shelling", method="DELETE", status=204)
    assert own.get("/v1/alarms")["items"] == []
    own.ask("/v1/tripwires/shelling", method="DELETE", status=404)


def test_a_page_of_alarms_is_not_moved_by_those_that_are_raised_meanwhile(own: Client) -> None:
    own.ask("/v1/tripwires", method="POST", json={"rule": "name: all\nwhen: {events: {actors: $x}}\n", "past": True}, status=201)
    own.ask("/v1/tripwires/check", method="POST", json={})
    whole = [one["id"] for one in own.get("/v1/alarms?limit=1000")["items"]]
    assert len(whole) >= 6
    first = own.get("/v1/alarms?limit=3")
    own.ask("/v1/tripwires", method="POST", json={"rule": RULE, "past": True}, status=201)
    assert own.ask("/v1/tripwires/check", method="POST", json={}).json()["items"]
    found, following = [one["id"] for one in first["items"]], first["next"]
    while following is not None:
        page = own.get(f"/v1/alarms?tripwire=all&limit=3&cursor={following}")
        found += [one["id"] for one in page["items"]]
        following = page["next"]
    assert found == whole
    days = [one["day"] for one in own.get("/v1/alarms?limit=1000")["items"]]
    assert days == sorted(days, reverse=True)
    assert own.get("/v1/alarms?cursor=WzNd", status=422)["detail"].startswith("cursor: not one of ours")


def test_of_many_deeds_the_newest_are_listed(own: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    (whole, _) = own.get("/v1/pairs/TCD/NER")["directions"]
    assert whole["left_out"] == 0
    monkeypatch.setattr(pairs, "LISTED", len(whole["deeds"]) - 1)
    (brief, _) = own.get("/v1/pairs/TCD/NER?window=29")["directions"]
    assert (brief["left_out"], brief["deeds"]) == (1, whole["deeds"][1:])
    assert brief["counts"] == whole["counts"]


@pytest.mark.parametrize("body", [{}, {"rule": ""}, {"rule": "name: x"}, {"rule": RULE, "more": 1}, {"rule": "&a [*a, *a]"}, [], "x"])
def test_a_rule_that_is_none_is_refused(client: Client, body: object) -> None:
    client.ask("/v1/tripwires", method="POST", json=body, status=422)


def test_a_report_is_read(client: Client) -> None:
    told = client.ask("/v1/read", method="POST", json={"text": "Norway accused Sweden of spying.", "published": "2021-06-18"}).json()
    assert [event["type"] for event in told["events"]] == ["ACCUSE"]
    client.ask("/v1/read", method="POST", json={"text": "  "}, status=422)
    client.ask("/v1/read", method="POST", json={"text": "x" * 200_001}, status=422)
    client.ask("/v1/read", method="POST", json={"text": "Norway.", "published": "soon"}, status=422)


def test_events_are_exported(client: Client) -> None:
    lines = client.ask("/v1/export/gdelt?actor=NOR&recipient=SWE&type=ACCUSE").text.splitlines()
    assert [line.split("\t")[5] for line in lines] == ["NOR"]
    assert "graphml" in client.ask("/v1/export/graphml").text


def test_every_resource_has_its_place_in_the_manual(client: Client) -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "service.md").read_text(encoding="utf-8")
    named = [f"`{method.upper()} {path}" for path, found in client.described["paths"].items() for method in found]
    assert [name for name in named if not any(name + end in page for end in ("`", "?"))] == []
