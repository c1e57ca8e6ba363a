"""The task *factuality*: for each marked word of a sentence, how real the text tells it to be, from -3 (no) to 3 (yes).

The data are JSON Lines: ``text`` with its words set apart by spaces, ``targets`` with ``span1`` (numbers of the first word and of the one
after the last) and ``label``, as UDS-IH2, FactBank, UW and MEANTIME are given together (Stanovsky et al. 2017, doi:10.18653/v1/P17-2056).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.core.report import Report
from realpolitik.evaluation.jsonl import lines
from realpolitik.knowledge.effects import effect
from realpolitik.text.reality import REAL, Reality, reality

# The force of a word (see text/reality.py) as people rate it; between two rows it is drawn straight. People are kinder than grammar to
# what may be, hopes and denials: they rate *may leave* nearer to *left* than to *did not leave*.
RATED: tuple[tuple[float, float], ...] = (
    (-3.0, -2.6), (-2.4, -1.8), (-1.2, -1.4), (-1.0, -0.2), (-0.6, 0.4), (0.6, 1.0), (1.0, 1.4), (1.4, 2.0), (1.8, 2.2), (2.2, 2.6),
    (2.6, 3.0), (3.0, 3.0),
)  # fmt: skip
WORST = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked word with the mean of its ratings."""

    span: Span
    label: float


@dataclass(frozen=True, slots=True)
class Rated:
    """One sentence with its marked words."""

    text: str
    words: tuple[Marked, ...]


def load(path: Path) -> list[Rated]:
    """The sentences of a file. Raises :class:`EvaluationError` naming the line that cannot be read."""
    found = lines(path, "sentence with rated words", _rated)
    if not any(one.words for one in found):
        raise EvaluationError(f"{path}: no rated words in it")
    return found


def _rated(row: Mapping[str, Any]) -> Rated:
    text = str(row["text"])
    starts, at = [], 0
    for word in text.split(" "):
        starts.append(Span(at, at + len(word)))
        at += len(word) + 1
    words = []
    for target in row["targets"]:
        first, last = target["span1"]
        words.append(Marked(Span(starts[first].start, starts[last - 1].end), float(target["label"])))
    return Rated(text, tuple(words))


def reports(gold: Sequence[Rated]) -> list[Report]:
    return [Report(text=one.text) for one in gold]


def rated(force: float) -> float:
    """A force on the scale of people's ratings."""
    for (low, at), (high, to) in pairwise(RATED):
        if force <= high:
            return at + (to - at) * (max(force, low) - low) / (high - low)
    return RATED[-1][1]


def told(report: Report, span: Span) -> Reality:
    """How real a report tells the words at ``span`` to be."""
    inside = [token.index for token in report.syntax.tokens if token.span.overlaps(span)]
    return reality(report.syntax, inside[0], effect) if inside else REAL


def score(gold: Sequence[Rated], read: Sequence[Report]) -> tuple[dict[str, float], dict[str, Any]]:
    """Mean absolute error and Pearson's r over all marked words; the detail tells both errors and counts by status."""
    right: list[float] = []
    said: list[float] = []
    by: dict[str, list[float]] = {}
    wrong = []
    for one, report in zip(gold, read, strict=True):
        for word in one.words:
            found = told(report, word.span)
            right.append(word.label)
            said.append(rated(found.force))
            away = abs(said[-1] - word.label)
            by.setdefault(found.status, []).append(away)
            wrong.append((away, f"{word.label:+.1f} {said[-1]:+.1f} {found.status} «{report.quote(word.span)}» {one.text}"))
    scores = {"mae": fmean(abs(a - b) for a, b in zip(right, said, strict=True)), "r": pearson(right, said)}
    detail = {
        "words": len(right), "statuses": {name: {"said": len(away), "mae": round(fmean(away), 3)} for name, away in sorted(by.items())},
        "wrong": [line for _, line in sorted(wrong, reverse=True)[:WORST]],
    }  # fmt: skip
    return scores, detail


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's correlation; 0 where either does not vary."""
    first, second = fmean(one), fmean(other)
    spread = math.sqrt(sum((a - first) ** 2 for a in one) * sum((b - second) ** 2 for b in other))
    return sum((a - first) * (b - second) for a, b in zip(one, other, strict=True)) / spread if spread else 0.0
