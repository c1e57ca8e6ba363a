"""Which events of different reports are the same one: what they must agree in, within a story and beyond it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from realpolitik.assembly.happenings import happenings
from realpolitik.assembly.same_event import Happening, Party, matched, sameness

DAY = date(2016, 3, 13)
GUNMEN = Party(id="gunmen", power=None, own=False)
ARMY = Party(id="army", power="MLI", own=True)
TROOPS = Party(id="troops", power="MLI", own=True)
TRADERS = Party(id="traders", power=None, own=False)
USA, TURKEY = Party(id="USA", power="USA", own=False), Party(id="TUR", power="TUR", own=False)
TRUMP, KIM = Party(id="Trump", power="USA", own=True), Party(id="Kim", power="PRK", own=True)
RAID = Happening(
    id="1", report="a", story="a", type="ASSAULT", mode="firearms", status="actual", negated=False, start=DAY, end=DAY, actors=(GUNMEN,),
    recipients=(TRADERS,), places=frozenset({"Dolo"}), towns=frozenset({"Dolo"}), figures=frozenset({9.0}),
)  # fmt: skip


def told(story: str = "a", **changes: Any) -> Happening:
    return replace(RAID, id="2", report="b", story=story, **changes)


def test_who_is_not_named_may_be_anybody_and_tolls_differ() -> None:
    assert sameness(RAID, told(actors=(ARMY,), recipients=(), figures=frozenset({14.0}))) >= 0.5
    assert sameness(told(actors=(ARMY,)), told(actors=(USA,))) == 0.0  # one report
    assert sameness(replace(RAID, actors=(ARMY,)), told(actors=(USA,))) == 0.0


@pytest.mark.parametrize(
    "other",
    [
        told(start=date(2016, 3, 16), end=date(2016, 3, 16)),
        told(places=frozenset({"Gao"}), towns=frozenset({"Gao"})),
        told(story="b", places=frozenset(), towns=frozenset()),
        told(status="planned"),
    ],
)
def test_another_day_another_town_and_what_nothing_tells_apart_from_others(other: Happening) -> None:
    assert matched([RAID, other]) == []


def test_a_place_that_is_no_town_may_hold_the_other() -> None:
    assert len(matched([RAID, told(places=frozenset({"Mopti"}), towns=frozenset())])) == 1


def test_what_states_do_to_each_other_once_a_day_is_known_beyond_a_story() -> None:
    visas = replace(RAID, type="SANCTION", mode="discontinue", actors=(USA,), recipients=(TURKEY,), places=frozenset(), towns=frozenset())
    again = replace(visas, id="2", report="b", story="b")
    (judgement,) = matched([visas, again])
    assert "two stories" in judgement.reason
    assert matched([visas, replace(again, actors=(TURKEY,), recipients=(USA,))]) == []
    assert matched([replace(visas, type="ACCUSE"), replace(again, type="ACCUSE")]) == []


def test_a_meeting_is_known_by_who_meets() -> None:
    dinner = replace(
        RAID, type="CONSULT", mode=None, actors=(TRUMP, KIM), recipients=(), places=frozenset(), towns=frozenset(), figures=frozenset()
    )
    again = replace(dinner, id="2", report="b", story="b")
    assert len(matched([dinner, again])) == 1
    assert matched([dinner, replace(again, actors=(USA, KIM))]) == []


def test_records_say_who_is_vague_and_what_is_a_town() -> None:
    event = {
        "id": "e", "type": "ASSAULT", "mode": None, "status": "actual", "negated": False, "actors": ["g", "i", "u"], "recipients": ["t"],
        "when": {"start": "2016-03-13"}, "where": [{"place": "d"}, {"place": "m"}], "figures": ["f"],
    }  # fmt: skip
    actors = [
        {"id": "g", "kind": "group", "country": None, "code": "UAF"}, {"id": "i", "kind": "group", "country": None, "code": "IMG REB"},
        {"id": "u", "kind": "igo", "country": None, "code": "UNO"}, {"id": "t", "kind": "state", "country": "MLI", "code": "MLI"},
    ]  # fmt: skip
    places = [{"id": "d", "kind": "city"}, {"id": "m", "kind": "province"}]
    records = {"events": [event, event | {"historical": True}], "actors": actors, "figures": [{"id": "f", "value": 9}], "places": places}
    (one,) = happenings("r", "s", records)
    assert [(party.power, party.own) for party in (*one.actors, *one.recipients)] == [
        (None, False), ("IMG", True), ("UNO", True), ("MLI", False),
    ]  # fmt: skip
    assert (one.places, one.towns, one.figures, one.start) == (frozenset("dm"), frozenset("d"), frozenset({9.0}), DAY)
