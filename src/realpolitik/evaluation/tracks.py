"""The task *tracks*: how many acts of each track the next seven days bring between two powers, forecast each day from all days before.

The data are those of the task *forecast*, with the names of relations and actors. An act is taken to pass between the powers of its two
actors, countries or the European Union: an actor is one by its name, or of one by the name in brackets behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis import diary, outlook
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.outlook import Counts, Ledger
from realpolitik.analysis.rates import WEEK
from realpolitik.analysis.traces import Acts
from realpolitik.analysis.tracks import TRACKS
from realpolitik.core.errors import EvaluationError
from realpolitik.evaluation import forecast, icews
from realpolitik.evaluation.calibration import bins, expected_error

# Pairs asked about had so many acts in the days to learn from, pairs learnt from a quarter as many.
LEAST, TAUGHT = 60, 15
SHARE = 0.9
TEN = 10.0
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Gold:
    """What passed by day between the pairs asked about, and those to learn from; the number of days to learn from, and the first asked."""

    ledger: Ledger
    taught: Ledger
    train: int
    first: int


def load(folder: Path) -> Gold:
    """Reads a set of ICEWS. Raises :class:`EvaluationError` for what cannot be read, or holds no pair of powers with enough acts."""
    told = forecast.load(folder)
    quads = icews.quads(folder, relations=told.relations)
    power = icews.powers(folder, actors=told.actors)
    acts = forecast.joined(told.train, told.between, told.asked)
    train, first, days = int(told.train.day.max()) + 1, int(told.asked.day.min()), int(acts.day.max()) + 1
    ledger, taught = (_ledger(acts, quads, power, least=least, train=train, days=days) for least in (LEAST, TAUGHT))
    if not len(ledger.pair) or first + WEEK > days:
        raise EvaluationError(f"{folder}: no two powers have {LEAST} acts, or fewer than {WEEK} days are asked")
    return Gold(ledger, taught, train, first)


def _ledger(acts: Acts, quads: NDArray[np.int64], power: NDArray[np.int64], *, least: int, train: int, days: int) -> Ledger:
    size = int(power.max(initial=-1)) + 1
    source, target = power[acts.subject], power[acts.object]
    between = (source >= 0) & (target >= 0) & (source != target)
    source, target, day = source[between], target[between], acts.day[between]
    track = quads[acts.relation[between]] - 1
    pairs = np.flatnonzero(np.bincount((source * size + target)[day < train], minlength=size * size) >= least)
    return diary.ledger(source, target, track, day, pairs=pairs, size=max(size, 1), days=days)


def score(gold: Gold) -> tuple[int, dict[str, float], dict[str, Any]]:
    """Brier score and calibration of *at least one*, and how often the middle 90 % hold what came."""
    ledger, asked = gold.ledger, range(gold.first, gold.ledger.days - WEEK + 1)
    learnt = outlook.learn(until(gold.taught, gold.train), least=TAUGHT / gold.train)
    counts = _joined(learnt.at(ledger, asked))
    came = np.concatenate([ledger.pair[:, :, day : day + WEEK].sum(axis=2) for day in asked])
    plain = {
        "mean of the pair": np.concatenate([WEEK * ledger.pair[:, :, :day].mean(axis=2) for day in asked]),
        "last seven days": np.concatenate([ledger.pair[:, :, day - WEEK : day].sum(axis=2) for day in asked]),
    }
    low, high = counts.interval(SHARE)
    any_, hit = counts.any(), came > 0
    answers = list(zip(any_.ravel().tolist(), hit.ravel().tolist(), strict=True))
    cover = held(counts, came, share=SHARE)
    scores = {
        "brier": _brier(any_, hit),
        "calibration_error": expected_error(answers),
        "log_loss": float(-np.log(np.maximum(np.where(hit, any_, 1 - any_), TINY)).mean()),
        "cover_error": abs(cover - SHARE),
    }
    detail = {
        "cover": cover,
        "cover_of_whole_numbers": float(((came >= low) & (came <= high)).mean()),
        "pairs": len(ledger.pair),
        "tracks": {name: {"brier": _brier(any_[:, at], hit[:, at]), "share": float(hit[:, at].mean())} for at, name in enumerate(TRACKS)},
        "brier_of": {
            **{name: _brier(-np.expm1(-mean), hit) for name, mean in plain.items()},
            "fading Gamma-Poisson": _brier(np.concatenate([_fading(ledger.pair[:, :, :day]) for day in asked]), hit),
        },
        "calibration": [{"n": one.n, "confidence": one.confidence, "right": one.right} for one in bins(answers)],
    }
    return came.size, scores, detail


def held(counts: Counts, came: Doubles, *, share: float) -> float:
    """How often the middle ``share`` of what was expected hold what came.

    The chance of a whole number is a step; where a bound lies within the step of what came, that part counts which lies inside (the
    probability integral transform of counts, Czado, Gneiting and Held 2009).
    """
    tail = (1 - share) / 2
    under, upto = counts.below(came - 1), counts.below(came)
    step = np.maximum(upto - under, TINY)
    inside = np.clip((1 - tail - under) / step, 0, 1) - np.clip((tail - under) / step, 0, 1)
    return float(inside.mean())


def _fading(past: Doubles) -> Doubles:
    """The chance of any within a week by a Gamma-Poisson rate that fades by half in seven days toward the mean of the pair, which counts as
    ten days; the size of its negative binomial is 1 / (1 / acts + 1 / 2). A yardstick of ten lines, with nothing learnt."""
    weight = 2.0 ** (-np.arange(past.shape[2] - 1, -1, -1) / WEEK)
    acts, days = (past * weight).sum(axis=2) + TEN * past.mean(axis=2), weight.sum() + TEN
    size = 1 / (1 / np.maximum(acts, TINY) + 1 / 2)
    chance: Doubles = -np.expm1(-size * np.log1p(WEEK * acts / days / size))
    return chance


def _brier(chance: Doubles, hit: NDArray[np.bool_]) -> float:
    return float(((chance - hit) ** 2).mean())


def until(ledger: Ledger, days: int) -> Ledger:
    """The first ``days`` of a ledger."""
    return Ledger(**{name: getattr(ledger, name)[:, :, :days] for name in ("pair", "back", "source", "target")})


def _joined(parts: list[Counts]) -> Counts:
    return Counts(
        np.concatenate([one.mean for one in parts]),
        np.concatenate([one.size for one in parts]),
        np.concatenate([one.any() for one in parts]),
    )
