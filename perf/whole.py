"""Measures whole reading, from a text to stored records: ``python perf/whole.py [--reports 60] [FOLDER …]``.

Counted is the processor's time, all threads together; a report is 600 words. Since a busy machine makes every second of it longer, the
parse of spaCy's small pipeline alone is measured by turns with it, on the same texts: what reading costs in such parses can be compared
between machines, and its speed where that parse does 40 reports a second on two cores is told beside.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import spacy
from records import own, stored

from realpolitik import recipes
from realpolitik.core.post import Item, Refused
from realpolitik.models.parser import DEFAULT
from realpolitik.pipeline.guard import settle
from realpolitik.store.store import Store

WORDS, CORES, BATCH, PARSES = 600, 2, 8, 40.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--reports", type=int, default=60)
    given = parser.parse_args()
    texts = [text for folder in given.folders for text in stored(folder, most=given.reports)] or list(own())[: given.reports]
    plain = spacy.load(DEFAULT, disable=("ner", "attribute_ruler", "lemmatizer"))
    settle(recipes.prepare)  # as a worker does
    list(plain.pipe(texts[:2]))
    reading = parsing = 0.0
    words = refused = 0
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "perf.sqlite") as store:
        for first in range(0, len(texts), BATCH):
            some = texts[first : first + BATCH]
            began = time.process_time()
            found = recipes.read_post([Item(f"report {first}", "text", text.encode()) for text in some])
            store.save_many(one for one in found if not isinstance(one, Refused))
            middle = time.process_time()
            for _ in plain.pipe(line for text in some for line in text.split("\n") if line.strip()):
                pass
            reading, parsing = reading + middle - began, parsing + time.process_time() - middle
            words += sum(len(text.split()) for text in some)
            refused += sum(isinstance(one, Refused) for one in found)
    each = reading * WORDS / words
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{len(texts)} reports of {words / len(texts):.0f} words, {refused} refused; {load}")
    print(f"  {1000 * each:.0f} ms of the processor a report of {WORDS} words: {CORES / each:.1f} a second on {CORES} cores")
    print(f"  {reading / parsing:.2f} plain parses: {PARSES * parsing / reading:.1f} a second where that parse does {PARSES:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
