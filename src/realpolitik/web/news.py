"""What a store has to tell as it comes: alarms, and how far an ingest is; looked for by one task for all who listen."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool

from realpolitik import api

if TYPE_CHECKING:
    from realpolitik.api import Store

# Seconds from look to look.
PAUSE = 1.0
# An alarm may be written so long after the time that it bears: whoever raises it delivers it first.
LATE = timedelta(seconds=120)
REMEMBERED, BEHIND = 1000, 500


class Listener:
    """One who listens: ``queue`` has numbered events in their order; None ends it, for one who cannot keep up and may come again."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[tuple[str, str, Mapping[str, Any]] | None] = asyncio.Queue(BEHIND)


class News:
    """Looks for news while somebody listens.

    Each alarm has a place: the name of this run, a number that rises, and a time. Whoever comes again with the last place is told what
    came since; after a restart by the time, so that nothing is lost, though an alarm of the last minutes may be told twice (it has one
    ``id``).
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.run = token_hex(4)
        self.listeners: set[Listener] = set()
        self._told: deque[tuple[int, Mapping[str, Any]]] = deque(maxlen=REMEMBERED)
        self._number, self._version, self._since = 0, "", ""
        self._seen: dict[str, str] = {}
        self._progress: Mapping[str, Any] = {}
        self._task: asyncio.Task[None] | None = None
        self._looking = asyncio.Lock()

    async def listen(self, last: str | None) -> Listener:
        """Begins to listen, after the event of a place; None: from now on. The first event tells how far an ingest is."""
        await self._look()
        missed = await self._missed(last)
        one = Listener()
        for place, alarm in missed:
            if one.queue.qsize() < BEHIND - 1:
                one.queue.put_nowait((place, "alarm", alarm))
        one.queue.put_nowait((self._place(), "progress", self._progress))
        self.listeners.add(one)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        return one

    def leave(self, one: Listener) -> None:
        """Ends listening."""
        self.listeners.discard(one)

    async def _watch(self) -> None:
        try:
            while self.listeners:
                await asyncio.sleep(PAUSE)
                await self._look()
        finally:
            # Where a look fails nobody goes on waiting: whoever listens comes again, and is told what was missed.
            for one in list(self.listeners):
                self._end(one)

    async def _look(self) -> None:
        """Tells what is new to all who listen."""
        async with self._looking:
            version = await run_in_threadpool(self.store.version)
            if version == self._version:
                return
            began = datetime.now(UTC)
            since = self._since or _iso(began - LATE)
            alarms = await run_in_threadpool(api.alarms_since, self.store, since, known=frozenset(self._seen))
            progress = await run_in_threadpool(api.progress, self.store)
            first, self._version = not self._since, version
            for alarm in alarms:
                self._seen[alarm["id"]] = alarm["at"]
                if not first:
                    self._number += 1
                    self._told.append((self._number, alarm))
                    self._tell("alarm", alarm)
            self._since = _iso(began - LATE)
            self._seen = {key: at for key, at in self._seen.items() if at >= self._since}
            if progress != self._progress:
                self._progress = progress
                self._tell("progress", progress)

    def _tell(self, name: str, data: Mapping[str, Any]) -> None:
        for one in list(self.listeners):
            try:
                one.queue.put_nowait((self._place(), name, data))
            except asyncio.QueueFull:
                self._end(one)

    def _end(self, one: Listener) -> None:
        self.listeners.discard(one)
        if one.queue.full():
            one.queue.get_nowait()
        one.queue.put_nowait(None)

    def _place(self) -> str:
        return f"{self.run}.{self._number}.{_iso(datetime.now(UTC))}"

    async def _missed(self, last: str | None) -> list[tuple[str, Mapping[str, Any]]]:
        run, number, at = _read(last)
        if run is None:
            return []
        known = [(f"{self.run}.{place}.{_iso(datetime.now(UTC))}", alarm) for place, alarm in self._told if place > number]
        if run == self.run and (self._number - number) == len(known):
            return known
        since = _iso(datetime.fromisoformat(at) - LATE)
        return [(self._place(), alarm) for alarm in await run_in_threadpool(api.alarms_since, self.store, since)]


def _read(last: str | None) -> tuple[str | None, int, str]:
    """The parts of a place; one that we did not give counts as none."""
    parts = (last or "").split(".", 2)
    with suppress(ValueError, OverflowError):
        if len(parts) == 3 and len(parts[1]) < 12 and datetime.fromisoformat(parts[2]).tzinfo is not None:
            datetime.fromisoformat(parts[2]) - LATE
            return parts[0], int(parts[1]), parts[2]
    return None, 0, ""


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
