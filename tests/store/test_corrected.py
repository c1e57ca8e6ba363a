"""What people say of records is what a store is asked by, and taking it back leaves no trace; on SQLite and PostgreSQL."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from realpolitik import api
from realpolitik.core.judgement import Correction
from realpolitik.store.opening import _derive_anew
from realpolitik.store.schema import acts, dealings, events, pairs, parties, scenes
from realpolitik.store.store import Store
from realpolitik.store.tallies import pair_days, pair_months, pair_sums

DERIVED = (events, parties, pairs, pair_days, pair_months, pair_sums, acts, scenes, dealings)
DAY = "2021-05-04"


def reading(key: str, *, number: int = 2) -> dict[str, Any]:
    """Events of Sudan's army toward Ethiopia at Khartoum, a statement and a threat."""
    given: dict[str, Any] = {
        "type": "ASSAULT", "mode": None, "quad": 4, "status": "actual", "historical": False, "negated": False, "confidence": 0.8,
        "actors": ["a"], "recipients": ["b"], "when": {"start": "2021-05-03", "end": "2021-05-03"}, "where": [{"place": "p", "part": "at"}],
        "sentence": [0, 5], "spans": {"event": [[0, 5]], "actors": [], "recipients": []}, "intensity": -9.0,
    }  # fmt: skip
    actors = [
        {"id": "a", "name": "Army", "country": "SDN", "kind": "government", "sector": "MIL"},
        {"id": "b", "name": "Ethiopia", "country": "ETH", "kind": "state"}, {"id": "c", "name": "Chad", "country": "TCD", "kind": "state"},
    ]  # fmt: skip
    places = [{"id": "p", "name": "Khartoum", "country": "SDN", "countries": ["SDN"], "latitude": 15.6, "longitude": 32.5}]
    said = [{"id": f"{key} said", "speaker": "a", "addressee": "b", "form": "direct", "content": [[0, 5]]}]
    owed = [
        {"id": f"{key} owed", "kind": "threat", "holder": "a", "beneficiaries": ["b"], "consequence": {"type": "ASSAULT"}, "span": [0, 5]}
    ]
    return {
        "schema": "realpolitik/1", "report": {"id": key, "published": DAY, "outlet": "A", "text": "Words that say it."}, "actors": actors,
        "places": places, "events": [{**given, "id": f"{key}-{at}"} for at in range(number)], "statements": said, "commitments": owed,
    }  # fmt: skip


def say(store: Store, record: str, verdict: Any, field: str = "", value: Any = None, *, by: str = "Ana", kind: str = "events") -> None:
    own = {"report": "r", "kind": kind, "record": record, "by": by, "reason": "read again"}
    store.correct(Correction(**own, verdict=verdict, field=field, value=value))


def derived(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that the store is asked by."""
    with store._engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in DERIVED}


def anew(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """The same, worked out from nothing."""
    with store._writer.begin() as connection:
        _derive_anew(connection)
    return derived(store)


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_many([reading("r"), reading("s", number=1)])
    return store


def counted(store: Store) -> dict[str, Any]:
    """What counts events, by who asks."""
    span = {"since": "2021-01-01", "until": "2021-12-31"}
    return {
        "posture": [one.event for one in store.dealings("SDN", "ETH", **span)],
        "counts": sum(row["events"] for row in store.pair_days("SDN", "ETH")),
        "network": sum(row["events"] for row in store.traffic(**span)),
        "forecasts": sorted(row.event for row in store.foretold().acts()),
        "map": sum(row["events"] for row in store.mapped().places(**span)),
        "today": store.browse().counts_of_day(DAY)["events"],
        "reports": store.browse().count_events(["r"]).get("r", 0),
        "status": store.browse().counts()["events"],
        "partners": sum(row["events"] for row in store.people().partners("a")),
        "exports": [event["id"] for one in store.readings(actor="SDN") for event in one["events"]],
    }


def test_what_a_person_rejects_counts_for_nothing_and_is_still_found(filled: Store) -> None:
    before, kept, rows = counted(filled), derived(filled), filled.report("r")
    say(filled, "r-0", "reject")
    after = counted(filled)
    assert after == {
        "posture": ["r-1", "s-0"], "counts": 2, "network": 2, "forecasts": ["r-1", "s-0"], "map": 2, "today": 2, "reports": 1, "status": 2,
        "partners": 2, "exports": ["r-1", "s-0"],
    }  # fmt: skip
    assert before == {name: found + 1 if isinstance(found, int) else sorted(["r-0", *found]) for name, found in after.items()}
    assert [row["id"] for row in filled.browse().events(limit=9, place="Khartoum")[0]] == ["r-0", "r-1", "s-0"]
    assert [one.id for one in filled.events(actor="SDN")] == ["r-0", "r-1", "s-0"]
    assert filled.report("r") == rows
    say(filled, "r-0", "accept", by="Ben")
    assert counted(filled) == before  # the last who spoke counts
    assert filled.uncorrect("r-0") == 2
    assert derived(filled) == kept


def test_an_edit_is_what_is_asked_for(filled: Store) -> None:
    kept = derived(filled)
    say(filled, "r-0", "edit", "type", "AID")
    say(filled, "r-0", "edit", "recipients", ["c"])
    say(filled, "r-0", "edit", "when", {"start": "2021-04-01", "end": "2021-04-02"})
    browse = filled.browse()
    assert [row["id"] for row in browse.events(limit=9, types=["AID"], recipient="TCD", since="2021-04-02", until="2021-04-02")[0]] == [
        "r-0"
    ]
    assert [row["id"] for row in browse.events(limit=9, types=["ASSAULT"], recipient="ETH")[0]] == ["r-1", "s-0"]
    (found,) = filled.dealings("SDN", "TCD", since="2021-04-01", until="2021-04-01")
    assert (found.event, found.type, found.quad) == ("r-0", "AID", 2)  # what the type decides follows
    assert [(row["day"], row["type"], row["quad"], row["events"]) for row in filled.pair_days("SDN", "TCD")] == [
        ("2021-04-01", "AID", 2, 1)
    ]
    (told,) = filled.readings(types=["AID"])
    assert [(one["type"], one["recipients"]) for one in told["events"]] == [("AID", ["c"])]
    assert filled.uncorrect("r-0", field="recipients") == 1
    assert filled.pair_days("SDN", "TCD") == []
    assert [row["type"] for row in filled.pair_days("SDN", "ETH")] == ["AID", "ASSAULT"]
    filled.uncorrect("r-0")
    assert derived(filled) == kept


def test_a_corrected_actor_or_place_moves_what_it_takes_part_in(filled: Store) -> None:
    kept = derived(filled)
    say(filled, "b", "edit", "country", "ERI", kind="actors")
    assert [one.report for one in filled.dealings("SDN", "ERI", since=DAY[:8] + "01", until=DAY)] == ["r", "r"]
    say(filled, "p", "edit", "name", "Omdurman", kind="places")
    assert [row["id"] for row in filled.browse().events(limit=9, place="Omdurman")[0]] == ["r-0", "r-1"]
    say(filled, "b", "reject", kind="actors")
    assert filled.dealings("SDN", "ERI", since=DAY[:8] + "01", until=DAY) == []
    for key in ("b", "p"):
        filled.uncorrect(key)
    assert derived(filled) == kept


def test_what_was_said_outlives_reading_anew_and_goes_with_the_report(filled: Store) -> None:
    say(filled, "r-0", "reject")
    say(filled, "r-1", "edit", "when.start", "2021-05-01")
    after = derived(filled)
    filled.save(reading("r"))
    assert derived(filled) == after
    changed = reading("r")
    changed["events"][1]["when"] = None  # what was edited is no more there
    filled.save(changed)
    assert [one.day.isoformat() for one in filled.dealings("SDN", "ETH", since="2021-05-01", until=DAY)] == ["2021-05-03", DAY]
    filled.forget("r")
    assert filled.corrections() == []
    assert derived(filled) == anew(filled)
    assert sum(row["events"] for row in filled.pair_days("SDN", "ETH")) == 1


EDITS = [
    ("events", "r-0", "type", "AID"), ("events", "r-0", "type", "CONSULT"), ("events", "r-0", "quad", 2),
    ("events", "r-0", "when", None), ("events", "r-0", "when.start", "2021-04-30"), ("events", "r-0", "where", []),
    ("events", "r-1", "status", "planned"), ("events", "r-1", "negated", True), ("events", "r-1", "actors", ["a", "c"]),
    ("events", "r-1", "recipients", []), ("actors", "a", "kind", "group"), ("actors", "a", "sector", None),
    ("actors", "b", "country", None),
    ("statements", "r said", "addressee", "c"), ("commitments", "r owed", "beneficiaries", []),
    ("places", "p", "countries", ["SDN", "SSD"]),
]  # fmt: skip


def test_whatever_is_said_the_rows_are_those_that_are_worked_out_anew(filled: Store) -> None:
    chance = random.Random(11)
    kept = derived(filled)
    for step in range(30):
        kind, record, field, value = chance.choice(EDITS)
        by = chance.choice(["Ana", "Ben"])
        what = chance.choice(["edit", "edit", "reject", "accept", "undo"])
        if what == "undo":
            filled.uncorrect(record, by=by)
        else:
            say(filled, record, what, *((field, value) if what == "edit" else ()), by=by, kind=kind)
        if step % 3 == 0:
            assert derived(filled) == anew(filled)
    for record in {record for _, record, _, _ in EDITS}:
        filled.uncorrect(record)
    assert derived(filled) == kept


def test_tripwires_see_what_was_corrected(filled: Store) -> None:
    rule = "name: {}\nwhen: {{events: {{types: {}, actors: SDN, recipients: ETH}}}}\n"
    api.keep_rules(filled, "---\n".join(rule.format(kind.lower(), kind) for kind in ("ASSAULT", "AID")), past=True)

    def check() -> list[tuple[str, bool]]:
        return sorted((one.tripwire, one.withdrawn is not None) for one in api.check_tripwires(filled))

    assert check() == [("assault", False)]
    say(filled, "r-0", "edit", "type", "AID")
    assert check() == [("aid", False)]
    say(filled, "r-1", "reject")
    assert check() == []  # another report tells it still
    filled.correct(Correction(report="s", kind="events", record="s-0", verdict="reject", by="Ana", reason="no"))
    assert check() == [("assault", True)]
    filled.uncorrect("r-0")
    assert check() == [("aid", True), ("assault", False)]


def test_those_who_speak_at_once_wait_for_each_other(address: str) -> None:
    with Store(address) as one, Store(address) as other:
        one.save(reading("r", number=4))
        kept = derived(one)

        def speak(store: Store, by: str) -> None:
            for turn in range(4):
                for at in range(4):
                    say(store, f"r-{at}", "reject" if turn % 2 == 0 else "accept", by=by)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(speak, (one, other), ("Ana", "Ben")))
        for at in range(4):
            one.uncorrect(f"r-{at}")
        assert derived(other) == kept == anew(one)
