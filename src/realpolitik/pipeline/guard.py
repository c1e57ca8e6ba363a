"""Runs work in processes that may be killed: for hanging, for eating memory, for dying of themselves.

Work comes in batches, because models want them. A batch that fails is done again item by item, so that only the item that is to blame
is lost, with the reason why. Results come in the order of the batches.
"""

from __future__ import annotations

import gc
import os
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

from realpolitik.core.errors import RealpolitikError
from realpolitik.core.post import Refused
from realpolitik.pipeline.orphans import go_with_parent

Given = TypeVar("Given")
Result = TypeVar("Result")
MIB = 1024 * 1024
# How often work is begun that breaks off before anybody knows that it began, and how many seconds pass between two looks for that.
TRIES, LOOK = 4, 1.0
# How often in a row all processes may break before it is no item's fault.
BROKEN = 12
# After how many new objects garbage is looked for, and how much more seldom among older ones.
SELDOM = (200_000, 50, 100)


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
        pool = _Pool(self._workers)
        waiting: deque[tuple[Sequence[Given], _Task]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, self._schedule(pool, batch)))
                while len(waiting) > 2 * self.workers or (waiting and waiting[0][1].future.done()):
                    yield self._finish(pool, *waiting.popleft())
            while waiting:
                yield self._finish(pool, *waiting.popleft())
        except BaseException:
            pool.stop()
            raise
        else:
            pool.close()

    def _workers(self) -> Any:
        from pebble import ProcessPool

        arguments = (self.prepare, self.limits.memory, os.getpid())
        return ProcessPool(
            max_workers=self.workers, max_tasks=self.limits.tasks, initializer=_begin, initargs=arguments, context=get_context("spawn")
        )

    def _schedule(self, pool: _Pool, batch: Sequence[Given]) -> _Task:
        return pool.schedule(self.work, batch, seconds=self.limits.seconds * len(batch))

    def _finish(self, pool: _Pool, batch: Sequence[Given], task: _Task) -> tuple[Sequence[Given], Sequence[Result | Refused]]:
        done = self._result(pool, task)
        if not isinstance(done, Refused):
            return batch, done
        if len(batch) == 1:
            return batch, [done]
        alone = [self._schedule(pool, [item]) for item in batch]
        found: list[Result | Refused] = []
        for one in alone:
            result = self._result(pool, one)
            found += [result] if isinstance(result, Refused) else result
        return batch, found

    def _result(self, pool: _Pool, task: _Task) -> Sequence[Result | Refused] | Refused:
        from pebble import ProcessExpired

        for _ in range(TRIES):
            if pool.settled(task):
                break
            task = pool.again(task)
        else:
            return Refused("crashed", "the processes that read it died whenever they began")
        try:
            results: Sequence[Result | Refused] = task.future.result()
        except TookTooLong:
            return Refused("timeout", f"not read within {self.limits.seconds:g} seconds")
        except ProcessExpired as error:
            return Refused("crashed", f"the process that read it died (exit code {error.exitcode})")
        except MemoryError:
            return Refused("memory", f"reading it takes more than {self.limits.memory} MiB")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, with its item, and the rest goes on
            return Refused("internal", f"internal error: {type(error).__name__}: {error}")
        return results


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Work on a batch, where it was given to do, and the result to come."""

    work: Callable[[Any], Any]
    batch: Sequence[Any]
    seconds: float
    pool: Any
    future: Any


class _Pool:
    """Pebble's processes, made anew when they break: a worker that dies before its task is known to have begun breaks them all."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make, self._pool, self._broken = make, make(), 0

    def schedule(self, work: Callable[[Any], Any], batch: Sequence[Any], *, seconds: float) -> _Task:
        if not self._pool.active:
            self.stop()
            self._broken += 1
            if self._broken > BROKEN:
                raise RealpolitikError("the processes that read die before they have read anything: try `realpolitik read` on one report")
            self._pool = self._make()
        try:
            future = self._pool.schedule(work, args=[batch], timeout=seconds)
        except RuntimeError as error:  # it broke since
            future = Future[Any]()
            future.set_exception(BrokenProcessPool(str(error)))
        return _Task(work=work, batch=batch, seconds=seconds, pool=self._pool, future=future)

    def again(self, task: _Task) -> _Task:
        """The same work once more, in a pool that is not broken."""
        return self.schedule(task.work, task.batch, seconds=task.seconds)

    def settled(self, task: _Task) -> bool:
        """Waits until the task is done, or its pool broken: then nobody will ever say what became of it."""
        while not wait([task.future], timeout=LOOK).done:
            if not task.pool.active and not task.future.done():
                return False
        if isinstance(task.future.exception(), BrokenProcessPool):
            return False
        self._broken = 0
        return True

    def stop(self) -> None:
        self._pool.stop()
        self._pool.join()

    def close(self) -> None:
        self._pool.close()
        self._pool.join()


def settle(prepare: Callable[[], None]) -> None:
    """Loads what a process that only reads needs. It stays to the end: to look through it for garbage again and again costs an eighth."""
    prepare()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def _begin(prepare: Callable[[], None], memory: int, parent: int) -> None:
    """A worker's first act."""
    import signal

    go_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process tells workers when to stop
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a worker is a core: those of several would only wait for each other
    settle(prepare)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory * MIB, memory * MIB))
