"""Which label was said for which: counts, precision, recall and F1 of each label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

NONE = "none"
Confusion = dict[str, dict[str, int]]


def confusion(pairs: Iterable[tuple[str, str]]) -> Confusion:
    """Counts by gold label, then by the label said; ``none`` where one of the two is missing."""
    found: Confusion = {}
    for gold, said in pairs:
        row = found.setdefault(gold, {})
        row[said] = row.get(said, 0) + 1
    return found


def by_label(found: Confusion) -> dict[str, dict[str, Any]]:
    """Of each label but ``none``: how often it is gold, how often said, precision, recall, F1."""
    labels = sorted({*found, *(said for row in found.values() for said in row)} - {NONE})
    table = {}
    for label in labels:
        gold = sum(found.get(label, {}).values())
        said = sum(row.get(label, 0) for row in found.values())
        right = found.get(label, {}).get(label, 0)
        table[label] = {
            "gold": gold, "said": said,
            "precision": round(right / said, 3) if said else 0.0, "recall": round(right / gold, 3) if gold else 0.0,
            "f1": round(2 * right / (gold + said), 3) if gold + said else 0.0,
        }  # fmt: skip
    return table


def worst(found: Confusion, most: int = 10) -> list[tuple[str, str, int]]:
    """The commonest mistakes: gold label, label said, how often."""
    wrong = [(gold, said, count) for gold, row in found.items() for said, count in row.items() if gold != said]
    return sorted(wrong, key=lambda item: (-item[2], item[0], item[1]))[:most]
