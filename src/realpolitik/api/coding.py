"""Coding what somebody else has found: the event of a given pair, who a mention is, events that others coded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report


def classify(
    items: Iterable[Mapping[str, Any]], *, batch_size: int = 64, on_reject: Callable[[BadInput], None] | None = None
) -> Iterator[dict[str, Any]]:
    """The event type between the pair each item names: ``text``, ``actor`` and ``recipient`` as [start, end]; order is kept."""
    placed = ((f"item {number}", item) for number, item in enumerate(items, start=1))
    yield from _classified(placed, batch_size=batch_size, on_reject=on_reject)


def classify_file(
    path: str | Path, *, batch_size: int = 64, on_reject: Callable[[BadInput], None] | None = None
) -> Iterator[dict[str, Any]]:
    """As :func:`classify`, with the items of a JSON Lines or JSON file (``-``: standard input)."""
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.jsonl import line_items, whole_items
    from realpolitik.readers.sniff import decode, kind_of

    where = "standard input" if str(path) == "-" else str(path)
    text = decode(bytes_of(path), where=where)
    items = whole_items(text, where=where) if kind_of(str(path), text) == "json" else line_items(text, where=where)
    yield from _classified(items, batch_size=batch_size, on_reject=on_reject)


def who(mention: str, *, on: str | date | None = None) -> dict[str, Any] | None:
    """Who a mention is on a day (an ISO date): ``name``, ``kind``, ``country``, ``code``, ``sector``, ``former``, ``roles`` with dates,
    ``members`` of an international organisation on that day, ``source``; None if nothing is known of it.

    Raises :class:`BadInput` for a day that is none, or a mention without words.

    >>> who("President Bush", on="1990-05-01")["name"], len(who("NATO", on="1985-05-01")["members"])
    ('George H.W. Bush', 16)
    """
    if not mention.strip():
        raise BadInput("empty", "the mention is empty", where="who")
    try:
        day = date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError as error:
        raise BadInput("date", f"'{on}' is no day: give it as 2016-07-16", where="who") from error
    from realpolitik import recipes

    return next(iter(recipes.who([Report(text=mention, published=day, published_from="given" if day else None)])))


def coded_events(name: str, path: str | Path) -> Iterator[dict[str, Any] | BadInput]:
    """Events that others coded (``gdelt``, ``icews``), as plain data, and in its place the :class:`BadInput` for each line that is none."""
    from realpolitik.readers.coded import FORMATS

    if name not in FORMATS:
        raise BadInput("usage", f"there is no table '{name}' to read: choose {', '.join(FORMATS)}")
    for found in FORMATS[name](Path(path)):
        yield found if isinstance(found, BadInput) else asdict(found)


# --- how ------------------------------------------------------------------------------------------------------------------


def _classified(
    items: Iterable[tuple[str, object]], *, batch_size: int, on_reject: Callable[[BadInput], None] | None
) -> Iterator[dict[str, Any]]:
    """Items with the place of each, checked and classified in batches."""
    from realpolitik import recipes
    from realpolitik.readers.pairs import checked_pair

    def checked() -> Iterator[dict[str, Any]]:
        for place, item in items:
            try:
                if isinstance(item, BadInput):
                    raise item
                yield checked_pair(item, where=place)
            except BadInput as error:
                if on_reject is None:
                    raise
                on_reject(error)

    good = checked()
    while batch := list(islice(good, batch_size)):
        yield from recipes.classify(batch)
