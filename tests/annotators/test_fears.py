"""Who fears what for whom: golden cases."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.annotators.fears import Fears
from realpolitik.assembly.concerns import concerns
from realpolitik.core.marks import Content, Coreferent, Fear, Source
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared


@pytest.mark.parametrize("case", cases("annotators/fears.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = prepared(case.text).with_marks((), gives=(Coreferent, Content, Source))
    report = report.with_marks(Fears().annotate([report])[0], gives=Fears.gives)
    found = [f"{one.fear.holder or '-'} | {one.fear.topic} | {', '.join(one.fear.affects) or '-'}" for one in concerns(report)]
    assert found == list(case.wanted)


def test_what_is_threatened_is_no_fear() -> None:
    threat, fear = (
        "Otherwise the bloc would use force, its defence minister warned.",
        "The war may spread to Chad, its defence minister warned.",
    )
    read = recipes.full().read([Report(text=f"Mali and Togo left the bloc. {said}") for said in (threat, fear)])
    assert [bool(report.of(Fear)) for report in read] == [False, True]


def test_in_a_report_of_trade_only_a_power_is_worried() -> None:
    shop = "The bakery Lorenz sold its ovens to the brewer Holm. "
    told = "The owner fears a shortage of flour. France fears a famine."
    (trade,) = recipes.full().read([Report(text=shop * 8 + told)])
    assert [trade.quote(fear.span).split()[0] for fear in trade.of(Fear)] == ["France"]
