"""What follows what: how often an act between two is followed by another within days, beside how often that comes anyhow.

The measures are those of rules mined from events: *confidence*, the share of days with the first act that the second follows; *lift*, how
many times that is what the same pairs have on any day. A lift measured over all pairs would mostly tell that eventful pairs are eventful.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from realpolitik.analysis.traces import Acts

# A rule is one from so many followed days on.
LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequel:
    """``after`` follows ``before`` (from ``relations`` up: suffered by the same actor): days tried, days followed, days expected anyhow."""

    before: int
    after: int
    tried: int
    followed: int
    expected: float

    @property
    def confidence(self) -> float:
        return self.followed / self.tried

    @property
    def lift(self) -> float:
        return self.followed / self.expected


def sequels(acts: Acts, *, actors: int, relations: int, days: int = 7) -> tuple[Sequel, ...]:
    """The rules that the acts bear out: lifts above one, the highest first."""
    ways = acts.both_ways(relations)
    if not len(acts):
        return ()
    first, last = int(acts.day.min()), int(acts.day.max())
    span = last - first + 1 - days
    tried, followed, expected = (np.zeros((2 * relations, relations)) for _ in range(3))
    key = ways.subject * actors + ways.object
    order = np.argsort(key, kind="stable")
    edges = np.flatnonzero(np.diff(key[order], prepend=-1))
    for start, end in zip(edges, [*edges[1:], len(order)], strict=True):
        pair = ways.where(order[start:end])
        if span < 1 or end - start < 2:
            continue
        there = np.zeros((span + days, 2 * relations))
        there[pair.day - first, pair.relation] = 1
        told = np.concatenate([np.zeros((1, relations)), np.cumsum(there[:, :relations], axis=0)])
        # Of each day, whether any of the next days has the act.
        next_ = (told[1 + days :] - told[1:-days] > 0).astype(float)
        before = there[:span]
        tried += before.sum(axis=0)[:, None]
        followed += before.T @ next_
        expected += np.outer(before.sum(axis=0), next_.mean(axis=0))
    found = [
        Sequel(before=int(before), after=int(after), tried=int(tried[before, after]), followed=int(followed[before, after]),
               expected=float(expected[before, after]))
        for before, after in np.argwhere(followed >= LEAST)
        if followed[before, after] > expected[before, after] > 0
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.lift, one.before, one.after)))
