"""Puts reports of the project through the seeded synonym machine and writes the pairs of ``benchmarks/reworded/gold``."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from realpolitik.evaluation import corpus, spinner

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "benchmarks" / "reworded"
SEED = "1"
# Short passages are put together in texts of so many.
TOGETHER = 8
DIGESTS = ("world", "europe", "mideast", "africa", "eastasia")
LEAST = 30


def originals(root: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each original: the whole reports, the sample, and digests of passages."""
    for file in sorted((root / "corpus" / "whole").glob("*.txt")):
        for number, passage in enumerate(corpus.load(file), 1):
            yield f"{file.stem}:{number}", passage.text
    yield "sample", json.loads((root / "corpus" / "reports" / "sample.json").read_text(encoding="utf-8"))["text"]
    for name in DIGESTS:
        for file in sorted((root / "corpus" / "events").glob(f"{name}-*.txt"))[:2]:
            passages = [passage.text for passage in corpus.load(file) if not passage.reworded]
            for first in range(0, len(passages) - TOGETHER + 1, TOGETHER):
                yield f"{file.stem}:{first + 1}", "\n".join(passages[first : first + TOGETHER])


def pairs(root: Path = ROOT) -> Iterator[str]:
    """A line of JSON for each original. A text in which fewer than thirty words were swapped is left out."""
    words = spinner.load(HOME / "spinner")
    for name, text in originals(root):
        spun = spinner.spin(text, words, f"{SEED}:{name}")
        if spun.swapped < LEAST:
            continue
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0
        items = [
            {"span": [item.span.start, item.span.end], "kind": item.kind, "original": item.original, "swaps": item.swaps}
            for item in spun.items
        ]
        yield json.dumps({"id": name, "held": held, "text": spun.text, "original": text, "items": items}, ensure_ascii=False)


def main() -> int:
    lines = list(pairs())
    target = HOME / "gold" / "pairs-01.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target.name}: {len(lines)} pairs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
