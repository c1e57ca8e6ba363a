"""Who fears what for whom: golden cases."""

from __future__ import annotations

import pytest

from realpolitik.annotators.fears import Fears
from realpolitik.assembly.concerns import concerns
from realpolitik.core.marks import Content, Coreferent, Source
from tests.annotators.golden import Case, cases, prepared


@pytest.mark.parametrize("case", cases("annotators/fears.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = prepared(case.text).with_marks((), gives=(Coreferent, Content, Source))
    report = report.with_marks(Fears().annotate([report])[0], gives=Fears.gives)
    found = [f"{one.fear.holder or '-'} | {one.fear.topic} | {', '.join(one.fear.affects) or '-'}" for one in concerns(report)]
    assert found == list(case.wanted)
