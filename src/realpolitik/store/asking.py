"""What events are asked for: the conditions, and as SQL expressions those on columns of an event and on who takes part."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, exists, or_, select

from realpolitik.store.schema import NARROW, events, parties, reports, sames

# A country of ISO 3166-1, or a code of its kind (IGO).
POWER = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Conditions on events; None asks nothing.

    ``since`` and ``until`` are ISO days; ``actor`` and ``recipient`` are a power, an id or a name; ``place`` is the name of a place and
    ``country`` the code of a country where it happened. ``once`` leaves of what is judged the
    same only the one whose id stands for all.
    """

    types: Collection[str] | None = None
    statuses: Collection[str] | None = None
    historical: bool | None = None
    actor: str | None = None
    recipient: str | None = None
    report_id: str | None = None
    place: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 0.0
    once: bool = False
    newest: bool = False
    limit: int | None = None


def plain(wanted: Wanted) -> list[Any]:
    """Conditions on columns of the event itself, days apart."""
    found: list[Any] = []
    if wanted.types is not None:
        found.append(events.c.type.in_(wanted.types))
    if wanted.statuses is not None:
        found.append(events.c.status.in_(wanted.statuses))
    if wanted.historical is not None:
        found.append(events.c.historical == int(wanted.historical))
    if wanted.report_id is not None:
        found.append(events.c.report == select(reports.c.number).where(reports.c.id == wanted.report_id).scalar_subquery())
    if wanted.once:
        found.append(~exists().where(sames.c.id == events.c.id, sames.c.canonical != events.c.id))
    if wanted.confidence > 0:
        found.append(events.c.confidence >= wanted.confidence)
    return found


def powers_of(wanted: Wanted) -> tuple[str, str] | None:
    """Source and target, "" for anybody; None if no power is asked for."""
    sides = tuple(side if side is not None and POWER.fullmatch(side) else "" for side in (wanted.actor, wanted.recipient))
    return (sides[0], sides[1]) if any(sides) else None


def named(wanted: Wanted) -> list[tuple[str, str]]:
    """Sides that are asked for by name or id, with these."""
    sides = (("actor", wanted.actor), ("recipient", wanted.recipient))
    return [(side, name) for side, name in sides if name is not None and not POWER.fullmatch(name)]


def called(side: str, name: str) -> Any:
    """Whether a party is on this side and has this name or id."""
    return and_(parties.c.side == side, or_(parties.c.actor == name, parties.c.name == name))


def narrow(wanted: Wanted) -> bool:
    """Whether days are asked for that an index of days finds soon."""
    if wanted.since is None or wanted.until is None:
        return False
    return (date.fromisoformat(wanted.until) - date.fromisoformat(wanted.since)).days <= NARROW


def before(day: str, days: int) -> str:
    """The day so many days before; the first of all days at the least."""
    first = date.fromisoformat(day)
    return (first - timedelta(days=min(days, first.toordinal() - 1))).isoformat()
