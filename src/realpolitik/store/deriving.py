"""What is derived from the records of reports, with what people say of them: worked out, written, and taken away again.

The records stay as they were read. Whatever a store is asked by (columns, powers, days, what tripwires watch) is told by the corrected
record, and worked out anew in the same transaction as what somebody says or takes back, so that the two never disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from realpolitik.core.judgement import Correction
from realpolitik.store import tallies
from realpolitik.store.acts import WATCHED, watchable
from realpolitik.store.bearing import BEARING, bearing, bearing_keys, bearings
from realpolitik.store.chunks import chunks
from realpolitik.store.corrected import Said, by_record, seen
from realpolitik.store.rows import Derived, derive
from realpolitik.store.schema import acts, corrections, dealings, events, pairs, parties, records, reports, scenes

Rows = Iterable[tuple[str, str, Mapping[str, Any]]]
TABLES = ((events, "events"), (parties, "parties"), (pairs, "pairs"), (acts, "acts"), (scenes, "scenes"), (dealings, "dealings"),
          (bearings, "bearings"), (bearing_keys, "bearing_keys"))  # fmt: skip


def add_report(into: Derived, *, number: int, published: str | None, rows: Rows, said: Said) -> None:
    """Adds the rows of one report, whose records are given with kind and id, as people corrected them."""
    found, rejected = seen(rows, said)
    actors = {str(record.get("id")): record for kind, _, record in found if kind == "actors"}
    told = [(key, record) for kind, key, record in found if kind == "events"]
    derive(into, number=number, published=published, events=told, actors=actors, rejected=rejected)
    watchable(into, number=number, published=published, rows=found, rejected=rejected)
    bearing(into, number=number, published=published, rows=found, rejected=rejected)


def derived_from(connection: Connection, numbers: Sequence[int]) -> Derived:
    """The rows of these reports by what is kept of them."""
    made = Derived()
    for some in chunks(numbers):
        asked = select(reports.c.number, reports.c.id, reports.c.published).where(reports.c.number.in_(some))
        heads = {row.number: row for row in connection.execute(asked)}
        said = said_of(connection, [row.id for row in heads.values()])
        own = select(records).where(records.c.report.in_(some), records.c.kind.in_({*WATCHED, *BEARING}))
        ordered = connection.execute(own.order_by(records.c.report, records.c.kind, records.c.place))
        for number, found in groupby(ordered, lambda row: row.report):
            head = heads[number]
            rows = [(row.kind, row.id, row.json) for row in found]
            add_report(made, number=number, published=head.published, rows=rows, said=said.get(head.id, {}))
    return made


def said_of(connection: Connection, report_ids: Collection[str]) -> dict[str, Said]:
    """What people say of the records of these reports, by report."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for some in chunks(sorted(report_ids)):
        asked = select(corrections).where(corrections.c.report.in_(some))
        for row in connection.execute(asked.order_by(corrections.c.at, corrections.c.field, corrections.c.by)).mappings():
            found[row["report"]].append(Correction(**row))
    return {report: by_record(own) for report, own in found.items()}


def locked(connection: Connection, report_id: str) -> int | None:
    """The number of a report, which nobody else changes until the transaction ends; None where there is none."""
    asked = select(reports.c.number).where(reports.c.id == report_id).with_for_update()
    found: int | None = connection.scalar(asked)
    # Whoever saved the report anew while we waited took away the row that we waited for.
    return found if found is not None else connection.scalar(asked)


def write(connection: Connection, made: Derived) -> None:
    """Writes derived rows; counts of pairs are added to those of the day."""
    for table, name in TABLES:
        rows: list[dict[str, Any]] = getattr(made, name)
        if rows:
            connection.execute(insert(table), rows)
    tallies.add(connection, made.days, sign=1)


def take_away(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes away what was derived from these reports; before anything changes of which it was made."""
    tallies.add(connection, derived_from(connection, numbers).days, sign=-1)
    for some in chunks(numbers):
        # Said aloud rather than left to the cascade, which not every database keeps.
        for table, _ in TABLES:
            connection.execute(delete(table).where(table.c.report.in_(some)))
