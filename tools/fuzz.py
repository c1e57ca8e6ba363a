"""Looks for bytes that break a reader, led by what of the code they reach: ``python tools/fuzz.py READER [--seconds 60]``.

Starts from the inputs in ``tests/fixtures/fuzz/READER`` and keeps those that reach more in ``build/fuzz/READER``, where the next run goes
on. What breaks a reader is written beside them as ``READER-crash-…`` (``timeout``, ``oom``): mend the reader and keep the input, made
small, among the fixtures, which a test holds. Without a reader the names of all are shown.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Whose code is watched; what is written in C is not, but for what is handed to it.
WATCHED = ["realpolitik", "feedparser", "htmldate", "protego", "trafilatura", "courlan", "json"]
# Imported late by the readers, and to be watched.
LATE = ("feedparser", "htmldate", "protego", "trafilatura")
LONGEST = 20_000
SECONDS_EACH, MEMORY = 30, 2560


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", nargs="?")
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    import atheris

    # Compared strings are watched too; patterns are not, since watching those of bytes fails.
    atheris.enabled_hooks.add("str")
    with atheris.instrument_imports(include=WATCHED):
        for late in LATE:
            importlib.import_module(late)
        from tests.readers.targets import SEEDS, TARGETS
    if given.reader not in TARGETS:
        parser.error(f"there is no reader '{given.reader}': name one of {', '.join(TARGETS)}")
    found = ROOT / "build" / "fuzz" / given.reader
    found.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={found.parent}/{given.reader}-", "-print_final_stats=1", "-verbosity=0", "-len_control=20",
    ]  # fmt: skip
    target = TARGETS[given.reader]
    atheris.Setup([sys.argv[0], *options, str(found), str(SEEDS / given.reader)], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
