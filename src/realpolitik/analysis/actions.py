"""Which act comes next between two, if one comes: chances for every kind of act, learnt from past acts, with the reasons.

The chances are a log-linear sum: each part says how many times as often as by chance an act was met with of late (between the two, from the
one, to the other), or how far the rules of who answers what by what let expect it. A part that knows nothing says nothing, so that a
pair that never met is told by what its two sides do elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.rules import Rules, mine
from realpolitik.analysis.traces import HABITS, HALF_LIVES, Acts, Floats, Habits, Ints, Traces

Doubles = NDArray[np.float64]

PARTS = (
    "how common it is",
    *(f"the same, {days:.0f} days" for days in HALF_LIVES),
    *(f"from the other side, {days:.0f} days" for days in HALF_LIVES),
    *(f"by the source to anybody, {days:.0f} days" for days in HABITS),
    *(f"to the target by anybody, {days:.0f} days" for days in HABITS),
    "rules",
)
# What ICEWS18 taught of the parts; from few acts little else can be learnt.
PRIOR = np.array([0.9, 0.08, 0.03, 0.0, 0.2, 0.08, 0.0, 0.0, 0.0, 0.1, 0.4, 0.1, 0.35, 0.0])
# So many acts weigh as much as what is common to all pairs; rules are rates a day, and smaller.
CHANCE, RULED = 0.5, 0.1
# The last days of the past, from which weights are learnt with rules mined before them, and the pairs of a day learnt from, at most.
TAIL, QUESTIONS, SEED, NEWTON = 20, 6000, 0, 8
# How many questions the prior is worth.
DOUBT = 100.0
SOME = 0.05


class Known:
    """All acts, told a day at a time, and what speaks for each kind of act between pairs on a day."""

    def __init__(self, acts: Acts, *, actors: int, relations: int, rules: Rules) -> None:
        self.relations = relations
        self.rules = rules
        self.traces = Traces(acts, actors=actors, relations=relations)
        self._habits = Habits(acts, relations=relations)
        self.tell(0)

    def tell(self, until: int) -> None:
        """Takes in all acts before day ``until``, which is today from now on."""
        self.traces.tell(until)
        self._habits.tell(until)
        self.day = until
        counts = self._habits.at_all(until) + SOME
        self._common: Floats = (counts / counts.sum()).astype(np.float32)

    def parts(self, subject: Ints, object: Ints) -> Floats:
        """What speaks for each act between these pairs: by pair, relation and part."""
        size, count, halves = len(subject), self.relations, len(HALF_LIVES)
        place, triple = self.traces.between(subject, object)
        traces = np.zeros((size, 2 * count, halves), np.float32)
        traces[place, self.traces.relation[triple]] = self.traces.counts.now(triple, self.day)
        rate = sum(traces[:, :, half] @ weight[:, :count] for half, weight in enumerate(self.rules.weight))
        lift = [
            traces[:, :count],
            traces[:, count:],
            self._habits.of(subject, self.day)[:, :count],
            self._habits.of(object, self.day)[:, count:],
        ]
        parts = np.zeros((size, count, len(PARTS)), np.float32)
        parts[:, :, 0] = np.log(self._common)
        parts[:, :, 1:-1] = np.log1p(np.concatenate(lift, axis=2) / (CHANCE * self._common)[:, None])
        parts[:, :, -1] = np.log1p(rate / (RULED * self._common))
        return parts


@dataclass(frozen=True, slots=True)
class Actions:
    """What was learnt: rules, and the weights of the parts."""

    relations: int
    rules: Rules
    weights: Floats

    def known(self, acts: Acts, *, actors: int) -> Known:
        """The acts as this can ask them; none is told yet."""
        return Known(acts, actors=actors, relations=self.relations, rules=self.rules)

    def chances(self, known: Known, *, subject: Ints, object: Ints) -> Floats:
        """The chance of every relation, a row a pair, if one act comes from ``subject`` to ``object`` on the day of ``known``."""
        return softmax(known.parts(subject, object) @ self.weights)

    def reasons(self, known: Known, *, subject: int, object: int, relation: int) -> tuple[tuple[str, float], ...]:
        """The parts that speak for this act or against it, by how much they change the logarithm of its chance, the heaviest first."""
        row = known.parts(np.array([subject]), np.array([object]))[0, relation] * self.weights
        found = [(part, float(weight)) for part, weight in zip(PARTS, row, strict=True) if weight]
        return tuple(sorted(found, key=lambda one: -abs(one[1])))


def softmax(scores: NDArray[np.floating]) -> Floats:
    """Chances, a row a question."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = (raised / raised.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


def each(acts: Acts, known: Known) -> Iterator[tuple[Ints, Ints, NDArray[np.bool_]]]:
    """Day by day the pairs between which there were acts, and which acts, a row a pair; all before the day is told."""
    ordered = acts.where(np.argsort(acts.day, kind="stable"))
    days, first = np.unique(ordered.day, return_index=True)
    for day, start, end in zip(days, first, np.append(first, len(ordered))[1:], strict=True):
        known.tell(int(day))
        today = ordered.where(np.arange(start, end))
        pairs, row = np.unique(np.stack([today.subject, today.object]), axis=1, return_inverse=True)
        did = np.zeros((pairs.shape[1], known.relations), np.bool_)
        did[row.reshape(-1), today.relation] = True
        yield pairs[0], pairs[1], did


def learn(acts: Acts, *, actors: int, relations: int) -> Actions:
    """Learns from the past: rules from all but its last days, weights from those."""
    tail = acts.day > int(acts.day.max()) - TAIL if len(acts) else np.zeros(0, np.bool_)
    rules = mine(acts.where(~tail), actors=actors, relations=relations)
    known = Known(acts, actors=actors, relations=relations, rules=rules)
    lot = np.random.default_rng(SEED)
    parts, did = [], []
    share = QUESTIONS / max(int(tail.sum()), 1)
    for subject, object, true in each(acts.where(tail), known):
        chosen = np.flatnonzero(lot.random(len(subject)) < share)
        parts.append(known.parts(subject[chosen], object[chosen]))
        did.append(true[chosen])
    weights = _likeliest(np.concatenate(parts), np.concatenate(did)) if parts else PRIOR
    return Actions(relations, rules, weights.astype(np.float32))


def _likeliest(parts: Floats, did: NDArray[np.bool_]) -> Doubles:
    """The weights under which what came is likeliest, held to the prior (Newton's steps)."""
    weights = PRIOR.copy()
    times = did.sum(axis=1, keepdims=True)
    for _ in range(NEWTON):
        chance = softmax(parts @ weights.astype(np.float32))
        mean = np.matmul(chance[:, None], parts)[:, 0]
        rooted = (parts * np.sqrt(chance * times)[:, :, None]).reshape(-1, len(weights))
        curve = rooted.T @ rooted - (mean * times).T @ mean + DOUBT * np.eye(len(weights))
        slope = ((did - chance * times)[:, None] @ parts)[:, 0].sum(axis=0) - DOUBT * (weights - PRIOR)
        weights = weights + np.clip(np.linalg.solve(curve, slope), -1, 1)
    return weights
