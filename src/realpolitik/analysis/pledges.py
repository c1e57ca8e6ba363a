"""What became of the promises, threats and duties that reports tell of: each held against the events that came after.

The theory: a commitment is two patterns of events, a condition and what follows from it. It sleeps until an event fits the condition (at
once where there is none), is due from then on, and is met by an event that fits what was said would follow. What no type says cannot be
held against events; it is listed as such and left to a person. A threat that is met has been carried out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, takewhile
from typing import Literal, NamedTuple, Protocol

from realpolitik.core.accounts import Account, independent
from realpolitik.core.pledges import Deed, Pattern, Pledge, Sides

# What one deed is told by comes within so many days.
MONTH = 30
Fate = Literal["dormant", "response due", "met", "declined", "expired", "not coded"]


class Told(Protocol):
    """What is known of what happened."""

    def having(self, since: Mapping[Sides, str], *, until: str) -> Mapping[Sides, Sequence[Deed]]:
        """What fits these sides, for each from its ISO day on and until another, by day, report and place in it."""
        ...

    def accounts(self, deeds: Collection[Deed]) -> Mapping[Deed, Account]:
        """The accounts of these."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A pledge and what became of it: its state since an ISO day, the accounts that met its condition, and those that decide its state."""

    pledge: Pledge
    state: Fate
    since: str | None
    called: tuple[Account, ...]
    answered: tuple[Account, ...]
    sources: int


def followed(given: Iterable[Pledge], told: Told, *, today: str) -> tuple[Followed, ...]:
    """What became of each pledge by the ISO day ``today``. A report does not bear out its own pledges: what it tells came before."""
    listed = tuple(given)
    since: dict[Sides, str] = {}
    for pledge in listed:
        for pattern in _asked(pledge):
            for key in pattern.keys if pattern is not None else ():
                since[key] = min(since.get(key, today), pledge.published or "")
    found = _Found(told.having(since, until=today))
    fates = [_fate(one, found, today) for one in listed]
    known = told.accounts({deed for fate in fates for deed in (*fate.called, *fate.answered)})
    return tuple(_followed(one, fate, known) for one, fate in zip(listed, fates, strict=True))


class _Came(NamedTuple):
    state: Fate
    since: str | None
    called: tuple[Deed, ...] = ()
    answered: tuple[Deed, ...] = ()


class _Found:
    """What fits some patterns, by day."""

    def __init__(self, by_sides: Mapping[Sides, Sequence[Deed]]) -> None:
        self._by_sides = by_sides

    def after(self, pattern: Pattern, day: str, *, report: str) -> tuple[Deed, ...]:
        """The first deed of another report that fits, from a day on, and those of the month that begins with it: what is told of later is
        another deed."""
        keys = pattern.keys
        firsts = [one.day for key in keys if (one := next(self._from(key, day, report), None)) is not None]
        if not firsts:
            return ()
        until = (date.fromisoformat(min(firsts)[:10]) + timedelta(days=MONTH)).isoformat()
        near = (takewhile(lambda one: one.day < until, self._from(key, day, report)) for key in keys)
        return tuple(sorted(set(chain.from_iterable(near))))

    def _from(self, key: Sides, day: str, report: str) -> Iterator[Deed]:
        own = self._by_sides.get(key, ())
        first = bisect_left(own, day, key=lambda one: one.day)
        return (own[place] for place in range(first, len(own)) if own[place].report != report)


def _asked(pledge: Pledge) -> tuple[Pattern | None, Pattern | None, Pattern | None]:
    """The patterns of its condition, of what was said would follow, and of a refusal, where there is such a thing."""
    if not pledge.coded:
        return None, None, None
    # Named where the consequence names its doers.
    holder = pledge.holder.name if pledge.holder.name in pledge.consequence.actors else pledge.holder.side
    refusal = Pattern(type="REJECT", actors=frozenset({holder}), recipients=pledge.consequence.recipients)
    may_refuse = pledge.kind in ("promise", "obligation") and bool(refusal.recipients)
    return pledge.trigger, pledge.consequence, refusal if may_refuse else None


def _fate(pledge: Pledge, found: _Found, today: str) -> _Came:
    trigger, consequence, refusal = _asked(pledge)

    def after(pattern: Pattern | None, day: str) -> tuple[Deed, ...]:
        return found.after(pattern, day, report=pledge.report) if pattern is not None else ()

    said = pledge.published or ""
    if not pledge.coded:
        return _Came("not coded", pledge.published)
    called = after(trigger, said)
    if trigger is not None and not called:
        gone = pledge.deadline is not None and pledge.deadline < today
        return _Came("expired" if gone else "dormant", pledge.deadline if gone else said)
    due = called[0].day if called else said
    met = tuple(one for one in after(consequence, due) if pledge.deadline is None or one.day <= pledge.deadline)
    if met:
        return _Came("met", met[0].day, called, met)
    refused = after(refusal, due)
    if refused:
        return _Came("declined", refused[0].day, called, refused)
    if pledge.deadline is not None and pledge.deadline < today:
        return _Came("expired", pledge.deadline, called)
    return _Came("response due", due, called)


def _followed(pledge: Pledge, came: _Came, known: Mapping[Deed, Account]) -> Followed:
    called, answered = (tuple(known[deed] for deed in deeds) for deeds in (came.called, came.answered))
    return Followed(
        pledge=pledge, state=came.state, since=came.since, called=called, answered=answered, sources=independent(answered or called)
    )
