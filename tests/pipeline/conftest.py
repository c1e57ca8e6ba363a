"""A real Dask scheduler with two workers here, where the extra ``cluster`` is installed (``REALPOLITIK_NEED_CLUSTER=1``: it must be)."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from realpolitik.pipeline.cluster import OnDask, engine

NEEDED = "REALPOLITIK_NEED_CLUSTER"
ROOT = Path(__file__).parents[2]


def need(*packages: str) -> None:
    """Skips a test without these packages; fails it where they must be there."""
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    if missing and os.environ.get(NEEDED):
        pytest.fail(f"{NEEDED} is set, and there is no {missing[0]}")
    if missing:
        pytest.skip(f"no {missing[0]} here: pip install 'realpolitik[cluster]'")


@pytest.fixture(scope="session")
def parquet() -> None:
    """What shards need."""
    need("fsspec", "pyarrow")


@pytest.fixture(scope="session")
def scheduler(parquet: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The file of a scheduler with two workers under nannies; one death of a worker is one try."""
    need("distributed")
    folder = tmp_path_factory.mktemp("dask")
    file = str(folder / "scheduler.json")
    surroundings = {
        **os.environ, "PYTHONPATH": f"{ROOT}/src:{ROOT}", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "0",
    }  # fmt: skip
    at_home = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", file]
    local = ["--local-directory", str(folder), "--nthreads", "1", "--death-timeout", "60"]
    started: list[subprocess.Popen[bytes]] = []

    def start(*command: str) -> None:
        with (folder / f"log-{len(started)}").open("wb") as log:
            line = [sys.executable, "-m", "dask", *command]
            started.append(subprocess.Popen(line, env=surroundings, cwd=folder, stdout=log, stderr=log))

    try:
        start("scheduler", *at_home, "--port", "0")
        for _ in range(2):
            start("worker", *at_home, *local)
        yield file
    finally:
        for one in reversed(started):
            one.terminate()
        for one in started:
            try:
                one.wait(timeout=20)
            except subprocess.TimeoutExpired:
                one.kill()


@pytest.fixture
def dask(scheduler: str) -> Iterator[OnDask]:
    """The engine of that scheduler, when both workers are there."""
    until = time.monotonic() + 60
    while not Path(scheduler).exists() and time.monotonic() < until:
        time.sleep(0.1)
    onto = engine(scheduler, workers=9)
    assert isinstance(onto, OnDask)
    onto._client.wait_for_workers(2, timeout=60)
    yield onto
    onto.close()
