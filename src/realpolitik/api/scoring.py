"""The scores of a task, and whether they stand above their floors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any


def evaluate(task: str, data: str | Path) -> dict[str, Any]:
    """The scorecard of one task on the gold at ``data``."""
    from realpolitik.evaluation.task import evaluate as scored

    card: dict[str, Any] = scored(task, Path(data)).to_dict()
    return card


def gate(task: str, data: str | Path, *, benchmarks: str | Path = "benchmarks") -> tuple[dict[str, Any], list[str]]:
    """The scorecard, and one line for each score that has fallen below its floor in ``benchmarks``."""
    from realpolitik.evaluation.gate import breaches, load
    from realpolitik.evaluation.task import evaluate as scored

    floors = load(Path(benchmarks) / task / "floors.json")
    card = scored(task, Path(data))
    return card.to_dict(), breaches(card, floors)


def scorecard_page(card: Mapping[str, Any]) -> str:
    """A scorecard of :func:`evaluate` as one self-contained page."""
    from realpolitik.exports.scorecard_page import page

    return page(card)
