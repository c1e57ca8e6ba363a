"""What happened between two powers, with the reports that tell it, as SQL expressions and the rows they give."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from realpolitik.store.rows import HAPPENED
from realpolitik.store.schema import events, pair_days, pairs, parties, records, reports

# How many parameters a statement may have in any database that we know.
CHUNK = 400
WEEK = 7


def happened(source: str, target: str, *, since: str, until: str, confidence: float) -> Select[Any]:
    """Events of a pair that happened or go on and are no history, by their day: that on which they began, else that of the report.

    What is dated more roughly than to a week, or goes on for longer, is told of the day of a report that lies within it.
    """
    rough = and_(events.c.lasts > WEEK, events.c.published.between(events.c.start, events.c.end))
    day = case((rough, events.c.published), else_=func.coalesce(events.c.start, events.c.published))
    own = (events.c.report, events.c.id, events.c.type, events.c.mode, events.c.quad)
    found = select(*own, day.label("day"), reports.c.id.label("report_id"), reports.c.outlet)
    found = found.join(pairs, (pairs.c.report == events.c.report) & (pairs.c.event == events.c.id))
    found = found.join(reports, reports.c.number == events.c.report).where(pairs.c.source == source, pairs.c.target == target)
    found = found.where(events.c.status.in_(HAPPENED), events.c.historical == 0, events.c.negated == 0, events.c.confidence >= confidence)
    return found.where(day >= since, day <= until).order_by(day, events.c.report, events.c.place)


def tellings(connection: Connection, source: str, target: str, *, since: str, until: str, confidence: float) -> list[dict[str, Any]]:
    """``report``, ``outlet``, ``day``, ``event`` and ``actors`` (by id) of each event that happened.

    Of the event its ``id``, ``type``, ``mode``, ``quad``, ``actors`` and ``recipients``: those who meet are both.
    """
    rows = connection.execute(happened(source, target, since=since, until=until, confidence=confidence)).all()
    found: list[dict[str, Any]] = []
    for first in range(0, len(rows), CHUNK):
        some = rows[first : first + CHUNK]
        sides = _sides(connection, {row.report for row in some})
        known = _actors(connection, {(row.report, key) for row in some for side in sides[row.report, row.id].values() for key in side})
        for row in some:
            own = sides[row.report, row.id]
            event = {
                "id": row.id,
                "type": row.type,
                "mode": row.mode,
                "quad": row.quad,
                "actors": own["actor"],
                "recipients": own["recipient"],
            }
            actors = {key: known[row.report, key] for side in own.values() for key in side if (row.report, key) in known}
            found.append({"report": row.report_id, "outlet": row.outlet, "day": row.day[:10], "event": event, "actors": actors})
    return found


def traffic(*, since: str, until: str, by_day: bool) -> Select[Any]:
    """What passed between two days: by pair and quad, or by day alone."""
    keys = (pair_days.c.day,) if by_day else (pair_days.c.source, pair_days.c.target, pair_days.c.quad)
    found = select(*keys, func.sum(pair_days.c.events).label("events")).where(pair_days.c.day >= since, pair_days.c.day <= until)
    return found.group_by(*keys).order_by(*keys)


def known_days() -> Select[Any]:
    """The first and the last day of publication."""
    return select(func.min(reports.c.published), func.max(reports.c.published))


def _sides(connection: Connection, numbers: set[int]) -> dict[tuple[int, str], dict[str, list[str]]]:
    """Who takes part in each event of these reports, by side."""
    asked = select(parties.c.report, parties.c.event, parties.c.side, parties.c.actor).where(parties.c.report.in_(numbers))
    found: dict[tuple[int, str], dict[str, list[str]]] = {}
    for report, event, side, actor in connection.execute(asked):
        found.setdefault((report, event), {"actor": [], "recipient": []})[side].append(actor)
    return found


def _actors(connection: Connection, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], dict[str, Any]]:
    # What is held against the kind is no column of an index, else the database would rather walk through all actors.
    own = func.coalesce(records.c.kind, "") == "actors"
    asked = select(records.c.report, records.c.id, records.c.json).where(own, records.c.report.in_({number for number, _ in wanted}))
    ids = func.coalesce(records.c.id, "").in_({key for _, key in wanted})
    return {(row.report, row.id): row.json for row in connection.execute(asked.where(ids)) if (row.report, row.id) in wanted}
