"""Obligations: which state an article is in, told by few accounts."""

from __future__ import annotations

import pytest

from realpolitik.analysis.attacks import attacks
from realpolitik.analysis.obligations import Case, Verdict, cases
from realpolitik.core.accounts import Account
from realpolitik.knowledge.articles import Pact, named, pacts
from tests.analysis.telling import BODY, told

TODAY = "2023-06-01"


def pact(name: str = "CSTO") -> Pact:
    found = named(name)
    assert found is not None
    return found


def raid(day: str = "2022-09-13", **more: object) -> Account:
    return told("ASSAULT", "AZE", "ARM", day, places="ARM", **more)


def call(day: str = "2022-09-13", article: str | None = "4", **more: object) -> Account:
    return told("REQUEST", "ARM", BODY, day, article=article, mode="assist", **more)


def only(listed: list[Account], *, today: str = TODAY, verdict: Verdict | None = None) -> Case:
    (case,) = [case for case in cases(listed, pact(), today=today, verdict=lambda _: verdict) if case.victim == "ARM"]
    return case


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ([], "expired"),
        ([told("MOBILIZE", "RUS", "ARM", "2022-09-20")], "met"),
        ([told("AID", BODY, "ARM", "2022-09-20", armed=True)], "met"),
        ([told("AID", BODY, "ARM", "2022-09-20")], "partial"),
        ([told("CONSULT", f"{BODY};ARM", "", "2022-09-20")], "partial"),
        ([told("REJECT", BODY, "ARM", "2022-09-20")], "declined"),
        ([told("REJECT", BODY, "ARM", "2022-09-20"), told("AID", BODY, "ARM", "2022-09-21")], "declined"),
        ([told("REJECT", "KAZ", "ARM", "2022-09-20"), told("MOBILIZE", "RUS", "ARM", "2022-09-21")], "partial"),
        ([told("MOBILIZE", "RUS", "ARM", "2022-09-20", status="planned")], "expired"),
        ([told("MOBILIZE", "RUS", "ARM", "2022-09-01")], "expired"),
        ([told("MOBILIZE", "TUR", "ARM", "2022-09-20")], "expired"),
        ([told("REJECT", "RUS", "ARM", "2022-09-20", bodies=frozenset())], "expired"),
    ],
)  # fmt: skip
def test_what_comes_of_a_call(answer: list[Account], state: str) -> None:
    case = only([raid(), raid(), call(), *answer])
    assert case.state == state
    assert [step.state for step in case.steps[:3]] == ["condition met", "invoked", "response due"]
    assert case.due == "2022-10-13"


def test_a_late_answer_is_an_answer_and_late() -> None:
    case = only([raid(), raid(), call(), told("REJECT", BODY, "ARM", "2022-11-20")])
    assert [(step.state, step.day) for step in case.steps[-2:]] == [("expired", "2022-10-14"), ("declined", "2022-11-20")]
    assert case.steps[-1].note == "late: refused"


def test_until_the_window_closes_a_response_is_due() -> None:
    assert only([raid(), raid(), call()], today="2022-10-13").state == "response due"
    assert only([raid(), raid(), call()], today="2022-10-14").state == "expired"


@pytest.mark.parametrize(
    ("accounts", "missing"),
    [
        ([raid()], "a second independent source (1 of 2)"),
        (
            [told("ASSAULT", "AZE", "ARM", "2022-09-13"), told("ASSAULT", "AZE", "ARM", "2022-09-13")],
            "that it was on the victim's territory",
        ),
        ([raid(voice="ARM"), raid(voice="ARM")], "a second independent source (1 of 2)"),
        ([raid(), raid(report="r"), raid(report="r")], ""),
    ],
)
def test_an_attack_alone_is_a_candidate(accounts: list[Account], missing: str) -> None:
    case = only(accounts)
    assert case.state == "candidate"
    assert case.tests is not None
    assert missing in case.steps[0].note
    assert case.tests.held is (missing == "")


@pytest.mark.parametrize(
    "account",
    [
        told("ASSAULT", "TUR", "RUS", "2023-05-01", places="SYR"),  # forces abroad
        told("ASSAULT", "TJK", "KGZ", "2022-09-16", places="KGZ"),  # two members
        told("ASSAULT", "IRN", "PAK", "2022-09-16", places="PAK"),  # no member
        told("ASSAULT", "AZE", "ARM", "2022-09-16", places="ARM", status="planned"),
        told("ASSAULT", "AZE", "ARM", "2022-09-16", places="ARM", historical=True),
        told("ASSAULT", "AZE", "ARM", "2022-09-16", places="ARM", negated=True),
        told("ASSAULT", "KAZ", "KAZ people", "2022-09-16", places="KAZ"),  # its own affair
        told("ASSAULT", "AZE", "ARM", "1990-01-20", places="ARM"),  # before the treaty
    ],
)
def test_what_is_no_case_at_all(account: Account) -> None:
    article = pact().article("4")
    assert article is not None
    assert attacks([account], pact(), article) == ()
    assert cases([account], pact(), today=TODAY) == ()


def test_a_person_confirms_or_dismisses() -> None:
    assert only([raid()], verdict="confirmed").state == "condition met"
    assert only([raid()], verdict="dismissed").state == "dismissed"
    assert only([raid(), raid(), call()], verdict="dismissed").state == "dismissed"


def test_a_judged_attack_keeps_its_ids_when_an_earlier_day_is_told_of() -> None:
    before, after = only([raid("2022-09-13")]), only([raid("2022-09-12"), raid("2022-09-13")])
    assert before.attack is not None
    assert after.attack is not None
    assert before.id != after.id
    assert before.id in after.attack.ids


def test_attacks_end_with_a_lull() -> None:
    article = pact().article("4")
    assert article is not None
    found = attacks([raid("2022-09-13"), raid("2022-09-20"), raid("2022-10-01")], pact(), article)
    assert [(one.since, one.until) for one in found] == [("2022-09-13", "2022-09-20"), ("2022-10-01", "2022-10-01")]


def test_calls_go_to_the_article_that_is_named_or_owes_what_is_asked() -> None:
    def article(account: Account) -> str | None:
        (case,) = cases([account], pact(), today="2022-09-14")
        return case.article.number

    assert article(call()) == "4"
    assert article(call(article="2")) == "2"
    assert article(call(article=None)) == "4"
    assert article(told("REQUEST", "ARM", BODY, "2022-09-13", mode="meet")) == "2"
    assert cases([call(article="9")], pact(), today=TODAY) == ()
    assert cases([call(treaty="North Atlantic Treaty")], pact(), today=TODAY) == ()
    assert cases([told("REQUEST", "AZE", BODY, "2022-09-13", mode="assist")], pact(), today=TODAY) == ()


def test_a_treaty_of_two_covers_whom_it_says() -> None:
    japan = next(one for one in pacts() if "Japan" in one.name)
    struck = [told("ASSAULT", "CHN", side, "2023-01-01", places=side) for side in ("JPN", "USA") for _ in range(2)]
    assert {case.victim for case in cases(struck, japan, today=TODAY)} == {"JPN"}
