"""The parts of a forecast: what speaks for each actor as the one to whom a subject does something today."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from realpolitik.analysis.rules import Rules
from realpolitik.analysis.traces import HALF_LIVES, STANDING, Acts, Floats, Ints, Standing, Traces

# Rates below these are as good as none: one floor tells what is likely, the other what is possible.
LIKELY, POSSIBLE = 1e-4, 1e-6

# What is known of every actor.
COMMON = (*(f"object of it, {days:.0f} days" for days in STANDING), *(f"active, {days:.0f} days" for days in STANDING))
# What is known besides of those the subject had to do with before.
SHARED = (
    "rules, likely", "rules, possible",
    *(f"same act, {days:.0f} days" for days in HALF_LIVES),
    *(f"any act, {days:.0f} days" for days in HALF_LIVES),
    "met before",
)  # fmt: skip
# Strangers are weighed by what is common; partners by what is shared, and by what is common with weights of their own.
PARTS = (*SHARED, *(f"partner: {name}" for name in COMMON), *COMMON)


@dataclass(frozen=True, slots=True)
class Question:
    """Whom does ``subject`` meet with by each of these relations today?

    ``shared`` is by partner, relation and part; ``common``, for each relation, by part and actor.
    """

    subject: int
    relations: Ints
    partners: Ints
    shared: Floats
    common: tuple[Floats, ...]
    # What is common is weighed once a day and relation, for all who are asked about.
    weighed: dict[tuple[int, bytes], Floats]

    def scores(self, weights: Floats) -> list[Floats]:
        """For each relation, a score for every actor."""
        besides = self.shared @ weights[: self.shared.shape[2]]
        scores = []
        key = weights.tobytes()
        for at, (relation, common) in enumerate(zip(self.relations.tolist(), self.common, strict=True)):
            known = self.weighed.get((relation, key))
            if known is None:
                known = self.weighed[relation, key] = weights[self.shared.shape[2] :] @ common
            score = known.copy()
            score[self.partners] += besides[:, at]
            scores.append(score)
        return scores

    def rows(self, at: int, actors: Ints) -> Floats:
        """For one relation and some actors, all parts side by side."""
        rows = np.zeros((len(actors), len(PARTS)), np.float32)
        rows[:, -len(COMMON) :] = self.common[at][:, actors].T
        place = np.searchsorted(self.partners, actors)
        found = np.flatnonzero(place < len(self.partners))
        found = found[self.partners[place[found]] == actors[found]]
        rows[found, : self.shared.shape[2]] = self.shared[place[found], at]
        return rows


class Past:
    """All acts, told a day at a time, and the questions that can be put on a day."""

    def __init__(self, acts: Acts, *, actors: int, relations: int) -> None:
        self.actors = actors
        self.traces = Traces(acts, actors=actors, relations=relations)
        self._standing = Standing(acts, actors=actors, relations=relations)
        self._common: dict[int, Floats] = {}
        self._weighed: dict[tuple[int, bytes], Floats] = {}
        self.tell(0)

    def tell(self, until: int) -> None:
        """Takes in all acts before day ``until``, which is today from now on."""
        self.traces.tell(until)
        self._standing.tell(until)
        self.day = until
        self._common.clear()
        self._weighed = {}
        counts = self._standing.at_all(until) + np.float32(0.2)
        self._active = np.log(counts / counts.mean(axis=0)).T

    def ask(self, subject: int, relations: Ints, rules: Rules) -> Question:
        """The question whom ``subject`` meets with by each of ``relations``, which are sorted and each there once."""
        triples = self.traces.of(subject)
        object = self.traces.object[triples]
        turn = np.empty(len(object), np.bool_)
        turn[:1], turn[1:] = True, object[1:] != object[:-1]
        first = np.flatnonzero(turn)
        partners = object[first]
        common = tuple(self._of_all(int(relation)) for relation in relations)
        if not len(partners):
            nothing = np.zeros((0, len(relations), len(SHARED) + len(COMMON)), np.float32)
            return Question(subject, relations, partners, nothing, common, self._weighed)
        now = self.traces.counts.now(triples, self.day)
        acts = self.traces.relation[triples]
        cells = (acts[:, None], relations)
        foretold = sum(now[:, [half]] * weight[cells] for half, weight in enumerate(rules.weight))
        rate = np.add.reduceat(foretold, first, axis=0)
        shared = np.ones((len(partners), len(relations), len(SHARED) + len(COMMON)), np.float32)
        shared[:, :, 0] = np.log1p(rate / LIKELY)
        shared[:, :, 1] = np.log1p(rate / POSSIBLE)
        halves = len(HALF_LIVES)
        column = np.minimum(np.searchsorted(relations, acts), len(relations) - 1)
        same = np.flatnonzero(relations[column] == acts)
        shared[:, :, 2 : 2 + halves] = 0
        row = np.cumsum(turn) - 1
        shared[row[same], column[same], 2 : 2 + halves] = np.log1p(4 * now[same])
        shared[:, :, 2 + halves : 2 + 2 * halves] = np.log1p(np.add.reduceat(now, first, axis=0))[:, None]
        for at, one in enumerate(common):
            shared[:, at, len(SHARED) :] = one[:, partners].T
        return Question(subject, relations, partners, shared, common, self._weighed)

    def _of_all(self, relation: int) -> Floats:
        found = self._common.get(relation)
        if found is None:
            met, counts = self._standing.as_object(relation, self.day)
            found = np.zeros((len(COMMON), self.actors), np.float32)
            found[: len(STANDING), met] = np.log1p(counts).T
            found[len(STANDING) :] = self._active
            self._common[relation] = found
        return found
