"""When and where events happened: golden cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from realpolitik.annotators.dating import Dating
from realpolitik.annotators.times import Times
from realpolitik.core.marks import Content, Dated, Located, Mark, Modality, Place, Token, Trigger, When
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared, words

EVENTS = frozenset({"invade", "attack", "kill", "welcome", "invasion", "shell", "accuse", "praise"})
WORDS = {"accuse": "ACCUSE", "praise": "SUPPORT"}
PLACES = frozenset({"Tarun", "Sudland"})


def marked(report: Report) -> Sequence[Mark]:
    """Plain triggers, all of them actual, and plain places."""
    found: list[Mark] = []
    for token in report.of(Token):
        if token.lemma in EVENTS:
            found.append(
                Trigger(
                    span=token.span, by="plain", type=WORDS.get(token.lemma, "ASSAULT"), mode=None, contexts=(), head=token.index,
                    lemma=token.lemma, frame="", actor_slots=("subj",), recipient_slots=("obj",),
                )
            )  # fmt: skip
            found.append(Modality(span=token.span, by="plain", of=token.span, status="actual"))
        if token.text in PLACES:
            found.append(
                Place(
                    span=token.span, by="plain", key=token.text, name=token.text, kind="city", country=None, latitude=None,
                    longitude=None, geonames=None, head=token.index,
                )
            )  # fmt: skip
    return found


def read(text: str, published: date | None) -> Report:
    report = replace(prepared(text), published=published)
    report = report.with_marks(Times().annotate([report])[0], gives=(When,))
    report = report.with_marks(marked(report), gives=(Trigger, Modality, Place, Content))
    return report.with_marks(Dating().annotate([report])[0], gives=Dating.gives)


@pytest.mark.parametrize("case", cases("annotators/dating.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = read(case.text, date(2021, 8, 20))
    found = [
        f"{words(report, one.of)} | {one.start} | {one.end} | {one.basis} | {'background' if one.historical else 'news'}"
        for one in report.of(Dated)
    ]
    assert found == list(case.wanted)


def test_without_a_day_of_publication_nothing_is_dated_by_tense() -> None:
    assert read("Rebels attacked the town.", None).of(Dated) == ()


def test_without_a_day_of_publication_old_dates_are_background_beside_new_ones() -> None:
    report = read("Norland invaded Sudland in 1979. The rebels attacked the port in 2021.", None)
    assert [one.historical for one in report.of(Dated)] == [True, False]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked the town of Tarun.", "Tarun"),
        ("Rebels attacked the market in Tarun.", "Tarun"),
        ("In Tarun, rebels attacked a market.", "Tarun"),
        ("Norland invaded Sudland.", "Sudland"),
        ("The Tarun attack failed.", "Tarun"),
        ("Sudland welcomed the envoy.", None),
        ("Sudland said rebels attacked a market.", None),
        ("Rebels attacked the soldiers in Tarun.", "Tarun"),
    ],
)
def test_places(text: str, place: str | None) -> None:
    assert [one.place for one in read(text, None).of(Located)] == ([] if place is None else [place])
