"""Time records keep the order of the text."""

from __future__ import annotations

from realpolitik.assembly.times import times
from realpolitik.core.marks import Span, When
from realpolitik.core.report import Report


def test_in_text_order() -> None:
    late, early = (When(span=Span(at, at + 4), by="hand", type="DATE", value=None, start=None, end=None, precision=None) for at in (12, 3))
    report = Report(text="In 1999 or 2003.").with_marks([late, early])
    assert [one.when for one in times(report)] == [early, late]
