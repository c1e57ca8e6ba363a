"""Measures what linking costs as a store grows: ``python perf/linking.py [--reports 10000 100000] [--days 3650]``.

Synthetic reports, spread over so many days: a third tells a story of its own, a third tells one that others of these days tell in other
words, a third is a copy with a few words changed. Reading is left out; what is timed is the linking of the next 1,000 reports, one batch of
eight after the other, as an ingest does it, and the peak of memory of this process.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from realpolitik import recipes
from realpolitik.api.linking import Linker
from realpolitik.core.post import Opened
from realpolitik.core.report import Report
from realpolitik.store.store import Store

FIRST = date(2012, 1, 1)
BATCH = 8
STEP = 500
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
WORDS = [a + v + b + w + c for a in "bdfgklmnprst" for v in VOWELS for b in "dlmnrst" for w in VOWELS for c in ("", "n", "rt", "sk")]


def report(at: int, days: int) -> Report:
    """The report of this number; the same numbers give the same reports."""
    chance = random.Random(at)
    story = at if at % 3 == 0 else at - at % 3 if at % 9 < 3 or at % 3 == 1 else 9 * (at // 9)
    plot = random.Random(f"story {story}")
    names = [plot.choice(WORDS).capitalize() for _ in range(12)]
    theme = [plot.choice(WORDS) for _ in range(60)]
    day = FIRST + timedelta(days=(random.Random(f"day {story // 9}").randrange(days) + at % 3))
    own = random.Random(f"story {story}") if at % 3 == 1 else chance
    words = [
        own.choice(names) if own.random() < 0.12 else own.choice(theme) if own.random() < 0.35 else own.choice(WORDS) for _ in range(250)
    ]
    for _ in range(6):
        words[chance.randrange(250)] = chance.choice(WORDS)
    text = ". ".join(" ".join(words[first : first + 20]).capitalize() for first in range(0, 250, 20)) + "."
    return Report(text=text, title=" ".join([*names[:2], *theme[:4]]), outlet=f"Outlet {at % 40}", published=day)


def opened(first: int, number: int, days: int) -> Iterator[tuple[Opened, dict[str, Any]]]:
    for at in range(first, first + number):
        one = recipes.told(report(at, days))
        yield one, recipes.unread(one)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000], help="sizes to measure at, rising")
    parser.add_argument("--days", type=int, default=3650, help="over how many days the reports are spread")
    parser.add_argument("--store", help="an empty database; a new file where none is given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store(given.store or Path(folder) / "perf.sqlite") as store:
        linker, done, base = Linker(store), 0, 0.0
        for size in given.reports:
            while done < size:
                made = list(opened(done, min(STEP, size - done), given.days))
                store.save_many(record for _, record in made)
                linker.link_opened([one for one, _ in made])
                done += len(made)
            made = list(opened(done, 1000, given.days))
            saving = linking = worst = 0.0
            for first in range(0, 1000, BATCH):
                some = made[first : first + BATCH]
                began = time.process_time()
                store.save_many(record for _, record in some)
                saved = time.process_time()
                linker.link_opened([one for one, _ in some])
                took = time.process_time() - saved
                saving, linking, worst = saving + saved - began, linking + took, max(worst, took)
            done += 1000
            base = base or linking
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            rows = store.select("SELECT count(*), max(reports), sum(reports), sum(sources) FROM stories", limit=1)[1][0]
            print(
                f"{size:,} reports: the next 1,000 saved in {saving:.1f} s, linked in {linking:.1f} s of processor time "
                f"({linking / base:.2f} times the first), a batch of {BATCH} in {1000 * worst:.0f} ms at most; "
                f"{rows[0]:,} stories, the largest of {rows[1]}, {rows[3]:,} sources of {rows[2]:,} reports; peak {peak} MiB"
            )
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
