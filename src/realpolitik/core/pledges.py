"""What reports say was promised, threatened or owed, as two patterns of events: a condition, and what follows from it."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from realpolitik.core.accounts import Account, Party, party

# The type of an event, who did it and to whom or where; None is anybody.
Sides = tuple[str, str | None, str | None]


class Deed(NamedTuple):
    """What one report tells that happened: its ISO day, the report, and its place among the events there."""

    day: str
    report: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Events of a type between sides (countries, or names of those that have none); no sides: anybody."""

    type: str | None
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A commitment that a report tells of. ``trigger`` is None where it has no condition; ``deadline`` is an ISO day."""

    id: str
    report: str
    published: str | None
    kind: str
    holder: Party
    beneficiaries: tuple[Party, ...]
    trigger: Pattern | None
    consequence: Pattern
    deadline: str | None
    basis: str | None
    span: tuple[int, int]

    @property
    def coded(self) -> bool:
        """Whether events can be held against it: types say what would follow, and on what condition if there is one."""
        told = self.consequence.type is not None and bool(self.published)
        return told and (self.trigger is None or self.trigger.type is not None)

    @property
    def sides(self) -> set[str]:
        """Whom it concerns: countries and names of its holder and of those who would gain."""
        return {name for one in (self.holder, *self.beneficiaries) for name in (one.country, one.name) if name is not None}


def pledges(reading: Mapping[str, Any]) -> Iterator[Pledge]:
    """The commitments of one public record that have a holder."""
    head = reading["report"]
    known = {one["id"]: party(one) for one in reading["actors"]}
    for one in reading.get("commitments", ()):
        holder = known.get(one.get("holder") or "")
        if holder is None:
            continue
        helped = tuple(known[key] for key in one.get("beneficiaries") or () if key in known)
        consequence = _pattern(one.get("consequence") or {}, known)
        doers = consequence.actors or frozenset({holder.side})
        reached = consequence.recipients or frozenset(party.side for party in helped)
        yield Pledge(
            id=one["id"], report=head["id"], published=head.get("published"), kind=one["kind"], holder=holder, beneficiaries=helped,
            trigger=_pattern(one["trigger"], known) if one.get("trigger") is not None else None,
            consequence=Pattern(type=consequence.type, actors=doers, recipients=reached),
            deadline=_deadline(one, head.get("published")), basis=one.get("basis"), span=(one["span"][0], one["span"][1]),
        )  # fmt: skip


def fits(account: Account) -> set[Sides]:
    """All sides that patterns may ask for and that this account fits; none unless it happened on some day."""
    if account.day is None or not account.happened:
        return set()
    doers = {None, *(one.side for one in account.actors)}
    others = {None, *(one.side for one in account.recipients), *account.places}
    return set(product((account.type,), doers, others))


def _pattern(part: Mapping[str, Any], known: Mapping[str, Party]) -> Pattern:
    sides = {side: frozenset(known[key].side for key in part.get(side) or () if key in known) for side in ("actors", "recipients")}
    return Pattern(type=part.get("type"), actors=sides["actors"], recipients=sides["recipients"])


def _deadline(told: Mapping[str, Any], published: str | None) -> str | None:
    """The last day on which it may be done; a day that was over when it was said is none: *the positions they held before November*."""
    day = last_day((told.get("deadline") or {}).get("value"))
    return None if day is not None and published is not None and day < published else day


def last_day(value: str | None) -> str | None:
    """The last ISO day of a TIMEX3 value that is a day, week, month or year; None for others.

    >>> last_day("2024-02"), last_day("2021-W33"), last_day("P3D")
    ('2024-02-29', '2021-08-22', None)
    """
    try:
        if value is not None and "-W" in value:
            return date.fromisocalendar(int(value[:4]), int(value[6:8]), 7).isoformat()
        parts = [int(part) for part in (value or "")[:10].split("-")]
        if len(parts) == 2:
            parts.append(calendar.monthrange(*parts)[1])
        return date(*(parts if len(parts) == 3 else [*parts, 12, 31])).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
