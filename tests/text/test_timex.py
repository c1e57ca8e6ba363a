"""Time expressions and their values: golden cases, and what must hold of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.text.timex import find
from realpolitik.text.timex_anchor import Anchor
from realpolitik.text.timex_extent import extent
from realpolitik.text.timex_values import resolve
from tests.annotators.golden import Case, cases

RELATIVE = ["this week", "yesterday", "two years ago", "last Friday", "on March 3", "in July", "next spring"]
PUBLISHED = date(2021, 8, 20)


@pytest.mark.parametrize("case", cases("text/timex.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    found = []
    for one in find(case.text):
        value = resolve(one, Anchor(published=PUBLISHED, tense="past"))
        found.append(f"{case.text[one.start : one.end]} | {value.type} | {value.value or '-'} | {value.start or '-'} | {value.end or '-'}")
    assert found == list(case.wanted)


@pytest.mark.parametrize("words", RELATIVE)
def test_without_a_day_of_publication_nothing_is_dated(words: str) -> None:
    (found,) = find(f"It happened {words}.")
    value = resolve(found, Anchor())
    assert (value.value, value.start, value.end) == (None, None, None)


def test_a_year_later_counts_from_the_date_mentioned() -> None:
    (found,) = find("It fell a year later.")
    assert resolve(found, Anchor(mentioned="1991")).value == "1992"


@pytest.mark.parametrize(
    ("words", "value"), [("half a century ago", "1971"), ("a half-century ago", "1971"), ("half a decade ago", "2016")]
)
def test_half_a_unit_is_counted_in_months(words: str, value: str) -> None:
    (found,) = find(f"It fell {words}.")
    assert resolve(found, Anchor(published=PUBLISHED)).value == value


def test_weekdays_follow_the_tense() -> None:
    (found,) = find("It opens on Monday.")
    assert resolve(found, Anchor(published=PUBLISHED, tense="future")).value == "2021-08-23"
    assert resolve(found, Anchor(published=PUBLISHED, tense="past")).value == "2021-08-16"


@pytest.mark.parametrize("value", ["2021-02-30", "2021-W60", "PAST_REF", "P3D", "XXXX-07", "0000", "2021-Q5"])
def test_what_names_no_days_covers_none(value: str) -> None:
    assert extent(value) is None


WORDS = st.sampled_from(
    "in on the last next 2 two 1999 2021 March Monday week weeks year years ago later of may second spring half a quarter "
    "31 April 99 9999 10000 decades night at 8 p.m. since every - , . '90s 1990s century 20th early end "
    "from now to ten hundred million".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31))))
def test_any_words_are_read(text: str, published: date | None) -> None:
    last = 0
    for one in find(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end
        value = resolve(one, Anchor(published=published, mentioned="1991-05", tense="past"))
        if value.start is not None and value.end is not None:
            assert value.start <= value.end
