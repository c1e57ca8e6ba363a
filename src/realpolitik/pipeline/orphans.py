"""A worker that outlives the process it works for is of no use: it goes when that one is killed, even in the middle of its work."""

from __future__ import annotations

import ctypes
import os
import signal
from contextlib import suppress

# The request of Linux's prctl(2) that names the signal a process gets when its parent is gone.
PARENT_DEATH_SIGNAL = 1


def go_with_parent(parent: int) -> None:
    """Ends this process when the one of this number ends. Only Linux offers it; elsewhere a worker ends with its report."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it was gone before we asked
            os.kill(os.getpid(), signal.SIGKILL)
