"""Numbers that count: golden cases."""

from __future__ import annotations

import pytest

from realpolitik.annotators.figures import Figures
from realpolitik.annotators.times import Times
from realpolitik.core.marks import Figure, Mark, Token, Trigger, When
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared, words


def read(text: str) -> Report:
    report = prepared(text)
    report = report.with_marks(Times().annotate([report])[0], gives=(When,))
    triggers: list[Mark] = [
        Trigger(
            span=token.span, by="plain", type="ASSAULT", mode=None, contexts=(), head=token.index, lemma=token.lemma, frame="",
            actor_slots=(), recipient_slots=(),
        )
        for token in report.of(Token) if token.lemma == "kill"
    ]  # fmt: skip
    report = report.with_marks(triggers, gives=(Trigger,))
    return report.with_marks(Figures().annotate([report])[0], gives=Figures.gives)


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


@pytest.mark.parametrize("case", cases("annotators/figures.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = read(case.text)
    found = [
        f"{words(report, one.span)} | {shown(one.value)} | {shown(one.low)} | {shown(one.high)} | {one.what} | {one.about or '-'}"
        for one in report.of(Figure)
    ]
    assert found == list(case.wanted)


def test_the_event_it_belongs_to() -> None:
    report = read("The raid killed 14 villagers.")
    (figure,) = report.of(Figure)
    assert figure.of is not None
    assert report.quote(figure.of) == "killed"
