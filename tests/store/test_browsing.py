"""Pages of a store miss nothing and tell nothing twice; on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

import pytest

from realpolitik.core.judgement import Judgement
from realpolitik.store.store import Store

DAYS = ("2021-05-04", None, "2021-05-01", "2021-05-04", "2020-01-01", None, "2021-06-01")
WHEN = (
    {"start": "2021-05-01", "end": "2021-05-03"}, None, {"start": "2021-01-01", "end": "2021-12-31"}, {"start": "2021-05-04"},
    {"start": "1979-12-24", "end": "1989-02-15"}, {"start": "2021-05-02", "end": "2021-05-02"},
    {"start": "2021-06-01", "end": "2021-06-01"},
)  # fmt: skip


TYPES = ("ASSAULT", "THREATEN", "CONSULT")
# Which of them go on for more than a quarter.
DAYS_LONG = (False, False, True, False, True, False, False)


def reading(number: int) -> dict[str, Any]:
    """Three events of Sudan toward Ethiopia, the second denied, the third a meeting with Chad; a statement; a place; a move."""
    power = ("ETH", "TCD")
    given: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "quad": 4, "status": "actual", "historical": False, "negated": False, "confidence": 0.8,
        "actors": ["a"], "recipients": ["b"], "when": WHEN[number], "where": [{"place": "p", "part": "at"}],
    }  # fmt: skip
    events = [
        {**given, "id": f"{number}-0"},
        {**given, "id": f"{number}-1", "status": "denied", "type": "THREATEN", "quad": 3},
        {**given, "id": f"{number}-2", "type": "CONSULT", "quad": 1, "actors": ["a", "c"], "recipients": []},
    ]
    actors = [{"id": "a", "name": "Sudan", "country": "SDN"}, {"id": "b", "name": "Ethiopia", "country": power[0]},
              {"id": "c", "name": "Chad", "country": power[1]}]  # fmt: skip
    places = [{"id": "p", "name": "Khartoum", "country": "SDN", "countries": ["SDN"], "latitude": 15.6, "longitude": 32.5}]
    head = {"id": f"r{number}", "published": DAYS[number], "outlet": "A", "title": None, "text": f"Sudan attacked again, {number}."}
    said = [{"id": f"s{number}-{at}", "speaker": "a", "form": "direct", "content": [[0, 5]]} for at in range(2)]
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": events, "statements": said, "places": places}


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_many(reading(number) for number in range(len(DAYS)))
    store.judge(Judgement(left="0-0", right="3-0", verdict="same", by="a person", reason="the same"))
    return store


def paged(ask: Any, limit: int) -> list[Any]:
    found, after = [], None
    for _ in range(50):
        rows, after = ask(limit, after)
        found += rows
        if after is None:
            return found
    raise AssertionError("no end")


CONDITIONS: tuple[dict[str, Any], ...] = (
    {}, {"newest": True}, {"types": ["ASSAULT"]}, {"types": ["ASSAULT", "CONSULT"], "newest": True}, {"statuses": ["denied"]},
    {"actor": "SDN"}, {"actor": "SDN", "recipient": "ETH", "newest": True}, {"actor": "Sudan"}, {"recipient": "b", "newest": True},
    {"since": "2021-05-01"}, {"until": "2021-05-02", "newest": True}, {"since": "2021-05-01", "until": "2021-05-31", "newest": True},
    {"since": "1980-01-01", "until": "1985-01-01"}, {"actor": "TCD", "since": "2021-01-01"}, {"recipient": "c", "until": "2021-12-31"},
    {"since": "2021-06-01"}, {"since": "2021-05-02", "until": "2021-05-02"}, {"until": "2021-05-01", "recipient": "Ethiopia"},
    {"since": "2021-02-01", "until": "2021-03-01", "types": TYPES[1:]},
    {"since": "2021-05-01", "until": "2021-05-31", "actor": "SDN", "recipient": "ETH"},
    {"report_id": "r2"}, {"report_id": "r0", "since": "2021-05-02"}, {"once": True, "actor": "SDN"}, {"confidence": 0.9}, {"actor": "XXX"},
)  # fmt: skip


def meeting(
    *, newest: bool = False, types: Any = TYPES, statuses: Any = None, actor: str | None = None, recipient: str | None = None,
    since: str | None = None, until: str | None = None, report_id: str | None = None, once: bool = False, confidence: float = 0.0,
) -> list[tuple[str, str]]:  # fmt: skip
    """Report and id of each event that meets the conditions, as they come: worked out from the readings, by no index."""
    found = []
    for number, day in enumerate(DAYS):
        made = reading(number)
        known = {actor["id"]: {actor["id"], actor["name"], actor["country"]} for actor in made["actors"]}
        for place, event in enumerate(made["events"]):
            sides = event["actors"], event["recipients"] or event["actors"]
            one, other = ({who for key in side for who in known[key]} for side in sides)
            when = event["when"] or {}
            start, end = when.get("start"), when.get("end") or when.get("start")
            dated = (since is None and until is None) or (start is not None and start <= (until or "~") and end >= (since or ""))
            told = event["type"] in types and (statuses is None or event["status"] in statuses) and confidence <= event["confidence"]
            taking = (actor is None or actor in one) and (recipient is None or recipient in other)
            if dated and told and taking and report_id in (None, f"r{number}") and not (once and event["id"] == "3-0"):
                spanned = since is not None or until is not None
                sorted_by = (start if spanned else day) or ""
                part = (start < (since or "")) + (start < (since or "") and DAYS_LONG[number]) if spanned else sorted_by == ""
                found.append((int(part), sorted_by, number, place, event["id"]))
    found.sort(key=lambda row: row[3])
    found.sort(key=lambda row: row[1:3], reverse=newest)
    found.sort(key=lambda row: row[0])
    return [(f"r{number}", key) for _, _, number, _, key in found]


@pytest.mark.parametrize("wanted", CONDITIONS, ids=str)
@pytest.mark.parametrize("rare", [True, False], ids=["few", "many"])
def test_pages_of_events_hold_what_the_store_finds(
    filled: Store, wanted: dict[str, Any], rare: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from realpolitik.store import event_pages

    monkeypatch.setattr(event_pages, "FEW", 3000 if rare else 0)
    expected = meeting(**wanted)
    assert [(one.report_id, one.record["id"]) for one in filled.events(**wanted)] == expected
    assert [(one.report_id, one.record["id"]) for one in filled.events(**wanted, limit=4)] == expected[:4]
    for limit in (1, 2, 5, 100):
        found = paged(lambda most, after: filled.browse().events(limit=most, after=after, **wanted), limit)
        assert [(one["report"], one["record"]["id"]) for one in found] == expected
    given = [(one["report"]["id"], event["id"]) for one in filled.readings(**wanted) for event in one["events"]]
    assert sorted(given) == sorted(expected)


def test_the_newest_come_first_and_the_undated_last(filled: Store) -> None:
    found = paged(lambda most, after: filled.browse().events(limit=most, after=after, newest=True, types=["ASSAULT"]), 2)
    assert [one["report"] for one in found] == ["r6", "r3", "r0", "r2", "r4", "r5", "r1"]
    wanted: dict[str, Any] = {"newest": True, "types": ["ASSAULT"], "since": "1980-01-01"}
    spanned = paged(lambda most, after: filled.browse().events(limit=most, after=after, **wanted), 2)
    assert [one["report"] for one in spanned] == ["r6", "r3", "r5", "r0", "r2", "r4"]


def test_where_it_happened(filled: Store) -> None:
    for wanted in ({"place": "Khartoum"}, {"country": "SDN"}, {"place": "Khartoum", "country": "SDN"}):
        # What has no day at all has no place among what is watched either.
        assert len(filled.browse().events(limit=100, **wanted)[0]) == 3 * (len(DAYS) - 1)
    assert filled.browse().events(limit=100, place="Omdurman")[0] == []
    (told,) = filled.mapped().places(since="2021-05-01", until="2021-05-31")
    assert (told["name"], told["country"], told["lat"], told["lon"]) == ("Khartoum", "SDN", 15.6, 32.5)
    touching = filled.events(since="2021-05-01", until="2021-05-31")
    assert told["events"] == sum(told["quads"]) == len(touching)
    assert filled.mapped().places(types=["AID"]) == []


def test_pages_of_reports_records_and_stories(filled: Store) -> None:
    browse = filled.browse()
    for limit in (1, 3, 100):
        heads = paged(lambda most, after: browse.reports(limit=most, after=after), limit)
        assert [head["id"] for head in heads] == ["r6", "r3", "r0", "r2", "r4", "r5", "r1"]
        said = paged(lambda most, after: browse.records("statements", limit=most, after=after), limit)
        assert [one["record"]["id"] for one in said[:5]] == ["s6-0", "s6-1", "s3-0", "s3-1", "s0-0"]
        assert len(said) == 2 * len(DAYS)
    assert heads[0]["title"] == "Sudan attacked again, 6."
    assert [head["id"] for head in browse.reports(limit=9, since="2021-05-01", until="2021-05-04")[0]] == ["r3", "r0", "r2"]
    with pytest.raises(KeyError):
        browse.records("dreams", limit=1)


def test_who_tells_an_event(filled: Store) -> None:
    told = filled.browse().tellers(["0-0", "1-0", "3-0"])
    assert told["0-0"].canonical == told["3-0"].canonical == "0-0"
    assert sorted(told["3-0"].families) == ["r0", "r3"]
    assert list(told["1-0"].families) == ["r1"]


def test_actors_by_name_and_with_whom_they_deal(filled: Store) -> None:
    people = filled.people()
    assert list(people.names()) == ["Chad", "Ethiopia", "Sudan"]
    assert list(people.names(after="Chad")) == ["Ethiopia", "Sudan"]
    assert people.called("Chad") == [{"id": "c", "name": "Chad", "country": "TCD", "kind": None, "code": None}]
    assert {one["report"] for one in people.latest("a")} == {f"r{number}" for number in range(len(DAYS))}
    (first, second) = people.partners("a")
    assert (first["name"], first["events"], first["quads"]) == ("Ethiopia", 14, [0, 0, 7, 7])
    assert (second["name"], second["events"]) == ("Chad", 7)


def test_what_is_found_shows_where(filled: Store) -> None:
    found = filled.browse().found("sudan attacked", limit=3)
    assert len(found) == 3
    assert "\x01Sudan\x02 \x01attacked\x02 again" in found[0]["snippet"]
    assert filled.browse().found("  ", limit=3) == []


def test_the_version_changes_with_anything(filled: Store, address: str) -> None:
    seen = [filled.version()]
    assert filled.version() == seen[0]
    with Store(address) as other:
        for change in (
            lambda: other.save(reading(1)),
            lambda: other.judge(Judgement(left="1-0", right="2-0", verdict="different", by="a", reason="b")),
            lambda: other.undo("1-0", "2-0"),
            lambda: other.forget("r1"),
            lambda: filled.save(reading(2)),
        ):
            change()
            seen.append(filled.version())
    assert len(set(seen)) == len(seen)
