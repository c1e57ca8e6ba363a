"""Whole readings, many at a time: asking for each by itself costs more than what it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, null, select

from realpolitik.store.looking import fetched
from realpolitik.store.rows import KINDS
from realpolitik.store.schema import records, reports


def readings(
    connection: Connection, wanted: Mapping[int, Collection[str] | None], *, kinds: Collection[str] = KINDS, text: bool = True
) -> list[dict[str, Any]]:
    """The readings of these reports, as many as a statement takes, by number and in their order; of their events only those with these
    ids, or all for None.

    Of other ``kinds`` than these there are no records, and without ``text`` none but what the head itself holds.
    """
    heads = select(reports.c.number, reports.c.schema, reports.c.json, reports.c.text if text else null())
    asked = select(records.c.report, records.c.kind, records.c.id, records.c.json).where(records.c.report.in_(wanted))
    if set(kinds) != set(KINDS):
        asked = asked.where(records.c.kind.in_(sorted(kinds)))
    found: dict[int, dict[str, Any]] = {}
    for number, schema, head, words in fetched(connection.execute(heads.where(reports.c.number.in_(wanted)))):
        told = json.loads(head)
        found[number] = {"schema": schema, "report": told if words is None else {**told, "text": words}, **{kind: [] for kind in KINDS}}
    for number, kind, key, record in fetched(connection.execute(asked.order_by(records.c.report, records.c.kind, records.c.place))):
        own = wanted[number]
        if number in found and (kind != "events" or own is None or key in own):
            found[number][kind].append(json.loads(record))
    return [found[number] for number in wanted if number in found]
