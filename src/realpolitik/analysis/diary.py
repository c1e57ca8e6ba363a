"""What passed between powers day by day, in numbers: who, what, whom and when, for all that foretells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.outlook import Ledger
from realpolitik.analysis.traces import Acts
from realpolitik.analysis.tracks import TRACKS

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "powers", tuple(sorted({side for one in self.deeds for side in (one.source, one.target)})))
        object.__setattr__(self, "types", tuple(sorted({one.type for one in self.deeds})))

    def acts(self) -> Acts:
        """The deeds as acts: each who, what, whom and day once."""
        power, kind = _numbers(self.powers), _numbers(self.types)
        rows = {(power[one.source], kind[one.type], power[one.target], one.day) for one in self.deeds}
        subject, relation, object, day = np.array(sorted(rows), np.int64).reshape(-1, 4).T
        return Acts(subject, relation, object, day)

    def ledger(self, pairs: Sequence[tuple[str, str]]) -> Ledger:
        """The deeds of these pairs by track and day. Deeds of a quad that is no track are left out."""
        power = _numbers(self.powers)
        told = [one for one in self.deeds if 1 <= one.quad <= len(TRACKS)]
        source, target = (np.array([power[getattr(one, side)] for one in told], np.int64) for side in ("source", "target"))
        track, day = np.array([one.quad - 1 for one in told], np.int64), np.array([one.day for one in told], np.int64)
        wanted = np.array([(power.get(one, -1), power.get(other, -1)) for one, other in pairs], np.int64).reshape(-1, 2)
        size = len(self.powers) + 1
        return ledger(source, target, track, day, pairs=wanted[:, 0] % size * size + wanted[:, 1] % size, size=size, days=self.days)


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
