"""How good forecasts were, now that it is known what came: Brier and log scores, calibration, and how often intervals held."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from realpolitik.analysis import gamma

LEAST = 1e-6
BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A forecast of one thing and what came: the chance given to each possibility, and what share of what came it was.

    ``about`` is the track, or *act*. Of counts the possibility is *any*, and ``count``, ``mean``, ``size`` and ``held`` are known too. If
    none has its chance ``apart``, mean and size tell only how many come where any do.
    """

    about: str
    chances: tuple[tuple[float, float], ...]
    count: int | None = None
    mean: float = 0.0
    size: float = 1.0
    apart: bool = False
    held: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Over the forecasts ``about`` one thing: their number, Brier score, log score.

    Of counts: the Brier score of always saying the share that came (which only hindsight knows), the share of 90 % intervals that ``held``
    the count, and the log score of the count itself.
    """

    about: str
    n: int
    brier: float
    brier_of_share: float | None
    log_score: float
    held: float | None
    count_log_score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Forecasts of like chance: how many, their mean chance, the share that came."""

    n: int
    chance: float
    came: float


def scored(answers: Sequence[Answer]) -> list[Score]:
    """A score for each thing that forecasts are about, in order of their names."""
    return [_score(about, [one for one in answers if one.about == about]) for about in sorted({one.about for one in answers})]


def _score(about: str, answers: Sequence[Answer]) -> Score:
    said = [pair for one in answers for pair in one.chances]
    share = sum(came for _, came in said) / len(said)
    counts = [one for one in answers if one.count is not None]
    return Score(
        about=about,
        n=len(answers),
        # Over all possibilities of a forecast, so that one that spreads its chance well is not worse off for their number.
        brier=sum((chance - came) ** 2 for chance, came in said) / len(answers),
        brier_of_share=sum((share - came) ** 2 for _, came in said) / len(answers) if counts else None,
        log_score=sum(_surprise(one) for one in answers) / len(answers),
        held=sum(bool(one.held) for one in counts) / len(counts) if counts else None,
        count_log_score=sum(_of_count(one) for one in counts) / len(counts) if counts else None,
    )


def _surprise(answer: Answer) -> float:
    """Minus the logarithm of the chance given to what came; of several that came, the mean."""
    if answer.count is not None:
        ((chance, came),) = answer.chances
        return -math.log(max(chance if came else 1 - chance, LEAST))
    return -sum(came * math.log(max(chance, LEAST)) for chance, came in answer.chances)


def _of_count(answer: Answer) -> float:
    count = answer.count or 0
    upto, under, none = (float(gamma.counted(at, mean=answer.mean, size=answer.size)) for at in (count, count - 1, 0))
    chance = upto - under
    if answer.apart:
        ((any_, _),) = answer.chances
        chance = any_ * chance / max(1 - none, LEAST) if count else 1 - any_
    return -math.log(max(chance, LEAST))


def calibrated(answers: Sequence[Answer]) -> list[Bin]:
    """Ten bins of equal width over all chances that were given; empty ones are left out."""
    cut: list[list[tuple[float, float]]] = [[] for _ in range(BINS)]
    for one in answers:
        for chance, came in one.chances:
            cut[min(BINS - 1, int(chance * BINS))].append((chance, came))
    return [Bin(n=len(all_), chance=sum(c for c, _ in all_) / len(all_), came=sum(r for _, r in all_) / len(all_)) for all_ in cut if all_]
