"""An ingest killed at random moments loses nothing and keeps nothing twice (``perf/kills.py`` does it a hundred times)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "perf" / "kills.py"


def test_nothing_is_lost_and_nothing_is_kept_twice(address: str) -> None:
    command = [sys.executable, str(SCRIPT), "--reports", "120", "--kills", "4", "--store", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost, nothing twice" in done.stdout
