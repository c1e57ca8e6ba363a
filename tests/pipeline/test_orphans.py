"""A worker goes with the process it works for, even in the middle of a report that never ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, time
from realpolitik.pipeline.guard import Guard, Limits

def nothing():
    pass

def hang(items):
    print(os.getpid(), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    list(Guard(hang, prepare=nothing, workers=1, limits=Limits(seconds=600)).run([["a"]]))
"""


def alive(pid: int) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent is gone")
def test_a_worker_goes_with_whom_it_works_for(tmp_path: Path) -> None:
    script = tmp_path / "hanging.py"
    script.write_text(SCRIPT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": str(ROOT / "src")}) as run:
        assert run.stdout is not None
        worker = int(run.stdout.readline())
        assert alive(worker)
        run.send_signal(signal.SIGKILL)
        until = time.monotonic() + 10
        while alive(worker) and time.monotonic() < until:
            time.sleep(0.05)
        assert not alive(worker)
