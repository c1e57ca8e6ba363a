"""A store: readings, kept under the ids of their content, what was taken in, and the judgements made about records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from realpolitik.core.post import Taken
from realpolitik.core.telling import Telling
from realpolitik.store import deeds, event_pages, queries, tallies, words
from realpolitik.store.asking import Wanted
from realpolitik.store.browsing import Browse
from realpolitik.store.chunks import chunks
from realpolitik.store.corrected import Said, seen
from realpolitik.store.correcting import Correcting, uncorrected
from realpolitik.store.deriving import add_report, said_of, take_away, write
from realpolitik.store.foretold import Foretold
from realpolitik.store.judging import Judging
from realpolitik.store.looking import last_turn
from realpolitik.store.mapped import Mapped
from realpolitik.store.opening import opened, writer
from realpolitik.store.owed import Owed
from realpolitik.store.people import People
from realpolitik.store.reading import select_rows
from realpolitik.store.reprints import now_read, promote
from realpolitik.store.rows import KINDS, Derived, head_of, head_row, record_rows
from realpolitik.store.sameness import settle
from realpolitik.store.schema import judgements, ledger, records, reports, turns
from realpolitik.store.shelf import take_off, unplace
from realpolitik.store.version import Version
from realpolitik.store.watching import Watch, next_turn, unalarmed
from realpolitik.store.whole import readings


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it was saved, the report it belongs to, and the id it is kept under: records of some kinds have none of their own."""

    report_id: str
    kind: str
    record: Mapping[str, Any]
    id: str


class Store(Judging, Correcting):
    """Keeps readings in a database: a path of an SQLite file, or any URL that SQLAlchemy knows.

    Raises :class:`StoreError` if the database is not a store, is of a newer shape, or cannot be opened.
    """

    def __init__(self, url: str | Path) -> None:
        self._engine, self._where = opened(url)
        self._writer = writer(self._engine)
        self._version = Version(self._engine)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back; a closed store may still be used, it opens again."""
        self._version.close()
        self._engine.dispose()

    def version(self) -> str:
        """A word that changes whenever anything in the store changes, here or elsewhere; not to be kept beyond this process."""
        return self._version.word()

    # --- readings -------------------------------------------------------------------------------------------------------

    def save(self, reading: Mapping[str, Any]) -> str:
        """Keeps a reading (the public record) and gives its report's id; what was kept of the same report before is replaced."""
        return self.save_many([reading])[0]

    def save_many(self, readings: Iterable[Mapping[str, Any]], *, taken: Iterable[Taken] = ()) -> list[str]:
        """Keeps readings, and what is to be written in the ledger of them, in one transaction: all of it or nothing."""
        given = {str(reading["report"]["id"]): reading for reading in readings}
        with self._writer.begin() as connection:
            known = self._known(connection, list(given), lock=True)
            self._drop(connection, list(known.values()))
            numbers, said = dict(known), said_of(connection, list(given))
            made, rows = Derived(), []
            for key, reading in given.items():
                head = head_row(reading)
                if key in numbers:
                    head["number"] = numbers[key]
                done = connection.execute(insert(reports).values(head))
                number = numbers.setdefault(key, int((done.inserted_primary_key or (0,))[0]))
                own = list(record_rows(number, reading))
                rows += own
                found = [(row["kind"], row["id"], row["json"]) for row in own]
                add_report(made, number=number, published=head["published"], rows=found, said=said.get(key, {}))
            if rows:
                connection.execute(insert(records), rows)
            write(connection, made)
            self._enter(connection, taken)
            next_turn(connection, [numbers[key] for key in given])
        return list(given)

    def holds(self, ids: Collection[str]) -> set[str]:
        """Those of these ids under which a report is kept."""
        with self._engine.connect() as connection:
            return set(self._known(connection, list(ids)))

    def report(self, report_id: str) -> dict[str, Any]:
        """The reading as it was saved; raises KeyError if there is none."""
        with self._engine.connect() as connection:
            return self._report(connection, report_id, {})

    def reading(self, report_id: str) -> dict[str, Any]:
        """The reading as people corrected it, without the records that they rejected; raises KeyError if there is none."""
        with self._engine.connect() as connection:
            return self._report(connection, report_id, said_of(connection, [report_id]).get(report_id, {}))

    def head(self, report_id: str) -> dict[str, Any]:
        """What is known of a report, with its text; raises KeyError if there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(queries.report(report_id)).one_or_none()
        if row is None:
            raise KeyError(report_id)
        return head_of(row)

    def reports(self, *, since: str | None = None, until: str | None = None, limit: int | None = None) -> list[str]:
        """Ids of the reports kept, by day of publication."""
        with self._engine.connect() as connection:
            return list(connection.scalars(queries.report_ids(since=since, until=until, limit=limit)))

    def kept(self, ids: Collection[str]) -> set[str]:
        """Those of these ids that are reports of this store."""
        with self._engine.connect() as connection:
            return set(self._known(connection, sorted(ids)))

    def search(self, text: str, *, limit: int = 50) -> list[str]:
        """Ids of the reports whose title and text have all these words (``"…"``: in a row), the best first; where a thousand have them,
        those that were saved last."""
        if not text.strip():
            return []
        with self._engine.connect() as connection:
            numbers = words.found(connection, text, limit=limit)
            known = connection.execute(select(reports.c.number, reports.c.id).where(reports.c.number.in_(numbers)))
            ids = {row.number: row.id for row in known}
        return [ids[number] for number in numbers]

    def forget(self, report_id: str) -> bool:
        """Removes a report, its records and what was judged of them alone, without a trace; says whether there was one."""
        with self._writer.begin() as connection:
            number = self._known(connection, [report_id], lock=True).get(report_id)
            if number is not None:
                # What is judged of its records alone goes with it; whoever was one with it finds another place.
                touched = list(connection.execute(queries.lost(report_id, number)))
                connection.execute(queries.orphaned(report_id, number))
                connection.execute(delete(ledger).where(ledger.c.report_id == report_id))
                unalarmed(connection, report_id)
                promote(connection, report_id, number)
                self._drop(connection, [number])
                uncorrected(connection, report_id)
                take_off(connection, [number])
                settle(connection, {side for row in touched for side in row})
                unplace(connection, sorted({side for row in touched for side in row}))
                words.purge(connection)
        if self._engine.dialect.name == "sqlite":
            # Deleted pages are overwritten (secure_delete); the write-ahead log still holds what was written once.
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return number is not None

    def count(self) -> dict[str, int]:
        """How many reports, records of each kind, and judgements there are."""
        with self._engine.connect() as connection:
            found = {"reports": connection.scalar(select(func.count()).select_from(reports)) or 0}
            found.update(dict.fromkeys(KINDS, 0))
            for kind, number in connection.execute(select(records.c.kind, func.count()).group_by(records.c.kind)):
                found[kind] = number
            found["judgements"] = connection.scalar(select(func.count()).select_from(judgements)) or 0
        return found

    # --- records --------------------------------------------------------------------------------------------------------

    def events(self, **conditions: Any) -> list[Stored]:
        """Events that meet every condition of :class:`Wanted`, by day of publication (the ``newest`` first if asked), the undated at the
        end; between days by their own first day, those that began before at the end.

        ``types`` ``statuses`` ``historical`` ``actor`` ``recipient`` ``report_id`` ``since`` ``until`` ``confidence`` ``once`` ``newest``
        ``limit``. ``actor`` and ``recipient`` are a country code, an actor's id or its name; those who meet are both. ``since`` and
        ``until`` are ISO days that the event's own time must touch, so that an undated event meets neither. ``once`` leaves one of what
        is judged the same.
        """
        found: list[Stored] = []
        with self._engine.connect() as connection:
            keys = [(row.report, row.id) for _, row in event_pages.found(connection, Wanted(**conditions))]
            for some in chunks(keys):
                rows = connection.execute(queries.told(some))
                told = {(row.report, row.id): Stored(row.report_id, "events", row.json, row.id) for row in rows}
                found += [told[key] for key in some]
        return found

    def records(
        self, kind: str, *, report_id: str | None = None, since: str | None = None, until: str | None = None, limit: int | None = None
    ) -> list[Stored]:
        """Records of one kind, by the day of publication of their reports. Raises KeyError for a kind that there is not."""
        if kind not in KINDS:
            raise KeyError(kind)
        return self._stored(queries.records_like(kind, report_id=report_id, since=since, until=until, limit=limit))

    def readings(self, **conditions: Any) -> Iterator[dict[str, Any]]:
        """Whole readings, one after the other; under conditions (those of :meth:`events`) those with such events, and of their events only
        those."""
        asked_for = {key: value for key, value in conditions.items() if value}
        wanted: dict[int, set[str] | None] = {}
        with self._engine.connect() as connection:
            if asked_for:
                for _, row in event_pages.found(connection, Wanted(**asked_for)):
                    told = wanted.setdefault(row.report, set())
                    if told is not None:
                        told.add(row.id)
            else:
                wanted = dict.fromkeys(connection.scalars(queries.report_ids(since=None, until=None, limit=None, numbers=True)))
        for some in chunks(list(wanted)):
            # Whoever reads slowly holds nothing open.
            with self._engine.connect() as connection:
                found = readings(connection, {number: wanted[number] for number in some})
            yield from found

    def record(self, record_id: str) -> list[Stored]:
        """All records of this id, each with its report."""
        return self._stored(queries.record(record_id))

    def pair_days(
        self, source: str, target: str, *, since: str | None = None, until: str | None = None, period: str = "day"
    ) -> list[dict[str, Any]]:
        """Events of each type that one power directs at another, by day, month or year: ``day``, ``type``, ``quad``, ``events``."""
        asked_for = tallies.of_pair(source, target, since=since, until=until, period=period)
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(asked_for).mappings()]

    def foremost_pairs(self, *, since: str | None = None, until: str | None = None, limit: int = 20) -> list[dict[str, Any]]:
        """The pairs of powers with the most events: ``source``, ``target``, ``events``."""
        with self._engine.connect() as connection:
            return tallies.foremost(connection, since=since, until=until, limit=limit)

    def dealings(
        self, source: str, target: str, *, since: str, until: str, confidence: float = 0.0, known: dict[int, deeds.Origin] | None = None
    ) -> list[Telling]:
        """What one power did to another from one ISO day to another, as each report tells it; whoever asks several times hands in what is
        ``known`` of reports by then."""
        held = known if known is not None else {}
        with self._engine.connect() as connection:
            return deeds.dealings_between(connection, source, target, since=since, until=until, confidence=confidence, known=held)

    def traffic(self, *, since: str, until: str, by_day: bool = False) -> list[dict[str, Any]]:
        """What passed between any two powers: ``source``, ``target``, ``quad``, ``events``; or ``day`` and ``events`` in all."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(deeds.traffic(since=since, until=until, by_day=by_day)).mappings()]

    def moves(self, *, since: str, split: str, until: str) -> list[dict[str, Any]]:
        """What passed between any two powers: ``source``, ``target``, ``quad``, and events from ``split`` on (``now``) and ``before``."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(deeds.moves(since=since, split=split, until=until)).mappings()]

    def known_days(self) -> tuple[str, str] | None:
        """The first and the last day on which a report was published; None where none is dated."""
        with self._engine.connect() as connection:
            first, last = connection.execute(deeds.known_days()).one()
        return (first, last) if first is not None else None

    def select(self, sql: str, *, limit: int) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Columns and rows of a SELECT, read-only and within ten seconds; raises :class:`StoreError` for anything else."""
        return select_rows(self._engine, sql, limit=limit)

    def foretold(self) -> Foretold:
        """What this store foretold, and what it knows of acts between powers to foretell by."""
        return Foretold(self._engine, self._writer)

    def browse(self) -> Browse:
        """What this store holds, in pages."""
        return Browse(self._engine)

    def people(self) -> People:
        """The actors of this store, across reports."""
        return People(self._engine)

    def mapped(self) -> Mapped:
        """What happened where."""
        return Mapped(self._engine)

    def owed(self) -> Owed:
        """What bears on commitments."""
        return Owed(self._engine)

    def watch(self) -> Watch:
        """The tripwires of this store and what tripped them."""
        return Watch(self._engine, self._writer)

    # --- the ledger -----------------------------------------------------------------------------------------------------

    def enter(self, taken: Iterable[Taken]) -> None:
        """Writes into the ledger what became of items."""
        with self._writer.begin() as connection:
            self._enter(connection, taken)

    def entered(self, items: Collection[str]) -> dict[str, Taken]:
        """What the ledger says of these items, by item; those it does not know are left out."""
        found: dict[str, Taken] = {}
        names = ("item", "origin", "outcome", "reason", "report_id")
        with self._engine.connect() as connection:
            for some in chunks(list(items)):
                for row in connection.execute(select(ledger).where(ledger.c.item.in_(some))).mappings():
                    found[row["item"]] = Taken(**{name: row[name] for name in names})
        return found

    def outcomes(self) -> list[dict[str, Any]]:
        """How many items were taken in with each ``outcome`` and ``reason``: ``items``."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(queries.outcomes()).mappings()]

    def last_save(self) -> dict[str, int]:
        """The number of the last save (``turn``), and how many ``reports`` there are."""
        with self._engine.connect() as connection:
            return {"turn": last_turn(connection), "reports": connection.scalar(select(func.count()).select_from(reports)) or 0}

    # --- how ------------------------------------------------------------------------------------------------------------

    def _stored(self, asked: Any) -> list[Stored]:
        with self._engine.connect() as connection:
            return [Stored(*row) for row in connection.execute(asked)]

    def _report(self, connection: Connection, report_id: str, said: Said) -> dict[str, Any]:
        head = connection.execute(queries.report(report_id)).one_or_none()
        if head is None:
            raise KeyError(report_id)
        found: dict[str, Any] = {"schema": head.schema, "report": head_of(head), **{kind: [] for kind in KINDS}}
        own = ((row.kind, row.id, row.json) for row in connection.execute(queries.records_of(head.number)))
        rows, wrong = seen(own, said, text=found["report"].get("text"))
        for kind, key, record in rows:
            if kind != "events" or key not in wrong:
                found[kind].append(record)
        return found

    def _known(self, connection: Connection, ids: Sequence[str], *, lock: bool = False) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in chunks(ids):
            asked = select(reports.c.id, reports.c.number).where(reports.c.id.in_(some)).order_by(reports.c.id)
            for row in connection.execute(asked.with_for_update() if lock else asked):
                found[row.id] = row.number
        return found

    def _drop(self, connection: Connection, numbers: Sequence[int]) -> None:
        take_away(connection, numbers)
        for some in chunks(numbers):
            # Said aloud rather than left to the cascade, which not every database keeps.
            for table in (turns, records):
                connection.execute(delete(table).where(table.c.report.in_(some)))
            connection.execute(delete(reports).where(reports.c.number.in_(some)))

    def _enter(self, connection: Connection, taken: Iterable[Taken]) -> None:
        rows = {one.item: {**asdict(one), "at": _now()} for one in taken}
        for some in chunks(list(rows)):
            connection.execute(delete(ledger).where(ledger.c.item.in_(some)))
        if rows:
            connection.execute(insert(ledger), list(rows.values()))
        for some in chunks([str(row["report_id"]) for row in rows.values() if row["outcome"] == "read"]):
            now_read(connection, some)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
