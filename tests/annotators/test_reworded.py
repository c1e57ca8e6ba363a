"""Machine-reworded text: golden cases, and what the verdict needs."""

from __future__ import annotations

import pytest

from realpolitik.annotators.reworded import Rewording
from realpolitik.core.marks import Restored, Reworded, Span
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases


def read(text: str) -> Report:
    report = Report(text=text)
    return report.with_marks(Rewording().annotate([report])[0], gives=Rewording.gives)


@pytest.mark.parametrize("case", cases("annotators/reworded.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = read(case.text)
    found = ["verdict"] if report.of(Reworded)[0].verdict else []
    found += [f"{mark.kind} | {report.quote(mark.span)} | {mark.means} | {mark.lemma}" for mark in report.of(Restored)]
    wanted = list(case.wanted)
    if "verdict" not in wanted:  # one name may be verdict enough in a short text; what counts is what is read
        found = [line for line in found if line != "verdict"]
    assert found == wanted


def test_one_verdict_over_the_whole_text() -> None:
    report = read("The council met on Monday.")
    (verdict,) = report.of(Reworded)
    assert verdict.span == Span(0, len(report.text))
    assert not verdict.verdict
    assert verdict.score < 0.1


def test_readings_do_not_overlap() -> None:
    report = read("A press convention on overseas coverage, navy workout routines and the particular envoy’s go to to the State Division.")
    spans = [mark.span for mark in report.of(Restored)]
    assert len(spans) >= 5
    assert all(not a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])
