"""Which records tell one happening, and which reports come from one source, by what has been judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select

from realpolitik.core.tripwires import Met
from realpolitik.store.schema import judgements, reports

CHUNK = 500
# Reasons that make one report a copy of another (assembly/stories.py).
COPIES = ("reprint", "copy", "reworded copy")


def source(report: str, outlet: str | None) -> str:
    """What a report comes from: its outlet, or itself where none is known."""
    return report if outlet is None else f"outlet {outlet.casefold()}"


def resolved(connection: Connection, met: Sequence[Met]) -> list[Met]:
    """The same records, with what has been judged: copies of a report come from its source and tell what it tells."""
    copies = _joined(connection, {one.record[0] for one in met}, lambda reason: reason.partition(":")[0] in COPIES)
    same = _joined(connection, {one.record[2] for one in met if one.record[1] == "events"}, lambda reason: True)
    outlets = _outlets(connection, set(copies.values()))
    told: Counter[tuple[object, ...]] = Counter()
    found = []
    for one in sorted(set(met), key=lambda one: one.record):
        report, _, record = one.record
        family = copies.get(report, report)
        # Of two alike in one report the second tells something else than the first; in its copy again.
        alike = (family, one.type, one.day, one.step, one.binding)
        happening = same.get(record) or "/".join((*map(str, alike), str(told[(report, *alike)])))
        told[(report, *alike)] += 1
        found.append(replace(one, happening=happening, source=outlets[family] if report in copies else one.source))
    return found


def _outlets(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    found = {key: key for key in ids}
    for some in _chunks(sorted(ids)):
        rows = connection.execute(select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(some)))
        found.update({row.id: source(row.id, row.outlet) for row in rows})
    return found


def _joined(connection: Connection, ids: Collection[str], counts: Callable[[str], bool]) -> dict[str, str]:
    """For each id that is judged the same as another the least of those it is joined with; what anybody judged different is not joined."""
    edges: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    edge = set(ids)
    while edge:
        seen |= edge
        said = list(_said(connection, edge))
        apart = {(row.left, row.right) for row in said if row.verdict == "different"}
        pairs = {(row.left, row.right) for row in said if row.verdict == "same" and counts(row.reason)} - apart
        for left, right in pairs:
            edges[left].add(right)
            edges[right].add(left)
        edge = {one for pair in pairs for one in pair} - seen
    least: dict[str, str] = {}
    for start in sorted(edges):
        if start not in least:
            group, open_ = {start}, [start]
            while open_:
                fresh = edges[open_.pop()] - group
                group |= fresh
                open_ += fresh
            least.update(dict.fromkeys(group, start))
    return least


def _said(connection: Connection, ids: Iterable[str]) -> Iterator[Any]:
    for some in _chunks(sorted(ids)):
        yield from connection.execute(select(judgements).where(or_(judgements.c.left.in_(some), judgements.c.right.in_(some))))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (items[first : first + CHUNK] for first in range(0, len(items), CHUNK))
