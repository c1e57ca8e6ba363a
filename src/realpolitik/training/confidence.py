"""Fits the confidence of events on the project's corpus: logistic regression, a third of the files held out to measure calibration.

Run by ``make train``; writes ``models/weights/confidence/``. Needs nothing but the package itself; the same corpus gives the same weights.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from realpolitik import recipes
from realpolitik.assembly.events import events, features
from realpolitik.core.marks import Actor, Judgement
from realpolitik.evaluation import corpus, passages
from realpolitik.pipeline.pipeline import Pipeline

STEPS, RATE, RIDGE = 3000, 0.5, 0.004
BINS = 10
WEIGHT = 4


@dataclass(frozen=True)
class Example:
    """One event said: its features, and whether the gold has it."""

    features: dict[str, float]
    right: bool


def examples(files: Sequence[Path]) -> list[Example]:
    """All events said on these corpus files."""
    pipeline = Pipeline(recipes.annotators())
    found = []
    for file in files:
        gold = corpus.load(file)
        for passage, report in zip(gold, pipeline.read(corpus.reports(gold)), strict=True):
            reading = replace(recipes.assemble(report), events=events(report, least=0.0))
            named = {actor.head: actor for actor in report.of(Actor)}
            judged = {mark.of: mark for mark in report.of(Judgement)}
            for event, met in passages.matches(passage, reading):
                found.append(
                    Example(features(event.trigger, event.actors, event.recipients, named, judged.get(event.trigger.span)), met is not None)
                )
    return found


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights by gradient descent on the ridge-penalised log loss."""
    names = sorted({name for example in data for name in example.features})
    weights = dict.fromkeys(["bias", *names], 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for example in data:
            error = probability(weights, example.features) - example.right
            slope["bias"] += error
            for name, value in example.features.items():
                slope[name] += error * value
        for name in weights:
            penalty = RIDGE * weights[name] if name != "bias" else 0.0
            weights[name] -= RATE * (slope[name] / len(data) + penalty)
    return {name: round(value, 4) for name, value in weights.items()}


def probability(weights: dict[str, float], features: dict[str, float]) -> float:
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-total))


def calibration_error(weights: dict[str, float], data: Sequence[Example]) -> float:
    """Expected calibration error over ten equal-width bins."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for example in data:
        chance = probability(weights, example.features)
        bins[min(BINS - 1, int(chance * BINS))].append((chance, example.right))
    return sum(abs(sum(chance for chance, _ in one) - sum(right for _, right in one)) / len(data) for one in bins if one)


CARD = """# Confidence of events

Logistic regression over the features of `assembly/events.py`, fitted by `make train` (`realpolitik.training.confidence`) on the
project's own corpus (CC BY 4.0): short passages (`corpus/events`) and whole reports (`corpus/whole`, counted {weight} times, since
they are what the product reads). No other data, no randomness. Every third file of passages and the last of reports is held out.

| | passages | whole reports |
| --- | --- | --- |
| events said on the files learnt from | {passages} | {reports} |
| events said on the files held out | {passages_held} | {reports_held} |
| share of those that are right | {passages_share:.3f} | {reports_share:.3f} |
| expected calibration error held out, ten bins | {passages_error:.3f} | {reports_error:.3f} |

The corpus marks every event of a text; an event said counts as right if its type is right and its parties share words with the
gold's. That is strict: a right type with a party missing counts as wrong.
"""


def main(corpus: Path, target: Path) -> int:
    passage_files, report_files = sorted((corpus / "events").glob("*.txt")), sorted((corpus / "whole").glob("*.txt"))
    passages_learnt = examples([file for file in passage_files if file not in passage_files[2::3]])
    passages_held = examples(passage_files[2::3])
    reports_learnt, reports_held = examples(report_files[:-1]), examples(report_files[-1:])
    weights = fit([*passages_learnt, *reports_learnt * WEIGHT])
    target.mkdir(parents=True, exist_ok=True)
    (target / "config.json").write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf-8")
    card = CARD.format(
        weight=WEIGHT, passages=len(passages_learnt), reports=len(reports_learnt), passages_held=len(passages_held),
        reports_held=len(reports_held), passages_share=share(passages_held), reports_share=share(reports_held),
        passages_error=calibration_error(weights, passages_held), reports_error=calibration_error(weights, reports_held),
    )  # fmt: skip
    (target / "card.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def share(data: Sequence[Example]) -> float:
    """The share of events said that are right."""
    return sum(example.right for example in data) / len(data)


if __name__ == "__main__":
    sys.exit(main(Path("corpus"), Path("src/realpolitik/models/weights/confidence")))
