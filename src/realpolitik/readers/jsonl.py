"""Reads reports written as JSON: one object, an array of objects, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report
from realpolitik.readers.text import day_of, text_report

# The schema of the public record.
RECORD = "realpolitik/1"
FIELDS = ("title", "outlet", "published", "url", "author")
# What collections of news call the same (news-please, CC-News, NewsAPI and their like), the surer name first.
ALSO = {
    "text": ("maintext", "content", "body"),
    "title": ("headline",),
    "outlet": ("publisher", "publication", "source_domain", "source", "site_name", "domain"),
    "published": ("date_publish", "date_published", "published_at", "publishedAt", "publish_date", "pub_date", "date"),
    "url": ("link",),
    "author": ("authors", "byline"),
}


def object_report(item: object, *, defaults: Mapping[str, object] | None = None, where: str = "") -> Report:
    """The report an object describes: ``text``, and any of ``title``, ``outlet``, ``published``, ``url``, ``author``.

    Where it has none of a name, those of ``ALSO`` are looked at; what is then no text and no day is left alone, as are other keys.
    ``defaults`` stand in for fields the object does not give.
    """
    if not isinstance(item, Mapping):
        raise BadInput("type", "a report must be an object with a 'text'", where=where)
    text = item["text"] if "text" in item else _otherwise(item, "text")
    if text is None and "text" not in item:
        raise BadInput("type", "the object has no 'text'", where=where)
    fields: dict[str, Any] = {name: item[name] if item.get(name) not in (None, "") else _otherwise(item, name) for name in FIELDS}
    for name, value in (defaults or {}).items():
        if fields.get(name) in (None, ""):
            fields[name] = value
    return text_report(text, **fields, where=where)


def _otherwise(item: Mapping[str, Any], name: str) -> str | None:
    """A field by the names that others give it: words, several of them, or an object with a name; a day only where it is one."""
    for other in ALSO[name]:
        value = item.get(other)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, list) and name == "author" and all(isinstance(one, str) for one in value):
            value = ", ".join(value)
        if not isinstance(value, str) or not value.strip() or (name == "published" and not _is_day(value)):
            continue
        return value.strip().removeprefix("www.") if name == "outlet" else value
    return None


def _is_day(value: str) -> bool:
    try:
        return day_of(value) is not None
    except BadInput:
        return False


def parse(text: str, *, where: str = "") -> object:
    """What a JSON text holds; raises :class:`BadInput` (``json``) naming the place of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise BadInput("json", f"not valid JSON: {error.msg.removesuffix(' at')} at {place}", where=where) from error
    except RecursionError as error:
        raise BadInput("json", "not readable as JSON: it is nested too deep", where=where) from error
    except ValueError as error:  # a number with more digits than Python will turn into one
        raise BadInput("json", f"not readable as JSON: {str(error).split(';')[0]}", where=where) from error


def whole_items(text: str, *, where: str = "") -> Iterator[tuple[str, object]]:
    """The items of one JSON value with the place of each: the object itself, or each of an array."""
    value = parse(text, where=where)
    if isinstance(value, list):
        if not value:
            raise BadInput("empty", "the list holds no reports", where=where)
        yield from ((f"{where} item {number}".strip(), item) for number, item in enumerate(value, start=1))
    else:
        yield where, value


def line_items(text: str, *, where: str = "") -> Iterator[tuple[str, object]]:
    """The objects of JSON Lines with the place of each; a line that is no JSON comes as the :class:`BadInput` it is."""
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        found = True
        place = f"{where} line {number}".strip()
        try:
            yield place, parse(line, where=place)
        except BadInput as error:
            yield place, error
    if not found:
        raise BadInput("empty", "there is no line to read", where=where)


def records(text: str, *, where: str = "") -> Iterator[dict[str, Any]]:
    """Public records from JSON Lines; raises :class:`BadInput` (``schema``) for anything else."""
    for place, item in line_items(text, where=where):
        if isinstance(item, BadInput):
            raise item
        if not isinstance(item, dict) or item.get("schema") != RECORD:
            raise BadInput("schema", f"no record of {RECORD}: give what realpolitik read --json prints", where=place)
        yield item
