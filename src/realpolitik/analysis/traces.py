"""What passed between actors until today: fading counts of who did what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

# Days after which an act weighs half, between two actors: the last days, this week, this month, this season.
HALF_LIVES = (1.0, 4.0, 16.0, 90.0)
# The same for how often an actor is met with in a role, or at all.
STANDING = (5.0, 60.0)
# The same for what an actor does and suffers, whoever the other is.
HABITS = (2.0, 90.0)


@dataclass(frozen=True, slots=True)
class Acts:
    """Rows of who (``subject``) did what (``relation``) to whom (``object``) on which ``day``, all as numbers from 0."""

    subject: Ints
    relation: Ints
    object: Ints
    day: Ints

    def __len__(self) -> int:
        return len(self.day)

    def where(self, chosen: NDArray[np.bool_] | Ints) -> Acts:
        """The acts chosen by a mask or by their places."""
        return Acts(self.subject[chosen], self.relation[chosen], self.object[chosen], self.day[chosen])

    def both_ways(self, relations: int) -> Acts:
        """The acts, then the same acts seen from the other side: to suffer r is relation r + ``relations``."""
        return Acts(
            np.concatenate([self.subject, self.object]),
            np.concatenate([self.relation, self.relation + relations]),
            np.concatenate([self.object, self.subject]),
            np.concatenate([self.day, self.day]),
        )


class Fading:
    """Counts of numbered things that fade by half in each of some half-lives."""

    def __init__(self, things: Ints, days: Ints, *, size: int, half_lives: Sequence[float]) -> None:
        order = np.argsort(days, kind="stable")
        self._things, self._days = things[order], days[order]
        self._half_lives = np.asarray(half_lives, np.float32)
        self._next = 0
        self._counts = np.zeros((size, len(half_lives)), np.float32)
        self._told = np.full(size, -1, np.int64)

    def tell(self, until: int) -> None:
        """Takes in all that happened before day ``until``."""
        while self._next < len(self._days) and self._days[self._next] < until:
            day = int(self._days[self._next])
            end = int(np.searchsorted(self._days, day, side="right"))
            things, times = np.unique(self._things[self._next : end], return_counts=True)
            self._counts[things] = self.now(things, day) + times[:, None]
            self._told[things] = day
            self._next = end

    def known(self, things: Ints | slice) -> NDArray[np.bool_]:
        """Which of these things happened before."""
        return self._told[things] >= 0

    def now(self, things: Ints | slice, day: int) -> Floats:
        """The counts as they weigh on ``day``: a row a thing, a column a half-life."""
        age = (day - self._told[things]).astype(np.float32)
        faded: Floats = self._counts[things] * np.exp2(-age[:, None] / self._half_lives)
        return faded


class Traces:
    """Fading counts of each (subject, object, relation), seen from both sides.

    The triples of all ``acts`` are numbered beforehand, sorted; none is known before :meth:`tell` has told an act of it.
    """

    def __init__(self, acts: Acts, *, actors: int, relations: int) -> None:
        self.actors, self.relations = actors, 2 * relations
        ways = acts.both_ways(relations)
        self._keys, triple = np.unique(self._pair(ways.subject, ways.object) + ways.relation, return_inverse=True)
        pair = self._keys // self.relations
        self.relation: Ints = self._keys % self.relations
        self.object: Ints = pair % actors
        self._starts = np.searchsorted(pair // actors, np.arange(actors + 1))
        self.counts = Fading(triple, ways.day, size=len(self._keys), half_lives=HALF_LIVES)

    def tell(self, until: int) -> None:
        """Takes in all acts before day ``until``."""
        self.counts.tell(until)

    def of(self, subject: int) -> Ints:
        """The known triples of a subject, sorted by object."""
        first, end = int(self._starts[subject]), int(self._starts[subject + 1])
        return first + np.flatnonzero(self.counts.known(slice(first, end)))

    def between(self, subject: Ints, object: Ints) -> tuple[Ints, Ints]:
        """For many pairs at once: the place of a pair, and a known triple of it."""
        pair = self._pair(subject, object)
        first = np.searchsorted(self._keys, pair)
        size = np.searchsorted(self._keys, pair + self.relations) - first
        place = np.repeat(np.arange(len(pair)), size)
        triple = np.arange(len(place)) + np.repeat(first - np.cumsum(size) + size, size)
        known = self.counts.known(triple)
        return place[known], triple[known]

    def _pair(self, subject: Ints, object: Ints) -> Ints:
        return (subject * self.actors + object) * self.relations


class Standing:
    """How often each actor was met with of late: as the object of each relation, and at all."""

    def __init__(self, acts: Acts, *, actors: int, relations: int) -> None:
        ways = acts.both_ways(relations)
        self._actors = actors
        self._keys, cell = np.unique(ways.relation * actors + ways.object, return_inverse=True)
        self._roles = Fading(cell, ways.day, size=len(self._keys), half_lives=STANDING)
        self._all = Fading(ways.object, ways.day, size=actors, half_lives=STANDING)

    def tell(self, until: int) -> None:
        """Takes in all acts before day ``until``."""
        self._roles.tell(until)
        self._all.tell(until)

    def as_object(self, relation: int, day: int) -> tuple[Ints, Floats]:
        """The actors at which this relation is ever directed, and how often it was until now."""
        first, end = np.searchsorted(self._keys, [relation * self._actors, (relation + 1) * self._actors])
        return self._keys[first:end] % self._actors, self._roles.now(slice(int(first), int(end)), day)

    def at_all(self, day: int) -> Floats:
        """For every actor, how often it was met with."""
        return self._all.now(slice(None), day)


class Habits:
    """How often each actor did and suffered each act of late, whoever the other was, and how often each act was met with at all."""

    def __init__(self, acts: Acts, *, relations: int) -> None:
        ways = acts.both_ways(relations)
        self._relations = 2 * relations
        self._keys, cell = np.unique(ways.subject * self._relations + ways.relation, return_inverse=True)
        self._roles = Fading(cell, ways.day, size=len(self._keys), half_lives=HABITS)
        self._all = Fading(acts.relation, acts.day, size=relations, half_lives=STANDING[-1:])

    def tell(self, until: int) -> None:
        """Takes in all acts before day ``until``."""
        self._roles.tell(until)
        self._all.tell(until)

    def of(self, actors: Ints, day: int) -> Floats:
        """By actor, relation (done, then suffered) and half-life."""
        first = np.searchsorted(self._keys, actors * self._relations)
        size = np.searchsorted(self._keys, (actors + 1) * self._relations) - first
        place = np.repeat(np.arange(len(actors)), size)
        cell = np.arange(len(place)) + np.repeat(first - np.cumsum(size) + size, size)
        known = self._roles.known(cell)
        place, cell = place[known], cell[known]
        counts = np.zeros((len(actors), self._relations, len(HABITS)), np.float32)
        counts[place, self._keys[cell] % self._relations] = self._roles.now(cell, day)
        return counts

    def at_all(self, day: int) -> Floats:
        """How often each act was met with, by anybody."""
        return self._all.now(slice(None), day)[:, 0]
