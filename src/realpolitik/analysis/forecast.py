"""Who does what to whom next: learnt from past acts, with the reasons for each answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from realpolitik.analysis.parts import PARTS, Past, Question
from realpolitik.analysis.rules import Rules, mine
from realpolitik.analysis.traces import HALF_LIVES, Acts, Floats, Ints
from realpolitik.analysis.weighing import each, examples, weigh

# The last days of the past, from which weights are learnt with rules mined before them.
TAIL = 14


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was learnt: the rules of who answers what by what, and the weights of the parts."""

    actors: int
    relations: int
    rules: Rules
    weights: Floats

    def each(self, acts: Acts, past: Past) -> Iterator[tuple[Question, list[Ints]]]:
        """The questions that ``acts`` answer, day by day, from either side, and the answers; all of ``past`` before the day is known."""
        return each(acts, past, self.rules, relations=self.relations)

    def scores(self, past: Past, *, subject: int, relation: int) -> Floats:
        """A score for every actor: the higher, the likelier it is the one to whom ``subject`` does this on the day of ``past``."""
        return past.ask(subject, np.array([relation]), self.rules).scores(self.weights)[0]

    def reasons(self, past: Past, *, subject: int, relation: int, object: int) -> tuple[Reason, ...]:
        """What speaks for this answer and what against it, the heaviest first."""
        row = past.ask(subject, np.array([relation]), self.rules).rows(0, np.array([object]))[0] * self.weights
        found = [Reason(part=part, weight=float(weight)) for part, weight in zip(PARTS, row, strict=True) if weight]
        return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))

    def foretold(self, past: Past, *, subject: int, relation: int, object: int) -> tuple[Foretold, ...]:
        """The past acts of the two that let expect this one, by the rules, the strongest first."""
        _, triples = past.traces.between(np.array([subject]), np.array([object]))
        before = past.traces.relation[triples]
        rates = past.traces.counts.now(triples, past.day) * self.rules.weight[:, before, relation].T
        found = [
            Foretold(before=int(act), half_life=half_life, rate=float(rate))
            for act, row in zip(before, rates, strict=True)
            for half_life, rate in zip(HALF_LIVES, row, strict=True)
            if rate > 0
        ]
        return tuple(sorted(found, key=lambda one: -one.rate))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A part of a score and what it adds."""

    part: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """Acts to be expected today because of past acts ``before``; from ``relations`` up these are acts that the subject suffered."""

    before: int
    half_life: float
    rate: float


def learn(acts: Acts, *, actors: int, relations: int) -> Forecast:
    """Learns from the past: rules from all of it; weights from its last days, by rules that have not seen them."""
    last = int(acts.day.max())
    tail = acts.day > last - TAIL
    early = mine(acts.where(~tail), actors=actors, relations=relations)
    past = Past(acts, actors=actors, relations=relations)
    weights = weigh(examples(acts.where(tail), past, early, relations=relations))
    return Forecast(actors, relations, mine(acts, actors=actors, relations=relations), weights)
