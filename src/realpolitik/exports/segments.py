"""Cuts a text where marks begin and end, so that marks may overlap as they like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Shade:
    """Words to be shown as part of the record ``key``; ``look`` is its class, a lower ``rank`` matters more."""

    start: int
    end: int
    key: str
    look: str
    rank: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same shades cover throughout, those that matter most first."""

    start: int
    end: int
    shades: tuple[Shade, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """Reworded words and what they were read as; they belong to no record."""

    start: int
    end: int
    means: str


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the lines that are not blank."""
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            low = start + line.index(words[0])
            yield low, low + len(words)
        start += len(line)


def segments(shades: Iterable[Shade], start: int, end: int, *, also: Iterable[int] = ()) -> list[Segment]:
    """The stretch from ``start`` to ``end`` cut into segments, in order and without gaps; ``also`` are further places to cut at."""
    inside = [shade for shade in shades if shade.start < end and start < shade.end]
    cuts = sorted(
        {start, end}
        | {cut for shade in inside for cut in (shade.start, shade.end) if start < cut < end}
        | {cut for cut in also if start < cut < end}
    )
    opening = _by_place(inside, "start", start)
    closing = _by_place(inside, "end", end)
    found: list[Segment] = []
    active: set[Shade] = set()
    for low, high in pairwise(cuts):
        active |= set(opening.get(low, ()))
        active -= set(closing.get(low, ()))
        found.append(Segment(low, high, tuple(sorted(active, key=lambda s: (s.rank, s.end - s.start, s.start, s.key)))))
    return found


def _by_place(shades: Sequence[Shade], side: str, edge: int) -> dict[int, list[Shade]]:
    places: dict[int, list[Shade]] = {}
    for shade in shades:
        place = max(shade.start, edge) if side == "start" else min(shade.end, edge)
        places.setdefault(place, []).append(shade)
    return places
