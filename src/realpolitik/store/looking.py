"""One look over a store, in one transaction: what is new in it, and what meets a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, select

from realpolitik.core.tripwires import Key, Met, Tripwire
from realpolitik.store.matching import statements
from realpolitik.store.schema import acts, events, judgements, reports, tripwires, turns
from realpolitik.store.telling import resolved, source


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was saved since a turn: ids of the reports, and the type, source, target and day of what they tell."""

    reports: frozenset[str]
    told: frozenset[tuple[str, str, str, int]]


class Look:
    """``turn`` is the last save, ``as_of`` the last day on which a report was published, today at most; None without dated reports.

    ``judged``: whether any two records or reports have been judged the same.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.turn, self.as_of = last_turn(connection), last_day(connection)
        same = select(judgements.c.left).where(judgements.c.verdict == "same").limit(1)
        self.judged = connection.scalar(same) is not None

    def undated(self) -> int:
        """How many events have no day at all, so that nothing can watch them."""
        return self._connection.scalar(select(func.count()).where(events.c.published.is_(None), events.c.start.is_(None))) or 0

    def news(self, turn: int) -> News:
        """What was saved after a turn."""
        numbers = select(turns.c.report).where(turns.c.turn > turn)
        ids = frozenset(self._connection.scalars(select(reports.c.id).where(reports.c.number.in_(numbers))))
        told = select(acts.c.type, acts.c.source, acts.c.target, acts.c.day).where(acts.c.report.in_(numbers)).distinct()
        return News(reports=ids, told=frozenset((row[0], row[1], row[2], row[3]) for row in self._connection.execute(told)))

    def met(self, tripwire: Tripwire, *, as_of: int, spans: Sequence[tuple[int, int]] | None = None) -> list[Met]:
        """The records that meet the steps of a tripwire, or more; between the days of ``spans``, both included, if they are given.

        Each counts as a happening of its own, and its outlet as a source: :meth:`resolved` tells what has been judged otherwise.
        """
        found: list[Met] = []
        for place, statement in enumerate(statements(tripwire, bounded=spans is not None)):
            names, kind = tripwire.steps[place].pattern.variables, tripwire.steps[place].pattern.kind
            for first, last in (spans if spans is not None else [(0, 0)]) if statement is not None else ():
                rows = self._connection.execute(statement, {"as_of": as_of, "first": first, "last": last})
                for day, told, record, report, outlet, *bound in rows:
                    key: Key = (report, kind, record)
                    own = (f"{report}/{record}", source(report, outlet))
                    found.append(Met(place, tuple(zip(names, bound, strict=True)), day, told, key, *own))
        return found

    def resolved(self, met: Sequence[Met]) -> list[Met]:
        """The same records, with what was judged to tell one happening, or to be a copy, told apart from what was not."""
        return resolved(self._connection, met)


def last_turn(connection: Connection) -> int:
    """The number of the last save."""
    # A turn that was forgotten with its report must not come again.
    last = (connection.scalar(select(func.max(table.c.turn))) or 0 for table in (turns, tripwires))
    return max(last)


def last_day(connection: Connection) -> int | None:
    """The last day on which a report was published, today at most."""
    last = connection.scalar(select(func.max(reports.c.published)))
    return None if last is None else min(date.fromisoformat(last[:10]), datetime.now(UTC).date()).toordinal()
