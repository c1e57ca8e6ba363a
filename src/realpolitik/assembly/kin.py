"""Which reports may tell one story, asked of many at once and in any place: they share what tells most of them, and are alike.

Reports that no chain of such pairs joins can never come into one story, so that each chain can be judged alone, anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from realpolitik.assembly.linking import linked
from realpolitik.assembly.shelf import EVER, LAST, MOST, UNDATED, period, periods_around
from realpolitik.assembly.stories import akin
from realpolitik.assembly.telling import Telling

__all__ = ["akin", "chains", "coming", "foremost", "linked", "paired", "posted"]

# What sharing a band of the sketch is worth beside sharing a word.
BAND = 1e6


def coming(one: Telling) -> tuple[int, str]:
    """The place of a report in the order in which stories are told: by day, those without one first, then by id."""
    return one.day.toordinal() if one.day is not None else 0, one.report


def posted(one: Telling) -> list[tuple[int, int, float]]:
    """Under which keys a report is found, in which period, and what it is worth to it that another shares the key."""
    own = period(one.day)
    words = [(key, own, 1 / (2 + place)) for place, key in enumerate(one.keys)]
    return words + [(band, EVER, BAND) for band in dict.fromkeys(one.bands)]


def paired(having: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Of the reports that have a key, given by their periods in the order of their coming, each with the last few it is held against."""
    seen: dict[int, list[int]] = defaultdict(list)
    for later, own in enumerate(having):
        for at in (EVER,) if own == EVER else (UNDATED,) if own == UNDATED else periods_around(own):
            for earlier in seen.get(at, ())[-LAST:]:
                yield later, earlier
        seen[own].append(later)


def foremost(worth: Mapping[str, float]) -> list[str]:
    """The reports that it is worth most to be held against."""
    return sorted(worth, key=lambda report: (-worth[report], report))[:MOST]


def chains(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The reports that pairs join, directly or over others; sorted."""
    root: dict[str, str] = {}

    def top(key: str) -> str:
        root.setdefault(key, key)
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for left, right in pairs:
        low, high = sorted((top(left), top(right)))
        root[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(root):
        found[top(key)].append(key)
    return [found[key] for key in sorted(found)]
