"""Makes a report of a text and what is known about it; every other reader ends here."""

from __future__ import annotations

import re
from datetime import date, datetime

from realpolitik.core.errors import BadInput
from realpolitik.core.report import PublishedFrom, Report
from realpolitik.readers.language import LETTERS, foreign_language
from realpolitik.text.dateline import dateline_date

LARGEST = 5 * 1024 * 1024
# A parser needs memory by the length of a paragraph.
LONGEST_LINE = 100_000
# A day outside these years is a slip of the pen, and days before or after it could not be counted.
FIRST_YEAR, LAST_YEAR = 1600, 2199
SURROGATE = re.compile("[\ud800-\udfff]")


def text_report(
    text: object,
    *,
    title: object = None,
    outlet: object = None,
    url: object = None,
    author: object = None,
    published: object = None,
    published_from: PublishedFrom = "given",
    where: str = "",
) -> Report:
    """A report; raises :class:`BadInput` where the text or a field cannot be what it should be.

    Where no day of publication is given, the text's own dateline is asked (``published_from="text"``).
    """
    body = _checked_text(text, where)
    day = day_of(published, where=where)
    if day is None:
        day, published_from = dateline_date(body), "text"
    return Report(
        text=body,
        title=_field("title", title, where),
        outlet=_field("outlet", outlet, where),
        url=_field("url", url, where),
        author=_field("author", author, where),
        published=day,
        published_from=published_from if day else None,
        where=where,
    )


def _checked_text(text: object, where: str) -> str:
    if not isinstance(text, str):
        raise BadInput("type", f"'text' must be a string, not {_named(text)}", where=where)
    if not text.strip():
        raise BadInput("empty", "there is no text to read", where=where)
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise BadInput("size", f"one report may hold {LARGEST // 1024 // 1024} MB of text, this one holds more", where=where)
    if max(map(len, text.splitlines())) > LONGEST_LINE:
        raise BadInput("size", f"one paragraph holds more than {LONGEST_LINE:,} characters: this is no news report", where=where)
    _refuse_stray(text, "the text", where)
    if not LETTERS.search(text):
        raise BadInput("empty", "there are no words to read", where=where)
    language = foreign_language(text)
    if language:
        raise BadInput("language", f"this text is in {language}; only English is read", where=where)
    return text


def _field(name: str, value: object, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadInput("type", f"'{name}' must be a string, not {_named(value)}", where=where)
    _refuse_stray(value, f"'{name}'", where)
    return value.strip() or None


def _refuse_stray(text: str, what: str, where: str) -> None:
    if "\x00" in text:
        raise BadInput("binary", f"{what} holds a NUL character at {text.index(chr(0))}", where=where)
    stray = SURROGATE.search(text)
    if stray:
        raise BadInput("encoding", f"{what} holds half a character (a lone surrogate) at {stray.start()}", where=where)


def day_of(value: object, *, where: str = "") -> date | None:
    """The day a caller means by a date, a datetime or an ISO string; None and the empty string mean not known."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return _plausible(value.date() if isinstance(value, datetime) else value, where)
    if not isinstance(value, str):
        raise BadInput("type", f"'published' must be a date such as 2021-08-20, not {_named(value)}", where=where)
    try:
        day = datetime.fromisoformat(value.strip()).date()
    except ValueError as error:
        shown = value if len(value) <= 40 else value[:40] + "…"
        raise BadInput("date", f"'{shown}' is not a date: write it as 2021-08-20", where=where) from error
    return _plausible(day, where)


def _plausible(day: date, where: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput("date", f"nothing was published on {day.isoformat()}: the year must be {FIRST_YEAR} to {LAST_YEAR}", where=where)
    return day


def _named(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", bytes: "bytes"}
    return names.get(type(value), "null" if value is None else type(value).__name__)
