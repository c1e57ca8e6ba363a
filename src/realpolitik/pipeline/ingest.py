"""Takes post in: what the ledger knows is left, reprints are kept unread, the rest is read by guarded workers.

A reading is kept with its entry in the ledger at once.

So a run that is killed at any moment goes on where it stopped: an item is either in the ledger with its reading, or in neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Protocol, TypeVar

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, Opened, Refused, Taken
from realpolitik.core.report import digest
from realpolitik.pipeline.guard import Guard

BATCH = 8
# How many items are held against the ledger at once.
LOOK = 64
Record = Mapping[str, Any]
Given = TypeVar("Given")


# A report with the words of another is its reprint if so many days at most lie between them.
REPRINTED_WITHIN = 7


class Keeper(Protocol):
    """What keeps readings and the ledger."""

    def holds(self, ids: Collection[str]) -> Collection[str]: ...
    def entered(self, items: Collection[str]) -> Mapping[str, Taken]: ...
    def enter(self, taken: Iterable[Taken]) -> None: ...
    def save_many(self, readings: Iterable[Record], *, taken: Iterable[Taken]) -> Sequence[str]: ...
    def reprinted(self, wordings: Collection[str]) -> Mapping[str, Sequence[tuple[str, str | None]]]: ...


@dataclass
class Tally:
    """What became of all items: how many were ``read`` (``new`` of them are reports that were not kept before), are ``reprints``, known
    from ``again``, and refused, by reason."""

    read: int = 0
    new: int = 0
    reprints: int = 0
    again: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def items(self) -> int:
        return self.read + self.reprints + self.again + self.refused.total()

    def count(self, taken: Taken) -> None:
        """Counts one more."""
        if taken.outcome == "refused":
            self.refused[taken.reason or ""] += 1
        elif taken.outcome == "read":
            self.read += 1
        elif taken.outcome == "reprint":
            self.reprints += 1
        else:
            self.again += 1


def ingest(
    post: Iterable[Item | BadInput],
    *,
    into: Keeper,
    opening: Guard[Item, Opened],
    by: Guard[Opened, dict[str, Any]],
    unread: Callable[[Opened], dict[str, Any]],
    tell: Callable[[Taken, str], None],
    saved: Callable[[Sequence[Opened]], None] = lambda reports: None,
    again: bool = False,
) -> Tally:
    """Takes in all post: ``opening`` makes reports of items, ``by`` reads them, ``unread`` makes the record of a reprint.

    ``tell`` hears of each item with a line for the user, ``saved`` of the reports that are kept. ``again`` reads what the ledger knows once
    more.
    """
    tally = Tally()

    def told(taken: Taken, message: str = "") -> None:
        tally.count(taken)
        tell(taken, message)

    sieve = _Sieve(into, unread=unread, told=told, saved=saved, again=again)
    fresh = sieve.new(opening.run(_batches(_fresh(post, into, told, again=again))))
    for batch, results in by.run(_batches(fresh)):
        kept, entries = [], []
        for one, result in zip(batch, results, strict=True):
            copies = sieve.waiting.get(one.report.id, [])
            if isinstance(result, Refused):
                entries += [(Taken(each.key, each.origin, "refused", result.reason), result.message) for each in (one, *copies)]
            else:
                kept += [(one, result), *((copy, sieve.reprint(copy, one.report.id)) for copy in copies)]
                entries.append((Taken(one.key, one.origin, "read", report_id=one.report.id), ""))
                entries += [(Taken(copy.key, copy.origin, "reprint", report_id=copy.report.id), "") for copy in copies]
        ids = {taken.report_id for taken, _ in entries if taken.outcome == "read" and taken.report_id is not None}
        tally.new += len(ids) - len(into.holds(ids))
        into.save_many([result for _, result in kept], taken=[taken for taken, _ in entries])
        saved([one for one, _ in kept])
        sieve.done(batch)
        for taken, message in entries:
            told(taken, message)
    return tally


class _Sieve:
    """Lets through what must be read; reprints are kept with a pointer to the report that was, or is just being, read in their place."""

    def __init__(
        self, into: Keeper, *, unread: Callable[[Opened], dict[str, Any]], told: Callable[..., None],
        saved: Callable[[Sequence[Opened]], None], again: bool,
    ) -> None:  # fmt: skip
        self.into, self.unread, self.told, self.saved, self.again = into, unread, told, saved, again
        # What is being read, by its wording, and the reprints that wait for it, by its id.
        self.reading: dict[str, list[Opened]] = {}
        self.waiting: dict[str, list[Opened]] = {}

    def new(self, batches: Iterable[tuple[Sequence[Item], Sequence[Opened | Refused]]]) -> Iterator[Opened]:
        """What must be read, in order."""
        for batch, results in batches:
            found = [one for one in results if isinstance(one, Opened)]
            known = self.into.reprinted({one.wording for one in found})
            for item, one in zip(batch, results, strict=True):
                if isinstance(one, Refused):
                    taken = Taken(item.key, item.origin, "refused", one.reason)
                    self.into.enter([taken])
                    self.told(taken, one.message)
                else:
                    yield from self._sifted(one, known.get(one.wording, ()))

    def _sifted(self, one: Opened, known: Sequence[tuple[str, str | None]]) -> Iterator[Opened]:
        day = one.report.published.isoformat() if one.report.published else None
        alike = [(each.report.id, str(each.report.published or "") or None) for each in self.reading.get(one.wording, ())]
        first = next((key for key, other in (*known, *alike) if _close(day, other)), None)
        if first == one.report.id and not self.again:
            taken = Taken(one.key, one.origin, "again", report_id=first)
            self.into.enter([taken])
            self.told(taken)
        elif first is None or first == one.report.id:
            self.reading.setdefault(one.wording, []).append(one)
            yield one
        elif first in {key for key, _ in alike}:
            self.waiting.setdefault(first, []).append(one)
        else:
            taken = Taken(one.key, one.origin, "reprint", report_id=one.report.id)
            self.into.save_many([self.reprint(one, first)], taken=[taken])
            self.saved([one])
            self.told(taken)

    def reprint(self, one: Opened, first: str) -> dict[str, Any]:
        """The record of a reprint."""
        made = self.unread(one)
        return {**made, "report": {**made["report"], "reprint_of": first}}

    def done(self, batch: Iterable[Opened]) -> None:
        """These are kept, with all that waited for them."""
        for one in batch:
            self.waiting.pop(one.report.id, None)
            left = [other for other in self.reading.pop(one.wording, ()) if other.report.id != one.report.id]
            if left:
                self.reading[one.wording] = left


def _close(day: str | None, other: str | None) -> bool:
    if day is None or other is None:
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(other)).days) <= REPRINTED_WITHIN


def _fresh(post: Iterable[Item | BadInput], into: Keeper, told: Callable[..., None], *, again: bool) -> Iterator[Item]:
    """Items that are neither in the ledger nor met before in this run; what could not be opened goes into the ledger here."""
    source, seen = iter(post), set[str]()
    while some := list(islice(source, LOOK)):
        refused = [(refusal(one), str(one)) for one in some if isinstance(one, BadInput)]
        if refused:
            into.enter([taken for taken, _ in refused])
            for taken, message in refused:
                told(taken, message)
        items = [one for one in some if isinstance(one, Item)]
        known = {} if again else into.entered([item.key for item in items])
        for item in items:
            if item.key in seen or (item.key in known and known[item.key].outcome != "unread"):
                told(Taken(item.key, item.origin, "again"))
            else:
                seen.add(item.key)
                yield item


def refusal(error: BadInput) -> Taken:
    """The entry for what could not be opened; the same refusal is the same item."""
    return Taken(digest("refused", error.where, error.reason, size=16), error.where, "refused", error.reason)


def _batches(items: Iterator[Given]) -> Iterator[list[Given]]:
    while batch := list(islice(items, BATCH)):
        yield batch
