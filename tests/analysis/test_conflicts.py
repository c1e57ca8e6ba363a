"""Conflicts: which claims disagree, and the two marks of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik.analysis.conflicts import Conflict, Count, conflicts
from realpolitik.core.accounts import Account
from tests.analysis.telling import told

ANY = float("inf")


def killed(account: Account, value: float, low: float | None = None, high: float | None = None) -> Count:
    return Count(
        event=account.event, report=account.report, what="killed", value=value, low=value if low is None else low,
        high=value if high is None else high,
    )  # fmt: skip


def raid(outlet: str | None, *, voice: str | None = None, day: str = "2022-09-13", published: str | None = None) -> Account:
    account = told("ASSAULT", "AZE", "ARM", day, places="ARM", voice=voice)
    return replace(account, outlet=outlet, published=published or day)


def only(found: tuple[Conflict, ...], issue: str) -> Conflict:
    (one,) = [one for one in found if one.issue == issue]
    return one


def test_thirteen_or_forty() -> None:
    one, other, third = raid("Reuters"), raid("Armenpress", voice="ARM"), raid("Azertac", voice="AZE")
    found = only(conflicts([one, other, third], [killed(one, 13), killed(other, 40), killed(third, 14, 10, 15)]), "how many")
    # State media are good evidence of what their state says and weak of what was done to it, or by it.
    assert [(claim.value, claim.said, claim.so, claim.credibility, claim.interest) for claim in found.claims] == [
        ("10 to 15", "B", "D", 3, "party"), ("13", "B", "B", 3, "reporter"), ("40", "B", "D", 5, "party"),
    ]  # fmt: skip
    assert (found.about, found.side, found.since, found.note) == ("killed", "ARM", "2022-09-13", "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((13, None, None), (13, None, None)),
        ((13, 13, ANY), (40, None, None)),
        ((13, 10, 20), (18, None, None)),
        ((40, -ANY, 40), (13, None, None)),
    ],
)
def test_numbers_that_can_both_be_true_do_not_disagree(
    first: tuple[float, float | None, float | None], second: tuple[float, float | None, float | None]
) -> None:
    one, other = raid("Reuters"), raid("TASS")
    assert conflicts([one, other], [killed(one, *first), killed(other, *second)]) == ()


def test_a_source_may_correct_itself() -> None:
    first, later = raid("Reuters", voice="ARM"), raid("TASS", voice="ARM", published="2022-09-15")
    assert conflicts([first, later], [killed(first, 49), killed(later, 105)]) == ()
    other = raid("AFP", published="2022-09-14")
    found = only(conflicts([first, later, other], [killed(first, 49), killed(later, 105), killed(other, 60)]), "how many")
    assert [claim.value for claim in found.claims] == ["60", "105"]


def test_a_later_count_is_said_to_be_one() -> None:
    one, other = raid("Reuters"), raid("TASS", published="2022-09-16")
    assert "later" in only(conflicts([one, other], [killed(one, 49), killed(other, 207)]), "how many").note
    assert only(conflicts([one, other], [killed(one, 207), killed(other, 49)]), "how many").note == ""


def test_copies_are_no_second_voice() -> None:
    one = raid("Reuters")
    copy = replace(raid("TASS"), family=one.family)
    assert conflicts([one, copy], [killed(one, 13), killed(copy, 40)]) == ()


def test_who_denies_it() -> None:
    says, denial = raid("Armenpress", voice="ARM"), raid("Azertac", voice="AZE", day="2022-09-14")
    denied = replace(denial, status="denied", negated=True)
    found = only(conflicts([says, denied], []), "whether")
    assert [(claim.value, claim.denies, claim.so, claim.credibility) for claim in found.claims] == [
        ("AZE did", False, "D", 4), ("AZE did not", True, "D", 4),
    ]  # fmt: skip
    # *Denied that it had broken the truce*, with nobody named it was done to.
    assert conflicts([says, replace(denied, recipients=())], []) != ()
    assert conflicts([says, replace(denied, day="2022-10-14")], []) == ()
    assert conflicts([says, replace(denied, type="COERCE")], []) == ()


def test_who_did_it_within_one_story() -> None:
    one = raid("Reuters")
    other = replace(told("ASSAULT", "GEO", "ARM", "2022-09-13"), outlet="TASS")
    assert conflicts([one, other], []) == ()
    found = only(conflicts([one, replace(other, story=one.story)], []), "who")
    assert sorted(claim.value for claim in found.claims) == ["AZE", "GEO"]


@pytest.mark.parametrize("kind", ["ACCUSE", "SUPPORT", "SANCTION", "CONSULT"])
def test_what_several_may_do_is_no_dispute_about_who_did_it(kind: str) -> None:
    one, other = (replace(told(kind, doer, "PRK", "2022-09-13"), outlet=paper, story="s") for doer, paper in (("JPN", "A"), ("RUS", "B")))
    assert conflicts([one, other], []) == ()


def test_history_is_no_matter() -> None:
    one, other = replace(raid("Reuters"), historical=True), replace(raid("TASS"), historical=True)
    assert conflicts([one, other], [killed(one, 13), killed(other, 40)]) == ()


def test_claims_of_nobody_cannot_be_judged() -> None:
    one, other = raid(None), raid("Reuters")
    found = only(conflicts([one, other], [killed(one, 13), killed(other, 40)]), "how many")
    assert [(claim.so, claim.credibility) for claim in found.claims] == [("F", 6), ("B", 4)]
