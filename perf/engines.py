"""Measures engines that run parts of the post on many machines: ``python perf/engines.py ENGINE … [--reports 2000]``.

Engines: ``pool`` (no engine: Pebble's processes), ``dask``, ``ray``, ``spark``; each must be installed. Reading is played
(``played.py``), 5 ms of CPU a report, in parts of 100, on two workers of this machine. Asked for: seconds and CPU to start and do nothing,
CPU a report beyond the work itself, the memory of all processes together (proportional), what becomes of the job when a worker is killed
(-9) in the middle, and when a report raises, kills its process or hangs; all with and without our guard inside the part. CPU seconds,
since machines are shared.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import played

PART, MARK, TICK = 100, "REALPOLITIK_PERF_MARK", os.sysconf("SC_CLK_TCK")
Work = Callable[[Sequence[str]], tuple[int, int]]
# Seconds after which a job does not end.
LIMIT = 400


# --- engines: each gives the results of its parts as they come ---------------------------------------------------------------


def pool(parts: list[list[str]], work: Work, killer: Callable[[list[int]], None]) -> Iterator[tuple[int, int]]:
    """Pebble's processes, which are what our guard uses."""
    from multiprocessing import get_context

    from pebble import ProcessPool

    with ProcessPool(max_workers=2, context=get_context("spawn")) as workers:
        made = [workers.schedule(work, args=[part]) for part in parts]
        killer(marked("spawn_main"))
        for one in made:
            yield one.result()


def dask(parts: list[list[str]], work: Work, killer: Callable[[list[int]], None]) -> Iterator[tuple[int, int]]:
    """A scheduler and two workers, each a process under a nanny."""
    import dask as settings
    from distributed import Client, LocalCluster, as_completed

    settings.config.set({"distributed.worker.daemon": False})
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        made = client.map(work, parts, pure=False)
        killer(list(client.run(os.getpid).values()))
        for one in as_completed(made):
            yield one.result()


def ray(parts: list[list[str]], work: Work, killer: Callable[[list[int]], None]) -> Iterator[tuple[int, int]]:
    """Two slots, without its page."""
    import ray as engine

    os.environ.setdefault("RAY_raylet_start_wait_time_s", str(LIMIT))
    engine.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    made = [engine.remote(work).remote(part) for part in parts]
    killer(marked("ray::"))
    while made:
        done, made = engine.wait(made)
        yield engine.get(done[0])
    engine.shutdown()


def spark(parts: list[list[str]], work: Work, killer: Callable[[list[int]], None]) -> Iterator[tuple[int, int]]:
    """Two slots in one Java process, four attempts a part, Python beside it."""
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
    lines = session.sparkContext.parallelize(parts, len(parts))
    killer(marked("pyspark.daemon"))
    yield from lines.map(work).collect()
    session.stop()


ENGINES: dict[str, Any] = {"pool": pool, "dask": dask, "ray": ray, "spark": spark}


# --- one run, in a process of its own ----------------------------------------------------------------------------------------


def run(engine: str, work: str, harm: str, reports: int) -> None:
    """Does one job and prints what came of it as JSON."""
    texts = ["report"] * reports
    if harm in played.HARM and reports > 1:
        texts[reports // 2] = harm
    parts = [texts[at : at + PART] for at in range(0, reports, PART)]
    killer = _kill_soon if harm == "kill" else lambda pids: None
    read = refused = 0
    error = None
    began = time.monotonic()
    try:
        for good, bad in ENGINES[engine](parts, getattr(played, work), killer):
            read, refused = read + good, refused + bad
    except Exception as failure:  # noqa: BLE001 - what an engine does when a part fails is what is asked
        error = f"{type(failure).__name__}: {str(failure)[:80]}"
    print("\n" + json.dumps({"read": read, "refused": refused, "error": error, "seconds": round(time.monotonic() - began, 1)}))


def _kill_soon(pids: list[int]) -> None:
    """Kills one worker after four seconds; of those that are not yet there, one that is there by then."""

    def kill() -> None:
        time.sleep(4)
        names = ("ray::", "pyspark.daemon")
        alive = pids or [pid for name in names for pid in marked(name)]
        with suppress(ProcessLookupError, IndexError):
            os.kill(alive[-1], signal.SIGKILL)
            sys.stderr.write(f"killed {alive[-1]}\n")

    threading.Thread(target=kill, daemon=True).start()


# --- watching the processes of a run -----------------------------------------------------------------------------------------


def marked(words: str = "", mark: str | None = None) -> list[int]:
    """The processes of this run whose command line has these words."""
    wanted = f"{MARK}={mark or os.environ.get(MARK)}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if wanted in (folder / "environ").read_bytes() and words.encode() in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return sorted(found)


def measured(engine: str, *, work: str, harm: str, reports: int) -> dict[str, Any]:
    """One run with its seconds, its CPU seconds, its memory in MB and the number of its processes."""
    mark = uuid.uuid4().hex
    here = Path(__file__).parent
    paths = [str(here), str(here.parent / "src"), os.environ.get("PYTHONPATH", "")]
    surroundings = {**os.environ, MARK: mark, "PYTHONPATH": ":".join(filter(None, paths))}
    command = [sys.executable, __file__, "--run", engine, work, harm, str(reports)]
    began = time.monotonic()
    child = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    cpu: dict[int, float] = {}
    memory = most = 0
    while child.poll() is None and time.monotonic() - began < LIMIT:
        pids = marked(mark=mark)
        held = 0
        for pid in pids:
            with suppress(OSError, ValueError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                cpu[pid] = max(cpu.get(pid, 0), (int(fields[11]) + int(fields[12])) / TICK)
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
                held += int(rollup.partition("Pss:")[2].split()[0])
        memory, most = max(memory, held), max(most, len(pids))
        time.sleep(0.1)
    wall = time.monotonic() - began
    late = child.poll() is None
    for pid in marked(mark=mark):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    out = child.communicate()[0].strip().rpartition("\n")[2]
    told = json.loads(out) if out.startswith("{") else {"error": "does not end" if late else f"died ({child.returncode})"}
    return {**told, "wall": round(wall, 1), "cpu": round(sum(cpu.values()), 1), "mb": memory // 1024, "processes": most}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="pool, dask, ray, spark")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--works", nargs="+", default=["plain", "guarded"])
    parser.add_argument("--harms", nargs="+", default=["none", "kill", *played.HARM])
    parser.add_argument("--run", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        run(given.run[0], given.run[1], given.run[2], int(given.run[3]))
        return 0
    for engine in given.engines:
        start = measured(engine, work="plain", harm="none", reports=1)
        print(f"{engine}: start {start}", flush=True)
        for work in given.works:
            for harm in given.harms:
                found = measured(engine, work=work, harm=harm, reports=given.reports)
                beyond = (found["cpu"] - start["cpu"]) / given.reports - played.COST
                extra = f", {beyond * 1000:.1f} ms a report beyond the work" if harm == "none" else ""
                print(f"{engine} {work} {harm}: {found}{extra}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
