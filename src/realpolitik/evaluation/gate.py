"""The gate: a score may rise; it may not fall below its floor by more than the noise allowed for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.scorecard import Scorecard


@dataclass(frozen=True)
class Floors:
    """Floors of one task: the gold they were taken on, the task's version, the noise, and a floor for each score."""

    task: str
    version: int
    gold: str
    noise: float
    floors: Mapping[str, float]


def load(path: Path) -> Floors:
    """Floors from ``benchmarks/<task>/floors.json``."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Floors(stored["task"], int(stored["version"]), stored["gold"], float(stored["noise"]), dict(stored["floors"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path}: not a floors file ({error})") from error


def breaches(card: Scorecard, floors: Floors) -> list[str]:
    """One line for each rule that the scorecard breaks; empty if it passes. Gold or version that differ make scores incomparable."""
    if card.task != floors.task or card.version != floors.version:
        return [f"floors are for {floors.task} version {floors.version}, the scorecard is {card.task} version {card.version}"]
    if card.gold != floors.gold:
        return [
            f"the gold has changed ({card.gold}, floors were taken on {floors.gold}): raise the task's version and take new floors"
        ]
    lines = []
    for name, floor in sorted(floors.floors.items()):
        if name not in card.scores:
            lines.append(f"{name} was not scored (floor {floor:.3f})")
        elif card.scores[name] < floor - floors.noise:
            lines.append(f"{name} fell to {card.scores[name]:.3f}, below its floor {floor:.3f} (noise {floors.noise:.3f})")
    return lines
