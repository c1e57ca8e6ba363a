"""Kills an ingest (-9) at random moments until it is done: ``python perf/kills.py [--reports 2000] [--kills 100] [--store URL]``.

The ledger, the store and the guarded workers are the real ones; reading is played by a function that takes some milliseconds, since what
is asked here is whether anything is lost or kept twice. At the end each report must be there once, each with its events, each item once
in the ledger, the counts by day must be those of the events, and no worker may be left running.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from realpolitik import recipes
from realpolitik.api.linking import Linker
from realpolitik.core.post import Item, Opened, Refused
from realpolitik.core.report import Report
from realpolitik.pipeline.guard import Guard, Limits
from realpolitik.pipeline.ingest import ingest
from realpolitik.readers.post import items
from realpolitik.store.store import Store

POWERS = ("NOR", "SWE", "CHL", "PER", "TCD", "NER")


def nothing() -> None:
    """These workers need no models."""


def opened(some: Sequence[Item]) -> list[Opened | Refused]:
    """The report in each item."""
    return [recipes.told(Report(text=json.loads(one.body)["text"]), key=one.key, origin=one.origin) for one in some]


def played(some: Sequence[Opened]) -> list[dict[str, Any] | Refused]:
    """A reading of two events for each report, after some milliseconds."""
    found: list[dict[str, Any] | Refused] = []
    for item in some:
        given = {"text": item.report.text}
        chance = random.Random(given["text"])
        time.sleep(chance.random() / 10)
        if given["text"].endswith("7"):
            found.append(Refused("language", "played"))
            continue
        powers = chance.sample(POWERS, 2)
        actors = [{"id": power, "name": power, "country": power} for power in powers]
        events = [
            {"id": f"{given['text']} {kind}", "type": kind, "quad": quad, "status": "actual", "historical": False, "confidence": 0.5,
             "actors": [powers[0]], "recipients": [powers[1]], "when": {"start": "2021-05-03", "end": "2021-05-03"}}
            for kind, quad in (("ACCUSE", 3), ("AID", 2))
        ]  # fmt: skip
        head = {"id": item.report.id, "published": "2021-05-04", "text": given["text"]}
        found.append({"schema": "realpolitik/1", "report": head, "actors": actors, "events": events})
    return found


def take_in(source: str, url: str) -> None:
    """One run of the ingest, to be killed."""
    guard = Guard(played, prepare=nothing, workers=2, limits=Limits())
    with Store(url) as store:
        opening = Guard(opened, prepare=nothing, workers=1, limits=Limits())
        ingest(
            items(source, {}), into=store, opening=opening, by=guard, unread=recipes.unread, saved=Linker(store).link_opened,
            tell=lambda taken, message: None,
        )  # fmt: skip


def faults(url: str, number: int) -> list[str]:
    """What is wrong with the store in the end."""
    refused = sum(1 for at in range(number) if f"report {at}".endswith("7"))
    with Store(url) as store:
        count, outcomes = store.count(), {(row["outcome"], row["reason"]): row["items"] for row in store.outcomes()}
        days = sum(row["events"] for one in POWERS for other in POWERS for row in store.pair_days(one, other))
        found = []
        for what, is_, should in (
            ("reports", count["reports"], number - refused), ("events", count["events"], 2 * (number - refused)),
            ("entries of what was read", outcomes.get(("read", None), 0), number - refused),
            ("entries of what was refused", outcomes.get(("refused", "language"), 0), refused),
            ("events counted by day", days, 2 * (number - refused)),
        ):  # fmt: skip
            if is_ != should:
                found.append(f"{what}: {is_:,}, not {should:,}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--store", help="an empty database; a new file where none is given")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        take_in(*given.run)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "post.jsonl"
        source.write_text("".join(json.dumps({"text": f"report {number}"}) + "\n" for number in range(given.reports)))
        url = given.store or f"{folder}/kills.sqlite"
        command = [sys.executable, __file__, "--run", str(source), url]
        killed, sessions, chance = 0, [], random.Random(1)
        while killed < given.kills:
            run = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
            sessions.append(str(run.pid))
            try:
                run.wait(timeout=chance.uniform(0.3, 1.6))
            except subprocess.TimeoutExpired:
                os.kill(run.pid, signal.SIGKILL)
                run.wait()
                killed += 1
            else:
                if run.returncode:
                    print(f"a run ended with {run.returncode}")
                    return 1
                break
        subprocess.run(command, check=True)
        time.sleep(3)
        left = subprocess.run(["pgrep", "-s", ",".join(sessions)], capture_output=True, text=True, check=False).stdout.split()
        found = faults(url, given.reports) + [f"a process is left running: {one}" for one in left]
        print(f"{killed} kills, {given.reports:,} reports: {'; '.join(found) or 'nothing lost, nothing twice'}")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
