"""Writes the records of whole reports as JSON Lines: ``python perf/records.py [FOLDER …] > FILE``.

Work on speed must leave them as they are, byte for byte: take them before and after, and compare the files with ``cmp``. Read are the
project's own whole reports, and of each further folder up to forty JSON files with a ``text`` (news as the data sets hold it).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import realpolitik

OWN = Path(__file__).resolve().parent.parent / "corpus" / "whole"
MOST = 40


def own(folder: Path = OWN) -> Iterator[str]:
    """The texts of the project's whole reports, without their gold."""
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            if block.strip():
                yield "\n".join(line for line in block.split("\n---")[0].strip().split("\n") if not line.startswith("#"))


def stored(folder: Path, *, most: int = MOST) -> Iterator[str]:
    """Texts of the JSON files in a folder, the first by name."""
    texts = (json.loads(path.read_text(encoding="utf-8")).get("text") for path in sorted(folder.rglob("*.json")))
    for _, text in zip(range(most), filter(None, texts), strict=False):
        yield text


def main(folders: list[str]) -> int:
    texts = [*own(), *(text for folder in folders for text in stored(Path(folder)))]
    for reading in realpolitik.read_many({"text": text, "published": "2016-11-09"} for text in texts):
        sys.stdout.write(json.dumps(reading.to_dict(), sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
