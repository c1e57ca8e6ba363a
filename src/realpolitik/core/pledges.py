"""What reports say was promised, threatened or owed, as two patterns of events: a condition, and what follows from it."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from realpolitik.core.accounts import STATE_KINDS, Account, Party, party

BODY = "igo"
# The type of an event, who did it and to whom or where; None is anybody.
Sides = tuple[str, str | None, str | None]


class Deed(NamedTuple):
    """What one report tells that happened: its ISO day, the report, and its place among the events there."""

    day: str
    report: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Events of a type between sides (countries, or names of those that have none); no sides: anybody, but one of those whom it is
    ``about`` on either side."""

    type: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    about: frozenset[str] = frozenset()

    @property
    def keys(self) -> list[Sides]:
        """What fits it, as :func:`fits` says of accounts."""
        kind = self.type or ""
        if self.about:
            return [key for side in sorted(self.about) for key in ((kind, side, None), (kind, None, side))]
        return list(product((kind,), self.actors or (None,), self.recipients or (None,)))


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
        trigger = _pattern(one["trigger"], known, about=(holder, *helped)) if one.get("trigger") is not None else None
        yield Pledge(
            id=one["id"], report=head["id"], published=head.get("published"), kind=one["kind"], holder=holder, beneficiaries=helped,
            trigger=trigger, consequence=_consequence(one.get("consequence") or {}, known, holder, helped),
            deadline=_deadline(one, head.get("published")), basis=one.get("basis"), span=(one["span"][0], one["span"][1]),
        )  # fmt: skip


def fits(account: Account) -> set[Sides]:
    """All sides that patterns may ask for and that this account fits; none unless it happened on some day."""
    if account.day is None or not account.happened:
        return set()
    doers = {None, *(one.side for one in account.actors)}
    others = {None, *(one.side for one in account.recipients), *account.places}
    found = set(product((account.type,), doers, others))
    if _at_home((*account.actors, *account.recipients)):
        found |= set(product((account.type,), (one.name for one in account.actors), (None, *(one.name for one in account.recipients))))
    return found


def _at_home(parties: Iterable[Party]) -> bool:
    """Whether no two are of different countries or bodies: then it matters who does it; abroad whoever acts does so for the country."""
    return len({one.side for one in parties if one.country is not None or one.kind == BODY}) < 2


def _consequence(part: Mapping[str, Any], known: Mapping[str, Party], holder: Party, helped: tuple[Party, ...]) -> Pattern:
    """What would follow: done by the holder to those who gain, where the record names nobody else."""
    doers, reached = _parties(part, "actors", known) or [holder], _parties(part, "recipients", known) or list(helped)
    named = holder.kind not in STATE_KINDS and _at_home((*doers, *reached))
    actors, recipients = (frozenset(one.name if named else one.side for one in side) for side in (doers, reached))
    return Pattern(type=part.get("type"), actors=actors, recipients=recipients)


def _pattern(part: Mapping[str, Any], known: Mapping[str, Party], *, about: Iterable[Party]) -> Pattern:
    actors, recipients = (frozenset(one.side for one in _parties(part, side, known)) for side in ("actors", "recipients"))
    near = frozenset() if actors or recipients else frozenset(one.side for one in about)
    return Pattern(type=part.get("type"), actors=actors, recipients=recipients, about=near)


def _parties(part: Mapping[str, Any], side: str, known: Mapping[str, Party]) -> list[Party]:
    return [known[key] for key in part.get(side) or () if key in known]


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
