"""Measures a service under load: ``python perf/load.py --store STORE [--users 100] [--seconds 120] [--pause 1] [--cold]``.

So many users ask at once, each what a person who looks around asks, one thing after the other with a pause between (exponential, its mean
in seconds). Serves the store in a process of its own on loopback, asks all of it once (with ``--cold`` nothing), and prints answers a
second, faults, median, 95th and 99th percentile in milliseconds, in all and by endpoint, the processor's time for an answer, first and
then, and the memory of the service as it goes. Users share the machine with the service, so what it prints is an upper bound.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

START = 120.0


class Asked:
    """What came of all that was asked: milliseconds by endpoint, faults by kind."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.faults: dict[str, int] = defaultdict(int)


class Line:
    """One connection that is kept, as a browser does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._reader: Any = None
        self._writer: Any = None

    async def get(self, path: str) -> tuple[int, bytes]:
        """The status and the body of an answer."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nAccept-Encoding: gzip\r\n\r\n"
        self._writer.write(request.encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        found = re.search(rb"content-length: (\d+)", head.lower())
        if found is not None:
            body = await self._reader.readexactly(int(found[1]))
        else:
            body = b""
            while size := int(await self._reader.readline(), 16):
                body += (await self._reader.readexactly(size + 2))[:-2]
            await self._reader.readline()
        return int(head.split(b" ", 2)[1]), body

    def close(self) -> None:
        """Ends it."""
        if self._writer is not None:
            self._writer.close()
        self._writer = None


def questions(store: Path) -> dict[str, list[str]]:
    """What is asked, by endpoint; each has many forms, so that answers that are held do not answer all of it."""
    from realpolitik import api

    with api.open_store(store, create=False) as opened:
        pairs = [(one["source"], one["target"]) for one in opened.foremost_pairs(limit=40)]
        events = [one.record["id"] for one in opened.events(newest=True, limit=300)]
        reports = opened.reports(limit=300)
        _, last = opened.known_days() or ("", date.today().isoformat())
    days = [(date.fromisoformat(last[:10]) - timedelta(days=back)).isoformat() for back in range(0, 3000, 7)]
    return {
        "status": ["/v1/status"],
        "today": ["/v1/today", *(f"/v1/today?day={day}" for day in days[:7])],
        "events": [f"/v1/events?since={first}&until={last}&limit=50" for last, first in zip(days, days[4:], strict=False)],
        "events of a pair": [f"/v1/events?actor={one}&recipient={other}" for one, other in pairs],
        "event": [f"/v1/events/{key}" for key in events],
        "report": [f"/v1/reports/{key}" for key in reports],
        "counts": [f"/v1/counts?actor={one}&recipient={other}&by=month" for one, other in pairs],
        "pair": [f"/v1/pairs/{one}/{other}" for one, other in pairs[:8]],
        "network": [f"/v1/network?since={first}&until={last}" for last, first in zip(days[:8], days[13:], strict=False)],
        "search": [f"/v1/search?q={word}" for word in ("bart", "deen", "folk", "goush", "kim", "moudge", "beep", "fax", "lort", "nin")],
        "stories": ["/v1/stories"],
        "judgements": ["/v1/judgements"],
    }


async def user(port: int, asked: dict[str, list[str]], told: Asked, *, until: float, pause: float, chance: random.Random) -> None:
    """One who looks around."""
    line = Line(port)
    while time.monotonic() < until:
        await asyncio.sleep(chance.expovariate(1 / pause))
        name = chance.choice(list(asked))
        began = time.perf_counter()
        try:
            status, _ = await asyncio.wait_for(line.get(chance.choice(asked[name])), 60)
            if status != 200:
                told.faults[f"{name}: {status}"] += 1
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            told.faults[f"{name}: {type(error).__name__}"] += 1
            line.close()
        told.times[name].append(1000 * (time.perf_counter() - began))
    line.close()


async def load(port: int, pid: int, asked: dict[str, list[str]], *, users: int, seconds: float, pause: float) -> tuple[Asked, list[int]]:
    """What all of them met, and the memory of the service in MB, twelve times."""
    told, memory = Asked(), []
    until = time.monotonic() + seconds
    running = [
        asyncio.create_task(user(port, asked, told, until=until, pause=pause, chance=random.Random(number))) for number in range(users)
    ]
    for _ in range(12):
        await asyncio.sleep(seconds / 12)
        memory.append(resident(pid))
    await asyncio.gather(*running)
    return told, memory


def resident(pid: int) -> int:
    """What a process holds in memory, in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) // 1024 if found is not None else 0


def busy(pid: int) -> float:
    """The seconds that processors worked for a process."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def line(name: str, times: Sequence[float]) -> str:
    """A row of the table."""
    ordered = sorted(times)
    at = [ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)]
    return f"{name:18} {len(ordered):7,} " + " ".join(f"{one:8.1f}" for one in at)


def main() -> None:
    """Serves, asks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--users", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--cold", action="store_true", help="ask nothing beforehand")
    options = parser.parse_args()
    asked = questions(options.store)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    service = subprocess.Popen([sys.executable, "-m", "realpolitik", "serve", "--store", str(options.store), "--port", str(port)])
    try:
        ends = time.monotonic() + START
        while time.monotonic() < ends:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        begun = busy(service.pid)
        number = 0 if options.cold else asyncio.run(warm(port, asked))
        first = busy(service.pid)
        if number:
            print(f"asked once: {number} answers, {1000 * (first - begun) / number:.0f} ms of processor each", flush=True)
        told, memory = asyncio.run(load(port, service.pid, asked, users=options.users, seconds=options.seconds, pause=options.pause))
        worked = busy(service.pid) - first
    finally:
        service.terminate()
        service.wait(20)
    every = [one for times in told.times.values() for one in times]
    rate = len(every) / options.seconds
    print(f"{options.users} users, {options.seconds:.0f} s: {rate:.0f} answers a second, mean {statistics.mean(every):.1f} ms")
    print(f"processor: {1000 * worked / len(every):.1f} ms an answer")
    print(f"{'':18} {'answers':>7} {'median':>8} {'p95':>8} {'p99':>8}")
    for name, times in [("all", every), *sorted(told.times.items())]:
        print(line(name, times))
    print("faults:", dict(told.faults) or "none")
    print("memory (MB):", " ".join(map(str, memory)))


async def warm(port: int, asked: dict[str, list[str]]) -> int:
    """Asks all of it once, before anybody counts, and gives how much that was: a service that is used holds what is asked often."""
    first = Line(port)
    every = [path for paths in asked.values() for path in paths]
    for path in every:
        await first.get(path)
    first.close()
    return len(every)


if __name__ == "__main__":
    main()
