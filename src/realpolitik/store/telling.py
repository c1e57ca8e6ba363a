"""Which records tell one happening, and which reports come from one source, by what has been judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from realpolitik.core.tripwires import Met
from realpolitik.store.sameness import copies_of, same
from realpolitik.store.schema import reports

CHUNK = 500


def source(report: str, outlet: str | None) -> str:
    """What a report comes from: its outlet, or itself where none is known."""
    return report if outlet is None else f"outlet {outlet.casefold()}"


def resolved(connection: Connection, met: Sequence[Met]) -> list[Met]:
    """The same records, with what has been judged: copies of a report come from its source and tell what it tells."""
    copies = copies_of(connection, {one.record[0] for one in met})
    told_again = same(connection, {one.record[2] for one in met if one.record[1] == "events"})
    outlets = _outlets(connection, set(copies.values()))
    told: Counter[tuple[object, ...]] = Counter()
    found = []
    for one in sorted(set(met), key=lambda one: one.record):
        report, _, record = one.record
        family = copies.get(report, report)
        # Of two alike in one report the second tells something else than the first; in its copy again.
        alike = (family, one.type, one.day, one.step, one.binding)
        happening = told_again.get(record) or "/".join((*map(str, alike), str(told[(report, *alike)])))
        told[(report, *alike)] += 1
        found.append(replace(one, happening=happening, source=outlets[family] if report in copies else one.source))
    return found


def _outlets(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    found = {key: key for key in ids}
    for some in _chunks(sorted(ids)):
        rows = connection.execute(select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(some)))
        found.update({row.id: source(row.id, row.outlet) for row in rows})
    return found


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))
