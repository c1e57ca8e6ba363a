"""Precision, recall, F1 and accuracy from counts; no data, no opinions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Counts:
    """True positives on each side (they differ where one answer may meet several gold items), and totals."""

    right: int = 0
    found: int = 0
    said: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean F1 of the classes that the gold has."""
    return sum(class_f1(gold, said).values()) / max(1, len(set(gold)))


def class_f1(gold: Sequence[str], said: Sequence[str]) -> dict[str, float]:
    """F1 of each class of the gold."""
    both = Counter(g for g, s in zip(gold, said, strict=True) if g == s)
    golds, saids = Counter(gold), Counter(said)
    return {label: 2 * both[label] / (golds[label] + saids[label]) for label in sorted(golds)}


def accuracy(gold: Sequence[str], said: Sequence[str]) -> float:
    """The share of items answered right."""
    return sum(g == s for g, s in zip(gold, said, strict=True)) / len(gold) if gold else 0.0
