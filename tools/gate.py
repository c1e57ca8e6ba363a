"""Holds a task's scores against its floors in /benchmarks, and moves the floors: up, or down by name."""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation.gate import Floors, breaches, load, moved, save
from realpolitik.evaluation.scorecard import Scorecard
from realpolitik.evaluation.task import evaluate

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


def held(card: Scorecard, folder: Path, *, up: bool, lower: list[str], renew: bool) -> list[str]:
    """Breaches of the floors in ``folder``; with an option that moves them, none, and new floors written."""
    path = folder / "floors.json"
    floors = load(path) if path.exists() else None
    if not (up or lower or renew):
        return breaches(card, floors) if floors is not None else [f"{path.name} is not there: take floors with --raise"]
    noise = float(tomllib.loads((folder / "task.toml").read_text(encoding="utf-8"))["noise"])
    after = moved(card, floors, noise=noise, lower=lower, renew=renew)
    save(after, path)
    _tell(floors, after)
    return []


def _tell(before: Floors | None, after: Floors) -> None:
    was = before.floors if before is not None else {}
    for name, value in sorted(after.floors.items()):
        sys.stdout.write(f"{name}: {was[name]:.4f} -> {value:.4f}\n" if name in was else f"{name}: {value:.4f} (new)\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", help="a folder of benchmarks/")
    parser.add_argument("--data", type=Path, required=True, help="the gold of the task")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise every floor to the score reached")
    parser.add_argument("--lower", metavar="NAME", action="append", default=[], help="let this floor fall to the score reached")
    parser.add_argument("--renew", action="store_true", help="take all floors anew, under a raised version of the task")
    parser.add_argument("--benchmarks", type=Path, default=BENCHMARKS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        card = evaluate(options.task, options.data)
        lines = held(card, options.benchmarks / options.task, up=options.up, lower=options.lower, renew=options.renew)
    except (EvaluationError, OSError, KeyError, ValueError) as error:
        sys.stderr.write(f"gate: {error}\n")
        return 2
    sys.stderr.writelines(f"gate: {line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
