"""Measures reading the sample report: cold start of the command, time in a warm process, peak memory.

``python perf/read_report.py [FILE]``; the floors of the project are 5 s cold, 0.5 s warm, 1 GB.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "reports" / "sample.json"
RUNS = 5
WARM = """
import json, statistics, sys, time
import realpolitik
path = sys.argv[1]
first = list(realpolitik.read_file(path))
times = []
for _ in range(int(sys.argv[2])):
    started = time.perf_counter()
    list(realpolitik.read_file(path))
    times.append(time.perf_counter() - started)
print(json.dumps({"median": statistics.median(times), "best": min(times), "words": len(first[0].report.text.split())}))
"""


def cold(path: Path) -> list[tuple[float, float]]:
    """Seconds on the clock and of the processor of whole runs of the command, each in a process of its own."""
    found = []
    for _ in range(RUNS):
        started, used = time.perf_counter(), _used()
        subprocess.run([sys.executable, "-m", "realpolitik", "read", str(path), "--json"], check=True, stdout=subprocess.DEVNULL)
        found.append((time.perf_counter() - started, _used() - used))
    return found


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def warm(path: Path) -> dict[str, float]:
    """Seconds of one reading in a process that has read before."""
    done = subprocess.run([sys.executable, "-c", WARM, str(path), str(RUNS)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(arguments: list[str]) -> int:
    path = Path(arguments[0]) if arguments else SAMPLE
    runs = cold(path)
    starts, used = [run[0] for run in runs], [run[1] for run in runs]
    # The largest child so far is a cold run; kilobytes on Linux, bytes on macOS.
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    again = warm(path)
    rows = [
        ("cold start, median", f"{statistics.median(starts):.2f} s", "5 s", statistics.median(starts) <= 5),
        ("cold start, best", f"{min(starts):.2f} s", "", True),
        ("cold start, processor", f"{statistics.median(used):.2f} s", "", True),
        ("warm, median", f"{again['median']:.3f} s", "0.5 s", again["median"] <= 0.5),
        ("warm, best", f"{again['best']:.3f} s", "", True),
        ("peak memory", f"{peak:.0f} MB", "1024 MB", peak <= 1024),
    ]
    print(f"{path.name}: {again['words']:.0f} words, {RUNS} runs each")
    for name, value, floor, kept in rows:
        print(f"  {name:<22} {value:>10}  {'' if not floor else f'at most {floor}'}{'' if kept else '  TOO MUCH'}")
    return 0 if all(kept for *_, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
