"""Which records tell one happening, and which source a report comes from, by what has been judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from realpolitik.core.tripwires import Met
from realpolitik.store.chunks import chunks
from realpolitik.store.sameness import copies_of, same
from realpolitik.store.schema import reports, tellings


def source(report: str, outlet: str | None, family: str | None) -> str:
    """Who gives a report out: the agency, owner or outlet that linking found (``family``), else its outlet, else nobody but itself."""
    name = family or (outlet or "").strip().casefold()
    return f"outlet {name}" if name else report


def sources_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The independent source of each report: who gives it out, or the first of its copies.

    All that one agency, owner or outlet gives out is one source, and copies are that of the one which was published first.
    """
    groups = copies_of(connection, ids)
    given = {key: (day or "9999", key, source(key, outlet, family)) for key, outlet, family, day in _heads(connection, {*ids, *groups})}
    first: dict[str, tuple[str, str, str]] = {}
    for key, top in groups.items():
        if key in given:
            first[top] = min(first.get(top, given[key]), given[key])
    return {key: (first[groups[key]] if groups.get(key) in first else given[key])[2] for key in ids if key in given}


def resolved(connection: Connection, met: Sequence[Met]) -> list[Met]:
    """The same records, with what has been judged: copies of a report come from its source and tell what it tells."""
    ids = {one.record[0] for one in met}
    copies, sources = copies_of(connection, ids), sources_of(connection, ids)
    told_again = same(connection, {one.record[2] for one in met if one.record[1] == "events"})
    told: Counter[tuple[object, ...]] = Counter()
    found = []
    for one in sorted(set(met), key=lambda one: one.record):
        report, _, record = one.record
        family = copies.get(report, report)
        # Of two alike in one report the second tells something else than the first; in its copy again.
        alike = (family, one.type, one.day, one.step, one.binding)
        happening = told_again.get(record) or "/".join((*map(str, alike), str(told[(report, *alike)])))
        told[(report, *alike)] += 1
        found.append(one._replace(happening=happening, source=sources.get(report, one.source)))
    return found


def _heads(connection: Connection, ids: Collection[str]) -> Iterator[Any]:
    for some in chunks(sorted(ids)):
        asked = select(reports.c.id, reports.c.outlet, tellings.c.family, func.coalesce(reports.c.published, tellings.c.day))
        yield from connection.execute(asked.outerjoin(tellings, tellings.c.report == reports.c.number).where(reports.c.id.in_(some)))
