"""Who tells an event: all reports that have it, or one that is judged the same, and their reprints; many events at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from realpolitik.core.judgement import Judgement
from realpolitik.store import sameness
from realpolitik.store.schema import records, reports, sames, tellings

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Tellers:
    """The id that stands for an event, the reports that tell it with the family of each, and the judgements between these."""

    canonical: str
    families: dict[str, str | None] = field(default_factory=dict)
    said: list[Judgement] = field(default_factory=list)


def tellers(connection: Connection, ids: Iterable[str]) -> dict[str, Tellers]:
    """For each of these events who tells it."""
    listed = list(dict.fromkeys(ids))
    top = sameness.canonical(connection, listed)
    members = {one: {one} for one in top.values()} | {key: {key} for key in listed if top[key] == key}
    for row in _rows(connection, select(sames.c.id, sames.c.canonical), sames.c.canonical, sorted(set(top.values()))):
        members[row.canonical].add(row.id)
    having: dict[str, set[int]] = {}
    names: dict[int, str] = {}
    asked = select(records.c.id, reports.c.number, reports.c.id.label("report")).join(reports, reports.c.number == records.c.report)
    for row in _rows(connection, asked, records.c.id, sorted({key for found in members.values() for key in found})):
        having.setdefault(row.id, set()).add(row.number)
        names[row.number] = row.report
    wordings = {
        row.report: row.wording
        for row in _rows(connection, select(tellings.c.report, tellings.c.wording), tellings.c.report, sorted(names))
    }
    reprints: dict[str, list[Any]] = {}
    asked = select(tellings.c.id, tellings.c.wording, tellings.c.family)
    for row in _rows(connection, asked, tellings.c.wording, sorted(set(wordings.values()))):
        reprints.setdefault(row.wording, []).append(row)
    found = {}
    for one, own in members.items():
        numbers = sorted({number for key in own for number in having.get(key, ())})
        families: dict[str, str | None] = {names[number]: None for number in numbers}
        for number in numbers:
            families.update({row.id: row.family for row in reprints.get(wordings.get(number, ""), ())})
        found[one] = families
    many = {key for families in found.values() if len(families) > 1 for key in families}
    said = sameness.between(connection, many)
    return {
        key: Tellers(top[key], found[top[key]], [one for one in said if one.left in found[top[key]] and one.right in found[top[key]]])
        for key in listed
    }


def _rows(connection: Connection, asked: Any, column: Any, keys: Sequence[Any]) -> Iterator[Any]:
    for first, last in pairwise([*range(0, len(keys), CHUNK), len(keys)]):
        yield from connection.execute(asked.where(column.in_(keys[first:last])))
