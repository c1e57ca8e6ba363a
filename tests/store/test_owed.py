"""What bears on commitments: told by the tables as the reports tell it, by the corrected record, and gone with its report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import create_engine, func, select

from realpolitik import api
from realpolitik.core.accounts import Account, accounts
from realpolitik.core.claims import Claim, claims
from realpolitik.core.judgement import Correction
from realpolitik.core.pledges import Deed, Pledge, fits, pledges
from realpolitik.knowledge.articles import pacts
from realpolitik.store.bearing import bearing_keys, bearings
from realpolitik.store.store import Store

LATE = "2030-01-01"
ACTORS = [
    {"id": "r", "name": "Russia", "kind": "state", "country": "RUS", "code": "RUS", "sector": None},
    {"id": "a", "name": "Armenia", "kind": "state", "country": "ARM", "code": "ARM", "sector": None},
    {"id": "z", "name": "Azerbaijan", "kind": "state", "country": "AZE", "code": "AZE", "sector": None},
    {"id": "b", "name": "Collective Security Treaty Organization", "kind": "igo", "country": None, "code": "IGO", "sector": "MIL"},
]
TEXT = "Words that somebody wrote of what happened between some powers on that day."


def event(key: str, kind: str, actors: str, recipients: str, **more: Any) -> dict[str, Any]:
    return {
        "id": key, "type": kind, "mode": None, "quad": 3, "status": "actual", "historical": False, "negated": False, "actors": list(actors),
        "recipients": list(recipients), "when": None, "where": [], "contexts": [], "figures": [], "confidence": 0.5, "sentence": [0, 20],
        "attributed_to": "a", "under": None, **more,
    }  # fmt: skip


def reading(key: str, day: str | None, *events: dict[str, Any], **more: Any) -> dict[str, Any]:
    head = {"id": key, "title": key, "published": day, "text": TEXT, "outlet": f"Outlet {key}", "url": None}
    return {"schema": "realpolitik/1", "report": head, "actors": ACTORS, "events": list(events), "places": [], **more}


def promise(key: str, kind: str | None, **more: Any) -> dict[str, Any]:
    consequence = {"span": [0, 5], "type": kind, "actors": [], "recipients": []}
    return {
        "id": key, "kind": "promise", "holder": "r", "beneficiaries": ["a"], "span": [0, 30], "trigger": None, "consequence": consequence,
        "deadline": None, "basis": None, **more,
    }  # fmt: skip


def filled() -> list[dict[str, Any]]:
    met = {"span": [0, 5], "type": "ASSAULT", "actors": ["z"], "recipients": ["a"]}
    return [
        reading("one", "2022-01-01", event("e1", "ASSAULT", "z", "a", where=[{"place": "p"}]), event("e2", "AID", "r", "a", negated=True),
                places=[{"id": "p", "name": "Goris", "country": "ARM", "countries": ["ARM"]}]),
        reading("two", "2022-02-01", event("e3", "REQUEST", "a", "b", under={"treaty": "Collective Security Treaty", "article": "4"}),
                event("e4", "AID", "r", "a", status="planned"), commitments=[promise("c1", "AID", trigger=met), promise("c2", None)]),
        reading("three", "2022-03-01", event("e5", "AID", "r", "a"), event("e6", "SANCTION", "a", "b"), event("e7", "REJECT", "a", "b"),
                statuses=[{"id": "s", "kind": "membership", "by": "b", "subject": "a", "holds": False, "since": None, "span": [3, 9]}],
                statements=[{"id": "t", "speaker": "b", "addressee": None, "form": "direct", "content": [[0, 12]]}]),
        reading("four", None, event("e8", "AID", "r", "a"), commitments=[promise("c3", "AID")]),
    ]  # fmt: skip


def plainly(store: Store) -> tuple[list[Account], list[Claim], list[Pledge]]:
    """The same, read from the records of each report."""
    told: tuple[list[Account], list[Claim], list[Pledge]] = ([], [], [])
    for one in store.readings():
        own = list(accounts(one))
        told[0].extend(account for account in own if account.happened and account.day is not None)
        told[1].extend(claims(one, own))
        told[2].extend(pledges(one))
    return told


def test_the_tables_tell_what_the_records_tell(store: Store) -> None:
    store.save_many(filled())
    told, claimed, promised = plainly(store)
    owed = store.owed()
    sides = {key for one in told for key in fits(one)}
    found = owed.having(dict.fromkeys(sides, ""), until=LATE)
    for key in sides:
        assert found[key] == sorted(Deed(one.day or "", one.report, one.place) for one in told if key in fits(one))
    deeds = {Deed(one.day or "", one.report, one.place): one for one in told}
    assert owed.accounts(deeds) == deeds
    assert {one.event for one in told} == {"e1", "e3", "e5", "e6", "e7"}
    (body,) = {one.body for one in claimed}
    assert sorted(owed.claims(body, until=LATE), key=repr) == sorted(claimed, key=repr)
    assert [one.id for one in owed.pledges(coded=None, until=LATE)] == ["c1", "c2", "c3"]
    assert sorted(owed.pledges({"RUS"}, coded=None, until=LATE), key=repr) == sorted(promised, key=repr)
    assert (owed.pledged(coded=True, until=LATE), owed.pledged({"Armenia", "RUS"}, coded=False, until=LATE)) == (1, 2)


def test_each_pact_is_told_what_bears_on_it(store: Store) -> None:
    from realpolitik.analysis.obligations import cases, looked_up

    store.save_many(filled())
    told, *_ = plainly(store)
    for pact in pacts():
        found = store.owed().about(looked_up(pact), until=LATE)
        assert cases(found, pact, today=LATE) == cases(told, pact, today=LATE)


def test_a_day_that_is_asked_for_has_no_later_ones(store: Store) -> None:
    store.save_many(filled())
    assert [one.id for one in store.owed().pledges(coded=True, until="2022-01-31")] == []
    assert store.owed().about([("attack", "ARM")], until="2021-12-31") == []


def states(store: Store, **asked: Any) -> list[tuple[str, str]]:
    return [(row["id"], row["state"]) for row in api.commitments(store, "Russia", on="2022-12-31", **asked) if row["kind"] == "promise"]


def test_a_promise_that_is_rejected_is_none_until_that_is_undone(store: Store) -> None:
    store.save_many(filled())
    assert states(store) == [("c1", "dormant")]
    api.judge(store, "c1", "reject", by="Ines", reason="a hope")
    assert states(store) == []
    assert api.unjudge(store, "c1", by="Ines") == 1
    assert states(store) == [("c1", "dormant")]


def test_what_people_correct_is_what_promises_are_held_against(store: Store) -> None:
    store.save_many([*filled(), reading("five", "2022-02-10", event("e9", "ACCUSE", "z", "a"))])
    edit = Correction(
        report="five", kind="events", record="e9", field="type", by="Ines", verdict="edit", value="ASSAULT", reason="they shot", at=None
    )
    store.correct(edit)
    assert states(store) == [("c1", "met")]
    store.correct(replace(edit, record="e5", report="three", field="", verdict="reject", value=None))
    assert states(store) == [("c1", "response due")]
    store.uncorrect("e9")
    store.uncorrect("e5")
    assert states(store) == [("c1", "dormant")]


def test_pages_are_the_whole(store: Store) -> None:
    store.save_many(filled())
    whole = api.commitments(store, on="2022-12-31", everything=True)
    pages = [api.commitments(store, on="2022-12-31", everything=True, start=at, limit=3) for at in range(0, len(whole) + 3, 3)]
    assert [row for page in pages for row in page] == whole
    assert {row["kind"] for row in whole} == {"treaty", "bond", "promise"}


def test_a_report_that_is_forgotten_or_read_anew_leaves_no_trace(store: Store, address: str) -> None:
    before = filled()
    store.save_many(before)
    rows = contents(address)
    store.save_many(before)
    assert contents(address) == rows
    for one in before:
        store.forget(one["report"]["id"])
    assert contents(address) == (0, 0)


def contents(address: str) -> tuple[int, int]:
    engine = create_engine(address)
    with engine.connect() as connection:
        one, other = (connection.scalar(select(func.count()).select_from(table)) or 0 for table in (bearings, bearing_keys))
    engine.dispose()
    return one, other
