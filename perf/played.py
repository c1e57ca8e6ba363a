"""Plays the reading of a part of the post for ``perf/engines.py``: some milliseconds of work a report, and reports that do harm."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from realpolitik.core.post import Refused
from realpolitik.pipeline.guard import Guard, Limits

# Seconds of CPU that one report takes.
COST = 0.005
HARM = ("raise", "die", "hang")


def nothing() -> None:
    """These workers need no models."""


def read(some: Sequence[str]) -> list[int | Refused]:
    """The length of each report, after some work; a report may raise, kill its process or never end."""
    found: list[int | Refused] = []
    for text in some:
        until = time.process_time() + COST
        while time.process_time() < until:
            sum(range(500))
        if text == "raise":
            raise ValueError(text)
        if text == "die":
            os._exit(9)
        if text == "hang":
            time.sleep(3600)
        found.append(len(text))
    return found


def plain(part: Sequence[str]) -> tuple[int, int]:
    """A part read as it is: how many reports were read, and refused."""
    return len(read(part)), 0


def guarded(part: Sequence[str]) -> tuple[int, int]:
    """A part read under a guard of its own: how many reports were read, and refused."""
    guard = Guard(read, prepare=nothing, workers=1, limits=Limits(seconds=1.0))
    batches = [part[at : at + 8] for at in range(0, len(part), 8)]
    results = [one for _, done in guard.run(batches) for one in done]
    refused = sum(isinstance(one, Refused) for one in results)
    return len(results) - refused, refused
