"""Where parts are worked on: here, one after the other, or on the workers of a Dask scheduler, wherever they run.

Of an engine only this is asked: a function, its argument, and the result or the news that whoever did it died again and again
(notes/decisions/0015 says why it is Dask).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from realpolitik.core.errors import RealpolitikError

Given = TypeVar("Given")
Result = TypeVar("Result")
HERE = "local"
# How long a scheduler may take to answer.
PATIENCE = 20
# Parts that are under way or wait, for each that can be worked on at once; and at least so many.
AHEAD, LEAST = 3, 16


@dataclass(frozen=True, slots=True)
class Lost:
    """A part whose workers died whenever they worked on it."""

    message: str


class Engine(Protocol):
    """What works on parts. ``workers``: how many processes a part may have for itself."""

    workers: int

    def run(self, work: Callable[[Given], Result], parts: Iterable[Given]) -> Iterator[tuple[Given, Result | Lost]]:
        """Each part with its result, in any order. No more parts are drawn than are soon needed."""
        ...

    def close(self) -> None: ...


class Here:
    """No engine: parts are worked on in this process, one after the other."""

    def __init__(self, *, workers: int) -> None:
        self.workers = workers

    def run(self, work: Callable[[Given], Result], parts: Iterable[Given]) -> Iterator[tuple[Given, Result | Lost]]:
        for part in parts:
            yield part, work(part)

    def close(self) -> None:
        return


class OnDask:
    """The workers of a Dask scheduler, by its address (``tcp://host:8786``, ``tls://…``) or its scheduler file."""

    workers = 1

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ImportError as error:
            raise RealpolitikError("a cluster needs Dask: pip install 'realpolitik[cluster]'") from error
        self.address = address
        where = {"scheduler_file": address} if Path(address).suffix == ".json" else {"address": address}
        if "scheduler_file" in where and not Path(address).exists():
            raise RealpolitikError(f"{address}: there is no such scheduler file")
        try:
            self._client: Any = Client(**where, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            raise RealpolitikError(f"{address}: no Dask scheduler answers: {error or 'no answer'} (see docs/cluster.md)") from error

    def run(self, work: Callable[[Given], Result], parts: Iterable[Given]) -> Iterator[tuple[Given, Result | Lost]]:
        # Dask blames a death on all that its worker had; who is to blame is found by trying each of them alone, at the end.
        blamed: list[Given] = []
        for part, found in self._worked(work, parts, most=None):
            if isinstance(found, Lost):
                blamed.append(part)
            else:
                yield part, found
        yield from self._worked(work, blamed, most=1)

    def _worked(
        self, work: Callable[[Given], Result], parts: Iterable[Given], *, most: int | None
    ) -> Iterator[tuple[Given, Result | Lost]]:
        """Each part once; ``most`` are under way at once, None: as many as are soon needed."""
        from distributed import as_completed

        source, under_way, results = iter(parts), dict[str, Given](), as_completed(loop=self._client.loop)
        try:
            while True:
                for part in islice(source, max(0, (most or self._room()) - len(under_way))):
                    future = self._client.submit(work, part, pure=False)
                    under_way[future.key] = part
                    results.add(future)
                if not under_way:
                    return
                future = next(results)
                yield under_way.pop(future.key), self._result(future)
        finally:
            with suppress(Exception):
                results.clear()
                self._client.cancel([self._client.futures[key] for key in under_way if key in self._client.futures])

    def close(self) -> None:
        self._client.close()

    def _room(self) -> int:
        """How many parts may be under way: workers come and go."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        return max(LEAST, AHEAD * sum(int(one["nthreads"]) for one in workers))

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker as error:
            return Lost(f"each worker that read it died, the last at {error.last_worker.address}")
        except RealpolitikError:
            raise
        except Exception as error:
            if future.status in ("cancelled", "lost"):
                message = "the scheduler is gone; what was written stays: start it and give the same command again"
                raise RealpolitikError(f"{self.address}: {message}") from error
            raise RealpolitikError(f"{self.address}: a worker cannot do its work: {type(error).__name__}: {error}") from error


def engine(address: str, *, workers: int) -> Engine:
    """``local``: this process with so many ``workers``; any other address is that of a scheduler, which has its own."""
    return Here(workers=workers) if address == HERE else OnDask(address)
