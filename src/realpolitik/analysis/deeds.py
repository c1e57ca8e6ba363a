"""Deeds: what one power did to another on a day, told once, however many reports tell it and however often they are reprinted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from realpolitik.core.telling import Telling

# Within so many days acts of one type that one story tells are one deed: a reprint dates an undated act to its own day.
ONE = 3
ORDER = attrgetter("day", "report", "event")


class Deed(NamedTuple):
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
    by_story: dict[tuple[str, str], list[Telling]] = {}
    for telling in tellings:
        by_story.setdefault((telling.story, telling.type), []).append(telling)
    found = []
    for told in by_story.values():
        if len(told) == 1:
            # As most are; of a year of a busy pair there are thousands.
            (only,) = told
            found.append(Deed(only.day, only.type, only.mode, only.quad, (only,)))
            continue
        told.sort(key=ORDER)
        first = 0
        for at, telling in enumerate(told):
            if (telling.day - told[first].day).days >= ONE:
                found.append(_deed(told[first:at]))
                first = at
        found.append(_deed(told[first:]))
    found.sort(key=lambda deed: (deed.day, deed.type, deed.tellings[0].event))
    return tuple(found)


def _deed(told: list[Telling]) -> Deed:
    first = told[0]
    mode = first.mode
    if mode is None:
        mode = next((telling.mode for telling in told if telling.mode is not None), None)
    return Deed(first.day, first.type, mode, first.quad, tuple(told))
