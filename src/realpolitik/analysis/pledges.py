"""What became of the promises, threats and duties that reports tell of: each held against the events that came after.

The theory: a commitment is two patterns of events, a condition and what follows from it. It sleeps until an event fits the condition (at
once where there is none), is due from then on, and is met by an event that fits what was said would follow. What no type says cannot be
held against events; it is listed as such and left to a person. A threat that is met has been carried out.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, product, takewhile
from typing import Any, Literal

from realpolitik.analysis.accounts import Account, Party, independent, party

# The type of an event, who did it and to whom or where; None is anybody.
_Sides = tuple[str | None, str | None, str | None]
# What one deed is told by comes within so many days.
MONTH = 30
Fate = Literal["dormant", "response due", "met", "declined", "expired", "not coded"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A pledge and what became of it: its state since an ISO day, the accounts that met its condition, and those that decide its state."""

    pledge: Pledge
    state: Fate
    since: str | None
    called: tuple[Account, ...]
    answered: tuple[Account, ...]
    sources: int


def pledges(reading: Mapping[str, Any]) -> Iterator[Pledge]:
    """The commitments of one public record that have a holder."""
    head = reading["report"]
    known = {one["id"]: party(one) for one in reading["actors"]}
    for one in reading.get("commitments", ()):
        holder = known.get(one["holder"] or "")
        if holder is None:
            continue
        helped = tuple(known[key] for key in one["beneficiaries"] if key in known)
        consequence = _pattern(one["consequence"], known)
        doers = consequence.actors or frozenset({holder.side})
        reached = consequence.recipients or frozenset(party.side for party in helped)
        yield Pledge(
            id=one["id"], report=head["id"], published=head["published"], kind=one["kind"], holder=holder, beneficiaries=helped,
            trigger=_pattern(one["trigger"], known) if one["trigger"] is not None else None,
            consequence=Pattern(type=consequence.type, actors=doers, recipients=reached),
            deadline=_deadline(one, head["published"]), basis=one["basis"], span=(one["span"][0], one["span"][1]),
        )  # fmt: skip


def followed(given: Iterable[Pledge], told: Iterable[Account], *, today: str) -> tuple[Followed, ...]:
    """What became of each pledge by the ISO day ``today``. A report does not bear out its own pledges: what it tells came before."""
    listed = tuple(given)
    asked = [_asked(one) for one in listed]
    found = _Found([pattern for some in asked for pattern in some if pattern is not None], told, today=today)
    return tuple(_followed(one, *patterns, found, today) for one, patterns in zip(listed, asked, strict=True))


class _Found:
    """The accounts that fit some patterns, by day; they are looked through once, however many pledges there are."""

    def __init__(self, patterns: Iterable[Pattern], told: Iterable[Account], *, today: str) -> None:
        self._by_key: dict[_Sides, list[Account]] = {key: [] for pattern in patterns for key in _keys(pattern)}
        types = {key[0] for key in self._by_key}
        for one in told:
            if one.type in types and one.day is not None and one.day <= today and one.happened:
                doers = {None, *(side.side for side in one.actors)}
                others = {None, *(side.side for side in one.recipients), *one.places}
                for key in product((one.type,), doers, others):
                    if key in self._by_key:
                        self._by_key[key].append(one)
        for own in self._by_key.values():
            own.sort(key=_order)

    def after(self, pattern: Pattern, day: str, *, report: str) -> tuple[Account, ...]:
        """The first account of another report that fits, from a day on, and those of the month that begins with it: what is told of
        later is another deed."""
        keys = _keys(pattern)
        firsts = [one.day for key in keys if (one := next(self._from(key, day, report), None)) is not None and one.day is not None]
        if not firsts:
            return ()
        until = (date.fromisoformat(min(firsts)[:10]) + timedelta(days=MONTH)).isoformat()
        near = (takewhile(lambda one: (one.day or "") < until, self._from(key, day, report)) for key in keys)
        found = {(one.report, one.event): one for one in chain.from_iterable(near)}
        return tuple(sorted(found.values(), key=_order))

    def _from(self, key: _Sides, day: str, report: str) -> Iterator[Account]:
        own = self._by_key[key]
        first = bisect_left(own, day, key=lambda one: one.day or "")
        return (own[place] for place in range(first, len(own)) if own[place].report != report)


def _keys(pattern: Pattern) -> list[_Sides]:
    return list(product((pattern.type,), pattern.actors or (None,), pattern.recipients or (None,)))


def _order(account: Account) -> tuple[str, str, str]:
    return account.day or "", account.report, account.event


def _asked(pledge: Pledge) -> tuple[Pattern | None, Pattern | None, Pattern | None]:
    """The patterns of its condition, of what was said would follow, and of a refusal, where there is such a thing."""
    refusal = Pattern(type="REJECT", actors=frozenset({pledge.holder.side}), recipients=pledge.consequence.recipients)
    may_refuse = pledge.kind in ("promise", "obligation") and bool(refusal.recipients)
    return pledge.trigger, pledge.consequence, refusal if may_refuse else None


def _followed(
    pledge: Pledge, trigger: Pattern | None, consequence: Pattern | None, refusal: Pattern | None, found: _Found, today: str
) -> Followed:
    def after(pattern: Pattern | None, day: str) -> tuple[Account, ...]:
        return found.after(pattern, day, report=pledge.report) if pattern is not None else ()

    def made(state: Fate, since: str | None, called: tuple[Account, ...], answered: tuple[Account, ...] = ()) -> Followed:
        return Followed(pledge=pledge, state=state, since=since, called=called, answered=answered, sources=independent(answered or called))

    said = pledge.published or ""
    coded = pledge.consequence.type is not None and bool(said)
    if not coded or (trigger is not None and trigger.type is None):
        return made("not coded", pledge.published, ())
    called = after(trigger, said)
    if trigger is not None and not called:
        gone = pledge.deadline is not None and pledge.deadline < today
        return made("expired" if gone else "dormant", pledge.deadline if gone else said, ())
    due = (called[0].day or "") if called else said
    met = tuple(one for one in after(consequence, due) if pledge.deadline is None or (one.day or "") <= pledge.deadline)
    if met:
        return made("met", met[0].day, called, met)
    refused = after(refusal, due)
    if refused:
        return made("declined", refused[0].day, called, refused)
    if pledge.deadline is not None and pledge.deadline < today:
        return made("expired", pledge.deadline, called)
    return made("response due", due, called)


def _pattern(part: Mapping[str, Any], known: Mapping[str, Party]) -> Pattern:
    sides = {side: frozenset(known[key].side for key in part[side] if key in known) for side in ("actors", "recipients")}
    return Pattern(type=part["type"], actors=sides["actors"], recipients=sides["recipients"])


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
