"""Measures a store as it grows: ``python perf/store.py [--reports 10000 100000 …] [--store URL]``.

The load is synthetic: reports of six events between powers drawn by Zipf's law over ten years, some 600 letters of text. After each size it
prints the time for the next 1,000 reports and for the queries of a page (the median of nine), and their ratios to the first size: of the
processor for SQLite, so that a busy machine matters little, by the clock for a server. Of SQLite it also prints how many steps its machine
takes for a query, which no other load changes. A store that is given is filled further from what it holds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from realpolitik.store.store import Store

TYPES = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
POWERS = [a + b + c for a in "ABCDE" for b in "KLMNOP" for c in "RSTUVX"][:170]
WORDS = [a + b + c for a in "bdfgklmn" for b in ("a", "ee", "o", "ou", "i") for c in ("rt", "n", "lk", "sh", "m", "dge", "p", "x")]
FIRST = date(2012, 1, 1)
DAYS = 3650


def readings(first: int, number: int) -> Iterator[dict[str, Any]]:
    """Synthetic readings; the same numbers give the same readings."""
    for at in range(first, first + number):
        chance = random.Random(at)
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        powers = list(dict.fromkeys(POWERS[min(169, int(chance.paretovariate(0.9)) - 1)] for _ in range(5)))
        actors = [{"id": f"{power}{at % 7}", "name": f"Ministry of {power}", "country": power, "code": f"{power} GOV"} for power in powers]
        events = [_event(chance, f"{at}-{place}", day, actors) for place in range(6)]
        text = " ".join(chance.choice(WORDS) for _ in range(100))
        head = {"id": f"r{at}", "title": " ".join(chance.choice(WORDS) for _ in range(8)), "published": day, "text": text}
        yield {"schema": "realpolitik/1", "report": head, "actors": actors, "events": events}


def _event(chance: random.Random, key: str, day: str, actors: list[dict[str, Any]]) -> dict[str, Any]:
    kind = chance.choice(list(TYPES))
    sides = chance.sample(actors, min(2, len(actors)))
    return {
        "id": key, "type": kind, "mode": None, "quad": TYPES[kind], "status": "actual", "historical": False, "negated": False,
        "actors": [sides[0]["id"]], "recipients": [one["id"] for one in sides[1:]], "when": {"start": day, "end": day},
        "confidence": chance.random(), "sentence": [0, 20], "spans": {"event": [[0, 5]], "actors": [], "recipients": []},
    }  # fmt: skip


def queries(store: Store) -> dict[str, Callable[[], object]]:
    """What a page asks."""
    return {
        "newest events": lambda: store.events(newest=True, limit=50),
        "events of a pair": lambda: store.events(actor="AKR", recipient="AKS", newest=True, limit=50),
        "events of a rare pair": lambda: store.events(actor="DNS", recipient="EKT", newest=True, limit=50),
        "events of a type": lambda: store.events(types=["ASSAULT"], newest=True, limit=50),
        "events of a week": lambda: store.events(since="2017-03-06", until="2017-03-12", limit=50),
        "pair by month": lambda: store.pair_days("AKR", "AKS", period="month"),
        "foremost pairs of a month": lambda: store.foremost_pairs(since="2017-03-01", until="2017-03-31"),
        "a report": lambda: store.report("r77"),
        "words": lambda: store.search("beert doush"),
        "reports of a day": lambda: store.reports(since="2017-03-06", until="2017-03-06", limit=50),
    }


class Machine:
    """Counts the steps of SQLite's machine, on all connections that are opened from now on; knows nothing of a server's."""

    FINE = 10

    def __init__(self) -> None:
        self._connections: list[Any] = []
        event.listen(Engine, "connect", lambda connection, _: self._connections.append(connection))

    def steps(self, ask: Callable[[], object]) -> int:
        """How many steps an answer takes, to the nearest ten for each statement."""
        watched = [one for one in self._connections if hasattr(one, "set_progress_handler")]
        seen = count()
        for one in watched:
            one.set_progress_handler(lambda: next(seen) < 0, self.FINE)
        ask()
        for one in watched:
            one.set_progress_handler(None, 0)
        return self.FINE * next(seen)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 100_000], help="sizes to measure at, rising")
    parser.add_argument("--store", help="a database, empty or filled by this before; a new file where none is given")
    given = parser.parse_args()
    machine = Machine()
    with tempfile.TemporaryDirectory() as folder, Store(given.store or Path(folder) / "perf.sqlite") as store:
        clock = time.perf_counter if given.store and "://" in given.store else time.process_time
        done = store.last_save()["reports"]
        base: dict[str, float] = {}
        first_steps: dict[str, int] = {}
        for size in given.reports:
            while done < size:
                step = min(1000, size - done)
                store.save_many(readings(done, step))
                done += step
            batch = list(readings(done, 1000))
            began = clock()
            for first in range(0, 1000, 50):
                store.save_many(batch[first : first + 50])
            took, steps = {"next 1,000 reports": clock() - began}, {}
            done += 1000
            for name, ask in queries(store).items():
                steps[name] = machine.steps(ask)
                times = []
                for _ in range(9):
                    began = clock()
                    ask()
                    times.append(clock() - began)
                took[name] = statistics.median(times)
            base, first_steps = base or took, first_steps or steps
            print(f"{done - 1000:,} reports, {6 * (done - 1000):,} events")
            for name, seconds in took.items():
                own = f"  {steps[name]:9,} steps {steps[name] / first_steps[name]:6.2f}" if steps.get(name) else ""
                print(f"  {name:26} {1000 * seconds:9.1f} ms  {seconds / base[name]:6.2f} times the first{own}")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
