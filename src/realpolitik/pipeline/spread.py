"""Spreads post over a cluster: what the folder has no reading of is cut into shards, and an engine reads them wherever it likes.

Everything stands in the folder: a run that was broken off, here or there, goes on where it stopped when the same command is given again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, Refused, Taken
from realpolitik.pipeline.cluster import Engine, Lost
from realpolitik.pipeline.guard import Limits
from realpolitik.pipeline.ingest import Tally, refusal
from realpolitik.pipeline.partition import Part, Reader, Told, cut, done, items_of, read_part, set_aside
from realpolitik.pipeline.shards import Folder

# A part ends when it holds so many bytes, however few its reports.
LARGEST = 32 * 1024 * 1024
# What cannot be opened is written down when there is so much of it, and at the end.
REFUSALS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How post is read: ``read`` and ``prepare`` are functions of a module, ``size`` is how many reports make a part."""

    read: Reader
    prepare: Callable[[], None]
    limits: Limits
    size: int = 500
    again: bool = False


def spread(post: Iterable[Item | BadInput], *, onto: Engine, into: Folder, wanted: Wanted, tell: Callable[[Taken, str], None]) -> Tally:
    """Reads all post into shards of readings; ``tell`` hears of each item with a line for the user."""
    return _Spread(onto, into, wanted, tell).run(post)


class _Spread:
    def __init__(self, onto: Engine, into: Folder, wanted: Wanted, tell: Callable[[Taken, str], None]) -> None:
        self.onto, self.into, self.wanted, self.tell = onto, into, wanted, tell
        self.tally = Tally()
        self.known = set[bytes]() if wanted.again else done(into)
        self.refused: list[tuple[Item | Taken, Refused]] = []
        # Parts that must be read again in halves, since whoever read them died.
        self.halves = deque[Part]()

    def run(self, post: Iterable[Item | BadInput]) -> Tally:
        work = partial(read_part, read=self.wanted.read, prepare=self.wanted.prepare, limits=self.wanted.limits, workers=self.onto.workers)
        parts: Iterable[Part] = self._parts(post)
        while parts:
            for part, found in self.onto.run(work, parts):
                if isinstance(found, Lost):
                    self._halve(part, found)
                else:
                    self._heard(found)
                self.into.remove("post", part.name)
            self._put_aside()
            parts, self.halves = tuple(self.halves), deque()
        return self.tally

    def _parts(self, post: Iterable[Item | BadInput]) -> Iterator[Part]:
        """What a run before this one has cut and not read, then what is new."""
        for name in self.into.names("post"):
            keys = {bytes.fromhex(row["item"]) for row in self.into.rows("post", name, ["item"])}
            if keys <= self.known:
                self.into.remove("post", name)
            else:
                self.known |= keys
                yield self._part(name)
        some, size = list[Item](), 0
        for one in post:
            if isinstance(one, BadInput):
                self._refuse(refusal(one), Refused(one.reason, str(one)))
            elif (key := bytes.fromhex(one.key)) in self.known:
                self._heard([(Taken(one.key, one.origin, "again"), "")])
            else:
                self.known.add(key)
                some.append(one)
                size += len(one.body)
                if len(some) == self.wanted.size or size >= LARGEST:
                    yield self._part(cut(some, self.into))
                    some, size = [], 0
        if some:
            yield self._part(cut(some, self.into))

    def _part(self, name: str) -> Part:
        return Part(folder=self.into.address, name=name, again=self.wanted.again)

    def _halve(self, part: Part, lost: Lost) -> None:
        items = items_of(self.into, part.name)
        if len(items) == 1:
            self._refuse(items[0], Refused("crashed", f"{items[0].origin}: {lost.message}"))
            return
        middle = len(items) // 2
        self.halves.extend(self._part(cut(some, self.into)) for some in (items[:middle], items[middle:]))

    def _refuse(self, item: Item | Taken, why: Refused) -> None:
        self.refused.append((item, why))
        if len(self.refused) >= REFUSALS:
            self._put_aside()

    def _put_aside(self) -> None:
        if self.refused:
            self._heard(set_aside(self.into, self.refused))
            self.refused = []

    def _heard(self, found: Iterable[Told]) -> None:
        for taken, message in found:
            self.tally.count(taken)
            self.tell(taken, message)
