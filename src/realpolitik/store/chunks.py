"""Long lists in parts: a database takes only so many values at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
# How many parameters a statement may have in any database that we know is more than twice that.
CHUNK = 400


def chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """At most ``CHUNK`` items at a time, in their order.

    >>> [len(some) for some in chunks(range(900))]
    [400, 400, 100]
    """
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))
