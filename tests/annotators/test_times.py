"""Time expressions in reports: the tense around them, the day the text speaks of, and what has no day at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from realpolitik.annotators.times import Times
from realpolitik.core.marks import When
from tests.annotators.golden import prepared, words

PUBLISHED = date(2021, 8, 20)  # a Friday


def read(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """The expressions of a text with their values."""
    report = replace(prepared(text), published=published)
    report = report.with_marks(Times().annotate([report])[0], gives=(When,))
    return [(words(report, when.span), when.value) for when in report.of(When)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoys met on Tuesday.", "2021-08-17"),
        ("The envoys will meet on Tuesday.", "2021-08-24"),
        ("The polls open on Sunday.", "2021-08-22"),
        ("Mourners stand at the gate on Thursday.", "2021-08-19"),
        ("The ministers postponed the vote until Tuesday.", "2021-08-24"),
        ("The bishop stays until Tuesday.", "2021-08-24"),
        ("The rebels fought until Tuesday.", "2021-08-17"),
        ("The navy sent ships to block the port on Tuesday.", "2021-08-17"),
        ("The pact had been due to expire on Tuesday.", "2021-08-17"),
        ("The pact is due to expire on Tuesday.", "2021-08-24"),
    ],
)
def test_weekdays_lie_where_the_verb_puts_them(text: str, value: str) -> None:
    assert [said for _, said in read(text)] == [value]


def test_days_are_counted_from_the_day_the_text_speaks_of() -> None:
    found = read("The town fell on 7 May 2019. The next day the governor fled. The previous Friday he had sworn to stay.")
    assert found == [("7 May 2019", "2019-05-07"), ("The next day", "2019-05-08"), ("The previous Friday", "2019-05-03")]


def test_what_figures_are_held_against_is_not_the_year_spoken_of() -> None:
    found = read("Exports rose in the second quarter of 2021 from those of a year earlier. In the quarter, imports fell.")
    assert found == [("the second quarter of 2021", "2021-Q2"), ("a year earlier", "2020-Q2"), ("the quarter", "2021-Q2")]


def test_without_a_day_of_publication_no_day_is_invented() -> None:
    text = "The envoys met on Tuesday, on Good Friday and last summer; they meet next week, in July, every July and for three days."
    found = dict(read(text, published=None))
    assert {name for name, value in found.items() if value is not None} == {"every July", "three days"}
    assert {"Tuesday", "Good Friday", "last summer", "next week", "July"} <= set(found)
