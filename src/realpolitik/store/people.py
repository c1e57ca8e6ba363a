"""Actors across reports: by name, and what the last reports that name one say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, and_, func, literal_column, select

from realpolitik.store.schema import events, parties, records, reports

# Of one actor the last so many reports and events are looked at: those that are named most are in all of them.
REPORTS, EVENTS = 200, 500
# Of one name so many rows are looked at for actors that have it.
ROWS = 200
CHUNK = 400


class People:
    """Asks for actors: those that take part in events, by name."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def names(self, *, after: str = "") -> Iterator[str]:
        """All names of those who take part in events, in order, after this one; each is found by the one before."""
        first = select(func.min(parties.c.name).label("name")).where(parties.c.name > after).cte("names", recursive=True)
        following = select(func.min(parties.c.name)).where(parties.c.name > first.c.name).scalar_subquery()
        walked = first.union_all(select(following).where(first.c.name.is_not(None)))
        with self._engine.connect() as connection:
            for (name,) in connection.execution_options(yield_per=500).execute(select(walked.c.name)):
                if name is not None:
                    yield name

    def called(self, name: str) -> list[dict[str, Any]]:
        """The actors of this name: ``id`` ``name`` ``country`` (the power) ``kind`` ``code`` as a report has them."""
        with self._engine.connect() as connection:
            own = select(parties.c.actor, parties.c.report).where(parties.c.name == name).limit(ROWS)
            found = {row.actor: row.report for row in connection.execute(own)}
            return [_brief(key, name, _actor(connection, key, report)) for key, report in found.items()]

    def latest(self, key: str) -> list[dict[str, Any]]:
        """The actor as the last reports have it: ``report`` (its id), ``published`` and ``record``, what came in last first."""
        asked = select(records.c.report, reports.c.id.label("report_id"), reports.c.published, records.c.json)
        asked = asked.join(reports, reports.c.number == records.c.report).where(
            records.c.id == key, func.coalesce(records.c.kind, "") == "actors"
        )
        with self._engine.connect() as connection:
            last = literal_column("records.rowid") if connection.dialect.name == "sqlite" else records.c.report
            rows = connection.execute(asked.order_by(last.desc()).limit(REPORTS)).all()
        return [{"report": row.report_id, "published": row.published, "record": row.json} for row in rows]

    def partners(self, key: str) -> list[dict[str, Any]]:
        """With whom an actor had to do in its last events: ``id`` ``name`` ``power`` ``events`` and ``quads`` (events by quad, 1 to 4)."""
        with self._engine.connect() as connection:
            last = literal_column("parties.rowid") if connection.dialect.name == "sqlite" else parties.c.report
            own = select(parties.c.report, parties.c.event).where(parties.c.actor == key).order_by(last.desc()).limit(EVENTS)
            keys = list(dict.fromkeys((row.report, row.event) for row in connection.execute(own)))
            found: dict[str, dict[str, Any]] = {}
            for first in range(0, len(keys), CHUNK):
                some = set(keys[first : first + CHUNK])
                asked = select(parties.c.report, parties.c.event, parties.c.actor, parties.c.name, parties.c.power, events.c.quad)
                same = and_(events.c.report == parties.c.report, events.c.id == parties.c.event, events.c.rejected == 0)
                asked = asked.join(events, same)
                rows = connection.execute(asked.where(parties.c.report.in_({report for report, _ in some})).distinct())
                for row in rows:
                    if (row.report, row.event) in some and row.actor != key:
                        own_row = {"id": row.actor, "name": row.name, "power": row.power, "events": 0, "quads": [0, 0, 0, 0]}
                        told = found.setdefault(row.actor, own_row)
                        told["events"] += 1
                        if 1 <= row.quad <= 4:
                            told["quads"][row.quad - 1] += 1
        return sorted(found.values(), key=lambda one: (-one["events"], one["name"], one["id"]))


def _actor(connection: Connection, key: str, report: int) -> Mapping[str, Any]:
    found = connection.scalar(select(records.c.json).where(records.c.report == report, records.c.kind == "actors", records.c.id == key))
    return found or {}


def _brief(key: str, name: str, actor: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": key, "name": name, **{part: actor.get(part) for part in ("country", "kind", "code")}}
