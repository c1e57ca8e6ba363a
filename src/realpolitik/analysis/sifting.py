"""Leaves out of what meets a tripwire, by days alone, what can belong to no cause, and parts the rest into stretches to be judged apart.

Here every row counts as a happening and a source of its own, so that what is left out would be left out by ``causes`` too, whatever has
been judged the same. No cause reaches from one stretch into another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from realpolitik.core.tripwires import Binding, Step, Tripwire

# ``day``, ``type``, ``report``, ``record``, then what each variable of the pattern stands for.
Row = tuple[Any, ...]
Whole = NDArray[np.int64]
Which = NDArray[np.bool_]
BOUND = 4
# Days of one meaning lie between those of others, further apart than anything reaches.
APART = 2**22


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other closely enough to be one cause: what variables of all steps stand for, first and last day, records."""

    binding: Binding
    first: int
    last: int
    records: int


class Sifted:
    """What may belong to a cause of a tripwire, of the rows that meet each step, and what may answer it where something must be absent."""

    def __init__(self, tripwire: Tripwire, rows: Sequence[Sequence[Row]], *, as_of: int) -> None:
        days = [np.fromiter(map(itemgetter(0), some), np.int64, len(some)) for some in rows]
        kept = _kept(tripwire, rows, days, as_of=as_of)
        self._rows = [list(compress(some, own.tolist())) for some, own in zip(rows, kept, strict=True)]
        # What answers belongs to no stretch.
        self._steps = [place for place, step in enumerate(tripwire.steps) if not step.absent]
        names = [set(tripwire.steps[place].pattern.variables) for place in self._steps]
        self.names = sorted(set.intersection(*names))
        tables = [(rows[place], tripwire.steps[place].pattern.variables) for place in self._steps]
        meant = _meant(tables, self.names)
        keys = [(own * APART + days[place])[kept[place]] for place, own in zip(self._steps, meant, strict=True)]
        together = np.unique(np.concatenate(keys))
        apart = np.concatenate([[True], np.diff(together) > tripwire.reach]) if len(together) else np.zeros(0, np.bool_)
        self._first, self._last = together[apart] % APART, together[np.roll(apart, -1)] % APART
        numbers = np.cumsum(apart) - 1
        self._numbers = [numbers[np.searchsorted(together, own)] for own in keys]
        self._variables = [tripwire.steps[place].pattern.variables for place in self._steps]

    def __len__(self) -> int:
        """How many stretches there are."""
        return len(self._first)

    def stretches(self) -> list[Stretch]:
        """All stretches."""
        told: set[tuple[int, int, str]] = set()
        binding: dict[int, Binding] = {}
        for own, rows, names in zip(self._numbers, self._own(), self._variables, strict=True):
            at = [BOUND + names.index(name) for name in self.names]
            told.update(zip(own.tolist(), map(itemgetter(2), rows), map(itemgetter(3), rows), strict=True))
            for number, place in zip(*(found.tolist() for found in np.unique(own, return_index=True)), strict=True):
                binding[number] = tuple((name, rows[place][where]) for name, where in zip(self.names, at, strict=True))
        numbers = np.fromiter(map(itemgetter(0), told), np.int64, len(told))
        records = np.bincount(numbers, minlength=len(self)).tolist()
        days = zip(self._first.tolist(), self._last.tolist(), strict=True)
        return [Stretch(binding[number], first, last, records[number]) for number, (first, last) in enumerate(days)]

    def with_reports(self, reports: Collection[int]) -> set[int]:
        """The stretches that hold something of these reports, by number."""
        found: set[int] = set()
        for own, rows in zip(self._numbers, self._own(), strict=True):
            found.update(number for number, row in zip(own.tolist(), rows, strict=True) if row[2] in reports)
        return found

    def between(self, first: int, last: int) -> set[int]:
        """The stretches with a day between two, both included."""
        return set(np.flatnonzero((self._first <= last) & (self._last >= first)).tolist())

    def rows(self, which: Collection[int] | None = None) -> list[list[Row]]:
        """The rows of each step in some stretches, or in all, with all answers."""
        found = list(self._rows)
        if which is not None:
            wanted = np.isin(np.arange(len(self)), list(which))
            for own, place in zip(self._numbers, self._steps, strict=True):
                found[place] = list(compress(found[place], wanted[own].tolist()))
        return found

    def _own(self) -> list[list[Row]]:
        return [self._rows[place] for place in self._steps]


def _kept(tripwire: Tripwire, rows: Sequence[Sequence[Row]], days: Sequence[Whole], *, as_of: int) -> list[Which]:
    """Which rows of each step are not left out: those in a window that has, on the day it ends, its place in a chain."""
    steps = tripwire.steps
    own = [_meant([(some, step.pattern.variables)], step.pattern.variables)[0] for step, some in zip(steps, rows, strict=True)]
    keys = [meaning * APART + day for meaning, day in zip(own, days, strict=True)]
    ends = [_full(step, some) for step, some in zip(steps, keys, strict=True)]
    links = [_linked(tripwire, place, rows, days) for place in range(len(steps) - 1)]
    answers: Which | None = None
    for place, (before, after) in enumerate(links):
        then = steps[place + 1]
        if then.absent:
            ends[place] &= _unanswered(tripwire, place, rows, before, after, as_of=as_of)
            answers = _near(after, before[ends[place]], -then.within, then.days - 1) > 0
        else:
            ends[place + 1] &= _near(after, before[ends[place]], -then.within, 0) > 0
    for place in range(len(links) - 1, -1, -1):
        (before, after), then = links[place], steps[place + 1]
        if not then.absent:
            ends[place] &= _near(before, after[ends[place + 1]], 0, then.within) > 0
    kept = [_covered(step, some, end) for step, some, end in zip(steps, keys, ends, strict=True)]
    return kept if answers is None else [*kept[:-1], answers]


def _full(step: Step, keys: Whole) -> Which:
    """Whether the window that ends on the day of each row holds enough of one meaning."""
    least = max(step.at_least, step.sources)
    return _near(keys, keys, 1 - step.days, 0) >= least if least > 1 else np.ones(len(keys), np.bool_)


def _covered(step: Step, keys: Whole, ends: Which) -> Which:
    """Whether each row lies in a window that ends on one of some rows."""
    return _near(keys, keys[ends], 0, step.days - 1) > 0 if step.days > 1 else ends


def _linked(tripwire: Tripwire, place: int, rows: Sequence[Sequence[Row]], days: Sequence[Whole]) -> tuple[Whole, Whole]:
    """The rows of a step and of the next as numbers: the same distance apart as their days where the variables they share mean the same."""
    both = [(rows[at], tripwire.steps[at].pattern.variables) for at in (place, place + 1)]
    shared = [name for name in both[0][1] if name in both[1][1]]
    before, after = _meant(both, shared)
    return before * APART + days[place], after * APART + days[place + 1]


def _meant(tables: Sequence[tuple[Sequence[Row], Sequence[str]]], names: Sequence[str]) -> list[Whole]:
    """What some variables stand for in each row of some tables, as a number."""
    if not names:
        return [np.zeros(len(rows), np.int64) for rows, _ in tables]
    numbers: defaultdict[Any, int] = defaultdict(count().__next__)
    found = []
    for rows, variables in tables:
        meaning = itemgetter(*(BOUND + variables.index(name) for name in names))
        found.append(np.fromiter(map(numbers.__getitem__, map(meaning, rows)), np.int64, len(rows)))
    return found


def _near(keys: Whole, others: Whole, first: int, last: int) -> Whole:
    """How many others lie from ``first`` to ``last`` days after each, both included."""
    ordered = np.sort(others)
    return np.searchsorted(ordered, keys + last, "right") - np.searchsorted(ordered, keys + first, "left")


def _unanswered(tripwire: Tripwire, place: int, rows: Sequence[Sequence[Row]], before: Whole, after: Whole, *, as_of: int) -> Which:
    """Rows whose time for an answer is over, and that are not answered beyond doubt."""
    answer = tripwire.steps[place + 1]
    over: Which = before % APART + answer.within < as_of
    if answer.days == answer.at_least == answer.sources == 1:
        # What is a part of the chain itself is no answer to it.
        kinds = {kind for one in tripwire.steps[: place + 1] for kind in one.pattern.types}
        if not kinds.isdisjoint(answer.pattern.types):
            asked = {(row[2], row[3]) for some in rows[: place + 1] for row in some}
            after = after[np.fromiter(((row[2], row[3]) not in asked for row in rows[place + 1]), np.bool_, len(after))]
        over &= _near(before, after, 0, answer.within) == 0
    return over
