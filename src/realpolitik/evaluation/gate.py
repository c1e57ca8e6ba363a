"""The gate: a score may rise; it may not fall below its floor by more than the noise allowed for.

Where less is better (errors, false alarms) the floor is a ceiling.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.scorecard import Scorecard

COSTS = frozenset({"mae", "calibration_error", "brier", "log_loss", "quad_log_loss", "cover_error"})


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
    if not path.exists():
        raise EvaluationError(f"{path}: there are no floors for this task: run where benchmarks/ is, or take them with tools/gate.py")
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        floors = {str(name): float(value) for name, value in stored["floors"].items()}
        return Floors(str(stored["task"]), int(stored["version"]), str(stored["gold"]), float(stored["noise"]), floors)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(f"{path}: not a floors file ({error})") from error


def save(floors: Floors, path: Path) -> None:
    """Writes floors whole or not at all."""
    body = json.dumps({**asdict(floors), "floors": dict(sorted(floors.floors.items()))}, indent=1) + "\n"
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False) as file:
        try:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            Path(file.name).unlink()
            raise
    Path(file.name).chmod(0o644)
    os.replace(file.name, path)


def breaches(card: Scorecard, floors: Floors) -> list[str]:
    """One line for each rule that the scorecard breaks; empty if it passes. Other gold, or another version, breaks it too."""
    apart = _incomparable(card, floors)
    if apart:
        return [apart]
    lines = []
    for name, floor in sorted(floors.floors.items()):
        if name not in card.scores:
            lines.append(f"{name} was not scored (floor {floor:.3f})")
            continue
        score = card.scores[name]
        if is_cost(name) and not score <= floor + floors.noise:
            lines.append(f"{name} rose to {score:.3f}, above its ceiling {floor:.3f} (noise {floors.noise:.3f})")
        elif not is_cost(name) and not score >= floor - floors.noise:  # said so that what is no number fails
            lines.append(f"{name} fell to {score:.3f}, below its floor {floor:.3f} (noise {floors.noise:.3f})")
    return lines


def is_cost(name: str) -> bool:
    """Whether less of this score is better."""
    return name in COSTS or name.startswith("false_")


def moved(card: Scorecard, floors: Floors | None, *, noise: float, lower: Collection[str] = (), renew: bool = False) -> Floors:
    """The floors after this scorecard: each rises to the score reached, and falls only if it is named in ``lower``.

    With ``renew`` the task's version was raised, and every floor is taken anew. Raises :class:`EvaluationError` where a score
    that is not named has fallen by more than the noise, and where scores cannot be compared.
    """
    reached = {name: (math.ceil if is_cost(name) else math.floor)(value * 10_000) / 10_000 for name, value in card.scores.items()}
    unknown = sorted(set(lower) - reached.keys())
    if unknown:
        raise EvaluationError(f"no such score: {', '.join(unknown)}; {card.task} has {', '.join(sorted(reached))}")
    if floors is None:
        return Floors(card.task, card.version, card.gold, noise, reached)
    if renew:
        if card.task != floors.task or card.version <= floors.version:
            raise EvaluationError(f"floors are taken anew only under a higher version than {floors.task} {floors.version}")
        return Floors(card.task, card.version, card.gold, noise, reached)
    apart = _incomparable(card, floors)
    if apart:
        raise EvaluationError(apart)
    kept = {name: floor for name, floor in floors.floors.items() if name not in lower}
    fallen = breaches(card, Floors(floors.task, floors.version, floors.gold, noise, kept))
    if fallen:
        raise EvaluationError(f"not lowered unless named: {'; '.join(fallen)}")
    risen = {name: (min if is_cost(name) else max)(value, kept.get(name, value)) for name, value in reached.items()}
    return Floors(card.task, card.version, card.gold, noise, risen)


def _incomparable(card: Scorecard, floors: Floors) -> str:
    if card.task != floors.task or card.version != floors.version:
        return f"floors are for {floors.task} version {floors.version}, the scorecard is {card.task} version {card.version}"
    if card.gold != floors.gold:
        return f"the gold has changed ({card.gold}, floors were taken on {floors.gold}): raise the version, take new floors"
    return ""
