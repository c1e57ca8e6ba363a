"""Measures what a cluster adds to reading: ``python perf/cluster.py [--reports 10000]``.

Reports are synthetic, 600 words. CPU seconds for 1,000 reports of: cutting post into shards and writing what was read, knowing it again,
linking (all steps, done here one after the other), and loading into a store.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from realpolitik import recipes
from realpolitik.core.post import Item
from realpolitik.pipeline.cluster import Here
from realpolitik.pipeline.guard import Limits
from realpolitik.pipeline.linking import link
from realpolitik.pipeline.loading import load
from realpolitik.pipeline.partition import Part, items_of
from realpolitik.pipeline.shards import Folder
from realpolitik.pipeline.spread import Wanted, spread
from realpolitik.store.store import Store

FIRST, DAYS, WORDS = date(2021, 1, 1), 365, 600
SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "ee", "o", "ou", "i", "ar", "en")]


def word(chance: random.Random) -> str:
    """A word by Zipf's law: few are frequent, most are rare."""
    number = int(chance.paretovariate(0.7)) % 200_000
    made = random.Random(number)
    return "".join(made.choice(SYLLABLES) for _ in range(2 + number % 2)).capitalize() if number % 5 == 0 else made.choice(SYLLABLES) * 2


def post(number: int) -> Iterator[Item]:
    """Synthetic reports; the same numbers give the same reports."""
    for at in range(number):
        chance = random.Random(at)
        text = " ".join(word(chance) for _ in range(WORDS))
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        yield Item(f"report {at}", "object", json.dumps({"text": text, "published": day}).encode())


def played(items: Iterable[Item]) -> list[dict[str, Any]]:
    """A record without events for each item."""
    found = []
    for item in items:
        head = {"id": item.key[:16], "title": None, "outlet": None, "url": None, **json.loads(item.body)}
        found.append({"schema": "realpolitik/1", "report": head, "events": [], "actors": []})
    return found


class AtOnce(Here):
    """Plays the reading here, so that only what the cluster adds is measured."""

    def run(self, work: Callable[..., Any], parts: Iterable[Any]) -> Iterator[Any]:
        from realpolitik.pipeline.partition import _row, _told

        for part in parts:
            if not isinstance(part, Part):
                yield part, work(part)
                continue
            items = items_of(Folder(part.folder), part.name)
            rows = [_row(item, record) for item, record in zip(items, played(items), strict=True)]
            Folder(part.folder).write("readings", part.name, rows)
            yield part, [_told(row) for row in rows]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    number = parser.parse_args().reports
    made = list(post(number))
    wanted = Wanted(read=recipes.read_post, prepare=recipes.prepare, limits=Limits())
    with tempfile.TemporaryDirectory() as place, Store(Path(place) / "s.db") as store:
        folder, here = Folder.at(f"{place}/out"), AtOnce(workers=1)

        def measured(what: str, done: Callable[[], object]) -> None:
            began = time.process_time()
            found = done()
            print(f"{what}: {(time.process_time() - began) / number * 1000:.2f} CPU seconds for 1,000 reports ({found})", flush=True)

        def again(some: list[Item]) -> object:
            return spread(some, onto=here, into=folder, wanted=wanted, tell=lambda taken, message: None)

        measured("cut, written and heard of", lambda: again(made))
        measured("known again", lambda: again(made))
        measured("linked", lambda: link(folder, onto=here, kin=recipes.kinship()))
        size = sum(file.stat().st_size for file in Path(f"{place}/out/readings").iterdir())
        print(f"readings: {size / number / 1024:.1f} KB a report without records of events")
        measured("loaded", lambda: load([folder.address], into=store, tell=lambda taken, message: None).read)
    return 0


if __name__ == "__main__":
    sys.exit(main())
