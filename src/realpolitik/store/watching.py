"""The tripwires of a store: rules as they were written, what meets them, and the alarms that were raised."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from realpolitik.core.tripwires import Alarm, Cause, Key, Met, Pattern, Tripwire
from realpolitik.store.matching import statements
from realpolitik.store.schema import StoreError, acts, alarm_records, alarms, events, reports, tripwires, turns
from realpolitik.store.telling import resolved

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A rule as it was written; ``turn`` and ``as_of`` are the last save and day that it has been checked up to, None for never."""

    name: str
    rule: str
    added: str
    turn: int | None
    as_of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What was saved since a turn: ids of the reports, and the type, source, target and day of what they tell."""

    reports: frozenset[str]
    told: frozenset[tuple[str, str, str, int]]


class Watch:
    """Keeps tripwires and alarms, and finds what meets a rule."""

    def __init__(self, engine: Engine, writer: Engine) -> None:
        self._engine, self._writer = engine, writer

    # --- rules ----------------------------------------------------------------------------------------------------------

    def add(self, rules: Mapping[str, str], *, replace: bool = False, past: bool = False) -> None:
        """Keeps rules by name, all or none; what was saved before is left alone unless ``past``. An earlier rule of a name is replaced,
        with its alarms, only if asked for. Raises :class:`StoreError`."""
        with self._writer.begin() as connection:
            turn, as_of = (None, None) if past else (_turn(connection), _as_of(connection))
            for name, rule in rules.items():
                known = connection.scalar(select(tripwires.c.name).where(tripwires.c.name == name)) is not None
                if known and not replace:
                    raise StoreError(f"there is a tripwire '{name}' already: remove it first, or say --replace")
                if known:
                    _remove(connection, name)
                connection.execute(insert(tripwires).values(name=name, rule=rule, added=_now(), turn=turn, as_of=as_of))

    def remove(self, name: str) -> bool:
        """Removes a rule with its alarms; says whether there was one."""
        with self._writer.begin() as connection:
            return _remove(connection, name)

    def rules(self) -> list[Watched]:
        """All rules by name."""
        with self._engine.connect() as connection:
            return [Watched(**row) for row in connection.execute(select(tripwires).order_by(tripwires.c.name)).mappings()]

    # --- what meets them ------------------------------------------------------------------------------------------------

    def now(self) -> tuple[int, int | None]:
        """The last turn, and the last day on which a report was published, today at most; None for a store without dated reports."""
        with self._engine.connect() as connection:
            return _turn(connection), _as_of(connection)

    def undated(self) -> int:
        """How many events have no day at all, so that nothing can watch them."""
        with self._engine.connect() as connection:
            found = select(func.count()).where(events.c.published.is_(None), events.c.start.is_(None))
            return connection.scalar(found) or 0

    def news(self, turn: int) -> News:
        """What was saved after a turn."""
        with self._engine.connect() as connection:
            numbers = select(turns.c.report).where(turns.c.turn > turn)
            ids = frozenset(connection.scalars(select(reports.c.id).where(reports.c.number.in_(numbers))))
            told = select(acts.c.type, acts.c.source, acts.c.target, acts.c.day).where(acts.c.report.in_(numbers)).distinct()
            return News(reports=ids, told=frozenset((row[0], row[1], row[2], row[3]) for row in connection.execute(told)))

    def met(self, tripwire: Tripwire, *, as_of: int, spans: Sequence[tuple[int, int]] | None = None) -> list[Met]:
        """The records that meet the steps of a tripwire, or more; between the days of ``spans``, both included, if they are given.

        Each counts as a happening and a source of its own: :meth:`resolved` tells which do.
        """
        found: dict[Met, None] = {}
        raw: list[tuple[int, Any]] = []
        with self._engine.connect() as connection:
            for place, statement in enumerate(statements(tripwire, bounded=spans is not None)):
                if statement is not None:
                    for first, last in spans if spans is not None else [(0, 0)]:
                        given = {"as_of": as_of, "first": first, "last": last}
                        raw += [(place, row) for row in connection.execute(statement, given)]
            known = _ids(connection, {row.report for _, row in raw})
        for place, row in raw:
            pattern = tripwire.steps[place].pattern
            kind = pattern.kind if isinstance(pattern, Pattern) else "events"
            binding = tuple(zip(row._fields[4:], row[4:], strict=True))
            key: Key = (known[row.report], kind, row.record)
            found[Met(place, binding, row.day, key, "/".join(key), key[0])] = None
        return list(found)

    def resolved(self, met: Sequence[Met]) -> list[Met]:
        """The same records, with what tells one happening and what comes from one source told apart from what does not."""
        with self._engine.connect() as connection:
            return resolved(connection, met, _types(connection, {one.record for one in met}))

    # --- alarms ---------------------------------------------------------------------------------------------------------

    def raise_alarms(self, found: Mapping[str, Iterable[Cause]], *, turn: int, as_of: int) -> list[Alarm]:
        """Keeps what tripped each tripwire, and up to which turn and day they have been checked; gives the alarms that are new.

        A cause that overlaps one known of the same tripwire and meaning adds its records to that, and raises no alarm.
        """
        fresh: list[Alarm] = []
        with self._writer.begin() as connection:
            for name, causes in found.items():
                known = list(connection.execute(select(alarms).where(alarms.c.tripwire == name))) if (causes := list(causes)) else []
                for cause in causes:
                    over = [
                        row for row in known
                        if row.binding == dict(cause.binding) and row.since <= cause.until and row.until >= cause.since
                    ]  # fmt: skip
                    if over:
                        _extend(connection, over[0].id, cause)
                    else:
                        fresh.append(Alarm(tripwire=name, cause=cause, at=_now()))
                        _keep(connection, fresh[-1])
                        known += connection.execute(select(alarms).where(alarms.c.id == fresh[-1].id))
                connection.execute(update(tripwires).where(tripwires.c.name == name).values(turn=turn, as_of=as_of))
        return fresh

    def alarms(self, *, tripwire: str | None = None, since: str | None = None, until: str | None = None) -> list[Alarm]:
        """The alarms that were raised, the newest first; ``since`` and ``until`` are ISO days."""
        asked = select(alarms)
        if tripwire is not None:
            asked = asked.where(alarms.c.tripwire == tripwire)
        if since is not None:
            asked = asked.where(alarms.c.day >= date.fromisoformat(since).toordinal())
        if until is not None:
            asked = asked.where(alarms.c.day <= date.fromisoformat(until).toordinal())
        with self._engine.connect() as connection:
            rows = list(connection.execute(asked.order_by(alarms.c.day.desc(), alarms.c.at.desc(), alarms.c.id)))
            own = _records(connection, [row.id for row in rows])
        return [
            Alarm(tripwire=row.tripwire, at=row.at, cause=Cause(
                binding=tuple(sorted(row.binding.items())), since=row.since, day=row.day, until=row.until, sources=row.sources, records=tuple(own.get(row.id, ())),
            ))
            for row in rows
        ]  # fmt: skip


# --- turns ----------------------------------------------------------------------------------------------------------------


def next_turn(connection: Connection, numbers: Sequence[int]) -> None:
    """Says that these reports were saved now; the last thing of a transaction, so that turns rise as transactions end."""
    if not numbers:
        return
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE turns IN SHARE ROW EXCLUSIVE MODE")
    turn = _turn(connection) + 1
    for some in _chunks(sorted(set(numbers))):
        connection.execute(delete(turns).where(turns.c.report.in_(some)))
        connection.execute(insert(turns), [{"report": number, "turn": turn} for number in some])


def unalarmed(connection: Connection, report_id: str) -> None:
    """Leaves no trace of a report in alarms; an alarm that nothing else raised goes with it."""
    touched = list(connection.scalars(select(alarm_records.c.alarm).where(alarm_records.c.report_id == report_id).distinct()))
    connection.execute(delete(alarm_records).where(alarm_records.c.report_id == report_id))
    for some in _chunks(touched):
        left = select(alarm_records.c.alarm).where(alarm_records.c.alarm.in_(some))
        connection.execute(delete(alarms).where(alarms.c.id.in_(some), alarms.c.id.not_in(left)))


def _turn(connection: Connection) -> int:
    # A turn that was forgotten with its report must not come again.
    last = (connection.scalar(select(func.max(table.c.turn))) or 0 for table in (turns, tripwires))
    return max(last)


def _as_of(connection: Connection) -> int | None:
    last = connection.scalar(select(func.max(reports.c.published)))
    return None if last is None else min(date.fromisoformat(last[:10]), datetime.now(UTC).date()).toordinal()


# --- how ------------------------------------------------------------------------------------------------------------------


def _remove(connection: Connection, name: str) -> bool:
    own = select(alarms.c.id).where(alarms.c.tripwire == name)
    connection.execute(delete(alarm_records).where(alarm_records.c.alarm.in_(own)))
    connection.execute(delete(alarms).where(alarms.c.tripwire == name))
    return connection.execute(delete(tripwires).where(tripwires.c.name == name)).rowcount > 0


def _keep(connection: Connection, alarm: Alarm) -> None:
    cause = alarm.cause
    row = {"since": cause.since, "day": cause.day, "until": cause.until, "sources": cause.sources, "binding": dict(cause.binding)}
    connection.execute(insert(alarms).values(id=alarm.id, tripwire=alarm.tripwire, at=alarm.at, **row))
    _enter(connection, alarm.id, cause.records, first=0)


def _extend(connection: Connection, key: str, cause: Cause) -> None:
    row = connection.execute(select(alarms).where(alarms.c.id == key)).one()
    own = _records(connection, [key]).get(key, [])
    fresh = [record for record in cause.records if record not in set(own)]
    wider = {"since": min(row.since, cause.since), "until": max(row.until, cause.until), "sources": max(row.sources, cause.sources)}
    connection.execute(update(alarms).where(alarms.c.id == key).values(**wider))
    _enter(connection, key, fresh, first=len(own))


def _enter(connection: Connection, key: str, records: Sequence[Key], *, first: int) -> None:
    rows = [
        {"alarm": key, "report_id": report, "kind": kind, "record": record, "place": place}
        for place, (report, kind, record) in enumerate(records, start=first)
    ]
    if rows:
        connection.execute(insert(alarm_records), rows)


def _records(connection: Connection, ids: Sequence[str]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for some in _chunks(ids):
        asked = select(alarm_records).where(alarm_records.c.alarm.in_(some)).order_by(alarm_records.c.alarm, alarm_records.c.place)
        for row in connection.execute(asked):
            found.setdefault(row.alarm, []).append((row.report_id, row.kind, row.record))
    return found


def _ids(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in _chunks(sorted(numbers)):
        for row in connection.execute(select(reports.c.number, reports.c.id).where(reports.c.number.in_(some))):
            found[row.number] = row.id
    return found


def _types(connection: Connection, records: Collection[Key]) -> dict[tuple[str, str], str]:
    """The types of events, by report and id; other kinds need none."""
    found: dict[tuple[str, str], str] = {}
    for some in _chunks(sorted({report for report, kind, _ in records if kind == "events"})):
        asked = select(reports.c.id.label("report_id"), events.c.id, events.c.type).join(reports, reports.c.number == events.c.report)
        for row in connection.execute(asked.where(reports.c.id.in_(some))):
            found[row.report_id, row.id] = row.type
    return found


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
