"""Measures the service over a store: ``python perf/service.py STORE [--times 20] [--only WORDS]``.

A store of a million events comes from ``python perf/tripwires.py --store STORE``. Each question is asked in this process, without
a network: first as nobody asked it before, then so many times under changed words of the question, so that no held answer helps; last,
the same question again. It prints the first, the median and the 95th percentile, and the held one, in milliseconds, by wall and by CPU.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from fastapi.testclient import TestClient

from realpolitik.web.app import create_app
from realpolitik.web.settings import Settings


def questions(http: TestClient) -> dict[str, Iterator[str]]:
    """For each kind of question its variants, without end."""
    status = http.get("/v1/status").json()
    last = date.fromisoformat(status["until"])
    pairs = http.get("/v1/pairs?limit=60").json()["items"]
    events = http.get("/v1/events?limit=200").json()["items"]
    days = [(last - timedelta(days=11 * back)).isoformat() for back in range(300)]
    reports = [row["report"]["id"] for row in events]
    actors = list(dict.fromkeys(key for row in events for key in row["record"]["actors"]))
    words = [word for row in events for word in row["report"]["title"].split()[:2]]

    def of(shape: str, *columns: Sequence[Any]) -> Iterator[str]:
        cycles = [itertools.cycle(column) for column in columns]
        return (shape.format(*(next(cycle) for cycle in cycles)) for _ in itertools.count())

    source, target = [row["source"] for row in pairs], [row["target"] for row in pairs]
    month = [(date.fromisoformat(day) - timedelta(days=30)).isoformat() for day in days]
    year = [(date.fromisoformat(day) - timedelta(days=365)).isoformat() for day in days]
    types = ("ASSAULT", "CONSULT", "AID", "ACCUSE", "SANCTION", "AGREE")
    sizes = range(20, 90)
    return {
        "status": of("/v1/status?n={}", range(1000)),
        "today": of("/v1/today?day={}", days),
        "events, newest": of("/v1/events?limit={}", sizes),
        "events of a pair": of("/v1/events?actor={}&recipient={}", source, target),
        "events of a pair in a year": of("/v1/events?actor={}&recipient={}&since={}&until={}", source, target, year, days),
        "events of a type": of("/v1/events?type={}&limit={}", types, sizes),
        "events of a month": of("/v1/events?since={}&until={}", month, days),
        "events at a country": of("/v1/events?country={}&limit={}", source, sizes),
        "events of an actor": of("/v1/events?actor={}&limit={}", actors, sizes),
        "one event": of("/v1/events/{}", [row["record"]["id"] for row in events]),
        "counts by month": of("/v1/counts?by=month&actor={}&recipient={}", source, target),
        "reports of a month": of("/v1/reports?since={}&until={}", month, days),
        "one report": of("/v1/reports/{}", reports),
        "one report, marked": of("/v1/reports/{}/marked", reports),
        "stories": of("/v1/stories?limit={}", sizes),
        "statements of a month": of("/v1/records/statements?since={}&until={}", month, days),
        "actors by name": of("/v1/actors?q={}&limit={}", source, sizes),
        "one actor": of("/v1/actors/{}", actors),
        "search": of("/v1/search?q={}", words),
        "pairs of a month": of("/v1/pairs?since={}&until={}", month, days),
        "one pair": of("/v1/pairs/{}/{}", source[10:], target[10:]),
        "the busiest pair": of(f"/v1/pairs/{source[0]}/{target[0]}?window={{}}", range(14, 60)),
        "network of a year": of("/v1/network?since={}&until={}", year, days),
        "map of a month": of("/v1/map?since={}&until={}", month, days),
        "map of a year": of("/v1/map?since={}&until={}", year, days),
        "alarms": of("/v1/alarms?limit={}", sizes),
        "a page of the site": of("/events?limit={}", sizes),
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", help="a store; nothing in it is changed")
    parser.add_argument("--times", type=int, default=20, help="how many variants of each question")
    parser.add_argument("--only", default="", help="only questions whose name holds this")
    given = parser.parse_args()
    print(f"{'milliseconds':30} {'first':>9} {'median':>9} {'p95':>9} {'CPU':>9} {'held':>9} {'KB':>7}")
    with TestClient(create_app(given.store, Settings()), base_url="http://127.0.0.1:8420") as http:
        for name, variants in questions(http).items():
            if given.only not in name:
                continue
            first, *_ = asked(http, next(variants))
            rows = [asked(http, next(variants)) for _ in range(given.times)]
            walls = sorted(row[0] for row in rows)
            again = asked(http, rows[-1][3])
            p95 = walls[min(len(walls) - 1, round(0.95 * len(walls)))]
            cpu = statistics.median(row[1] for row in rows)
            size = max(row[2] for row in rows) / 1000
            print(f"{name:30} {first:9.1f} {statistics.median(walls):9.1f} {p95:9.1f} {cpu:9.1f} {again[0]:9.1f} {size:7.0f}")
            sys.stdout.flush()
    return 0


def asked(http: TestClient, path: str) -> tuple[float, float, int, str]:
    """Milliseconds by the clock and of CPU time, bytes, and the question."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = http.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.text}")
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu), len(answer.content), path


if __name__ == "__main__":
    sys.exit(main())
