"""Measures how the memory of a worker grows: ``python perf/memory.py [--seconds 600] [--reports 100000] [--short]``.

A guarded worker, the real one, reads reports of a sentence with five invented words each, no two alike: worse than news, where new words
grow rare. ``--short`` reads reports of three words, one of them invented, to get through many. Every thousand reports it tells what the
worker holds; a worker that has read its share is replaced, and the new one begins anew. Told at the end: the most held, how much more
that is than what a worker held after its first thousand, and the slope within workers after that.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workers import children, held

from realpolitik import recipes
from realpolitik.core.post import Item
from realpolitik.pipeline.guard import Guard, Limits

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.invented import report, word

BATCH, STEP = 8, 1000


def batches(number: int, *, short: bool, until: float) -> Iterator[list[Item]]:
    """Reports of invented words."""
    for first in range(0, number, BATCH):
        if time.monotonic() > until:
            return
        texts = (f"Chad praised {word(random.Random(at)).title()}." if short else report(at) for at in range(first, first + BATCH))
        yield [Item(f"report {first}", "text", text.encode()) for text in texts]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    guard: Guard[Item, dict[str, Any]] = Guard(recipes.read_post, prepare=recipes.prepare, workers=1, limits=Limits())
    done, most, workers = 0, 0.0, dict[int, list[tuple[int, float]]]()
    until = time.monotonic() + given.seconds
    for batch, _ in guard.run(batches(given.reports, short=given.short, until=until)):
        done += len(batch)
        for pid in children():
            now = held(pid, "VmRSS")
            most = max(most, held(pid))
            if now > 100 and done % STEP < BATCH:  # a worker, and ready
                workers.setdefault(pid, []).append((done, now))
                print(f"{done:>8,} reports  {now:6.0f} MB  worker {len(workers)}", flush=True)
    first = next(iter(workers.values()))[0][1]
    pieces = [(b[1] - a[1]) / (b[0] - a[0]) * STEP for own in workers.values() for a, b in itertools.pairwise(own[1:])]
    slope = f"{sum(pieces) / len(pieces):+.2f} MB a thousand reports within a worker" if pieces else "too few for a slope"
    print(f"{done:,} reports, {len(workers)} workers: {most:.0f} MB at the most, {most / first - 1:+.1%} of {first:.0f} MB; {slope}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
