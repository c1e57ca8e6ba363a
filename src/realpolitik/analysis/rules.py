"""Rules of the kind *who demanded yesterday threatens today*: how far each act between two actors raises the rate of each other act.

What passes between two actors is taken as a process that excites itself (Hawkes 1971): the acts to be expected today are a small base and,
for each past act of the pair in either direction and each half-life, its fading count times the weight of the rule. Weights are found by
expectation and maximisation: each act that came is shared out among the rules that foretold it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.traces import HALF_LIVES, Acts, Floats, Ints, Traces

ROUNDS = 12
# Each rule starts as if tried this often in vain: what was seen twice is no rule yet.
DOUBT = 3.0
# The last days of the past from which rules are mined, and the first days that only serve as their past.
SPAN = 150
LEAD = 20
BASE = 1e-5
START = 0.01


@dataclass(frozen=True, slots=True)
class Rules:
    """``weight[half, before, after]``: acts ``after`` to be expected on a day for each act ``before`` of weight one."""

    weight: Floats


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row for each act that came and each trace of its pair: the rule that foretold it, the act, and the fading counts."""

    rule: Ints
    act: Ints
    counts: Floats
    tried: NDArray[np.float64]


def mine(acts: Acts, *, actors: int, relations: int) -> Rules:
    """The rules that the past bears out."""
    found = _evidence(acts, actors=actors, relations=relations)
    size = 2 * relations * relations
    weight = np.full((len(HALF_LIVES), size), START)
    tried = np.repeat(found.tried + DOUBT, relations, axis=1)
    for _ in range(ROUNDS):
        shares = [counts * weight[half][found.rule] for half, counts in enumerate(found.counts)]
        rate = BASE + np.bincount(found.act, sum(shares), 1)[found.act]
        weight = np.stack([np.bincount(found.rule, share / rate, size) for share in shares]) / tried
    did = weight.reshape(len(HALF_LIVES), 2 * relations, relations)
    # The same rules seen from the other side: what one does, the other suffers.
    suffered = np.concatenate([did[:, relations:], did[:, :relations]], axis=1)
    return Rules(np.concatenate([did, suffered], axis=2).astype(np.float32))


def _evidence(acts: Acts, *, actors: int, relations: int) -> Evidence:
    tried = np.zeros((len(HALF_LIVES), 2 * relations))
    none = np.zeros(0, np.int64)
    nothing = Evidence(none, none, np.zeros((len(HALF_LIVES), 0), np.float32), tried)
    if not len(acts):
        return nothing
    traces = Traces(acts, actors=actors, relations=relations)
    acts = acts.where(np.argsort(acts.day, kind="stable"))
    last = int(acts.day[-1])
    first = max(int(acts.day[0]) + LEAD, last - SPAN + 1)
    ways = acts.both_ways(relations)
    begun = np.maximum(ways.day + 1, first)
    for half, days in enumerate(HALF_LIVES):
        # What an act weighs on all the days after it together: a geometric sum.
        fade = 0.5 ** (1 / days)
        weighs = fade ** (begun - ways.day) * (1 - fade ** np.maximum(last + 1 - begun, 0)) / (1 - fade)
        tried[half] = np.bincount(ways.relation, weighs, 2 * relations)
    edges = np.searchsorted(acts.day, np.arange(first, last + 2))
    rows: list[tuple[Ints, Ints, Floats]] = []
    for day, start, end in zip(range(first, last + 1), edges[:-1], edges[1:], strict=True):
        traces.tell(day)
        today = acts.where(np.arange(start, end))
        place, triple = traces.between(today.subject, today.object)
        rows.append((traces.relation[triple] * relations + today.relation[place], place + start, traces.counts.now(triple, day).T))
    if not rows:
        return nothing
    rule, act, counts = zip(*rows, strict=True)
    return Evidence(np.concatenate(rule), np.concatenate(act), np.concatenate(counts, axis=1), tried)
