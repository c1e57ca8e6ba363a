"""Tripwires over a store: SQL finds what the rule means, alarms are raised once a cause, what is new is enough to look at."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from realpolitik import api
from realpolitik.core.judgement import Judgement
from realpolitik.store.schema import StoreError
from realpolitik.store.store import Store

FIRST = date(2021, 5, 1)
NAMES = {"ARM": "Armenia", "AZE": "Azerbaijan", "RUS": "Russia", "FIN": "Finland", "TUR": "Turkey", "UKR": "Ukraine"}


def told(
    report: str, day: int, kind: str, source: str, target: str, *, outlet: str | None = None, published: int | None = None, **more: Any
) -> dict[str, Any]:
    """A reading of one event: who does what to whom so many days after the first of May."""
    quad = {"CONSULT": 1, "AID": 2, "ACCUSE": 3, "THREATEN": 3, "REQUEST": 3, "ASSAULT": 4, "MOBILIZE": 4}[kind]
    when = (FIRST + timedelta(days=day)).isoformat()
    event: dict[str, Any] = {
        "id": f"e {report}", "type": kind, "mode": None, "quad": quad, "status": "actual", "historical": False, "negated": False,
        "actors": [source], "recipients": [target], "when": {"start": when, "end": when}, "confidence": 0.8, "sentence": [0, 5],
        "spans": {"event": [[0, 3]], "actors": [], "recipients": []}, **more,
    }  # fmt: skip
    actors = [
        {"id": one, "name": NAMES.get(one, one), "kind": "state", "country": one if one in NAMES else None} for one in {source, target}
    ]
    places = [{"id": "p", "name": "Sotk", "country": "ARM", "countries": ["ARM"]}]
    text = f"Words of {report}."
    head = {"id": report, "text": text, "outlet": outlet, "published": (FIRST + timedelta(days=published or day)).isoformat()}
    return {"schema": "realpolitik/1", "report": head, "actors": actors, "events": [event], "places": places}


def fired(store: Store, rule: str) -> list[tuple[int, int]]:
    """First and last day of each cause, counted from the first of May."""
    (tripwire,) = api.tripwires(f"name: t\n{rule}")
    return [(cause.since - FIRST.toordinal(), cause.until - FIRST.toordinal()) for cause in api.tried(store, tripwire).causes]


PAST = [
    told("a", 0, "THREATEN", "AZE", "ARM", outlet="One"),
    told("b", 3, "ASSAULT", "AZE", "ARM", outlet="One", where=[{"place": "p"}], mode="aerial"),
    told("c", 4, "ASSAULT", "AZE", "ARM", outlet="Two", confidence=0.4),
    told("d", 5, "REQUEST", "ARM", "CSTO"),
    told("e", 20, "AID", "RUS", "ARM"),
    told("f", 40, "ASSAULT", "AZE", "ARM", status="planned", published=38),
    told("g", 41, "ASSAULT", "AZE", "ARM", historical=True),
    told("h", 42, "ASSAULT", "ARM", "AZE", negated=True),
    told("i", 50, "REQUEST", "ARM", "RUS"),
    told("j", 90, "CONSULT", "TUR", "FIN"),
    told("k", 800, "CONSULT", "TUR", "FIN"),
]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("when: {events: {types: ASSAULT, actors: AZE, recipients: ARM}}", [(3, 3), (4, 4)]),
        ("when: {events: {types: ASSAULT, actors: AZE, recipients: ARM}, days: 3}", [(3, 4)]),
        ("when: {events: {types: ASSAULT, actors: Azerbaijan, recipients: Armenian}, at_least: 2, days: 2}", [(3, 4)]),
        ("when: {events: {types: ASSAULT, actors: $x, recipients: $y}, at_least: 3, days: 30}", []),
        ("when: {events: {types: ASSAULT}, sources: 2, days: 2}", [(3, 4)]),
        ("when: {events: {types: ASSAULT, confidence: 0.5, recipients: ARM}}", [(3, 3)]),
        ("when: {events: {types: ASSAULT, modes: aerial}}", [(3, 3)]),
        ("when: {events: {countries: ARM}}", [(3, 3)]),
        ("when: {events: {places: Sotk, types: [ASSAULT, AID]}}", [(3, 3)]),
        ("when: {events: {places: Baku}}", []),
        ("when: {events: {tracks: force, statuses: planned}}", [(38, 38)]),
        ("when: {events: {types: ASSAULT, historical: yes}}", [(41, 41)]),
        ("when: {events: {types: ASSAULT, negated: yes}}", [(42, 42)]),
        ("when: {events: {types: ASSAULT, historical: any, negated: any}, days: 5}", [(3, 4), (41, 42)]),
        ("when: {events: {tracks: press, actors: ARM, recipients: AZE, either_way: yes}}", [(0, 0)]),
        ("when: {events: {types: REQUEST, recipients: CSTO}}", [(5, 5), (50, 50)]),
        ("when: {events: {types: REQUEST, recipients: 'name:CSTO'}}", [(5, 5)]),
        ("when: {events: {types: REQUEST, recipients: 'id:CSTO'}}", [(5, 5)]),
        ("when: {events: {types: CONSULT, actors: NATO, recipients: NATO}}", [(800, 800)]),
        ("when: {events: {types: CONSULT, actors: [$x, NATO], recipients: [$y, NATO]}}", [(800, 800)]),
        ("when: [{events: {types: THREATEN, actors: $x, recipients: $y}}, "
         "{events: {types: ASSAULT, actors: $x, recipients: $y}, within: 3}]",
         [(0, 3)]),
        ("when: [{events: {types: THREATEN, actors: $x}}, {events: {types: ASSAULT, actors: $x}, within: 2}]", []),
        ("when: [{events: {types: THREATEN}}, {events: {types: ASSAULT}, within: 5}, {events: {types: AID, recipients: ARM}, within: 20}]",
         [(0, 20)]),
        ("when: [{events: {types: REQUEST, actors: $x}}, {events: {types: AID, recipients: $x}, within: 30, absent: yes}]", [(50, 80)]),
        ("when: [{events: {types: REQUEST, actors: ARM, recipients: CSTO}}, "
         "{events: {types: AID, actors: CSTO, recipients: ARM}, within: 10, absent: yes}]", [(5, 15), (50, 60)]),
        ("when: [{events: {types: ASSAULT, recipients: $y}, at_least: 2, days: 2}, "
         "{events: {types: REQUEST, actors: $y}, at_least: 2, days: 50, within: 60}]", [(3, 50)]),
    ],
)  # fmt: skip
def test_a_rule_finds_what_it_means(store: Store, rule: str, days: list[tuple[int, int]]) -> None:
    store.save_many(PAST)
    assert fired(store, rule) == days


def test_statements_and_commitments_are_watched(store: Store) -> None:
    reading = told("a", 0, "CONSULT", "RUS", "ARM")
    reading["statements"] = [{"id": "s", "speaker": "RUS", "addressee": "ARM", "form": "direct", "content": [[0, 5]]}]
    reading["commitments"] = [{
        "id": "c", "kind": "threat", "holder": "RUS", "beneficiaries": ["ARM"], "trigger": None, "span": [0, 5],
        "consequence": {"type": "SANCTION", "span": [0, 5], "actors": [], "recipients": []},
    }]  # fmt: skip
    store.save(reading)
    assert fired(store, "when: {statements: {speakers: RUS, addressees: ARM, forms: direct}}") == [(0, 0)]
    assert fired(store, "when: {statements: {speakers: ARM}}") == []
    assert fired(store, "when: {commitments: {kinds: [threat], holders: RUS, consequences: sanction}}") == [(0, 0)]
    assert fired(store, "when: {commitments: {kinds: promise}}") == []


def test_more_than_usual_is_found(store: Store) -> None:
    usual = [told(f"u{day}", day, "ASSAULT", "AZE", "ARM") for day in range(0, 300, 15)]
    store.save_many([*usual, *(told(f"m{place}", 300 + place // 2, "ASSAULT", "AZE", "ARM") for place in range(10))])
    ((since, until),) = fired(store, "when: {events: {tracks: force, actors: AZE, recipients: ARM}, raised: 0.9}")
    assert 300 <= since <= until == 304


@pytest.mark.parametrize("seed", range(4))
def test_more_than_usual_is_what_posture_calls_up(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    days = [*(chance.randrange(260) for _ in range(20)), *(chance.randrange(240, 260) for _ in range(12))]
    store.save_many(told(f"r{place}", day, chance.choice(["ACCUSE", "THREATEN"]), "RUS", "ARM") for place, day in enumerate(days))
    for left, right in ((3, 4), (20, 21), (22, 25), (29, 30)):
        store.judge(Judgement(left=f"r{left}", right=f"r{right}", verdict="same", by="stories", reason="same event: alike"))
    (rule,) = api.tripwires("name: t\nwhen: {events: {tracks: press, actors: RUS, recipients: ARM}, raised: 0.9, days: 1}")
    fired_on = {day for cause in api.tried(store, rule).causes for day in cause.days}
    up = set()
    for day in sorted({FIRST + timedelta(days=day) for day in days if day >= 200}):
        track = next(one for one in api.posture(store, "RUS", "ARM", until=day.isoformat())[0]["tracks"] if one["track"] == "press")
        if track["direction"] == "up" and track["deeds"] + track["before"] >= 10:
            up.add(day.toordinal())
    assert {day for day in fired_on if day >= FIRST.toordinal() + 200} == up
    assert seed or up


def test_copies_are_one_source_and_tell_one_happening(store: Store) -> None:
    store.save_many([told("a", 0, "ASSAULT", "AZE", "ARM", outlet="One"), told("b", 0, "ASSAULT", "AZE", "ARM", outlet="Two")])
    twice, from_two = (f"when: {{events: {{types: ASSAULT}}, {word}: 2, days: 1}}" for word in ("at_least", "sources"))
    assert (fired(store, twice), fired(store, from_two)) == ([(0, 0)], [(0, 0)])
    store.judge(Judgement(left="a", right="b", verdict="same", by="stories", reason="reprint: 100 %"))
    assert (fired(store, twice), fired(store, from_two)) == ([], [])
    store.judge(Judgement(left="a", right="b", verdict="different", by="a person", reason="two wires"))
    assert fired(store, from_two) == [(0, 0)]
    store.judge(Judgement(left="e a", right="e b", verdict="same", by="a person", reason="one attack"))
    assert (fired(store, twice), fired(store, from_two)) == ([], [(0, 0)])


def test_a_copy_is_of_who_told_it_first_and_agencies_are_one_source(store: Store) -> None:
    """As posture counts them."""
    store.save_many([
        told("a", 0, "ASSAULT", "AZE", "ARM", outlet="One"), told("c", 9, "ASSAULT", "AZE", "ARM", outlet="Two"),
        told("d", 9, "ASSAULT", "AZE", "ARM", outlet="Two"), told("e", 9, "ASSAULT", "AZE", "ARM"),
    ])  # fmt: skip
    from_two, from_three = (f"when: {{events: {{types: ASSAULT}}, sources: {count}, days: 1}}" for count in (2, 3))
    assert (fired(store, from_two), fired(store, from_three)) == ([(9, 9)], [])
    store.judge(Judgement(left="a", right="c", verdict="same", by="stories", reason="reprint: 100 %"))
    assert fired(store, from_three) == [(9, 9)], "One's words in Two, Two's own, and a third"
    assert store.sources(["a", "c", "d", "e"]) == {"a": "outlet one", "c": "outlet one", "d": "outlet two", "e": "e"}
    (toward,) = [one for one in api.posture(store, "AZE", "ARM") if one["source"] == "AZE"]
    assert toward["counts"]["sources"] == 3


def test_a_late_report_raises_the_days_after_it(store: Store, tmp_path: Path) -> None:
    api.add_tripwires(store, rules(tmp_path / "r.yaml", "when: {events: {tracks: force, actors: AZE, recipients: ARM}, raised: 0.95}"))
    store.save_many(told(f"u{day}", day, "ASSAULT", "AZE", "ARM") for day in range(0, 140, 14))
    store.save_many(told(f"m{day}", day, "ASSAULT", "AZE", "ARM") for day in (213, 214, 215, 216, 217))
    assert api.check_tripwires(store) == []
    store.save(told("late", 201, "MOBILIZE", "AZE", "ARM", published=218))
    (alarm,) = api.check_tripwires(store)
    assert [day - FIRST.toordinal() for day in alarm.cause.days] == [217]
    assert api.check_tripwires(store, again=True) == []


def rules(path: Path, *texts: str) -> Path:
    path.write_text("---\n".join(f"name: rule {place}\n{text}\n" for place, text in enumerate(texts)))
    return path


def test_an_alarm_is_raised_once_for_each_cause(store: Store, tmp_path: Path) -> None:
    api.add_tripwires(store, rules(tmp_path / "r.yaml", "when: {events: {types: ASSAULT}, at_least: 2, days: 5}"))
    assert api.check_tripwires(store) == []
    store.save(told("a", 0, "ASSAULT", "AZE", "ARM"))
    assert api.check_tripwires(store) == []
    store.save(told("b", 3, "ASSAULT", "AZE", "ARM"))
    (alarm,) = api.check_tripwires(store)
    assert [key[0] for key in alarm.cause.records] == ["a", "b"]
    assert api.check_tripwires(store) == []
    store.save(told("c", 6, "ASSAULT", "AZE", "ARM"))
    assert api.check_tripwires(store) == [], "it goes on: the same alarm"
    assert [key[0] for key in store.watch().alarms()[0].cause.records] == ["a", "b", "c"]
    store.save_many([told("d", 30, "ASSAULT", "AZE", "ARM"), told("e", 31, "ASSAULT", "AZE", "ARM")])
    assert len(api.check_tripwires(store)) == 1
    assert api.check_tripwires(store, again=True) == []
    assert [one.cause.until - FIRST.toordinal() for one in store.watch().alarms(tripwire="rule 0")] == [31, 6]
    assert store.watch().counts() == {"rule 0": 2}
    assert store.watch().remove("rule 0")
    assert not store.watch().remove("rule 0")
    assert store.watch().alarms() == []


def test_the_past_is_told_only_if_asked_for(store: Store, tmp_path: Path) -> None:
    store.save_many(PAST)
    path = rules(tmp_path / "r.yaml", "when: {events: {types: ASSAULT, recipients: ARM}}")
    api.add_tripwires(store, path)
    assert api.check_tripwires(store) == []
    with pytest.raises(StoreError, match="there is a tripwire 'rule 0' already"):
        api.add_tripwires(store, path)
    api.add_tripwires(store, path, replace=True, past=True)
    assert len(api.check_tripwires(store)) == 2


def test_a_report_read_anew_is_new(store: Store, tmp_path: Path) -> None:
    store.save_many([told("a", 0, "CONSULT", "AZE", "ARM"), told("b", 9, "CONSULT", "AZE", "ARM")])
    api.add_tripwires(store, rules(tmp_path / "r.yaml", "when: {events: {types: ASSAULT}}"))
    store.save(told("a", 0, "ASSAULT", "AZE", "ARM"))
    assert len(api.check_tripwires(store)) == 1


def test_what_does_not_come_trips_when_its_days_are_over(store: Store, tmp_path: Path) -> None:
    absent = "when: [{events: {types: REQUEST, actors: $x}}, {events: {types: AID, recipients: $x}, within: 10, absent: yes}]"
    api.add_tripwires(store, rules(tmp_path / "r.yaml", absent))
    store.save_many([told("a", 0, "REQUEST", "ARM", "RUS"), told("b", 2, "REQUEST", "UKR", "TUR")])
    assert api.check_tripwires(store) == []
    store.save(told("c", 9, "AID", "TUR", "UKR"))
    assert api.check_tripwires(store) == []
    store.save(told("d", 30, "CONSULT", "TUR", "FIN"))
    (alarm,) = api.check_tripwires(store)
    assert (alarm.cause.binding, alarm.cause.day - FIRST.toordinal()) == ((("x", "ARM"),), 10)
    assert api.check_tripwires(store) == []


UNANSWERED = (
    "when: [{events: {types: REQUEST, actors: $x}}, {events: {types: AID, recipients: $x}, within: 10, absent: yes}]",
    "when: [{events: {types: REQUEST, actors: $x}}, {events: {types: AID, recipients: $x}, at_least: 2, days: 5, within: 10, absent: yes}]",
)


def test_what_was_answered_after_all_is_withdrawn(store: Store, tmp_path: Path) -> None:
    api.add_tripwires(store, rules(tmp_path / "r.yaml", *UNANSWERED))
    store.save_many([told("a", 0, "REQUEST", "ARM", "RUS"), told("b", 2, "REQUEST", "UKR", "TUR"), told("c", 30, "CONSULT", "TUR", "FIN")])
    assert len(api.check_tripwires(store)) == 4
    store.save(told("d", 5, "AID", "RUS", "ARM", published=31))
    got: list[Any] = []
    (gone,) = api.check_tripwires(store, deliver=got.extend)
    assert got == [gone]
    assert gone.withdrawn is not None
    assert (gone.tripwire, gone.cause.binding) == ("rule 0", (("x", "ARM"),)), "one answer is too few for the other rule"
    assert store.watch().counts() == {"rule 0": 1, "rule 1": 2}
    assert [one.withdrawn is not None for one in store.watch().alarms(tripwire="rule 0")] == [False, True]
    assert api.check_tripwires(store) == []
    assert api.check_tripwires(store, again=True) == [], "it is told once"
    store.save(told("e", 6, "AID", "TUR", "ARM", published=31))
    assert [(one.tripwire, one.withdrawn is None) for one in api.check_tripwires(store)] == [("rule 1", False)]
    store.save(told("f", 12, "AID", "TUR", "UKR", published=31))
    (last,) = api.check_tripwires(store, again=True)
    assert (last.tripwire, last.cause.binding) == ("rule 0", (("x", "UKR"),))
    assert store.watch().counts() == {"rule 1": 1}


def test_what_was_withdrawn_and_holds_again_is_told_anew(store: Store, tmp_path: Path) -> None:
    api.add_tripwires(store, rules(tmp_path / "r.yaml", UNANSWERED[0]))
    store.save_many([told("a", 0, "REQUEST", "ARM", "RUS"), told("c", 30, "CONSULT", "TUR", "FIN")])
    (first,) = api.check_tripwires(store)
    store.save(told("d", 5, "AID", "RUS", "ARM", published=31))
    assert [one.id for one in api.check_tripwires(store)] == [first.id]
    store.forget("d")
    (again,) = api.check_tripwires(store, again=True)
    assert (again.id, again.withdrawn) == (first.id, None)
    assert [one.id for one in store.watch().alarms()] == [first.id]


def test_what_is_forgotten_leaves_no_alarm(store: Store, tmp_path: Path) -> None:
    api.add_tripwires(store, rules(tmp_path / "r.yaml", "when: {events: {types: ASSAULT}, days: 3}"))
    store.save_many([told("a", 0, "ASSAULT", "AZE", "ARM"), told("b", 1, "ASSAULT", "AZE", "ARM"), told("c", 9, "ASSAULT", "AZE", "ARM")])
    assert len(api.check_tripwires(store)) == 2
    store.forget("c")
    store.forget("b")
    assert [one.cause.records for one in store.watch().alarms()] == [(("a", "events", "e a"),)]
    store.save(told("d", 20, "ASSAULT", "AZE", "ARM"))
    assert len(api.check_tripwires(store)) == 1, "a turn that was forgotten does not come again"


def test_an_alarm_that_is_not_delivered_is_found_again(store: Store, tmp_path: Path) -> None:
    def broken(alarms: object) -> None:
        raise ConnectionError

    api.add_tripwires(store, rules(tmp_path / "r.yaml", "when: {events: {types: ASSAULT}}"))
    store.save(told("a", 0, "ASSAULT", "AZE", "ARM"))
    with pytest.raises(ConnectionError):
        api.check_tripwires(store, deliver=broken)
    assert store.watch().alarms() == []
    got: list[Any] = []
    assert api.check_tripwires(store, deliver=got.extend) == got
    (one,) = api.told_alarms(store, got)
    assert (one["records"][0]["words"], one["records"][0]["type"]) == ("Words", "ASSAULT")


RULES = (
    "when: {events: {types: ASSAULT, actors: $x, recipients: $y}, at_least: 2, days: 6}",
    "when: {events: {types: [ASSAULT, THREATEN], recipients: ARM}, at_least: 3, sources: 2, days: 10}",
    "when: [{events: {types: THREATEN, actors: $x, recipients: $y}}, {events: {types: ASSAULT, actors: $x, recipients: $y}, within: 4}]",
    "when: [{events: {types: THREATEN, actors: $x}, at_least: 2, days: 4}, {events: {types: ASSAULT, actors: $x}, within: 5}, "
    "{events: {types: AID, recipients: ARM}, within: 9}]",
)


def spans(causes: Iterable[Any]) -> set[tuple[object, int]]:
    """The days of all causes, by meaning."""
    return {(cause.binding, day) for cause in causes for day in cause.days}


def overlap(one: Any, other: Any) -> bool:
    """Whether two causes are of one meaning and touch in time."""
    return bool(one.binding == other.binding and one.since <= other.until and other.since <= one.until)


ABSENT = "when: [{events: {types: THREATEN, actors: $x}}, {events: {types: AID, recipients: $x}, within: 7, absent: yes}]"


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), number=st.integers(1, 40), batch=st.integers(1, 9))
def test_looking_at_what_is_new_finds_what_looking_at_all_does(tmp_path: Path, seed: int, number: int, batch: int) -> None:
    """Whatever order reports come in. What was told to be absent and came to light later is withdrawn."""
    chance = random.Random(seed)
    readings = [
        told(f"{seed} {place}", chance.randrange(40), chance.choice(["ASSAULT", "THREATEN", "AID"]),
             *chance.sample(["ARM", "AZE", "RUS"], 2),
             outlet=chance.choice(["One", "Two"]))
        for place in range(number)
    ]  # fmt: skip
    with Store("sqlite://") as piecemeal:
        api.add_tripwires(piecemeal, rules(tmp_path / "r.yaml", *RULES, ABSENT))
        for first in range(0, number, batch):
            piecemeal.save_many(readings[first : first + batch])
            api.check_tripwires(piecemeal)
        for place, text in enumerate(RULES):
            (tripwire,) = api.tripwires(f"name: t\n{text}")
            whole = api.tried(piecemeal, tripwire).causes
            known = piecemeal.watch().alarms(tripwire=f"rule {place}")
            assert spans(one.cause for one in known) == spans(whole)
            assert len(known) >= len(whole)
        (tripwire,) = api.tripwires(f"name: t\n{ABSENT}")
        whole = api.tried(piecemeal, tripwire).causes
        holding = [one.cause for one in piecemeal.watch().alarms(tripwire=f"rule {len(RULES)}") if one.withdrawn is None]
        assert {one.binding for one in whole} == {one.binding for one in holding}
        for some, others in ((whole, holding), (holding, whole)):
            assert all(any(overlap(one, other) for other in others) for one in some)
        assert api.check_tripwires(piecemeal, again=True) == []
