"""Measures who owes what over a large store: ``python perf/owed.py STORE [WHO …]``, a store that ``perf/tripwires.py`` has filled.

For each treaty, body or actor (``-``: all) it prints how many rows a page has, with how many pieces of evidence, and the seconds of
processor that it takes.
"""

from __future__ import annotations

import argparse
import sys
import time

from realpolitik import api

PAGE = 50


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", help="the store to ask")
    parser.add_argument("who", nargs="*", default=["CSTO", "NATO", "ARM", "-"], help="whom to ask about; -: all")
    parser.add_argument("--start", type=int, default=0, help="how many rows to pass over")
    given = parser.parse_args()
    with api.open_store(given.store, create=False) as store:
        for who in given.who:
            began = time.process_time()
            rows = api.commitments(store, None if who == "-" else who, start=given.start, limit=PAGE)
            took = time.process_time() - began
            pieces = sum(len(step["evidence"]) for row in rows for step in row["steps"])
            print(f"{who}: {len(rows)} rows, {pieces} pieces of evidence, {took:.2f} s of CPU time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
