"""Deeds: what one power did to another on a day, told once, however many reports tell it and however often they are reprinted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import NamedTuple, TypeVar

from realpolitik.core.telling import Telling

# Within so many days acts of one type that one story tells are one deed: a reprint dates an undated act to its own day.
ONE = 3
ORDER = attrgetter("day", "report", "event")
T = TypeVar("T")


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


def apart(told: Iterable[T], day: Callable[[T], int]) -> Iterator[list[T]]:
    """Tellings in the order of their days, parted where one lies so many days after the first of its group that it is another deed."""
    group: list[T] = []
    for one in told:
        if group and day(one) - day(group[0]) >= ONE:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


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
        found.extend(_deed(group) for group in apart(told, lambda one: one.day.toordinal()))
    found.sort(key=lambda deed: (deed.day, deed.type, deed.tellings[0].event))
    return tuple(found)


def _deed(told: list[Telling]) -> Deed:
    first = told[0]
    mode = first.mode
    if mode is None:
        mode = next((telling.mode for telling in told if telling.mode is not None), None)
    return Deed(first.day, first.type, mode, first.quad, tuple(told))
