"""Who stands with whom: of all that passes between powers in some days, the share of each pair and whether it is for or against.

Groups are those among whom there is more cooperation, and less conflict, than the traffic of each lets expect (modularity; Blondel et al.
2008, its first phase, on cooperation less conflict in deeds), as far as bonds that are for hold them together: two that have a common
enemy, or more to say to each other than others have, do not stand together for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.analysis.tracks import TRACKS

# How sure the share of conflict must be on one side of a half for a bond to be called for or against; below, it is mixed.
SHARE = 2 / 3
LEAST = 5
ROUNDS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What passed between two powers either way: deeds by track, the share of them in all that passed, and its sign: +1, -1, 0 (mixed).

    ``sign`` is None below five deeds. ``shares`` gives the share of each track in what passed on that track between any two.
    """

    left: str
    right: str
    counts: Mapping[str, int]
    share: float
    shares: Mapping[str, float]
    sign: int | None


def bonds(days: Iterable[tuple[str, str, int, int]]) -> tuple[Bond, ...]:
    """Bonds from rows of source, target, quad (1 to 4) and events, the strongest first."""
    between: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(TRACKS, 0))
    for source, target, quad, events in days:
        if 1 <= quad <= len(TRACKS) and source != target:
            between[min(source, target), max(source, target)][TRACKS[quad - 1]] += events
    whole = {track: sum(counts[track] for counts in between.values()) for track in TRACKS}
    everything = max(sum(whole.values()), 1)
    found = [
        Bond(
            left=left, right=right, counts=counts, share=sum(counts.values()) / everything,
            shares={track: counts[track] / max(whole[track], 1) for track in TRACKS}, sign=_sign(counts),
        )
        for (left, right), counts in between.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda bond: (-bond.share, bond.left, bond.right)))


def groups(found: Sequence[Bond]) -> tuple[tuple[str, ...], ...]:
    """Powers grouped by who stands with whom, the largest first; whoever stands with nobody is left out."""
    friendly: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    hostile: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for bond in found:
        good = bond.counts["talk"] + bond.counts["deliver"]
        bad = bond.counts["press"] + bond.counts["force"]
        for one, other in ((bond.left, bond.right), (bond.right, bond.left)):
            friendly[one][other] += good
            hostile[one][other] += bad
    powers = sorted(friendly)
    home = {power: power for power in powers}
    for _ in range(ROUNDS):
        moved = False
        for power in powers:
            best = max(
                sorted({home[other] for other in friendly[power]} | {home[power]}), key=lambda at: _gain(power, at, home, friendly, hostile)
            )
            if (
                best != home[power]
                and _gain(power, best, home, friendly, hostile) > _gain(power, home[power], home, friendly, hostile) + 1e-9
            ):
                home[power], moved = best, True
        if not moved:
            break
    together = _held_together(found, home)
    return tuple(sorted((tuple(sorted(one)) for one in together if len(one) > 1), key=lambda one: (-len(one), one)))


def _held_together(found: Sequence[Bond], home: Mapping[str, str]) -> Iterator[set[str]]:
    """The parts of each group that bonds hold together: those that are for, and those of few deeds that are rather for than against."""
    friends: dict[str, set[str]] = defaultdict(set)
    for bond in found:
        good = bond.counts["talk"] + bond.counts["deliver"]
        if home[bond.left] == home[bond.right] and (bond.sign == 1 or (bond.sign is None and 2 * good > sum(bond.counts.values()))):
            friends[bond.left].add(bond.right)
            friends[bond.right].add(bond.left)
    left = set(friends)
    while left:
        part, following = set[str](), {min(left)}
        while following:
            part |= following
            following = {friend for one in following for friend in friends[one]} - part
        left -= part
        yield part


Weights = Mapping[str, Mapping[str, float]]


def _gain(power: str, group: str, home: Mapping[str, str], friendly: Weights, hostile: Weights) -> float:
    """How much more friendship, and less enmity, there is with a group than their traffic lets expect."""
    gain = 0.0
    for weights, sign in ((friendly, 1), (hostile, -1)):
        total = sum(sum(row.values()) for row in weights.values())
        if not total:
            continue
        own = sum(weights[power].values())
        inside = sum(weight for other, weight in weights[power].items() if home[other] == group and other != power)
        others = sum(sum(weights[other].values()) for other in home if home[other] == group and other != power)
        gain += sign * (inside - own * others / total)
    return gain


def _sign(counts: Mapping[str, int]) -> int | None:
    good = counts["talk"] + counts["deliver"]
    total = sum(counts.values())
    if total < LEAST:
        return None
    return 1 if good / total >= SHARE else -1 if good / total <= 1 - SHARE else 0
