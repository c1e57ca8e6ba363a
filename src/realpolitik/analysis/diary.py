"""What passed between powers day by day, in numbers: who, what, whom and when, for all that foretells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.outlook import Ledger
from realpolitik.analysis.traces import Acts
from realpolitik.analysis.tracks import TRACKS

Ints = NDArray[np.int64]


class Deed(NamedTuple):
    """An act of one power to another; ``day`` counts from any first day, ``quad`` is 1 to 4, ``events`` are those that tell it."""

    source: str
    target: str
    day: int
    type: str
    quad: int
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Diary:
    """Deeds from day 0 to ``days`` (not included), with powers and types in order of their names."""

    deeds: tuple[Deed, ...]
    days: int
    powers: tuple[str, ...] = field(init=False)
    types: tuple[str, ...] = field(init=False)
    # Source, target, day, type and quad of each deed as numbers.
    _numbers: tuple[Ints, Ints, Ints, Ints, Ints] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        source, target, day, kind, quad, _ = zip(*self.deeds, strict=True) if self.deeds else ((),) * 6
        powers, types = tuple(sorted({*source, *target})), tuple(sorted(set(kind)))
        power, act = _numbers(powers), _numbers(types)
        columns = (map(power.__getitem__, source), map(power.__getitem__, target), day, map(act.__getitem__, kind), quad)
        object.__setattr__(self, "powers", powers)
        object.__setattr__(self, "types", types)
        object.__setattr__(self, "_numbers", tuple(np.fromiter(one, np.int64, len(self.deeds)) for one in columns))

    def acts(self) -> Acts:
        """The deeds as acts: each who, what, whom and day once."""
        source, target, day, kind, _ = self._numbers
        shape = (len(self.powers), len(self.types), len(self.powers), int(day.max(initial=0)) + 1)
        keys = np.unique(np.ravel_multi_index((source, kind, target, day), shape)) if len(day) else np.zeros(0, np.int64)
        subject, relation, object, when = np.unravel_index(keys, shape) if len(keys) else (keys,) * 4
        return Acts(subject, relation, object, when)

    def counts(self) -> dict[tuple[str, str], int]:
        """How many deeds there are of each pair."""
        source, target, *_ = self._numbers
        size = max(len(self.powers), 1)
        keys, counts = np.unique(source * size + target, return_counts=True)
        return {
            (self.powers[key // size], self.powers[key % size]): count for key, count in zip(keys.tolist(), counts.tolist(), strict=True)
        }

    def ledger(self, pairs: Sequence[tuple[str, str]]) -> Ledger:
        """The deeds of these pairs by track and day. Deeds of a quad that is no track are left out."""
        power = _numbers(self.powers)
        source, target, day, _, quad = self._numbers
        told = (quad >= 1) & (quad <= len(TRACKS))
        wanted = np.array([(power.get(one, -1), power.get(other, -1)) for one, other in pairs], np.int64).reshape(-1, 2)
        size = len(self.powers) + 1
        keys = wanted[:, 0] % size * size + wanted[:, 1] % size
        return ledger(source[told], target[told], quad[told] - 1, day[told], pairs=keys, size=size, days=self.days)


def ledger(source: Ints, target: Ints, track: Ints, day: Ints, *, pairs: Ints, size: int, days: int) -> Ledger:
    """Acts between actors (numbers below ``size``) by day, for pairs given as source times ``size`` plus target."""
    return Ledger(
        pair=_by_day(source * size + target, track, day, keys=pairs, days=days),
        back=_by_day(target * size + source, track, day, keys=pairs, days=days),
        source=_by_day(source, track, day, keys=pairs // size, days=days),
        target=_by_day(target, track, day, keys=pairs % size, days=days),
    )


def _by_day(key: Ints, track: Ints, day: Ints, *, keys: Ints, days: int) -> Doubles:
    wanted, place = np.unique(keys, return_inverse=True)
    row = np.minimum(np.searchsorted(wanted, key), max(len(wanted) - 1, 0))
    known = np.flatnonzero(wanted[row] == key) if len(wanted) else np.zeros(0, np.int64)
    counts = np.zeros((len(wanted), len(TRACKS), days))
    np.add.at(counts, (row[known], track[known], day[known]), 1)
    found: Doubles = counts[place]
    return found


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}
