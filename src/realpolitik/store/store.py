"""A store: readings, kept under the ids of their content, and the judgements made about their records."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, delete, event, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from realpolitik.core.judgement import Judgement
from realpolitik.core.report import digest
from realpolitik.store import queries
from realpolitik.store.schema import StoreError, judgements, prepare, records, reports

# The parts of the public record that are lists of records.
KINDS = (
    "actors", "events", "statements", "stances", "commitments", "concerns", "statuses", "figures", "places", "times", "movements",
)  # fmt: skip
WAIT = 30  # seconds that a writer waits for another


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it was saved, and the report it belongs to."""

    report_id: str
    kind: str
    record: Mapping[str, Any]


class Store:
    """Keeps readings in a database: a path of an SQLite file, or any URL that SQLAlchemy knows.

    Raises :class:`StoreError` if the database is not a store, is of a newer shape, or cannot be opened.
    """

    def __init__(self, url: str | Path) -> None:
        self._engine, self._where = _engine(url)
        try:
            with self._engine.begin() as connection:
                prepare(connection, where=self._where)
        except DBAPIError as error:
            self.close()
            raise StoreError(f"{self._where}: cannot be opened as a store: {error.orig}") from error
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the database back; a closed store may still be used, it opens again."""
        self._engine.dispose()

    # --- readings -------------------------------------------------------------------------------------------------------

    def save(self, reading: Mapping[str, Any]) -> str:
        """Keeps a reading (the public record) and gives its report's id; what was kept of the same report before is replaced."""
        head = reading["report"]
        report_id = str(head["id"])
        rows = [row for kind in KINDS for row in _rows(report_id, kind, reading.get(kind, ()))]
        with self._engine.begin() as connection:
            _drop(connection, report_id)
            row = {"id": report_id, "schema": reading["schema"], "published": head.get("published"), "json": dict(head)}
            connection.execute(insert(reports).values(row))
            if rows:
                connection.execute(insert(records), rows)
        return report_id

    def report(self, report_id: str) -> dict[str, Any]:
        """The reading as it was saved; raises KeyError if there is none."""
        with self._engine.connect() as connection:
            head = connection.execute(queries.report(report_id)).one_or_none()
            if head is None:
                raise KeyError(report_id)
            found: dict[str, Any] = {"schema": head.schema, "report": head.json, **{kind: [] for kind in KINDS}}
            for row in connection.execute(queries.records_of(report_id)):
                found[row.kind].append(row.json)
        return found

    def reports(self, *, since: str | None = None, until: str | None = None) -> list[str]:
        """Ids of the reports kept, by day of publication."""
        with self._engine.connect() as connection:
            return list(connection.scalars(queries.report_ids(since=since, until=until)))

    def forget(self, report_id: str) -> bool:
        """Removes a report, its records and what was judged of them alone, without a trace; says whether there was one."""
        with self._engine.begin() as connection:
            connection.execute(queries.orphaned(report_id))
            known = _drop(connection, report_id)
        if self._engine.dialect.name == "sqlite":
            # Deleted pages are overwritten (secure_delete below); the write-ahead log still holds what was written once.
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return known

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

    def events(
        self,
        *,
        types: Collection[str] | None = None,
        statuses: Collection[str] | None = None,
        historical: bool | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        report_id: str | None = None,
        since: str | None = None,
        until: str | None = None,
        confidence: float = 0.0,
    ) -> Iterator[Stored]:
        """Events that meet every condition given, by day of publication and place in the text.

        ``actor`` and ``recipient`` are a country code, an actor's id or its name. ``since`` and ``until`` are ISO days that the
        event's own time must touch.
        """
        asked = queries.events(
            types=types, statuses=statuses, historical=historical, report_id=report_id, since=since, until=until,
            confidence=confidence,
        )  # fmt: skip
        parties: dict[str, dict[str, Mapping[str, Any]]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(asked).all():
                found = Stored(*row)
                if actor is not None or recipient is not None:
                    if found.report_id not in parties:
                        rows = connection.execute(queries.records_of(found.report_id, "actors"))
                        parties[found.report_id] = {one.json["id"]: one.json for one in rows}
                    known = parties[found.report_id]
                    if not _among(actor, found.record["actors"], known):
                        continue
                    if not _among(recipient, found.record["recipients"], known):
                        continue
                yield found

    # --- judgements -----------------------------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement; the same maker's earlier one of the same pair is replaced. A pair has no direction."""
        left, right = _pair(judgement.left, judgement.right)
        with self._engine.begin() as connection:
            connection.execute(queries.undone(left, right, judgement.by))
            connection.execute(insert(judgements).values({**asdict(judgement), "left": left, "right": right}))

    def undo(self, left: str, right: str, *, by: str | None = None) -> int:
        """Takes back what was judged of a pair (by one maker, or by all); gives how many judgements that were."""
        with self._engine.begin() as connection:
            return connection.execute(queries.undone(*_pair(left, right), by)).rowcount

    def judgements(self, record_id: str | None = None) -> list[Judgement]:
        """All judgements, or those that speak of one record."""
        with self._engine.connect() as connection:
            return [Judgement(**row) for row in connection.execute(queries.judgements_of(record_id)).mappings()]

    def canonical(self, record_id: str) -> str:
        """The id that stands for all records judged the same as this one; a pair that anybody judged different is not joined."""
        seen, edge = {record_id}, [record_id]
        while edge:
            at = edge.pop()
            said = self.judgements(at)
            apart = {(one.left, one.right) for one in said if one.verdict == "different"}
            for one in said:
                if one.verdict == "same" and (one.left, one.right) not in apart:
                    fresh = {one.left, one.right} - seen
                    seen |= fresh
                    edge.extend(fresh)
        return min(seen)


# --- how ------------------------------------------------------------------------------------------------------------------


def _engine(url: str | Path) -> tuple[Engine, str]:
    try:
        address = make_url(url) if isinstance(url, str) and "://" in url else URL.create("sqlite", database=str(url))
        engine = create_engine(address, connect_args={"timeout": WAIT} if address.get_backend_name() == "sqlite" else {})
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"no database can be opened for this address: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite)
    where = address.database if engine.dialect.name == "sqlite" else address.render_as_string(hide_password=True)
    return engine, str(where)


def _sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for line in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def _drop(connection: Connection, report_id: str) -> bool:
    # Said aloud rather than left to the cascade, which not every database keeps.
    connection.execute(delete(records).where(records.c.report_id == report_id))
    return connection.execute(delete(reports).where(reports.c.id == report_id)).rowcount > 0


def _rows(report_id: str, kind: str, found: Collection[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One row a record; a record without an id of its own gets one from its content."""
    seen: Counter[str] = Counter()
    for place, record in enumerate(found):
        own = str(record.get("id") or digest(kind, report_id, json.dumps(record, sort_keys=True)))
        seen[own] += 1
        unique = own if seen[own] == 1 else f"{own}#{seen[own]}"
        yield {"report_id": report_id, "kind": kind, "id": unique, "place": place, "json": dict(record)}


def _pair(left: str, right: str) -> tuple[str, str]:
    if left == right:
        raise ValueError("a judgement is about two records, not one")
    return min(left, right), max(left, right)


def _among(wanted: str | None, ids: Collection[str], known: Mapping[str, Mapping[str, Any]]) -> bool:
    if wanted is None:
        return True
    said = (known.get(one, {"id": one}) for one in ids)
    return any(wanted in (one.get("country"), one.get("id"), one.get("name")) for one in said)
