"""How much each part of a forecast weighs, learnt from the last days of the past: who was met with is to be ranked before who was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.parts import PARTS, Past, Question
from realpolitik.analysis.rules import Rules
from realpolitik.analysis.traces import Acts, Floats, Ints

Doubles = NDArray[np.float64]

# Questions learnt from, at most, and the rivals of each answer: the likeliest partners, the likeliest of all, some drawn by lot.
QUESTIONS = 6000
PARTNERS, OBJECTS, DRAWN = 40, 20, 40
WIDTH = 1 + PARTNERS + OBJECTS + DRAWN
SEED = 0
# Newton's steps towards the likeliest weights, then steps towards the best reciprocal rank, with a soft comparison as wide as this.
NEWTON, ASCENT, RATE, SOFT = 12, 100, 0.03, 0.5
PENALTY = 1e-3
# Steps smaller than this change no rank.
NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Examples:
    """``parts[question, rival, part]``, the answer first; ``stands_for`` how many actors a rival stands for, perhaps none."""

    parts: Floats
    stands_for: Floats


def each(acts: Acts, past: Past, rules: Rules, *, relations: int) -> Iterator[tuple[Question, list[Ints]]]:
    """The questions that the acts answer, both ways, day by day, with the true objects of each relation; earlier days are told before."""
    ways = acts.both_ways(relations)
    ways = ways.where(np.lexsort((ways.relation, ways.subject, ways.day)))
    edge = np.flatnonzero((np.diff(ways.day, prepend=-1) != 0) | (np.diff(ways.subject, prepend=-1) != 0))
    for start, end in zip(edge, [*edge[1:], len(ways)], strict=True):
        day = int(ways.day[start])
        if day != past.day:
            past.tell(day)
        asked, first = np.unique(ways.relation[start:end], return_index=True)
        yield past.ask(int(ways.subject[start]), asked, rules), np.split(ways.object[start:end], first[1:])


def examples(acts: Acts, past: Past, rules: Rules, *, relations: int) -> Examples:
    """What can be learnt from these acts, if all before them are told."""
    lot = np.random.default_rng(SEED)
    if len(acts) * 2 > QUESTIONS:
        acts = acts.where(np.sort(lot.choice(len(acts), QUESTIONS // 2, replace=False)))
    parts, stands_for = [], []
    for question, answers in each(acts, past, rules, relations=relations):
        for at, true in enumerate(answers):
            for answer in true:
                row, weight = _example(question, at, int(answer), true, past.actors, lot)
                parts.append(row)
                stands_for.append(weight)
    return Examples(np.stack(parts), np.stack(stands_for))


def _example(question: Question, at: int, answer: int, true: Ints, actors: int, lot: np.random.Generator) -> tuple[Floats, Floats]:
    near = question.partners[_highest(question.shared[:, at, 0], PARTNERS)]
    top = np.setdiff1d(np.concatenate([near, _highest(question.common[at][0], OBJECTS)]), true)
    drawn = lot.integers(actors, size=DRAWN)
    drawn = drawn[~np.isin(drawn, top) & ~np.isin(drawn, true)]
    weight = np.zeros(WIDTH, np.float32)
    weight[: 1 + len(top)] = 1
    weight[1 + len(top) : 1 + len(top) + len(drawn)] = (actors - len(top)) / max(len(drawn), 1)
    rows = np.zeros((WIDTH, len(PARTS)), np.float32)
    rows[: 1 + len(top) + len(drawn)] = question.rows(at, np.concatenate([[answer], top, drawn]))
    return rows, weight


def _highest(values: Floats, count: int) -> Ints:
    return np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))


def weigh(found: Examples) -> Floats:
    """The weights under which the answers come first."""
    return _ranking(_likeliest(found), found).astype(np.float32)


def _likeliest(found: Examples) -> Doubles:
    count, _, size = found.parts.shape
    weights = np.zeros(size)
    for _ in range(NEWTON):
        score = found.parts @ weights.astype(np.float32)
        chance = np.exp(score - score.max(axis=1, keepdims=True)) * found.stands_for
        chance /= chance.sum(axis=1, keepdims=True)
        mean = np.matmul(chance[:, None, :], found.parts)[:, 0]
        rooted = (found.parts * np.sqrt(chance)[:, :, None]).reshape(-1, size)
        curve = (rooted.T @ rooted - mean.T @ mean) / count + PENALTY * np.eye(size)
        slope = (found.parts[:, 0] - mean).mean(axis=0) - PENALTY * weights
        step = np.clip(np.linalg.solve(curve, slope), -1, 1)
        weights += step
        if np.abs(step).max() < NEAR:
            break
    return weights


def _ranking(weights: Doubles, found: Examples) -> Doubles:
    """Climbs the mean of 1 / (1 + rivals before the answer), each comparison softened so that it has a slope (Adam's steps)."""
    ahead = found.parts[:, 1:] - found.parts[:, :1]
    count, rivals, size = ahead.shape
    ahead = ahead.reshape(-1, size)
    stands_for = found.stands_for[:, 1:]
    mean, square = np.zeros(size), np.zeros(size)
    for step in range(1, ASCENT + 1):
        margin = (ahead @ weights.astype(np.float32)).reshape(count, rivals)
        before = 1 / (1 + np.exp(-np.clip(margin / SOFT, -30, 30)))
        rank = 1 + (before * stands_for).sum(axis=1)
        pull = -before * (1 - before) * stands_for / (rank * rank)[:, None] / SOFT
        slope = pull.reshape(-1) @ ahead / count
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights = weights + RATE * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights
