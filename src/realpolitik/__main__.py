"""``python -m realpolitik``, and the entry point of the installed command."""

from __future__ import annotations

import sys


def run() -> None:
    """Opens the command; who interrupts while it is still being loaded gets the same exit code as later."""
    try:
        from realpolitik.cli.main import run as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
