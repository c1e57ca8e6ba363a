"""What a long run shows where somebody watches: a bar, how many items at which rate, and the time left."""

from __future__ import annotations

import sys
import time
from collections import deque
from typing import Any

from realpolitik.cli.exits import one_line, say

# The rate shown is that of so many seconds, so that it follows what the machine does now.
WINDOW = 60.0


class Progress:
    """Shown on a terminal only; lines said meanwhile stand above it. Without a share of the way that lies behind, no time left is told."""

    def __init__(self, *, shown: bool) -> None:
        self._items = 0
        self._times: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])
        self._bar: Any = None
        if shown and sys.stderr.isatty():
            self._bar, self._task = _made()
            self._bar.start()

    def step(self, share: float | None) -> None:
        """One more item is done; ``share`` of the way, 0 to 1, lies behind."""
        self._items += 1
        if self._bar is None:
            return
        now = time.monotonic()
        self._times.append((now, self._items))
        while len(self._times) > 2 and now - self._times[0][0] > WINDOW:
            self._times.popleft()
        began, first = self._times[0]
        rate = (self._items - first) / max(0.1, now - began)
        told = f"{self._items:,} item{'s' if self._items > 1 else ''}, {rate:.1f} a second"
        self._bar.update(self._task, total=None if share is None else 1.0, completed=share or 0.0, description=told)

    def line(self, message: str) -> None:
        """A line for the user."""
        if self._bar is None:
            say(message)
        else:  # above the bar, and as long as it is
            self._bar.console.print(f"realpolitik: {one_line(message)}", soft_wrap=True, markup=False, highlight=False)

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()


def _made() -> tuple[Any, Any]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Shown

    bar = Shown(
        BarColumn(bar_width=30), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.description}"), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(), console=Console(stderr=True), transient=True, speed_estimate_period=WINDOW * 5,
    )  # fmt: skip
    return bar, bar.add_task("starting", total=None)
