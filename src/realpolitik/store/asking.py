"""Which events meet conditions, as one SQL expression that an index can drive.

The theory: of all conditions one finds events by an index, and the others are held against what it finds. Days between two bounds go
first where the span is narrow, then powers, which have an index by pair and day of publication (so that the newest come without
sorting), then names.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, tuple_, union_all

from realpolitik.store.schema import NARROW, events, pairs, parties, reports, sames

# A country of ISO 3166-1, or a code of its kind (IGO).
POWER = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Conditions on events; None asks nothing.

    ``since`` and ``until`` are ISO days; ``actor`` and ``recipient`` are a power, an id or a name; ``place`` is the name of a place and
    ``country`` the code of a country where it happened (pages only). ``once`` leaves of what is judged the
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


def asked(wanted: Wanted) -> Any:
    """Number of the report, id and place of each event, by day of publication and place in the text."""
    columns = (events.c.report, events.c.id, events.c.place)
    conditions = and_(True, *plain(wanted))
    # What is sorted is no column of an index, else the database would rather walk along that index.
    sorted_by = func.coalesce(events.c.published, "")
    powers = powers_of(wanted)
    found: Any
    day: Any
    if wanted.since is not None and wanted.until is not None and _days(wanted.since, wanted.until) <= NARROW:
        whole = select(*columns, sorted_by.label("published")).where(conditions, *_names(wanted))
        if powers is not None:
            own = pairs.c.report == events.c.report, pairs.c.event == events.c.id
            whole = whole.where(exists().where(*own, pairs.c.source == powers[0], pairs.c.target == powers[1]))
        # Few events last long, so that the index of days finds all others between two bounds.
        short = whole.where(events.c.start >= before(wanted.since, NARROW), events.c.lasts <= NARROW)
        both = union_all(short, whole.where(events.c.lasts > NARROW)).subquery()
        found, day = select(both), both.c.published
    elif powers is not None:
        found = select(*columns, pairs.c.published).join(pairs, and_(pairs.c.report == events.c.report, pairs.c.event == events.c.id))
        found = found.where(pairs.c.source == powers[0], pairs.c.target == powers[1], conditions, *_names(wanted))
        day = pairs.c.published
    else:
        names = _names(wanted)
        day = sorted_by if names or wanted.report_id is not None else events.c.published
        found = select(*columns, day.label("published")).where(conditions, *names)
    return found.order_by(*_order(day, found.selected_columns, newest=wanted.newest)).limit(wanted.limit)


def _order(day: Any, columns: Any, *, newest: bool) -> tuple[Any, ...]:
    return (day.desc() if newest else day, columns.report, columns.place)


def plain(wanted: Wanted) -> list[Any]:
    """Conditions on columns of the event itself."""
    found: list[Any] = []
    if wanted.types is not None:
        found.append(events.c.type.in_(wanted.types))
    if wanted.statuses is not None:
        found.append(events.c.status.in_(wanted.statuses))
    if wanted.historical is not None:
        found.append(events.c.historical == int(wanted.historical))
    if wanted.report_id is not None:
        found.append(events.c.report == select(reports.c.number).where(reports.c.id == wanted.report_id).scalar_subquery())
    if wanted.since is not None:
        found.append(events.c.end >= wanted.since)
    if wanted.until is not None:
        found.append(events.c.start <= wanted.until)
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


def _names(wanted: Wanted) -> list[Any]:
    """Conditions on parties by name or id."""
    own = select(parties.c.report, parties.c.event)
    return [tuple_(events.c.report, events.c.id).in_(own.where(called(side, name))) for side, name in named(wanted)]


def _days(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days


def before(day: str, days: int) -> str:
    """The day so many days before; the first of all days at the least."""
    first = date.fromisoformat(day)
    return (first - timedelta(days=min(days, first.toordinal() - 1))).isoformat()
