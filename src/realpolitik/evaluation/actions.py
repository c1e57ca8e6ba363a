"""The task *actions*: what one does to another today, if it is known that something comes, and all that came until yesterday.

The data are those of the task *forecast*, with ``relation2id.txt`` for the names of the acts, which tell their class.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.actions import each, learn
from realpolitik.analysis.traces import Floats
from realpolitik.evaluation import forecast, icews
from realpolitik.evaluation.calibration import bins

QUADS = (1, 2, 3, 4)
LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Gold:
    """Acts to learn from and to foretell, and the class of each relation."""

    chronicle: forecast.Chronicle
    quads: NDArray[np.int64]


def load(folder: Path) -> Gold:
    """Reads a set of ICEWS. Raises :class:`EvaluationError` for what cannot be read."""
    chronicle = forecast.load(folder)
    return Gold(chronicle, icews.quads(folder, relations=chronicle.relations))


def score(gold: Gold) -> tuple[int, dict[str, float], dict[str, Any]]:
    """Rank of each act among all acts (others that came between the two on that day are no rivals), and the chance given to its class."""
    told = gold.chronicle
    actions = learn(told.train, actors=told.actors, relations=told.relations)
    known = actions.known(forecast.joined(told.train, told.between, told.asked), actors=told.actors)
    rank, chance, right, sure = [], [], [], []
    for subject, object, did in each(told.asked, known):
        chances = actions.chances(known, subject=subject, object=object)
        row, act = np.nonzero(did)
        rank.append(ranks(chances, did))
        of_quads = np.stack([chances[:, gold.quads == quad].sum(axis=1) for quad in QUADS], axis=1)
        chance.append(of_quads[row, gold.quads[act] - 1])
        right.append(of_quads.argmax(axis=1)[row] + 1 == gold.quads[act])
        sure.append(of_quads.max(axis=1)[row])
    place, hit, confidence = (np.concatenate(found) for found in (rank, right, sure))
    scores = {
        "mrr": float((1 / place).mean()),
        "hits_at_1": float((place <= 1).mean()),
        "hits_at_10": float((place <= 10).mean()),
        "quad_log_loss": float(-np.log(np.maximum(np.concatenate(chance), LEAST)).mean()),
        "quad_accuracy": float(hit.mean()),
    }
    cut = bins(list(zip(confidence.tolist(), hit.tolist(), strict=True)))
    return len(place), scores, {"calibration": [{"n": one.n, "confidence": one.confidence, "right": one.right} for one in cut]}


def ranks(chances: Floats, did: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The rank of each act that came among all that did not, pair by pair; among equals the middle of them."""
    row, act = np.nonzero(did)
    value = chances[row, act][:, None]
    rivals = np.where(did, -1, chances)[row]
    found: NDArray[np.float64] = 1 + np.count_nonzero(rivals > value, axis=1) + np.count_nonzero(rivals == value, axis=1) / 2
    return found
