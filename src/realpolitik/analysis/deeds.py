"""Deeds: what one power did to another on a day, told once, however many reports tell it and however often they are reprinted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from realpolitik.analysis.posture import FOR_THE_STATE

# Within so many days acts of one type that one story tells are one deed: a reprint dates an undated act to its own day.
ONE = 3
# Whatever is done to these is not done to the state, though they are of its country.
AGAINST = frozenset({"REB", "UAF", "CRM", "OPP"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
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
    by_story: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_story[telling.story, telling.type].append(telling)
    found: list[Deed] = []
    for told in by_story.values():
        told.sort(key=lambda one: (one.day, one.report, one.event))
        found.extend(_deed(group) for group in apart(told, lambda one: one.day.toordinal()))
    return tuple(sorted(found, key=lambda deed: (deed.day, deed.type, deed.tellings[0].event)))


def _deed(told: list[Telling]) -> Deed:
    mode = next((telling.mode for telling in told if telling.mode is not None), None)
    return Deed(day=told[0].day, type=told[0].type, mode=mode, quad=told[0].quad, tellings=tuple(told))


def acts_for(actor: Mapping[str, Any], power: str) -> bool:
    """Whether an actor (of the public record) acts as this power: a state and its organs, or anybody of a power without a country."""
    country = actor.get("country")
    if country is None:
        return _power(actor) == power
    return country == power and (actor.get("kind") in ("state", "government") or actor.get("sector") in FOR_THE_STATE)


def stands_for(actor: Mapping[str, Any], power: str) -> bool:
    """Whether what is done to an actor is done to this power: to the state or its people, not to those who fight it."""
    return _power(actor) == power and actor.get("sector") not in AGAINST


def _power(actor: Mapping[str, Any]) -> str | None:
    return actor.get("country") or str(actor.get("code") or "").split(" ")[0] or None
