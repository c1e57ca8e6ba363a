"""Takes post in: what the ledger knows is left, the rest is read by guarded workers and kept with its entry in the ledger at once.

So a run that is killed at any moment goes on where it stopped: an item is either in the ledger with its reading, or in neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, Refused, Taken
from realpolitik.core.report import digest
from realpolitik.pipeline.guard import Guard

BATCH = 8
# How many items are held against the ledger at once.
LOOK = 64
Record = Mapping[str, Any]


class Keeper(Protocol):
    """What keeps readings and the ledger."""

    def holds(self, ids: Collection[str]) -> Collection[str]: ...
    def entered(self, items: Collection[str]) -> Mapping[str, Taken]: ...
    def enter(self, taken: Iterable[Taken]) -> None: ...
    def save_many(self, readings: Iterable[Record], *, taken: Iterable[Taken]) -> Sequence[str]: ...


@dataclass
class Tally:
    """What became of all items: how many were ``read`` (``new`` of them are reports that were not kept before), known from ``again``, and
    refused, by reason."""

    read: int = 0
    new: int = 0
    again: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def items(self) -> int:
        return self.read + self.again + self.refused.total()


def ingest(
    post: Iterable[Item | BadInput],
    *,
    into: Keeper,
    by: Guard[Item, dict[str, Any]],
    tell: Callable[[Taken, str], None],
    again: bool = False,
) -> Tally:
    """Takes in all post; ``tell`` hears of each item with a line for the user. ``again`` reads what the ledger knows once more."""
    tally = Tally()

    def told(taken: Taken, message: str = "") -> None:
        if taken.outcome == "refused":
            tally.refused[taken.reason or ""] += 1
        elif taken.outcome == "read":
            tally.read += 1
        else:
            tally.again += 1
        tell(taken, message)

    fresh = _fresh(post, into, told, again=again)
    for batch, results in by.run(_batches(fresh)):
        kept, entries = [], []
        for item, result in zip(batch, results, strict=True):
            if isinstance(result, Refused):
                entries.append((Taken(item.key, item.origin, "refused", result.reason), result.message))
            else:
                kept.append(result)
                entries.append((Taken(item.key, item.origin, "read", report_id=str(result["report"]["id"])), ""))
        ids = {taken.report_id for taken, _ in entries if taken.report_id is not None}
        tally.new += len(ids) - len(into.holds(ids))
        into.save_many(kept, taken=[taken for taken, _ in entries])
        for taken, message in entries:
            told(taken, message)
    return tally


def _fresh(post: Iterable[Item | BadInput], into: Keeper, told: Callable[..., None], *, again: bool) -> Iterator[Item]:
    """Items that are neither in the ledger nor met before in this run; what could not be opened goes into the ledger here."""
    source, seen = iter(post), set[str]()
    while some := list(islice(source, LOOK)):
        refused = [(_refusal(one), str(one)) for one in some if isinstance(one, BadInput)]
        if refused:
            into.enter([taken for taken, _ in refused])
            for taken, message in refused:
                told(taken, message)
        items = [one for one in some if isinstance(one, Item)]
        known = {} if again else into.entered([item.key for item in items])
        for item in items:
            if item.key in seen or item.key in known:
                told(Taken(item.key, item.origin, "again"))
            else:
                seen.add(item.key)
                yield item


def _refusal(error: BadInput) -> Taken:
    return Taken(digest("refused", error.where, error.reason, size=16), error.where, "refused", error.reason)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, BATCH)):
        yield batch
