"""One look over a store, in one transaction: what is new in it, and what meets a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from realpolitik.core.tripwires import Binding, Met, Pattern
from realpolitik.store.chunks import chunks, plain
from realpolitik.store.matching import written
from realpolitik.store.sameness import same
from realpolitik.store.schema import acts, alarm_records, alarms, events, judgements, reports, tellings, tripwires, turns
from realpolitik.store.telling import resolved, source

CHUNK = 100
NUMBERS = [f"n{place}" for place in range(CHUNK)]
HEADS = (
    select(reports.c.number, reports.c.id, reports.c.outlet, tellings.c.family)
    .outerjoin(tellings, tellings.c.report == reports.c.number)
    .where(reports.c.number.in_([bindparam(name) for name in NUMBERS]))
)
# ``day``, ``type``, number of the report, ``record``, then what each variable of a pattern stands for.
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was saved since a turn: ids and numbers of the reports, and by type the source, target and day of what they tell."""

    reports: frozenset[str]
    numbers: frozenset[int]
    told: Mapping[str, Sequence[tuple[str, str, int]]]


class Known(NamedTuple):
    """An alarm that was raised: its id, what variables stand for, its first and last day, and how many records it holds."""

    id: str
    binding: Binding
    since: int
    until: int
    records: int


class Look:
    """``turn`` is the last save; ``since`` and ``as_of`` the first and last day on which a report was published, today at most; None
    without dated reports. ``judged``: whether any two records or reports have been judged the same.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.turn, self.since, self.as_of = last_turn(connection), first_day(connection), last_day(connection)
        same_ = select(judgements.c.left).where(judgements.c.verdict == "same").limit(1)
        self.judged = connection.scalar(same_) is not None
        self._heads: dict[int, tuple[str, str]] = {}

    def undated(self) -> int:
        """How many events have no day at all, so that nothing can watch them."""
        return (
            self._connection.scalar(
                select(func.count()).where(events.c.published.is_(None), events.c.start.is_(None), events.c.rejected == 0)
            )
            or 0
        )

    def news(self, turn: int) -> News:
        """What was saved after a turn."""
        numbers = select(turns.c.report).where(turns.c.turn > turn)
        ids = self._connection.execute(select(reports.c.number, reports.c.id).where(reports.c.number.in_(numbers))).all()
        told: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        asked = select(acts.c.type, acts.c.source, acts.c.target, acts.c.day).where(acts.c.report.in_(numbers)).distinct()
        for kind, one, other, day in self._connection.execute(asked):
            told[kind].append((one, other, day))
        return News(reports=frozenset(row[1] for row in ids), numbers=frozenset(row[0] for row in ids), told=told)

    def rows(self, pattern: Pattern, *, spans: Sequence[tuple[int, int]] | None = None) -> Sequence[Row]:
        """The rows that meet a pattern; between the days of ``spans``, both included, if they are given."""
        sql, values, order = written(pattern, bounded=spans is not None, dialect=self._connection.dialect)
        days: list[dict[str, int]] = [{"first": first, "last": last} for first, last in spans] if spans is not None else [{}]
        found = []
        for between in days:
            own = {**values, **between}
            given: Any = own if order is None else tuple(own[name] for name in order)
            found.append(plain(self._connection.exec_driver_sql(sql, given)))
        return found[0] if len(found) == 1 else [row for some in found for row in some]

    def met(self, step: int, pattern: Pattern, rows: Sequence[Row]) -> list[Met]:
        """Rows as records that meet the pattern of a step.

        Each counts as a happening of its own, and as a source who gives its report out, or, as soon as anything has been judged, the report
        itself: :meth:`resolved` then tells who is one with whom.
        """
        self._know({row[2] for row in rows})
        names, kind, found = pattern.variables, pattern.kind, []
        meant: dict[tuple[Any, ...], Binding] = {}
        for row in rows:
            day, told, number, record = row[:4]
            report, origin = self._heads[number]
            bound = row[4:]
            if (binding := meant.get(bound)) is None:
                binding = meant[bound] = tuple(zip(names, bound, strict=True))
            own = report if self.judged else origin
            found.append(Met(step, binding, day, told, (report, kind, record), f"{report}/{record}", own))
        return found

    def stories(self, rows: Sequence[Row]) -> dict[int, str]:
        """By their number the stories of reports of some rows; a report that is missing tells one of its own."""
        if not self.judged:
            return {}
        numbers = {row[2] for row in rows}
        self._know(numbers)
        known = same(self._connection, {self._heads[number][0] for number in numbers})
        return {number: known[key] for number in numbers if (key := self._heads[number][0]) in known}

    def known(self, tripwire: str | None = None, *, since: int | None = None, until: int | None = None) -> dict[str, list[Known]]:
        """The alarms that were raised and not withdrawn, by tripwire: all, or those of one that touch some days."""
        records = select(func.count()).where(alarm_records.c.alarm == alarms.c.id).scalar_subquery()
        asked = select(alarms.c.tripwire, alarms.c.id, alarms.c.binding, alarms.c.since, alarms.c.until, records)
        asked = asked.where(alarms.c.withdrawn.is_(None))
        if tripwire is not None:
            asked = asked.where(alarms.c.tripwire == tripwire, alarms.c.until >= since, alarms.c.since <= until)
        found: dict[str, list[Known]] = defaultdict(list)
        for name, key, binding, first, last, count in self._connection.execute(asked):
            found[name].append(Known(key, tuple(sorted(binding.items())), first, last, count))
        return found

    def resting(self, tripwire: str, reports: Collection[str]) -> list[Known]:
        """The alarms of a tripwire that were raised, not withdrawn, and rest on one of these reports."""
        count = select(func.count()).where(alarm_records.c.alarm == alarms.c.id).scalar_subquery()
        asked = select(alarms.c.id, alarms.c.binding, alarms.c.since, alarms.c.until, count)
        asked = asked.where(alarms.c.tripwire == tripwire, alarms.c.withdrawn.is_(None))
        found: dict[str, Known] = {}
        for some in chunks(sorted(reports)):
            own = select(alarm_records.c.alarm).where(alarm_records.c.report_id.in_(some))
            for key, binding, first, last, number in self._connection.execute(asked.where(alarms.c.id.in_(own))):
                found[key] = Known(key, tuple(sorted(binding.items())), first, last, number)
        return list(found.values())

    def resolved(self, met: Sequence[Met]) -> list[Met]:
        """The same records, with what was judged to tell one happening, or to be a copy, told apart from what was not."""
        return resolved(self._connection, met)

    def _know(self, numbers: Collection[int]) -> None:
        """Looks up ids and sources of reports, once."""
        wanted = [number for number in numbers if number not in self._heads]
        for first in range(0, len(wanted), CHUNK):
            # Always as many values, so that the statement stays the same: the first fills up.
            some = wanted[first : first + CHUNK]
            given = dict(zip(NUMBERS, (*some, *[some[0]] * (CHUNK - len(some))), strict=True))
            for number, key, outlet, family in plain(self._connection.execute(HEADS, given)):
                self._heads[number] = (key, source(key, outlet, family))


def first_day(connection: Connection) -> int | None:
    """The first day on which a report was published."""
    first = connection.scalar(select(func.min(reports.c.published)))
    return None if first is None else date.fromisoformat(first[:10]).toordinal()


def last_turn(connection: Connection) -> int:
    """The number of the last save."""
    # A turn that was forgotten with its report must not come again.
    last = (connection.scalar(select(func.max(table.c.turn))) or 0 for table in (turns, tripwires))
    return max(last)


def last_day(connection: Connection) -> int | None:
    """The last day on which a report was published, today at most."""
    last = connection.scalar(select(func.max(reports.c.published)))
    return None if last is None else min(date.fromisoformat(last[:10]), datetime.now(UTC).date()).toordinal()
