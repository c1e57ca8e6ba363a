"""The part of a store that keeps what people say of single records; the records stay as they were read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, text

from realpolitik.core.judgement import Correction, Judgement
from realpolitik.store.chunks import chunks
from realpolitik.store.deriving import derived_from, locked, take_away, write
from realpolitik.store.schema import PERSONAL, corrections, judgements
from realpolitik.store.watching import next_turn


class Correcting:
    """What a :class:`Store` can do with what people say."""

    _engine: Engine
    _writer: Engine

    def correct(self, made: Correction) -> Correction:
        """Keeps what a person says of a record or a field of it, and gives it with its time; what the same one said of it is replaced.

        The record stays as it was read; whatever the store is asked by is told by what people say from now on.
        """
        row = {**asdict(made), "at": made.at or datetime.now(UTC).isoformat(timespec="microseconds")}
        with self._writer.begin() as connection, _derived_anew(connection, [made.report]):
            same = (corrections.c[name] == row[name] for name in ("report", "kind", "record", "field", "by"))
            connection.execute(delete(corrections).where(*same))
            connection.execute(insert(corrections).values(row))
        return Correction(**row)

    def uncorrect(self, record: str, *, by: str | None = None, field: str | None = None) -> int:
        """Takes back what was said of a record (by one person, of one field); gives how much that was."""
        those = [corrections.c.record == record]
        if by is not None:
            those.append(corrections.c.by == by)
        if field is not None:
            those.append(corrections.c.field == field)
        with self._writer.begin() as connection:
            touched = list(connection.scalars(select(corrections.c.report).where(*those).distinct()))
            with _derived_anew(connection, touched):
                return connection.execute(delete(corrections).where(*those)).rowcount

    def corrections(self, *, records: Collection[str] | None = None, reports: Collection[str] | None = None) -> list[Correction]:
        """What people say of records, the oldest first: of all, of these records, or else of those of these reports."""
        asked = select(corrections)
        with self._engine.connect() as connection:
            if records is None and reports is None:
                return _made(connection, asked)
            column, ids = (corrections.c.record, records) if records is not None else (corrections.c.report, reports or ())
            found = (one for some in chunks(list(ids)) for one in _made(connection, asked.where(column.in_(some))))
            return sorted(found, key=lambda one: one.at or "")

    def corrections_of(self, report: str, kind: str, record: str) -> list[Correction]:
        """What people say of one record of a report, the oldest first."""
        return [one for one in self.corrections(records=[record]) if (one.report, one.kind) == (report, kind)]

    def corrected_reports(self) -> list[str]:
        """Ids of the reports of which people say something."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(corrections.c.report).distinct().order_by(corrections.c.report)))

    def personal(self, *, by: str | None = None) -> list[Judgement]:
        """What people, not rules, judged of pairs and cases, the oldest first."""
        asked = select(judgements).where(text(PERSONAL))
        if by is not None:
            asked = asked.where(judgements.c.by == by)
        with self._engine.connect() as connection:
            found = connection.execute(asked.order_by(judgements.c.at, judgements.c.left, judgements.c.right, judgements.c.by))
            return [Judgement(**row) for row in found.mappings()]

    def said(self) -> str:
        """Changes whenever a person says something or takes it back."""
        with self._engine.connect() as connection:
            ends: list[object] = []
            for asked in (
                select(func.count(), func.max(corrections.c.at)),
                select(func.count(), func.max(judgements.c.at)).where(text(PERSONAL)),
            ):
                ends += connection.execute(asked).one()
        return ".".join(str(one or "") for one in ends)


@contextmanager
def _derived_anew(connection: Connection, report_ids: Collection[str]) -> Iterator[None]:
    """Works out anew what is derived from these reports, once what is said of them has changed; tripwires look at them again."""
    numbers = [number for key in sorted(report_ids) if (number := locked(connection, key)) is not None]
    take_away(connection, numbers)
    yield
    write(connection, derived_from(connection, numbers))
    next_turn(connection, numbers)


def uncorrected(connection: Connection, report_id: str) -> None:
    """Leaves no trace of what was said of the records of a report."""
    connection.execute(delete(corrections).where(corrections.c.report == report_id))


def _made(connection: Connection, asked: Select[tuple[object, ...]]) -> list[Correction]:
    ordered = asked.order_by(corrections.c.at, corrections.c.report, corrections.c.record, corrections.c.field, corrections.c.by)
    return [Correction(**row) for row in connection.execute(ordered).mappings()]
