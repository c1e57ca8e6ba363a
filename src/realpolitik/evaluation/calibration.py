"""Whether confidence means what it says: of the events told at 0.8, 80 % should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Answers of like confidence: how many, their mean confidence, the share that is right."""

    n: int
    confidence: float
    right: float


def bins(answers: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of equal width over (confidence, right); empty ones are left out."""
    cut: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for chance, right in answers:
        cut[min(BINS - 1, int(chance * BINS))].append((chance, right))
    return [Bin(len(one), sum(c for c, _ in one) / len(one), sum(r for _, r in one) / len(one)) for one in cut if one]


def expected_error(answers: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of confidence and share right, weighted by the size of the bins."""
    return sum(one.n * abs(one.confidence - one.right) for one in bins(answers)) / max(1, len(answers))
