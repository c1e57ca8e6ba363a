"""The tripwires of a store: rules as they were written, what meets them, and the alarms that were raised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from realpolitik.core.tripwires import Alarm, Binding, Cause, Key
from realpolitik.store.chunks import chunks
from realpolitik.store.looking import Look, last_day, last_turn
from realpolitik.store.schema import StoreError, alarm_records, alarms, tripwires, turns

# Where an alarm stands among all: its day (as ``date.toordinal`` counts), when it was raised, its id; none of which ever changes.
After = tuple[int, str, str]
# An alarm, the report, kind and id of a record of it, and its day.
_Row = tuple[str, str, str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A rule as it was written; ``turn`` and ``as_of`` are the last save and day that it has been checked up to, None for never."""

    name: str
    rule: str
    added: str
    turn: int | None
    as_of: int | None


class Watch:
    """Keeps tripwires and alarms, and finds what meets a rule."""

    def __init__(self, engine: Engine, writer: Engine) -> None:
        self._engine, self._writer = engine, writer

    # --- rules ----------------------------------------------------------------------------------------------------------

    def add(self, rules: Mapping[str, str], *, replace: bool = False, past: bool = False) -> None:
        """Keeps rules by name, all or none; what was saved before is left alone unless ``past``. An earlier rule of a name is replaced,
        with its alarms, only if asked for. Raises :class:`StoreError`."""
        with self._writer.begin() as connection:
            turn, as_of = (None, None) if past else (last_turn(connection), last_day(connection))
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

    def counts(self) -> dict[str, int]:
        """How many alarms of each tripwire hold; those with none are left out."""
        with self._engine.connect() as connection:
            asked = select(alarms.c.tripwire, func.count()).where(alarms.c.withdrawn.is_(None)).group_by(alarms.c.tripwire)
            return {row[0]: row[1] for row in connection.execute(asked)}

    # --- what meets them ------------------------------------------------------------------------------------------------

    @contextmanager
    def look(self) -> Iterator[Look]:
        """One look over the store."""
        with self._engine.connect() as connection:
            yield Look(connection)

    # --- alarms ---------------------------------------------------------------------------------------------------------

    def raise_alarms(
        self,
        found: Mapping[str, Iterable[Cause]],
        *,
        turn: int,
        as_of: int,
        gone: Sequence[str] = (),
        deliver: Callable[[list[Alarm]], None] | None = None,
    ) -> list[Alarm]:
        """Keeps what tripped each tripwire, and up to which turn and day they have been checked; withdraws the alarms with the ids in
        ``gone``; gives the alarms that are new, then those withdrawn.

        A cause that overlaps one known of the same tripwire and meaning adds its records to that, and raises no alarm. If ``deliver``,
        which gets these alarms, fails, nothing is kept, and the next check finds them again.
        """
        with self._writer.begin() as connection:
            withdrawn = _withdraw(connection, gone)
            fresh = [*_raise(connection, {name: tuple(causes) for name, causes in found.items()}), *withdrawn]
            for some in chunks(list(found)):
                connection.execute(update(tripwires).where(tripwires.c.name.in_(some)).values(turn=turn, as_of=as_of))
            if fresh and deliver is not None:
                deliver(fresh)
        return fresh

    def alarms(
        self, *, tripwire: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None,
        after: After | None = None,
    ) -> list[Alarm]:  # fmt: skip
        """The alarms that were raised, the newest first; ``since`` and ``until`` are ISO days, ``after`` the place of the last one told."""
        asked = select(alarms)
        if after is not None:
            # The first bound says nothing new, but an index can be entered by it.
            asked = asked.where(alarms.c.day <= after[0], tuple_(alarms.c.day, alarms.c.at, alarms.c.id) < tuple_(*after))
        if tripwire is not None:
            asked = asked.where(alarms.c.tripwire == tripwire)
        if since is not None:
            asked = asked.where(alarms.c.day >= date.fromisoformat(since).toordinal())
        if until is not None:
            asked = asked.where(alarms.c.day <= date.fromisoformat(until).toordinal())
        return self._raised(asked.order_by(alarms.c.day.desc(), alarms.c.at.desc(), alarms.c.id.desc()).limit(limit))

    def raised(self, after: tuple[str, str], *, limit: int) -> list[Alarm]:
        """The alarms raised after a time (ISO, UTC) and id, the oldest first."""
        later = tuple_(alarms.c.at, alarms.c.id) > after
        return self._raised(select(alarms).where(later).order_by(alarms.c.at, alarms.c.id).limit(limit))

    def _raised(self, asked: Select[Any]) -> list[Alarm]:
        with self._engine.connect() as connection:
            return _alarms(connection, asked)


# --- turns ----------------------------------------------------------------------------------------------------------------


def next_turn(connection: Connection, numbers: Sequence[int]) -> None:
    """Says that these reports were saved now; the last thing of a transaction, so that turns rise as transactions end."""
    if not numbers:
        return
    turn = last_turn(connection) + 1
    for some in chunks(sorted(set(numbers))):
        connection.execute(delete(turns).where(turns.c.report.in_(some)))
        connection.execute(insert(turns), [{"report": number, "turn": turn} for number in some])


def unalarmed(connection: Connection, report_id: str) -> None:
    """Leaves no trace of a report in alarms; an alarm that nothing else raised goes with it."""
    touched = list(connection.scalars(select(alarm_records.c.alarm).where(alarm_records.c.report_id == report_id).distinct()))
    connection.execute(delete(alarm_records).where(alarm_records.c.report_id == report_id))
    for some in chunks(touched):
        left = select(alarm_records.c.alarm).where(alarm_records.c.alarm.in_(some))
        connection.execute(delete(alarms).where(alarms.c.id.in_(some), alarms.c.id.not_in(left)))


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
    ends: dict[tuple[str, Binding], int] = {}
    for some in chunks([name for name, own in found.items() if own]):
        asked = select(alarms).where(alarms.c.tripwire.in_(some), alarms.c.until >= first, alarms.c.since <= last)
        for row in connection.execute(asked.where(alarms.c.withdrawn.is_(None))):
            key = row.tripwire, _bound(row.binding)
            known.setdefault(key, []).append(_Known(row.id, row.since, row.until, row.sources))
            ends[key] = max(ends.get(key, 0), row.until)
    fresh: list[Alarm] = []
    now = _now()
    wider: dict[str, tuple[_Known, dict[Key, int]]] = {}
    for name, cause in causes:
        key = name, cause.binding
        own = known.setdefault(key, [])
        # Causes come by day: most begin when all that is known of them is over.
        may = own if cause.since <= ends.get(key, 0) else ()
        over = next((one for one in may if one.since <= cause.until and one.until >= cause.since), None)
        ends[key] = max(ends.get(key, 0), cause.until)
        if over is None:
            alarm = Alarm(tripwire=name, cause=cause, at=now)
            alarm = replace(alarm, key=alarm.id)  # worked out once
            fresh.append(alarm)
            own.append(_Known(alarm.id, cause.since, cause.until, cause.sources))
        else:
            over.since, over.until = min(over.since, cause.since), max(over.until, cause.until)
            over.sources = max(over.sources, cause.sources)
            wider.setdefault(over.id, (over, {}))[1].update(zip(cause.records, cause.days, strict=True))
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
    # What was withdrawn and holds again is told anew.
    for some in chunks([row["id"] for row in rows]):
        again = select(alarms.c.id).where(alarms.c.id.in_(some), alarms.c.withdrawn.is_not(None))
        connection.execute(delete(alarm_records).where(alarm_records.c.alarm.in_(again)))
        connection.execute(delete(alarms).where(alarms.c.id.in_(some), alarms.c.withdrawn.is_not(None)))
    if rows:
        connection.execute(insert(alarms), rows)
        _note(connection, [row for one in fresh for row in _rows(one.id, one.cause.records, one.cause.days)])


def _widen(connection: Connection, wider: Mapping[str, tuple[_Known, Mapping[Key, int]]]) -> None:
    """Adds to alarms what they do not hold yet."""
    if not wider:
        return
    changed = [{"own": key, "a": known.since, "b": known.until, "c": known.sources} for key, (known, _) in wider.items()]
    wide: dict[str, Any] = {"since": bindparam("a"), "until": bindparam("b"), "sources": bindparam("c")}
    connection.execute(update(alarms).where(alarms.c.id == bindparam("own")).values(**wide), changed)
    _note(connection, [row for key, (_, records) in wider.items() for row in _rows(key, list(records), list(records.values()))])


def _rows(key: str, records: Sequence[Key], days: Sequence[int]) -> Iterator[_Row]:
    for (report, kind, record), day in zip(records, days, strict=True):
        yield key, report, kind, record, day


def _note(connection: Connection, rows: Sequence[_Row]) -> None:
    """Keeps records of alarms that are not kept yet."""
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    names = ("alarm", "report_id", "kind", "record", "day")
    asked: Any = dialect.insert(alarm_records).values({name: bindparam(name) for name in names}).on_conflict_do_nothing()
    written = asked.compile(dialect=connection.dialect)
    if written.positional:
        # As the driver takes them: half a million of them need no objects of their own.
        order = itemgetter(*(names.index(name) for name in written.positiontup))
        connection.exec_driver_sql(str(written), list(map(order, sorted(rows))))
    else:
        connection.execute(asked, [dict(zip(names, row, strict=True)) for row in rows])


def _withdraw(connection: Connection, ids: Sequence[str]) -> list[Alarm]:
    """Says of these alarms that they hold no more, and gives them."""
    found: list[Alarm] = []
    for some in chunks(ids):
        connection.execute(update(alarms).where(alarms.c.id.in_(some)).values(withdrawn=_now()))
        found += _alarms(connection, select(alarms).where(alarms.c.id.in_(some)).order_by(alarms.c.day, alarms.c.id))
    return found


def _alarms(connection: Connection, asked: Any) -> list[Alarm]:
    """The alarms that a SELECT finds, with their records."""
    rows = list(connection.execute(asked))
    records = _records(connection, [row.id for row in rows])
    found = []
    for row in rows:
        own = records.get(row.id, [])
        cause = Cause(
            binding=_bound(row.binding), since=row.since, day=row.day, until=row.until, sources=row.sources,
            records=tuple(key for key, _ in own), days=tuple(day for _, day in own),
        )  # fmt: skip
        found.append(Alarm(tripwire=row.tripwire, cause=cause, at=row.at, withdrawn=row.withdrawn, key=row.id))
    return found


def _bound(binding: Mapping[str, str]) -> Binding:
    return tuple(sorted(binding.items()))


def _records(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[Key, int]]]:
    """The records of alarms with their days, in the order of these."""
    found: dict[str, list[tuple[Key, int]]] = {}
    for some in chunks(ids):
        asked = select(alarm_records).where(alarm_records.c.alarm.in_(some))
        for row in connection.execute(asked.order_by(alarm_records.c.day, alarm_records.c.report_id, alarm_records.c.record)):
            found.setdefault(row.alarm, []).append(((row.report_id, row.kind, row.record), row.day))
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
