"""Statements and stances from hand-made marks."""

from __future__ import annotations

from realpolitik.assembly.stances import stances
from realpolitik.assembly.statements import statements
from realpolitik.core.marks import Addressee, Attitude, Content, Cue, Form, Reworded, Source, Span
from realpolitik.core.report import Report

TEXT = "“We stay,” Okoye told reporters. “We fight.” She added that nobody sleeps."
CUE, SOURCE, HEARD = Span(17, 21), Span(11, 16), Span(22, 31)


def content(start: int, end: int, form: Form) -> Content:
    return Content(span=Span(start, end), by="test", of=CUE, form=form, quoted=form != "indirect")


def report(*contents: Content, source: bool = True, spun: bool = False) -> Report:
    marks = [
        Cue(span=CUE, by="test", lemma="tell", head=4),
        Addressee(span=HEARD, by="test", of=CUE, part="addressee", actor="reporters"),
        Reworded(span=Span(0, 5), by="test", verdict=spun),
        *contents,
    ]
    if source:
        marks.append(Source(span=SOURCE, by="test", of=CUE, actor="okoye"))
    return Report(text=TEXT).with_marks(marks)


def test_pieces_stand_in_text_order() -> None:
    (said,) = statements(report(content(33, 44, "direct"), content(0, 10, "direct")))
    assert [piece.span.start for piece in said.contents] == [0, 33]
    assert (said.form, said.verbatim) == ("direct", True)
    assert said.addressee is not None
    assert said.outlet is None


def test_quoted_and_reported_pieces_are_mixed() -> None:
    (said,) = statements(report(content(0, 10, "direct"), content(55, 73, "indirect")))
    assert (said.form, said.verbatim) == ("mixed", True)


def test_reported_speech_is_indirect() -> None:
    (said,) = statements(report(content(55, 73, "indirect")))
    assert (said.form, said.verbatim) == ("indirect", False)


def test_reworded_quotations_are_not_verbatim() -> None:
    (said,) = statements(report(content(0, 10, "direct"), spun=True))
    assert not said.verbatim


def test_nobody_says_nothing() -> None:
    assert statements(report(content(0, 10, "direct"), source=False)) == ()
    assert statements(report()) == ()


def test_a_stance_points_to_its_statement_and_counts_once() -> None:
    read = report(content(0, 10, "direct"))
    said = statements(read)
    marks = [
        Attitude(span=Span(0, 9), by="test", score=score, holder="okoye", toward="fleet", polarity="positive", cue=CUE)
        for score in (0.4, 0.9)
    ]
    (stance,) = stances(read.with_marks(marks), said)
    assert stance.statement == said[0].id
    assert stance.attitude.score == 0.9
