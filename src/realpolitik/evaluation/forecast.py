"""The task *forecast*: whom an actor does this to today, and who does it to it, if all until yesterday is known.

The data are a folder as the sets of ICEWS for temporal knowledge graphs give it: ``stat.txt`` with the numbers of actors and relations, and
``train.txt``, ``valid.txt`` and perhaps ``test.txt`` with rows of subject, relation, object and time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.forecast import learn
from realpolitik.analysis.parts import Past
from realpolitik.analysis.traces import Acts, Ints
from realpolitik.core.errors import EvaluationError

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Acts to learn from, acts known besides by the time they are asked about, and acts to foretell, in order of time."""

    actors: int
    relations: int
    train: Acts
    between: Acts
    asked: Acts


def load(folder: Path) -> Chronicle:
    """The last part there is, ``test.txt`` or else ``valid.txt``, is asked. Raises :class:`EvaluationError` for what cannot be read."""
    actors, relations = _sizes(folder / "stat.txt")
    names = [name for name in ("train.txt", "valid.txt", "test.txt") if name != "test.txt" or (folder / name).exists()]
    rows = [_rows(folder / name, actors, relations) for name in names]
    # Times may be counted in hours: the steps between them are the days.
    times = np.unique(np.concatenate([part[:, 3] for part in rows]))
    step = max(int(np.gcd.reduce(np.diff(times))), 1) if len(times) > 1 else 1
    parts = [_acts(part, int(times[0]), step) for part in rows]
    for name, before, after in zip(names[1:], parts, parts[1:], strict=False):
        if before.day.max() >= after.day.min():
            raise EvaluationError(f"{folder / name}: begins before the part before it ends")
    between = parts[1] if len(parts) > 2 else parts[1].where(np.zeros(0, np.int64))
    return Chronicle(actors, relations, parts[0], between, parts[-1])


def _sizes(path: Path) -> tuple[int, int]:
    try:
        actors, relations = (int(field) for field in path.read_text(encoding="utf-8").split()[:2])
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: the numbers of actors and relations are wanted ({error})") from error
    return actors, relations


def _rows(path: Path, actors: int, relations: int) -> Ints:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = np.loadtxt(lines, dtype=np.int64, usecols=(0, 1, 2, 3), ndmin=2) if lines else np.zeros((0, 4), np.int64)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: rows of four numbers are wanted ({error})") from error
    if not len(rows) or rows.min() < 0 or rows[:, [0, 2]].max() >= actors or rows[:, 1].max() >= relations:
        raise EvaluationError(f"{path}: is empty, or has a number that stat.txt does not allow for")
    return rows


def _acts(rows: Ints, first: int, step: int) -> Acts:
    subject, relation, object, time = np.unique(rows, axis=0).T
    return Acts(subject, relation, object, (time - first) // step)


def score(gold: Chronicle) -> tuple[int, dict[str, float], dict[str, Any]]:
    """Mean reciprocal rank and hits over both questions of each act, and the rank of the answer by relation."""
    forecast = learn(gold.train, actors=gold.actors, relations=gold.relations)
    past = Past(joined(gold.train, gold.between, gold.asked), actors=gold.actors, relations=gold.relations)
    found: list[float] = []
    by_relation: dict[int, list[float]] = defaultdict(list)
    for question, answers in forecast.each(gold.asked, past):
        scores = question.scores(forecast.weights)
        for relation, values, true in zip(question.relations, scores, answers, strict=True):
            of_it = list(ranks(values, true))
            found += of_it
            by_relation[int(relation)] += [1 / rank for rank in of_it]
    rank = np.array(found)
    scores_of = {"mrr": float((1 / rank).mean()), "hits_at_1": float((rank <= 1).mean()), "hits_at_10": float((rank <= 10).mean())}
    detail = {str(relation): {"n": len(values), "mrr": sum(values) / len(values)} for relation, values in sorted(by_relation.items())}
    return len(rank), scores_of, {"relations": detail}


def ranks(scores: NDArray[np.float32], answers: Ints) -> Iterator[float]:
    """The rank of each true answer among all that are not true; among equals the middle of them."""
    values = scores[answers]
    rivals = scores.copy()
    rivals[answers] = -np.inf
    for value in values:
        yield 1 + np.count_nonzero(rivals > value) + np.count_nonzero(rivals == value) / 2


def joined(*parts: Acts) -> Acts:
    """The acts of all parts."""
    fields = (np.concatenate([getattr(part, name) for part in parts]) for name in ("subject", "relation", "object", "day"))
    return Acts(*fields)
