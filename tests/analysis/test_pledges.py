"""Pledges: a promise, threat or duty that a report tells of, held against what came after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik import api
from realpolitik.analysis.pledges import Followed, followed
from realpolitik.core.accounts import Account, party
from realpolitik.core.pledges import Pattern, Pledge, last_day, pledges
from tests.analysis.telling import Listed, told, who

ATTACK = Pattern(type="ASSAULT", actors=frozenset({"AZE"}), recipients=frozenset({"ARM"}))
PLEDGE = Pledge(
    id="p", report="own", published="2022-01-10", kind="promise", holder=who("RUS"), beneficiaries=(who("ARM"),), trigger=ATTACK,
    consequence=Pattern(type="AID", actors=frozenset({"RUS"}), recipients=frozenset({"ARM"})), deadline=None, basis=None, span=(0, 1),
)  # fmt: skip
CALLED, GIVEN = told("ASSAULT", "AZE", "ARM", "2022-02-01"), told("AID", "RUS", "ARM", "2022-02-10")


def fate(pledge: Pledge, *listed: Account, today: str = "2022-12-31") -> Followed:
    (one,) = followed([pledge], Listed(*listed), today=today)
    return one


@pytest.mark.parametrize(
    ("listed", "state"),
    [
        ([], "dormant"),
        ([GIVEN], "dormant"),
        ([CALLED], "response due"),
        ([CALLED, GIVEN], "met"),
        ([CALLED, told("AID", "RUS", "ARM", "2022-01-20")], "response due"),
        ([CALLED, told("AID", "FRA", "ARM", "2022-02-10")], "response due"),
        ([CALLED, told("AID", "RUS", "ARM", "2022-02-10", report="own")], "response due"),
        ([told("ASSAULT", "AZE", "ARM", "2022-01-01")], "dormant"),
        ([CALLED, told("REJECT", "RUS", "ARM", "2022-02-10")], "declined"),
    ],
)
def test_promises_on_a_condition(listed: list[Account], state: str) -> None:
    assert fate(PLEDGE, *listed).state == state


def test_deadlines() -> None:
    by_march = replace(PLEDGE, trigger=None, deadline="2022-03-01")
    assert fate(by_march, today="2022-02-01").state == "response due"
    assert fate(by_march).state == "expired"
    assert fate(by_march, GIVEN).state == "met"
    assert fate(by_march, told("AID", "RUS", "ARM", "2022-04-01")).state == "expired"
    assert fate(replace(PLEDGE, deadline="2022-03-01")).state == "expired"


def test_what_comes_later_is_another_deed() -> None:
    days = ("2022-02-10", "2022-02-20", "2022-03-11", "2022-03-12", "2022-09-01")
    met = fate(PLEDGE, CALLED, *(told("AID", "RUS", "ARM", day, report=day) for day in days))
    assert [one.day for one in met.answered] == list(days[:3])
    again = fate(
        PLEDGE, CALLED, told("ASSAULT", "AZE", "ARM", "2022-02-15", report="s"), told("ASSAULT", "AZE", "ARM", "2022-04-15", report="t")
    )
    assert [one.day for one in again.called] == ["2022-02-01", "2022-02-15"]


def test_any_of_the_sides_and_the_place_fit() -> None:
    wide = replace(PLEDGE, trigger=None, consequence=replace(PLEDGE.consequence, actors=frozenset({"RUS", "BLR"}), recipients=frozenset()))
    found = fate(wide, told("AID", "BLR", "KAZ", "2022-02-01", report="b"), told("AID", "RUS", "ARM", "2022-02-01", report="a"))
    assert [one.report for one in found.answered] == ["a", "b"]
    assert fate(wide, told("AID", "FRA", "ARM", "2022-02-01"), told("SANCTION", "RUS", "ARM", "2022-02-01")).state == "response due"


def test_what_no_type_says_is_left_to_a_person() -> None:
    assert fate(replace(PLEDGE, consequence=Pattern(type=None, actors=frozenset(), recipients=frozenset())), CALLED).state == "not coded"


def test_pledges_of_a_record() -> None:
    text = "Russia promised to send troops to Armenia by March 2022 if Azerbaijan attacks Armenia."
    (one,) = pledges(api.read(text, published="2022-01-10").to_dict())
    assert (one.holder.country, one.consequence.type, one.consequence.recipients) == ("RUS", "MOBILIZE", {"ARM"})
    assert one.trigger == ATTACK
    assert one.deadline == "2022-03-31"


def test_a_day_that_was_over_is_no_deadline() -> None:
    text = "Ethiopia promised to resume talks if Sudanese troops withdrew to the positions they held before November 2020."
    whole = api.read(text, published="2021-06-18").to_dict()
    (found,) = whole["commitments"]
    for value, deadline in (("2020-11", None), ("2021-06", "2021-06-30"), ("2021-06-18", "2021-06-18")):
        (one,) = pledges({**whole, "commitments": [{**found, "deadline": {"value": value}}]})
        assert one.deadline == deadline


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-02", "2024-02-29"),
        ("2024", "2024-12-31"),
        ("2024-05-03", "2024-05-03"),
        ("2021-W33", "2021-08-22"),
        ("P3D", None),
        (None, None),
    ],
)
def test_last_days(value: str | None, day: str | None) -> None:
    assert last_day(value) == day


def test_a_condition_without_sides_is_about_those_of_the_pledge() -> None:
    """*Will expel the envoy if the attacks continue*: attacks in another country are none of these."""
    text = "Sudan threatened to expel the Ethiopian ambassador if the attacks continue."
    (pledge,) = pledges(api.read(text, published="2022-01-05").to_dict())
    assert pledge.trigger is not None
    assert pledge.trigger.about == {"SDN", "ETH"}
    threat = replace(pledge, id="p", report="own")
    assert fate(threat, told("ASSAULT", "KAZ", "KAZ", "2022-01-06")).state == "dormant"
    assert fate(threat, told("ASSAULT", "ERI", "SDN", "2022-01-06")).state == "response due"


def test_at_home_it_matters_who_does_it() -> None:
    text = "Ama Boateng, a senator in Ghana, promised to sue President Kofi Mensah of Ghana."
    reading = api.read(text, published="2022-01-10").to_dict()
    (pledge,) = pledges(reading)
    named = {one["name"]: party(one) for one in reading["actors"]}
    sued = told(pledge.consequence.type or "", "GHA", "GHA", "2022-02-01")
    his, another = (replace(sued, actors=(one,), recipients=(named["Kofi Mensah"],)) for one in (named["Ama Boateng"], who("GHA lawyers")))
    assert fate(pledge, another).state == "response due"
    assert fate(pledge, his).state == "met"
