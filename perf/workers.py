"""Measures two workers against one on real reading: ``python perf/workers.py [--reports 64] [--rounds 3] [FOLDER]``.

Read are the project's own whole reports, or the JSON files of a folder that have a ``text``, by the guarded workers of an ingest. One and
two workers go by turns, and the clock starts when every worker has given its first batch; the ratio is that of the medians. On a machine
that others use, two workers also get twice the share of it, so that the load is told beside. Memory is the most that any worker ever
held.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from records import own, stored

from realpolitik import recipes
from realpolitik.core.post import Item
from realpolitik.pipeline.guard import Guard, Limits

BATCH = 4


def children() -> Iterator[int]:
    """The processes of this one (Linux)."""
    for task in Path("/proc/self/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def held(pid: int, what: str = "VmHWM") -> float:
    """MB of memory that a process holds (``VmRSS``) or held at its most (``VmHWM``)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


def run(texts: Sequence[str], workers: int) -> tuple[float, float]:
    """Reports a second of the clock, and the memory of the largest worker at its most."""
    items = [Item(f"report {number}", "text", text.encode()) for number, text in enumerate(texts)]
    batches = [items[first : first + BATCH] for first in range(0, len(items), BATCH)]
    guard: Guard[Item, dict[str, Any]] = Guard(recipes.read_post, prepare=recipes.prepare, workers=workers, limits=Limits(seconds=600.0))
    began, most, counted = 0.0, 0.0, 0
    for number, (batch, _) in enumerate(guard.run(batches), start=1):
        most = max([most, *map(held, children())])
        if number == workers:
            began = time.perf_counter()
        elif number > workers:
            counted += len(batch)
    return counted / (time.perf_counter() - began), most


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--reports", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = list(stored(given.folder, most=given.reports)) if given.folder else list(own())[: given.reports]
    rates: dict[int, list[float]] = {1: [], 2: []}
    peak = 0.0
    for _ in range(given.rounds):
        for workers in rates:
            rate, most = run(texts, workers)
            rates[workers].append(rate)
            peak = max(peak, most)
    one, two = (statistics.median(rates[workers]) for workers in (1, 2))
    ratios = ", ".join(f"{b / a:.2f}" for a, b in zip(rates[1], rates[2], strict=True))
    print(f"{len(texts)} reports: one worker {one:.2f} a second, two {two:.2f}: {two / one:.2f} times (by rounds {ratios})")
    print(f"a worker held {peak:.0f} MB at its most; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0


if __name__ == "__main__":
    sys.exit(main())
