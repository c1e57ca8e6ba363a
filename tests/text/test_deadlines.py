"""By when an act is to be done."""

from __future__ import annotations

import pytest

from realpolitik.annotators.times import Times
from realpolitik.core.marks import Token, When
from realpolitik.text.deadlines import FIRM, deadline, within, words_of
from tests.annotators.golden import prepared


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("Egypt must leave the valley by Friday.", "leave", "Friday"),
        ("Egypt must leave the valley before the end of the year.", "leave", "the end of the year"),
        ("Egypt must leave the valley within ten days.", "leave", "ten days"),
        ("Egypt will leave the valley on Monday.", "leave", "Monday"),
        ("Egypt must keep the treaty of 1951.", "keep", None),
        ("Egypt left the valley on Monday.", "left", None),
        ("Egypt will patrol the valley for three years.", "patrol", "three years"),
    ],
)
def test_a_deadline_is_the_time_that_ends_what_is_owed(text: str, verb: str, words: str | None) -> None:
    report = prepared(text)
    report = report.with_marks(Times().annotate([report])[0], gives=Times.gives)
    tokens = report.of(Token)
    act = next(token.index for token in tokens if token.text == verb)
    found = deadline(tokens, report.syntax, words_of(tokens, report.of(When)), act, act)
    if words is None:
        assert found is None
    else:
        assert found is not None
        assert words in report.quote(found.span)


def test_a_day_alone_is_no_firm_deadline() -> None:
    report = prepared("Egypt will leave the valley on Monday.")
    report = report.with_marks(Times().annotate([report])[0], gives=Times.gives)
    tokens = report.of(Token)
    act = next(token.index for token in tokens if token.text == "leave")
    times = words_of(tokens, report.of(When))
    assert deadline(tokens, report.syntax, times, act, act, least=FIRM) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If Egypt does not leave the valley by Friday, Jordan will attack.", "Friday"),
        ("If Egypt does not leave the valley within a week of the vote, Jordan will attack.", "a week"),
        ("If Egypt does not leave the valley within ten days after the vote, Jordan will attack.", "ten days"),
        ("If Egypt does not leave the valley within a month from Friday, Jordan will attack.", "a month"),
        ("If Egypt is still in the valley after Friday, Jordan will attack.", None),
        ("If Egypt keeps its troops in the valley from Monday, Jordan will attack.", None),
    ],
)
def test_what_a_condition_asks_for_is_to_be_done_by_its_end(text: str, words: str | None) -> None:
    report = prepared(text)
    report = report.with_marks(Times().annotate([report])[0], gives=Times.gives)
    tokens = report.of(Token)
    comma = next(token.index for token in tokens if token.text == ",")
    found = within(tokens, words_of(tokens, report.of(When)), range(comma))
    assert (report.quote(found.span) if found is not None else None) == words
