"""Who is listed, sanctioned, recognised, a member, at war: golden cases over plain actors and bare years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik import recipes
from realpolitik.annotators.standings import Standings
from realpolitik.assembly.statuses import statuses
from realpolitik.core.marks import Actor, Standing, Token, When
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared


def with_years(report: Report) -> Report:
    """The report with states and one organisation for actors, and four digits as a year."""
    heads = {actor.head: actor for actor in report.of(Actor)}
    for token in report.of(Token):
        if token.text == "NATO" and token.index not in heads:
            heads[token.index] = replace(next(iter(heads.values())), span=token.span, key="NATO", name="NATO", head=token.index)
    actors = [replace(actor, kind="igo" if actor.key == "NATO" else "state") for actor in heads.values()]
    years = [
        When(
            span=token.span, by="hand", type="DATE", value=token.text, start=f"{token.text}-01-01", end=f"{token.text}-12-31",
            precision="year",
        )
        for token in report.of(Token)
        if token.text.isdigit() and len(token.text) == 4
    ]  # fmt: skip
    plain = Report(text=report.text).with_marks(mark for mark in report.marks if not isinstance(mark, Actor))
    return plain.with_marks([*actors, *years], gives=(Actor, When))


@pytest.mark.parametrize("case", cases("annotators/standings.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = with_years(prepared(case.text))
    report = report.with_marks(Standings().annotate([report])[0], gives=Standings.gives)
    found = [
        f"{one.kind} | {one.by_actor or '-'} | {one.subject} | {'yes' if one.holds else 'no'} | {one.since or '-'}"
        for one in (status.standing for status in statuses(report))
    ]
    assert found == list(case.wanted)


def test_a_verb_whose_subject_the_model_takes_for_a_part_of_it_is_a_verb() -> None:
    (report,) = recipes.full().read([Report(text="Abkhazia, which only Russia recognises, shut the road.")])
    assert [(one.by_actor, one.subject, one.holds) for one in report.of(Standing)] == [
        (key(report, "Russia"), key(report, "Abkhazia"), True)
    ]


def test_an_organ_that_orders_accounts_blocked_blocks_those_of_whom_it_listed() -> None:
    text = "The State Department added Hamas to its list of terrorist groups and ordered its accounts blocked."
    (report,) = recipes.full().read([Report(text=text)])
    sanctioned = [one.subject for one in report.of(Standing) if one.kind == "sanctioned"]
    assert sanctioned == [key(report, "Hamas")]


def key(report: Report, name: str) -> str:
    return next(actor.key for actor in report.of(Actor) if actor.name == name)
