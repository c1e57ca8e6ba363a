"""What happened between two powers, with the reports that tell it, as SQL expressions and the rows they give."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Connection, Select, and_, case, cast, func, select, type_coerce, union_all

from realpolitik.store.asking import before
from realpolitik.store.rows import HAPPENED
from realpolitik.store.schema import events, pair_days, pairs, parties, records, reports

WEEK = 7
# So many days an event may be told before its own day: days are mistaken by a week or a month.
EARLY = 31


def happened(source: str, target: str, *, since: str, until: str, confidence: float) -> Select[Any]:
    """Events of a pair that happened or go on and are no history, by their day: that on which they began, else that of the report.

    What is dated more roughly than to a week, or goes on for longer, is told of the day of a report that lies within it. What a report
    tells more than a month before it began did not happen as it says, and is left out, so that the newest need no look at all others.
    """
    rough = and_(events.c.lasts > WEEK, events.c.published.between(events.c.start, events.c.end))
    day = case((rough, events.c.published), else_=func.coalesce(events.c.start, events.c.published))
    own = (events.c.report, events.c.id, events.c.type, events.c.mode, events.c.quad, events.c.place)
    between = select(pairs.c.report, pairs.c.event).where(pairs.c.source == source, pairs.c.target == target)
    told = between.where(pairs.c.published >= before(since, EARLY))
    chosen = union_all(told, between.where(pairs.c.published.is_(None))).subquery()
    found = select(*own, day.label("day")).join(chosen, and_(chosen.c.report == events.c.report, chosen.c.event == events.c.id))
    found = found.where(events.c.status.in_(HAPPENED), events.c.historical == 0, events.c.negated == 0, events.c.confidence >= confidence)
    return found.where(day >= since, day <= until)


def tellings(connection: Connection, source: str, target: str, *, since: str, until: str, confidence: float) -> list[dict[str, Any]]:
    """``report``, ``outlet``, ``day``, ``event`` and ``actors`` (by id) of each event that happened.

    Of the event its ``id``, ``type``, ``mode``, ``quad``, ``actors`` and ``recipients`` (those who meet are both), of an actor what it is:
    ``name``, ``country``, ``code``, ``kind`` and ``sector``.
    """
    told = happened(source, target, since=since, until=until, confidence=confidence).subquery()
    # Pieces of a document are taken out by the database: most of it is not needed here.
    lite = connection.dialect.name == "sqlite"
    document: Any = type_coerce(records.c.json, JSON) if lite else cast(records.c.json, JSON)
    parts = [document[name].as_string().label(name) for name in ("country", "code", "kind", "sector")]
    asked = (
        select(
            told,
            reports.c.id.label("report_id"),
            reports.c.outlet,
            parties.c.side,
            parties.c.actor,
            parties.c.name,
            records.c.id.label("known"),
            *parts,
        )
        .join(reports, reports.c.number == told.c.report)
        .join(parties, and_(parties.c.report == told.c.report, parties.c.event == told.c.id))
        .outerjoin(records, and_(records.c.report == told.c.report, records.c.kind == "actors", records.c.id == parties.c.actor))
        .order_by(told.c.day, told.c.report, told.c.place, parties.c.side, parties.c.actor)
    )
    found: list[dict[str, Any]] = []
    last: tuple[int, str] | None = None
    for row in connection.execute(asked):
        if (row.report, row.id) != last:
            last = row.report, row.id
            event = {"id": row.id, "type": row.type, "mode": row.mode, "quad": row.quad, "actors": [], "recipients": []}
            found.append({"report": row.report_id, "outlet": row.outlet, "day": row.day[:10], "event": event, "actors": {}})
        found[-1]["event"][f"{row.side}s"].append(row.actor)
        if row.known is not None:
            found[-1]["actors"][row.actor] = {
                "id": row.actor, "name": row.name, "country": row.country, "code": row.code, "kind": row.kind, "sector": row.sector,
            }  # fmt: skip
    return found


def moves(*, since: str, split: str, until: str) -> Select[Any]:
    """For each pair and quad how many events passed from ``split`` on, and how many before."""
    late, early = pair_days.c.day >= split, pair_days.c.day < split
    sums = (func.sum(case((when, pair_days.c.events), else_=0)).label(name) for name, when in (("now", late), ("before", early)))
    keys = (pair_days.c.source, pair_days.c.target, pair_days.c.quad)
    found = select(*keys, *sums)
    return found.where(pair_days.c.day >= since, pair_days.c.day <= until).group_by(*keys)


def traffic(*, since: str, until: str, by_day: bool) -> Select[Any]:
    """What passed between two days: by pair and quad, or by day alone."""
    keys = (pair_days.c.day,) if by_day else (pair_days.c.source, pair_days.c.target, pair_days.c.quad)
    found = select(*keys, func.sum(pair_days.c.events).label("events")).where(pair_days.c.day >= since, pair_days.c.day <= until)
    return found.group_by(*keys).order_by(*keys)


def known_days() -> Select[Any]:
    """The first and the last day of publication."""
    return select(func.min(reports.c.published), func.max(reports.c.published))
