"""The tripwires of a store: rules as they were written, what meets them, and the alarms that were raised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from realpolitik.core.tripwires import Alarm, Binding, Cause, Key, Met, Tripwire
from realpolitik.store.matching import statements
from realpolitik.store.schema import StoreError, acts, alarm_records, alarms, events, judgements, reports, tripwires, turns
from realpolitik.store.telling import resolved, source

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

    def judged(self) -> bool:
        """Whether any two records or reports have been judged the same."""
        with self._engine.connect() as connection:
            return connection.scalar(select(judgements.c.left).where(judgements.c.verdict == "same").limit(1)) is not None

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

        Each counts as a happening of its own, and its outlet as a source: :meth:`resolved` tells what has been judged otherwise.
        """
        found: list[Met] = []
        with self._engine.connect() as connection:
            for place, statement in enumerate(statements(tripwire, bounded=spans is not None)):
                names, kind = tripwire.steps[place].pattern.variables, tripwire.steps[place].pattern.kind
                for first, last in (spans if spans is not None else [(0, 0)]) if statement is not None else ():
                    rows = connection.execute(statement, {"as_of": as_of, "first": first, "last": last})
                    for day, told, record, report, outlet, *bound in rows:
                        key: Key = (report, kind, record)
                        found.append(Met(
                            place, tuple(zip(names, bound, strict=True)), day, told, key, f"{report}/{record}", source(report, outlet)
                        ))  # fmt: skip
        return found

    def resolved(self, met: Sequence[Met]) -> list[Met]:
        """The same records, with what was judged to tell one happening, or to be a copy, told apart from what was not."""
        with self._engine.connect() as connection:
            return resolved(connection, met)

    # --- alarms ---------------------------------------------------------------------------------------------------------

    def raise_alarms(self, found: Mapping[str, Iterable[Cause]], *, turn: int, as_of: int) -> list[Alarm]:
        """Keeps what tripped each tripwire, and up to which turn and day they have been checked; gives the alarms that are new.

        A cause that overlaps one known of the same tripwire and meaning adds its records to that, and raises no alarm.
        """
        with self._writer.begin() as connection:
            fresh = _raise(connection, {name: tuple(causes) for name, causes in found.items()})
            for some in _chunks(list(found)):
                connection.execute(update(tripwires).where(tripwires.c.name.in_(some)).values(turn=turn, as_of=as_of))
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
                binding=_bound(row.binding), since=row.since, day=row.day, until=row.until, sources=row.sources, records=tuple(own.get(row.id, ())),
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


def _raise(connection: Connection, found: Mapping[str, Sequence[Cause]]) -> list[Alarm]:
    """Keeps the causes of tripwires: what overlaps a known alarm goes to it, the rest are new alarms, which are given."""
    causes = [(name, cause) for name, own in found.items() for cause in own]
    if not causes:
        return []
    first, last = min(cause.since for _, cause in causes), max(cause.until for _, cause in causes)
    known: dict[tuple[str, Binding], list[_Known]] = {}
    for some in _chunks([name for name, own in found.items() if own]):
        asked = select(alarms).where(alarms.c.tripwire.in_(some), alarms.c.until >= first, alarms.c.since <= last)
        for row in connection.execute(asked):
            known.setdefault((row.tripwire, _bound(row.binding)), []).append(_Known(row.id, row.since, row.until, row.sources))
    fresh: list[Alarm] = []
    wider: dict[str, tuple[_Known, set[Key]]] = {}
    for name, cause in causes:
        own = known.setdefault((name, cause.binding), [])
        over = next((one for one in own if one.since <= cause.until and one.until >= cause.since), None)
        if over is None:
            alarm = Alarm(tripwire=name, cause=cause, at=_now())
            fresh.append(alarm)
            own.append(_Known(alarm.id, cause.since, cause.until, cause.sources))
        else:
            over.since, over.until = min(over.since, cause.since), max(over.until, cause.until)
            over.sources = max(over.sources, cause.sources)
            wider.setdefault(over.id, (over, set()))[1].update(cause.records)
    _keep(connection, fresh)
    _widen(connection, wider)
    return fresh


@dataclass
class _Known:
    """An alarm that has been raised, as far as it is needed to tell what belongs to it."""

    id: str
    since: int
    until: int
    sources: int


def _keep(connection: Connection, fresh: Sequence[Alarm]) -> None:
    rows = [
        {
            "id": alarm.id, "tripwire": alarm.tripwire, "at": alarm.at, "binding": dict(alarm.cause.binding), "since": alarm.cause.since,
            "day": alarm.cause.day, "until": alarm.cause.until, "sources": alarm.cause.sources,
        }
        for alarm in fresh
    ]  # fmt: skip
    if rows:
        connection.execute(insert(alarms), rows)
        connection.execute(insert(alarm_records), [row for alarm in fresh for row in _record_rows(alarm.id, alarm.cause.records)])


def _widen(connection: Connection, wider: Mapping[str, tuple[_Known, set[Key]]]) -> None:
    """Adds to alarms what they do not hold yet."""
    held = _records(connection, list(wider))
    for key, (known, records) in wider.items():
        more = sorted(records - set(held.get(key, ())))
        if more:
            changed = {"since": known.since, "until": known.until, "sources": known.sources}
            connection.execute(update(alarms).where(alarms.c.id == key).values(**changed))
            connection.execute(insert(alarm_records), list(_record_rows(key, more, first=len(held.get(key, ())))))


def _record_rows(key: str, records: Sequence[Key], *, first: int = 0) -> Iterator[dict[str, Any]]:
    for place, (report, kind, record) in enumerate(records, start=first):
        yield {"alarm": key, "report_id": report, "kind": kind, "record": record, "place": place}


def _bound(binding: Mapping[str, str]) -> Binding:
    return tuple(sorted(binding.items()))


def _records(connection: Connection, ids: Sequence[str]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for some in _chunks(ids):
        asked = select(alarm_records).where(alarm_records.c.alarm.in_(some)).order_by(alarm_records.c.alarm, alarm_records.c.place)
        for row in connection.execute(asked):
            found.setdefault(row.alarm, []).append((row.report_id, row.kind, row.record))
    return found


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
