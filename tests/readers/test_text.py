"""A text and what is known about it: what is refused, and with which reason."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.text import LARGEST, text_report

ENGLISH = "Norway and Sweden agreed on Monday to guard their northern border together from next year on."


def test_the_text_is_kept_as_it_is() -> None:
    text = f"  {ENGLISH}\r\n\r\n{ENGLISH}\n"
    assert text_report(text).text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("12345 ...", "empty"),
        (7, "type"),
        (None, "type"),
        (ENGLISH + "\x00", "binary"),
        (ENGLISH + "\ud800", "encoding"),
        ("Der Minister sagte am Montag, seine Regierung werde die Grenze im Norden besser schützen.", "language"),
        ("Президент заявил в понедельник, что переговоры будут продолжены на следующей неделе.", "language"),
        ("a " * LARGEST, "size"),
        ("a " * 60_000, "size"),
    ],
)
def test_what_cannot_be_read_is_refused(text: object, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        text_report(text, where="here")
    assert caught.value.reason == reason


def test_the_language_is_named() -> None:
    with pytest.raises(BadInput, match="German"):
        text_report("Der Minister sagte am Montag, seine Regierung werde die Grenze im Norden besser schützen.")


def test_short_texts_and_capitals_are_given_the_benefit_of_the_doubt() -> None:
    assert text_report("Moscow denies it.").language == "en"
    assert text_report(ENGLISH.upper()).language == "en"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2021-08-20", date(2021, 8, 20)),
        (" 2021-08-20 ", date(2021, 8, 20)),
        ("2021-08-20T23:59:00+02:00", date(2021, 8, 20)),
        ("2021-08-20T10:00:00Z", date(2021, 8, 20)),
        (date(2021, 8, 20), date(2021, 8, 20)),
        (datetime(2021, 8, 20, 12, 30), date(2021, 8, 20)),
    ],
)
def test_days_that_are_given(given: object, day: date) -> None:
    report = text_report(ENGLISH, published=given)
    assert (report.published, report.published_from) == (day, "given")


@pytest.mark.parametrize("given", ["20 August", "2021-13-01", "2021-02-30", "yesterday", 20210820, True])
def test_wrong_days_are_refused(given: object) -> None:
    with pytest.raises(BadInput, match="date"):
        text_report(ENGLISH, published=given)


@pytest.mark.parametrize("given", [None, ""])
def test_no_day_is_no_day(given: object) -> None:
    report = text_report(ENGLISH, published=given)
    assert (report.published, report.published_from) == (None, None)


def test_fields_of_the_wrong_type_are_named() -> None:
    with pytest.raises(BadInput, match="'outlet' must be a string, not a number"):
        text_report(ENGLISH, outlet=5)


def test_a_full_dateline_dates_the_report() -> None:
    report = text_report(f"OSLO, March 1, 2021 (Nord Wire) - {ENGLISH}")
    assert (report.published, report.published_from) == (date(2021, 3, 1), "text")
