"""Fits what the signs of a reworded text weigh, and prints the weights for ``text/rewording.py``.

Reworded are the pairs of the benchmark that are not held out, and real news of a folder put through the same machine; sound are the
originals of those pairs and the news as it is. The bias lets pass as many sound texts as ``--alarms`` says.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from realpolitik.annotators.reworded import broken, gathered
from realpolitik.evaluation import spinner
from realpolitik.knowledge.rewording import phrasebook
from realpolitik.text.rewording import evidence

HOME = Path(__file__).resolve().parent.parent / "benchmarks" / "reworded"
# Every so-manieth of the news texts is spun, too; a spun text with fewer swaps than this share of its words is no example of one.
EVERY, SHARE = 4, 0.05
RIDGE, STEPS = 1e-4, 40


def signs(texts: Iterable[str]) -> Any:
    """The signs of each text."""
    rows = []
    for text in texts:
        said = gathered(text, len(text.split()), evidence(phrasebook().find(text)))
        rows.append(replace(said, broken=broken(text)).signs())
    return np.array(rows)


def spun(texts: Sequence[str]) -> list[str]:
    """Every so-manieth text put through the machine."""
    words = spinner.load(HOME / "spinner")
    found = (spinner.spin(text, words, f"fit:{number}") for number, text in enumerate(texts[::EVERY]))
    return [one.text for one in found if one.swapped >= SHARE * len(one.text.split())]


def fitted(rows: Any, reworded: Any) -> Any:
    """Weights of a logistic model, the bias last, by Newton's method."""
    rows = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - reworded) + RIDGE * len(rows) * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + RIDGE * len(rows) * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path, help="a folder of sound news as .txt")
    parser.add_argument("--alarms", type=int, default=2)
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in (HOME / "gold" / "pairs-01.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row["held"]]
    news = [file.read_text(encoding="utf-8") for file in sorted(options.news.rglob("*.txt"))]
    bad = signs([*(row["text"] for row in rows), *spun(news)])
    good, sound = signs(row["original"] for row in rows), signs(news)
    every = np.r_[bad, good, sound]
    middle, spread = np.r_[good, sound].mean(0), np.r_[good, sound].std(0) + 1e-9
    weights = fitted((every - middle) / spread, np.r_[np.ones(len(bad)), np.zeros(len(good) + len(sound))])[:-1] / spread
    alarms = np.sort(sound @ weights)[::-1]
    bias = (alarms[options.alarms - 1] + alarms[options.alarms]) / 2 if options.alarms else alarms[0] + 0.3
    sys.stdout.write(f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})\nBIAS = {bias:.2f}\n")
    for name, values in (("reworded", bad), ("their originals", good), ("news", sound)):
        sys.stdout.write(f"{name}: {np.mean(values @ weights > bias):.3f} of {len(values)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
