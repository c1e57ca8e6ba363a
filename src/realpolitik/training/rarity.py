"""Counts in how many passages of the project's own corpus each word stands: ``python -m realpolitik.training.rarity``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from realpolitik.evaluation.corpus import blocks, opened
from realpolitik.text.terms import terms

# Texts of our own by kind; what is sealed is not opened.
FOLDERS = ("commitments", "concerns", "events", "figures", "statuses", "whole")
SEALED = "sealed-"
# A word of one passage tells no more than one that nobody has seen.
LEAST = 2
CARD = """# How rare words are

In how many of the {passages:,} passages and whole reports of the project's own corpus (CC BY 4.0) each of {words:,}
words stands, counted by `python -m realpolitik.training.rarity`; words of a single passage are left out.
`models/rarity.py` makes of it what a word tells of a story.
"""


def counted(texts: Iterable[str]) -> tuple[int, dict[str, int]]:
    """How many texts there are, and how many of them have each word that several have."""
    having: Counter[str] = Counter()
    passages = 0
    for text in texts:
        passages += 1
        having.update(set(terms(text)))
    return passages, {word: count for word, count in sorted(having.items()) if count >= LEAST}


def main(corpus: Path, target: Path) -> int:
    """Writes counts and card to ``target``."""
    paths = [path for folder in FOLDERS for path in sorted((corpus / folder).glob("*.txt")) if not path.name.startswith(SEALED)]
    passages, having = counted(opened(block, where)[1] for path in paths for where, block in blocks(path))
    target.mkdir(parents=True, exist_ok=True)
    counts = json.dumps({"passages": passages, "counts": having}, ensure_ascii=False, indent=0)
    (target / "counts.json").write_text(counts + "\n", encoding="utf-8")
    (target / "card.md").write_text(CARD.format(passages=passages, words=len(having)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path("corpus"), Path("src/realpolitik/models/weights/rarity")))
