"""Runs work in processes that may be killed: for hanging, for eating memory, for dying of themselves.

Work comes in batches, because models want them. A batch that fails is done again item by item, so that only the item that is to blame
is lost, with the reason why. Results come in the order of the batches.
"""

from __future__ import annotations

import os
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from realpolitik.core.post import Refused

Given = TypeVar("Given")
Result = TypeVar("Result")
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one worker may take: ``seconds`` for each item of a batch, ``memory`` in MiB for its data, ``tasks`` before it is replaced."""

    seconds: float = 45.0
    memory: int = 3072
    tasks: int = 500


class Guard(Generic[Given, Result]):
    """``workers`` processes that do ``work`` on batches; ``prepare`` is run once in each. Both are functions of a module."""

    def __init__(
        self, work: Callable[[Sequence[Given]], Sequence[Result | Refused]], *, prepare: Callable[[], None], workers: int, limits: Limits
    ) -> None:
        self.work, self.prepare, self.workers, self.limits = work, prepare, workers, limits

    def run(self, batches: Iterable[Sequence[Given]]) -> Iterator[tuple[Sequence[Given], Sequence[Result | Refused]]]:
        """Each batch with its results. No more batches are drawn than the workers can soon do."""
        from pebble import ProcessPool

        arguments = (self.prepare, self.limits.memory)
        pool: Any = ProcessPool(
            max_workers=self.workers, max_tasks=self.limits.tasks, initializer=_begin, initargs=arguments, context=get_context("spawn")
        )
        waiting: deque[tuple[Sequence[Given], Any]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._schedule(pool, batch)))
                while len(waiting) > 2 * self.workers or (waiting and waiting[0][1].done()):
                    yield self._finish(pool, *waiting.popleft())
            while waiting:
                yield self._finish(pool, *waiting.popleft())
            pool.close()
        except BaseException:
            pool.stop()
            raise
        finally:
            pool.join()

    def _schedule(self, pool: Any, batch: Sequence[Given]) -> Any:
        return pool.schedule(self.work, args=[batch], timeout=self.limits.seconds * len(batch))

    def _finish(self, pool: Any, batch: Sequence[Given], future: Any) -> tuple[Sequence[Given], Sequence[Result | Refused]]:
        done = self._result(future)
        if not isinstance(done, Refused):
            return batch, done
        if len(batch) == 1:
            return batch, [done]
        alone = [self._schedule(pool, [item]) for item in batch]
        found: list[Result | Refused] = []
        for one in alone:
            result = self._result(one)
            found += [result] if isinstance(result, Refused) else result
        return batch, found

    def _result(self, future: Any) -> Sequence[Result | Refused] | Refused:
        from pebble import ProcessExpired

        try:
            results: Sequence[Result | Refused] = future.result()
        except TookTooLong:
            return Refused("timeout", f"not read within {self.limits.seconds:g} seconds")
        except ProcessExpired as error:
            return Refused("crashed", f"the process that read it died (exit code {error.exitcode})")
        except MemoryError:
            return Refused("memory", f"reading it takes more than {self.limits.memory} MiB")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, with its item, and the rest goes on
            return Refused("internal", f"internal error: {type(error).__name__}: {error}")
        return results


def _begin(prepare: Callable[[], None], memory: int) -> None:
    """A worker's first act."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process tells workers when to stop
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker is a core: those of several would only wait for each other
    prepare()
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory * MIB, memory * MIB))
