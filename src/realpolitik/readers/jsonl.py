"""Reads reports written as JSON: one object, an array of objects, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report
from realpolitik.readers.text import text_report

# The schema of the public record.
RECORD = "realpolitik/1"
FIELDS = ("title", "outlet", "published", "url", "author")


def object_report(item: object, *, defaults: Mapping[str, object] | None = None, where: str = "") -> Report:
    """The report an object describes: ``text``, and any of ``title``, ``outlet``, ``published``, ``url``, ``author``.

    Other keys are ignored. ``defaults`` stand in for fields the object does not give.
    """
    if not isinstance(item, Mapping):
        raise BadInput("type", "a report must be an object with a 'text'", where=where)
    if "text" not in item:
        raise BadInput("type", "the object has no 'text'", where=where)
    fields: dict[str, Any] = {name: item.get(name) for name in FIELDS}
    for name, value in (defaults or {}).items():
        if fields.get(name) in (None, ""):
            fields[name] = value
    return text_report(item["text"], **fields, where=where)


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
