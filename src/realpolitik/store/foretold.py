"""The forecasts of a store, kept as they were made; and the acts between powers by which it foretells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Engine, and_, func, select, union_all, update
from sqlalchemy.dialects import postgresql, sqlite

from realpolitik.store.chunks import plain
from realpolitik.store.rows import HAPPENED
from realpolitik.store.schema import events, forecasts, pairs, reports

NAMES = ("id", "made", "source", "target", "about", "since", "until", "distribution", "model", "outcome")


class Told(NamedTuple):
    """An act of one power to another, as one event tells it."""

    day: str
    source: str
    target: str
    type: str
    report: str
    event: str
    quad: int


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

    def acts(self, *, since: str | None = None, until: str | None = None) -> list[Told]:
        """What powers did to each other between two ISO days, a row a telling, by day. Only what happened or goes on, is no history, not
        denied and not rejected; a day not told is that of publication."""
        # Each way to be dated by itself, so that an index of its days serves.
        asked = union_all(_acts(events.c.start, since, until), _acts(events.c.published, since, until, events.c.start.is_(None)))
        with self._engine.connect() as connection:
            found = plain(connection.execute(asked))
        return list(map(Told._make, sorted(map(tuple, found))))

    def last_day(self) -> str | None:
        """The last day of publication: up to then the store may know what happened. None in a store without dated reports."""
        with self._engine.connect() as connection:
            found: str | None = connection.scalar(select(func.max(reports.c.published)))
        return found


def _acts(day: Any, since: str | None, until: str | None, *more: Any) -> Any:
    """The acts dated by this column, as :class:`Told` has them."""
    asked = (
        select(func.substr(day, 1, 10), pairs.c.source, pairs.c.target, events.c.type, reports.c.id, events.c.id, events.c.quad)
        .join(events, and_(events.c.report == pairs.c.report, events.c.id == pairs.c.event))
        .join(reports, reports.c.number == pairs.c.report)
        .where(pairs.c.source != "", pairs.c.target != "", events.c.status.in_(HAPPENED))
        .where(events.c.historical == 0, events.c.negated == 0, events.c.rejected == 0, func.length(day) >= len("2018-01-01"), *more)
    )
    if since is not None:
        asked = asked.where(day >= since)
    if until is not None:
        # Hours may follow the day.
        asked = asked.where(day < (date.fromisoformat(until) + timedelta(days=1)).isoformat())
    return asked
