"""MUC, B-cubed and CEAF-e: how alike two ways of putting mentions into clusters are.

Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF with phi-4); the CoNLL score is the mean of their F1
(Pradhan et al. 2012). Counts are summed over documents before they are divided.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]


@dataclass
class Ratio:
    """Precision and recall as sums, so that documents can be added up."""

    right: float = 0.0
    said: float = 0.0
    found: float = 0.0
    gold: float = 0.0

    @property
    def f1(self) -> float:
        precision = self.right / self.said if self.said else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, precision: tuple[float, float], recall: tuple[float, float]) -> None:
        """Adds the numerators and denominators of one document."""
        self.right, self.said = self.right + precision[0], self.said + precision[1]
        self.found, self.gold = self.found + recall[0], self.gold + recall[1]


def muc(gold: Collection[Cluster], said: Collection[Cluster]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Links kept: numerator and denominator of precision, then of recall."""
    return _links(said, gold), _links(gold, said)


def _links(keys: Collection[Cluster], answers: Collection[Cluster]) -> tuple[float, float]:
    where = {mention: number for number, cluster in enumerate(answers) for mention in cluster}
    kept = 0
    for cluster in keys:
        parts = {where[mention] for mention in cluster if mention in where}
        kept += len(cluster) - len(parts) - sum(mention not in where for mention in cluster)
    return kept, sum(len(cluster) - 1 for cluster in keys)


def b_cubed(gold: Collection[Cluster], said: Collection[Cluster]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The share of each mention's cluster that belongs with it: precision, then recall."""
    return _shares(said, gold), _shares(gold, said)


def _shares(keys: Collection[Cluster], answers: Collection[Cluster]) -> tuple[float, float]:
    where = {mention: cluster for cluster in answers for mention in cluster}
    total = 0.0
    for cluster in keys:
        total += sum(len(cluster & where[mention]) / len(cluster) for mention in cluster if mention in where)
    return total, sum(len(cluster) for cluster in keys)


def ceaf(gold: Sequence[Cluster], said: Sequence[Cluster]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The best one-to-one matching of clusters by phi-4: precision, then recall."""
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in said] for one in gold]
    best = assign(alike)
    return (best, len(said)), (best, len(gold))


def assign(weights: Sequence[Sequence[float]]) -> float:
    """The greatest sum of weights (not negative) that takes at most one of each row and column: the Hungarian method, exact."""
    if not weights or not weights[0]:
        return 0.0
    rows = weights if len(weights) <= len(weights[0]) else [list(column) for column in zip(*weights, strict=True)]
    height, width = len(rows), len(rows[0])
    over, under = [0.0] * (height + 1), [0.0] * (width + 1)
    match = [0] * (width + 1)  # row of each column, 0 none; counted from 1
    for row in range(1, height + 1):
        match[0], column = row, 0
        least, way, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        while match[column]:
            used[column] = True
            at, step, following = match[column], float("inf"), 0
            for other in range(1, width + 1):
                if used[other]:
                    continue
                cost = -rows[at - 1][other - 1] - over[at] - under[other]
                if cost < least[other]:
                    least[other], way[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    over[match[other]] += step
                    under[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            match[column], column = match[way[column]], way[column]
    return sum(rows[match[column] - 1][column - 1] for column in range(1, width + 1) if match[column])
