"""Fits the confidence of events on passages that the encoder did not learn from: logistic regression.

Run by ``make train``; writes ``models/weights/confidence/``. Needs nothing but the package itself; the same corpus gives the same weights.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from realpolitik import recipes
from realpolitik.assembly.certainty import features, surroundings
from realpolitik.assembly.events import events
from realpolitik.core.marks import Actor, Judgement
from realpolitik.evaluation import corpus, passages
from realpolitik.evaluation.calibration import expected_error
from realpolitik.evaluation.corpus import Passage
from realpolitik.evaluation.split import split
from realpolitik.models.confidence import chance
from realpolitik.pipeline.pipeline import Pipeline

STEPS, RATE, RIDGE = 3000, 0.5, 0.004
WEIGHT = 4
# Whole reports, none of which the encoder learns from.
FITTED = ("reports-01", "reports-08", "reports-09", "quiet-03", "quiet-04")
MEASURED = ("reports-02",)
BATCH = 64


@dataclass(frozen=True)
class Example:
    """One event said: its features, whether the gold has it, and whether the gold has at least its act."""

    features: dict[str, float]
    right: bool
    real: bool


def examples(gold: Sequence[Passage]) -> list[Example]:
    """All events said on these passages, however unsure."""
    pipeline = Pipeline(recipes.annotators())
    found = []
    for first in range(0, len(gold), BATCH):
        mine = gold[first : first + BATCH]
        for passage, report in zip(mine, pipeline.read(corpus.reports(mine)), strict=True):
            reading = replace(recipes.assemble(report), events=events(report, least=-1.0))
            named = {actor.head: actor for actor in report.of(Actor)}
            judged = {mark.of: mark for mark in report.of(Judgement)}
            around = surroundings(report)
            acts = {event.id: told for event, told in passages.real(passage, reading)}
            for event, met in passages.matches(passage, reading):
                given = features(event.trigger, event.actors, event.recipients, named, judged.get(event.trigger.span))
                found.append(Example(around | given, met is not None, acts[event.id] or met is not None))
    return found


def fit(data: Sequence[Example], held: Sequence[bool]) -> dict[str, float]:
    """Weights for the chance that ``held`` is true, by gradient descent on the ridge-penalised log loss."""
    names = sorted({name for example in data for name in example.features})
    given = np.array([[1.0, *(example.features.get(name, 0.0) for name in names)] for example in data])
    right = np.array([float(one) for one in held])
    weights, kept = np.zeros(given.shape[1]), np.array([0.0, *(RIDGE for _ in names)])
    for _ in range(STEPS):
        error = 1.0 / (1.0 + np.exp(-(given @ weights))) - right
        weights -= RATE * (given.T @ error / len(data) + kept * weights)
    return {name: round(float(value), 4) for name, value in zip(["bias", *names], weights, strict=True)}


def answers(weights: dict[str, float], data: Sequence[Example]) -> list[tuple[float, bool]]:
    """How sure each event is told, and whether it is right."""
    return [(chance(weights, example.features), example.right) for example in data]


CARD = """# Confidence of events

Logistic regression over the features of `assembly/events.py`, fitted by `make train` (`realpolitik.training.confidence`) on passages of the
project's own corpus (CC BY 4.0) from which the encoder did not learn: the ninth of each ten of `corpus/events`, and the whole reports of
{fitted} (counted {weight} times, since
reports are what the product reads). Measured on the tenth of each ten, and on {measured}.

| | passages | whole reports |
| --- | --- | --- |
| events said where it was fitted | {passages} | {reports} |
| events said where it was measured | {passages_held} | {reports_held} |
| share of those that are right | {passages_share:.3f} | {reports_share:.3f} |
| expected calibration error, ten bins | {passages_error:.3f} | {reports_error:.3f} |

Two models share the features: `whole` is the confidence that the record shows, `act` the chance that the text tells such an act at all,
by which an event is told or not. An event said counts as right if its type is right and its parties share words with the gold's. That is
strict: a right type with a party missing counts as wrong.
"""


def main(folder: Path, target: Path) -> int:
    parts = split(corpus.load(folder / "events"))
    passages_learnt, passages_held = examples(parts.fitted), examples(parts.held)
    reports_learnt, reports_held = (
        examples([one for name in files for one in corpus.load(folder / "whole" / f"{name}.txt")]) for files in (FITTED, MEASURED)
    )
    learnt = [*passages_learnt, *reports_learnt * WEIGHT]
    weights, act = fit(learnt, [one.right for one in learnt]), fit(learnt, [one.real for one in learnt])
    target.mkdir(parents=True, exist_ok=True)
    (target / "config.json").write_text(json.dumps({"whole": weights, "act": act}, indent=1) + "\n", encoding="utf-8")
    card = CARD.format(
        weight=WEIGHT, fitted=_named(FITTED), measured=_named(MEASURED),
        passages=len(passages_learnt), reports=len(reports_learnt), passages_held=len(passages_held),
        reports_held=len(reports_held), passages_share=share(passages_held), reports_share=share(reports_held),
        passages_error=expected_error(answers(weights, passages_held)), reports_error=expected_error(answers(weights, reports_held)),
    )  # fmt: skip
    (target / "card.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


def _named(files: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in files)


def share(data: Sequence[Example]) -> float:
    """The share of events said that are right."""
    return sum(example.right for example in data) / len(data)


if __name__ == "__main__":
    sys.exit(main(Path("corpus"), Path("src/realpolitik/models/weights/confidence")))
