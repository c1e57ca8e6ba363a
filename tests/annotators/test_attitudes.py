"""How somebody stands toward somebody: golden cases."""

from __future__ import annotations

import pytest

from realpolitik.annotators.attitudes import Attitudes
from realpolitik.annotators.quotations import Quotations
from realpolitik.assembly.stances import stances
from realpolitik.assembly.statements import statements
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared


def read(text: str) -> Report:
    report = prepared(text)
    for annotator in (Quotations(), Attitudes()):
        report = report.with_marks(annotator.annotate([report])[0], gives=annotator.gives)
    return report


@pytest.mark.parametrize("case", cases("annotators/attitudes.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = read(case.text)
    found = [f"{one.attitude.holder or '-'} | {one.attitude.toward} | {one.attitude.polarity}" for one in stances(report, ())]
    assert tuple(found) == case.wanted


def test_a_stance_knows_its_statement() -> None:
    report = read("“Duarte is a liar,” Okoye said.")
    said = statements(report)
    assert [one.statement for one in stances(report, said)] == [said[0].id]


def test_very_is_stronger() -> None:
    plain, strong = (read(f"Duarte is {word}wicked and cruel.") for word in ("", "very "))
    assert max(one.attitude.score for one in stances(plain, ())) <= max(one.attitude.score for one in stances(strong, ()))
