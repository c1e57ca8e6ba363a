"""Whole readings, many at a time: asking for each by itself costs more than what it holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, select

from realpolitik.store.chunks import plain
from realpolitik.store.corrected import seen
from realpolitik.store.deriving import said_of
from realpolitik.store.rows import KINDS
from realpolitik.store.schema import records, reports


def readings(connection: Connection, wanted: Mapping[int, Collection[str] | None]) -> list[dict[str, Any]]:
    """The readings of these reports as people corrected them, as many as a statement takes, by number and in their order; of their events
    only those with these ids, or all for None."""
    heads = select(reports.c.number, reports.c.schema, reports.c.json, reports.c.text)
    asked = select(records.c.report, records.c.kind, records.c.id, records.c.json).where(records.c.report.in_(wanted))
    found: dict[int, dict[str, Any]] = {}
    keys: dict[int, str] = {}
    for number, schema, head, words in plain(connection.execute(heads.where(reports.c.number.in_(wanted)))):
        told = json.loads(head)
        keys[number] = told["id"]
        found[number] = {"schema": schema, "report": told if words is None else {**told, "text": words}, **{kind: [] for kind in KINDS}}
    own: dict[int, list[tuple[str, str, Any]]] = {number: [] for number in found}
    for number, kind, key, record in plain(connection.execute(asked.order_by(records.c.report, records.c.kind, records.c.place))):
        some = wanted[number]
        if number in found and (kind != "events" or some is None or key in some):
            own[number].append((kind, key, json.loads(record)))
    said = said_of(connection, list(keys.values()))
    for number, rows in own.items():
        right, wrong = seen(rows, said.get(keys[number], {}), text=found[number]["report"].get("text"))
        for kind, key, record in right:
            if kind != "events" or key not in wrong:
                found[number][kind].append(record)
    # Where people rejected all events that were asked for, there is nothing to give.
    empty = {number for number, some in wanted.items() if some is not None and number in found and not found[number]["events"]}
    return [found[number] for number in wanted if number in found and number not in empty]
