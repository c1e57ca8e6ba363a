"""Who says what: golden cases, and the laws of split and nested speech."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.annotators.quotations import Quotations
from realpolitik.assembly.statements import statements
from realpolitik.core.marks import Actor, Content, Cue, Reworded, Source, Span
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared, words


def read(text: str) -> Report:
    report = prepared(text)
    return report.with_marks(Quotations().annotate([report])[0], gives=Quotations.gives)


def lines(report: Report) -> tuple[str, ...]:
    """``speaker | cue | form | content ~ content [| to …] [| in …]``"""
    found = []
    for one in statements(report):
        parts = [words(report, one.speaker.span), words(report, one.cue.span), one.form]
        parts.append(" ~ ".join(words(report, piece.span) for piece in one.contents))
        parts += [f"to {words(report, one.addressee.span)}"] if one.addressee else []
        parts += [f"in {words(report, one.outlet.span)}"] if one.outlet else []
        found.append(" | ".join(parts))
    return tuple(found)


@pytest.mark.parametrize("case", cases("annotators/quotations.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    assert lines(read(case.text)) == case.wanted


def test_every_piece_has_its_cue() -> None:
    report = read("“We will stay,” Okoye said. She added that “nobody” would leave. According to Duarte, all is calm.")
    cues = {cue.span for cue in report.of(Cue)}
    assert cues
    assert {mark.of for mark in (*report.of(Content), *report.of(Source))} <= cues


def test_reworded_speech_is_never_verbatim() -> None:
    report = read("“We will stay,” Okoye said.")
    assert [one.verbatim for one in statements(report)] == [True]
    spun = report.with_marks([Reworded(span=Span(0, 5), by="test", verdict=True)])
    assert [one.verbatim for one in statements(spun)] == [False]


def test_indirect_speech_is_never_verbatim() -> None:
    assert [one.verbatim for one in statements(read("Okoye said that they would stay."))] == [False]


def test_who_says_what_follows_is_nobody_named_in_it() -> None:
    (report,) = recipes.speech(
        [Report(text="Paul Meyer praised Karl Berg's big ideas. However, he suggested that Mr. Berg had lost his way.")]
    )
    names = {actor.key: actor.name for actor in report.of(Actor)}
    assert [names[source.actor or ""] for source in report.of(Source)] == ["Paul Meyer", "Paul Meyer"]


def test_what_somebody_says_he_thinks_is_one_statement() -> None:
    (report,) = recipes.speech([Report(text="Paul Meyer said that he hoped the talks would go on.")])
    assert [words(report, one.cue.span) for one in statements(report)] == ["said"]


def test_empty_text_says_nothing() -> None:
    assert Quotations().annotate([Report(text="")]) == [[]]


def test_same_text_same_ids() -> None:
    text = "“We will stay,” Okoye said."
    assert [one.id for one in statements(read(text))] == [one.id for one in statements(read(text))]


def test_odd_verbs_speak_in_reworded_text_only() -> None:
    plain = prepared("Petrova enlightened that the border would stay closed.")
    spun = plain.with_marks([Reworded(span=Span(0, 5), by="test", verdict=True)])
    cues = [[mark.lemma for mark in Quotations().annotate([one])[0] if isinstance(mark, Cue)] for one in (plain, spun)]
    assert cues == [[], ["enlighten"]]
