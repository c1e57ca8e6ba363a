"""Checks one item of ``classify``: a text and the places of its two parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from realpolitik.core.errors import BadInput

LONGEST = 100_000


def checked_pair(item: object, *, where: str = "") -> dict[str, Any]:
    """The item as a dict whose spans lie inside its text; raises :class:`BadInput` naming the key that is wrong."""
    if not isinstance(item, Mapping):
        raise BadInput("type", "an item must be an object with 'text', 'actor' and 'recipient'", where=where)
    text = item.get("text")
    if not isinstance(text, str):
        raise BadInput("type", "'text' must be a string", where=where)
    if not text.strip():
        raise BadInput("empty", "'text' is empty", where=where)
    if len(text) > LONGEST:
        raise BadInput("size", f"'text' may hold {LONGEST:,} characters", where=where)
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise BadInput("encoding", "'text' holds a NUL or half a character", where=where)
    for key in ("actor", "recipient"):
        _check_span(key, item.get(key), len(text), where)
    return dict(item)


def _check_span(key: str, span: object, length: int, where: str) -> None:
    if not isinstance(span, list | tuple) or len(span) != 2 or any(type(place) is not int for place in span):
        raise BadInput("type", f"'{key}' must be [start, end], two whole numbers", where=where)
    start, end = span
    if not 0 <= start < end <= length:
        raise BadInput("span", f"'{key}' [{start}, {end}] does not lie inside the text of {length} characters", where=where)
