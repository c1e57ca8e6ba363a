"""Deeds: what one power did to another on a day, told once, however many reports tell it and however often they are reprinted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

# Within so many days acts of one type that one story tells are one deed: a reprint dates an undated act to its own day.
ONE = 3


class Telling(NamedTuple):
    """One event of one report as evidence of a deed; ``story`` and ``source`` are those of its report."""

    event: str
    report: str
    story: str
    source: str
    day: date
    type: str
    mode: str | None
    quad: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done on a day, and the tellings it rests on, the first first."""

    day: date
    type: str
    mode: str | None
    quad: int
    tellings: tuple[Telling, ...]

    @property
    def sources(self) -> frozenset[str]:
        """The independent sources that tell it."""
        return frozenset(telling.source for telling in self.tellings)


def deeds(tellings: Iterable[Telling]) -> tuple[Deed, ...]:
    """Tellings of one pair as deeds, by day: what one story tells of one type within a few days is one."""
    by_story: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_story[telling.story, telling.type].append(telling)
    found = []
    for told in by_story.values():
        told.sort(key=lambda one: (one.day, one.report, one.event))
        group = [told[0]]
        for telling in told[1:]:
            if (telling.day - group[0].day).days < ONE:
                group.append(telling)
            else:
                found.append(_deed(group))
                group = [telling]
        found.append(_deed(group))
    return tuple(sorted(found, key=lambda deed: (deed.day, deed.type, deed.tellings[0].event)))


def _deed(told: list[Telling]) -> Deed:
    mode = next((telling.mode for telling in told if telling.mode is not None), None)
    return Deed(day=told[0].day, type=told[0].type, mode=mode, quad=told[0].quad, tellings=tuple(told))
