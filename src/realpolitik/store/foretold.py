"""The forecasts of a store, kept as they were made; and the acts between powers by which it foretells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Engine, and_, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from realpolitik.store.rows import HAPPENED
from realpolitik.store.schema import events, forecasts, pairs, reports

NAMES = ("id", "made", "source", "target", "about", "since", "until", "distribution", "model", "outcome")


class Foretold:
    """Keeps forecasts and what came of them."""

    def __init__(self, engine: Engine, writer: Engine) -> None:
        self._engine, self._writer = engine, writer

    def keep(self, made: Iterable[Mapping[str, Any]]) -> int:
        """Keeps forecasts, all or none; one that is kept under its id already stays as it was. Gives how many are new."""
        rows = [{name: one.get(name) for name in NAMES} for one in made]
        if not rows:
            return 0
        with self._writer.begin() as connection:
            dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
            before = connection.scalar(select(func.count()).select_from(forecasts)) or 0
            connection.execute(dialect.insert(forecasts).on_conflict_do_nothing(), rows)
            return int(connection.scalar(select(func.count()).select_from(forecasts)) or 0) - before

    def made(self, *, until: str | None = None) -> list[dict[str, Any]]:
        """Forecasts, or those of days that end by this ISO day, in the order of the days they speak of."""
        asked = select(forecasts).order_by(forecasts.c.since, forecasts.c.source, forecasts.c.target, forecasts.c.about, forecasts.c.id)
        if until is not None:
            asked = asked.where(forecasts.c.until <= until)
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(asked).mappings()]

    def fill(self, outcomes: Mapping[str, Any]) -> None:
        """Writes what came of forecasts, by id."""
        with self._writer.begin() as connection:
            for key, outcome in outcomes.items():
                connection.execute(update(forecasts).where(forecasts.c.id == key).values(outcome=outcome))

    def acts(self, *, since: str | None = None, until: str | None = None) -> list[dict[str, Any]]:
        """What powers did to each other between two ISO days, a row a telling: ``source`` ``target`` ``day`` ``type`` ``quad`` ``event``
        ``report``. Only what happened or goes on, is no history, not denied and not rejected; a day not told is that of publication."""
        day = func.substr(func.coalesce(events.c.start, events.c.published), 1, 10)
        asked = (
            select(pairs.c.source, pairs.c.target, day.label("day"), events.c.type, events.c.quad, events.c.id.label("event"),
                   reports.c.id.label("report"))
            .join(events, and_(events.c.report == pairs.c.report, events.c.id == pairs.c.event))
            .join(reports, reports.c.number == pairs.c.report)
            .where(pairs.c.source != "", pairs.c.target != "", events.c.status.in_(HAPPENED), events.c.historical == 0)
            .where(events.c.negated == 0, events.c.rejected == 0, func.length(day) == len("2018-01-01"))
        )  # fmt: skip
        if since is not None:
            asked = asked.where(day >= since)
        if until is not None:
            asked = asked.where(day <= until)
        with self._engine.connect() as connection:
            found = [dict(row) for row in connection.execute(asked).mappings()]
        return sorted(found, key=lambda row: (row["day"], row["source"], row["target"], row["type"], row["report"], row["event"]))

    def last_day(self) -> str | None:
        """The last day of publication: up to then the store may know what happened. None in a store without dated reports."""
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(select(func.max(reports.c.published)))
        return found
