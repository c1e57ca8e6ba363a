"""Puts sound texts through the seeded synonym machines and writes the pairs of ``benchmarks/reworded/gold``, or of other texts."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from realpolitik.evaluation import corpus, spinner

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "benchmarks" / "reworded"
# Short passages are put together in texts of so many.
TOGETHER = 8
DIGESTS = ("world", "europe", "mideast", "africa", "eastasia")


@dataclass(frozen=True)
class Examination:
    """One file of pairs: which machine spins which files of passages, whether whole reports too, and how many words at least."""

    machine: str
    seed: str
    files: slice
    whole: bool
    least: int


EXAMINATIONS = {
    "01": Examination("spinner", "1", slice(0, 2), True, 30),
    "02": Examination("spinner-02", "2", slice(2, 6), False, 20),
}


def originals(root: Path, examination: Examination) -> Iterator[tuple[str, str]]:
    """Name and text of each original: the whole reports, the sample, and digests of passages."""
    if examination.whole:
        for file in sorted((root / "corpus" / "whole").glob("*.txt")):
            for number, passage in enumerate(corpus.load(file), 1):
                yield f"{file.stem}:{number}", passage.text
        yield "sample", json.loads((root / "corpus" / "reports" / "sample.json").read_text(encoding="utf-8"))["text"]
    for name in DIGESTS:
        for file in sorted((root / "corpus" / "events").glob(f"{name}-*.txt"))[examination.files]:
            passages = [passage.text for passage in corpus.load(file) if not passage.reworded]
            for first in range(0, len(passages) - TOGETHER + 1, TOGETHER):
                yield f"{file.stem}:{first + 1}", "\n".join(passages[first : first + TOGETHER])


def pairs(texts: Iterable[tuple[str, str]], examination: Examination) -> Iterator[str]:
    """A line of JSON for each original. A text in which too few words were swapped is left out."""
    words = spinner.load(HOME / examination.machine)
    for name, text in texts:
        spun = spinner.spin(text, words, f"{examination.seed}:{name}")
        if spun.swapped < examination.least:
            continue
        held = examination.seed != "1" or int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0
        items = [
            {"span": [item.span.start, item.span.end], "kind": item.kind, "original": item.original, "swaps": item.swaps}
            for item in spun.items
        ]
        yield json.dumps({"id": name, "held": held, "text": spun.text, "original": text, "items": items}, ensure_ascii=False)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examination", choices=sorted(EXAMINATIONS))
    parser.add_argument("--texts", type=Path, help="spin the .txt below this folder instead of the corpus")
    parser.add_argument("--out", type=Path, help="where the pairs go; the benchmark's gold if not said")
    options = parser.parse_args(arguments)
    examination = EXAMINATIONS[options.examination]
    texts = originals(ROOT, examination)
    if options.texts is not None:
        texts = ((file.stem, file.read_text(encoding="utf-8")) for file in sorted(options.texts.rglob("*.txt")))
    lines = list(pairs(texts, examination))
    target = options.out or HOME / "gold" / f"pairs-{options.examination}.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target.name}: {len(lines)} pairs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
