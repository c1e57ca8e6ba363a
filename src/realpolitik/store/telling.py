"""Which records tell one happening, and which reports come from one source, by what has been judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, or_, select

from realpolitik.core.tripwires import Met
from realpolitik.store.schema import judgements, reports

CHUNK = 500
# Reasons that make one report a copy of another (assembly/stories.py).
COPIES = ("reprint", "copy", "reworded copy")


def resolved(connection: Connection, met: Sequence[Met], types: Mapping[tuple[str, str], str]) -> list[Met]:
    """The same records with what they tell and where it comes from: copies of a report are one source and tell what it tells.

    ``types`` are the types of the records by report and id. Reports of one outlet are one source.
    """
    ids = {one.record[0] for one in met}
    outlets = _outlets(connection, ids)
    copies = _joined(connection, ids, lambda reason: reason.partition(":")[0] in COPIES)
    same = _joined(connection, {one.record[2] for one in met if one.record[1] == "events"}, lambda reason: True)
    told: Counter[tuple[object, ...]] = Counter()
    known: dict[tuple[object, ...], str] = {}
    found = []
    for one in sorted(met, key=lambda one: one.record):
        report, _, record = one.record
        family = copies.get(report, report)
        said = (one.step, one.record, one.binding)
        if said not in known:
            # Of two alike in one report the second tells something else than the first; in its copy again.
            alike = (family, types.get((report, record)), one.day, one.step, one.binding)
            known[said] = same.get(record) or "/".join((*map(str, alike), str(told[(report, *alike)])))
            told[(report, *alike)] += 1
        found.append(replace(one, happening=known[said], source=outlets.get(family) or outlets.get(report) or family))
    return found


def _outlets(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in _chunks(sorted(ids)):
        rows = connection.execute(select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(some), reports.c.outlet.is_not(None)))
        found.update({row.id: f"outlet {row.outlet.casefold()}" for row in rows})
    return found


def _joined(connection: Connection, ids: Collection[str], counts: Callable[[str], bool]) -> dict[str, str]:
    """For each id that is judged the same as another the least of those it is joined with; what anybody judged different is not joined."""
    if not ids or connection.scalar(select(judgements.c.left).limit(1)) is None:
        return {}
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
