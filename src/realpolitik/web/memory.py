"""Answers that take long to work out: worked out once for all who ask, and while a store fills, not at every change."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

# For so many times as long as it took to work out an answer, it is given though the store has changed.
PATIENCE = 10.0
MOST = 64


@dataclass(slots=True)
class Slot:
    """One answer, the version of the store it was worked out from, when and how long that took (seconds), and in which epoch it began."""

    lock: Lock = field(default_factory=Lock)
    told: Any = None
    version: str | None = None
    at: float = 0.0
    took: float = 0.0
    epoch: int = 0


class Memory:
    """Holds the last answers by question."""

    def __init__(self, version: Callable[[], str]) -> None:
        self._version = version
        self._lock = Lock()
        self._epoch = 0
        self._slots: OrderedDict[tuple[object, ...], Slot] = OrderedDict()

    def expire(self) -> None:
        """Lets nobody be told what was so before: whoever changes something here sees it at once."""
        with self._lock:
            self._epoch += 1

    def get(self, question: tuple[object, ...], work: Callable[[], Any]) -> tuple[Any, bool]:
        """The answer, and whether it is that of the store as it is now; those who ask the same at once wait for one who works it out."""
        with self._lock:
            slot = self._slots.setdefault(question, Slot())
            self._slots.move_to_end(question)
            if len(self._slots) > MOST:
                self._slots.popitem(last=False)
        with slot.lock:
            epoch, version = self._epoch, self._version()
            if slot.version == version:
                return slot.told, True
            if slot.version is not None and slot.epoch == epoch and time.monotonic() - slot.at < PATIENCE * slot.took:
                return slot.told, False
            began = time.monotonic()
            slot.told, slot.version, slot.epoch = work(), version, epoch
            slot.at = time.monotonic()
            slot.took = slot.at - began
            return slot.told, True
