"""Long lists: in parts, since a database takes only so many values at once, and as the driver gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import CursorResult

Item = TypeVar("Item")
# How many parameters a statement may have in any database that we know is more than twice that.
CHUNK = 400


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """At most ``CHUNK`` items at a time, in their order.

    >>> [len(some) for some in chunks(range(900))]
    [400, 400, 100]
    """
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))


def plain(result: CursorResult[Any]) -> Sequence[tuple[Any, ...]]:
    """All rows as the driver gives them: numbers and texts need no more, and a million of them no objects of their own."""
    return result.all() if result.cursor is None else result.cursor.fetchall()
