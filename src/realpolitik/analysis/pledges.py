"""What became of the promises, threats and duties that reports tell of: each held against the events that came after.

The theory: a commitment is two patterns of events, a condition and what follows from it. It sleeps until an event fits the condition (at
once where there is none), is due from then on, and is met by an event that fits what was said would follow. What no type says cannot be
held against events; it is listed as such and left to a person. A threat that is met has been carried out.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from realpolitik.analysis.accounts import Account, Party, independent, party

Fate = Literal["dormant", "response due", "met", "declined", "expired", "not coded"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Events of a type between sides (countries, or names of those that have none); no sides: anybody."""

    type: str | None
    actors: frozenset[str]
    recipients: frozenset[str]

    def fits(self, account: Account) -> bool:
        """Whether an account tells such an event as having happened."""
        if self.type is None or account.type != self.type or not account.happened:
            return False
        doers = {one.side for one in account.actors}
        others = {one.side for one in account.recipients} | account.places
        return (not self.actors or bool(self.actors & doers)) and (not self.recipients or bool(self.recipients & others))


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
    by_type: dict[str, list[Account]] = {}
    for account in sorted(told, key=lambda one: (one.day or "", one.report, one.event)):
        if account.day is not None and account.day <= today:
            by_type.setdefault(account.type, []).append(account)
    return tuple(_followed(one, by_type, today) for one in given)


def _followed(pledge: Pledge, by_type: Mapping[str, Sequence[Account]], today: str) -> Followed:
    def after(pattern: Pattern, day: str) -> tuple[Account, ...]:
        return tuple(
            one
            for one in by_type.get(pattern.type or "", ())
            if one.report != pledge.report and (one.day or "") >= day and pattern.fits(one)
        )

    def made(state: Fate, since: str | None, called: tuple[Account, ...], answered: tuple[Account, ...] = ()) -> Followed:
        return Followed(pledge=pledge, state=state, since=since, called=called, answered=answered, sources=independent(answered or called))

    said = pledge.published or ""
    coded = pledge.consequence.type is not None and bool(said)
    if not coded or (pledge.trigger is not None and pledge.trigger.type is None):
        return made("not coded", pledge.published, ())
    called = after(pledge.trigger, said) if pledge.trigger is not None else ()
    if pledge.trigger is not None and not called:
        gone = pledge.deadline is not None and pledge.deadline < today
        return made("expired" if gone else "dormant", pledge.deadline if gone else said, ())
    due = (called[0].day or "") if called else said
    met = tuple(one for one in after(pledge.consequence, due) if pledge.deadline is None or (one.day or "") <= pledge.deadline)
    if met:
        return made("met", met[0].day, called, met)
    refusal = Pattern(type="REJECT", actors=frozenset({pledge.holder.side}), recipients=pledge.consequence.recipients)
    refused = after(refusal, due) if pledge.kind in ("promise", "obligation") and refusal.recipients else ()
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
