"""Multiplies a store that ``perf/store.py`` filled: ``python perf/copies.py --store FILE --times 10``.

Each copy has the same reports on other days (so that the days of pairs are others too), under numbers and ids that go on where the last
ended, as if they had been saved. SQLite does it alone, in a small part of the time that saving takes: tables first, then indexes, counts
and words. Only for measuring: a run that is cut off leaves a broken file.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Integer, Table, create_engine

from realpolitik.store import words
from realpolitik.store.schema import derived, kept
from store import DAYS, FIRST

COUNTED = ("pair_days", "pair_months", "pair_sums")
# Ids of events, and where they stand: the number of the report, less one, and the place.
EVENTS = {("events", "id"), ("parties", "event"), ("pairs", "event"), ("dealings", "event"), ("acts", "record"), ("scenes", "record")}


def columns(table: Table, times: str = "copy.number") -> Iterator[str]:
    """What each column of a copy holds."""
    for column in table.columns:
        name = f'own."{column.name}"'
        key = f"(own.report - 1 + :held * {times}) || substr(own.id, instr(own.id, '-'))"
        if (table.name, column.name) in (("reports", "number"), ("turns", "turn")) or column.name == "report":
            yield f"{name} + :held * {times}"
        elif (table.name, column.name) == ("reports", "id"):
            yield f"'r' || (own.number - 1 + :held * {times})"
        elif (table.name, column.name) in EVENTS:
            yield key.replace("own.id", name)
        elif (table.name, column.name) == ("records", "id"):
            yield f"CASE own.kind WHEN 'events' THEN {key} ELSE own.id END"
        elif (table.name, column.name) == ("records", "json"):
            yield f"CASE own.kind WHEN 'events' THEN replace(own.json, '\"' || own.id || '\"', '\"' || {key} || '\"') ELSE own.json END"
        elif column.name in ("published", "start", "end", "day"):
            first = FIRST.toordinal()
            if isinstance(column.type, Integer):
                yield f"{first} + ({name} - {first} + 37 * {times}) % {DAYS}"
            else:
                yield f"date('{FIRST}', ((julianday({name}) - julianday('{FIRST}') + 37 * {times}) % {DAYS}) || ' days')"
        else:
            yield name


def multiply(connection: Any, times: int) -> None:
    """Copies all tables that have rows."""
    began = time.process_time()

    def run(sql: str, what: str, **given: int) -> None:
        connection.exec_driver_sql(sql, given or None)
        print(f"{time.process_time() - began:7.0f} s  {what}", flush=True)

    for line in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000", "foreign_keys=OFF"):
        connection.exec_driver_sql(f"PRAGMA {line}")
    words.drop(connection)
    held = connection.exec_driver_sql("SELECT max(number) FROM reports").scalar()
    indexes = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all()
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    copies = "(" + " UNION ALL ".join(f"SELECT {number} AS number" for number in range(1, times)) + ")"
    for table in (*kept.tables.values(), *derived.tables.values()):
        if table.name == "about" or table.name in COUNTED:
            continue
        order = ", ".join(str(place + 1) for place, column in enumerate(table.columns) if column.primary_key)
        made = f"SELECT {', '.join(columns(table))} FROM {copies} copy CROSS JOIN {table.name} own ORDER BY {order}"
        run(f"INSERT INTO {table.name} {made}", table.name, held=held)
    for name, day in (("pair_days", "start"), ("pair_months", "substr(start, 1, 7)")):
        connection.exec_driver_sql(f"DELETE FROM {name}")
        of = "FROM pairs JOIN events ON events.report = pairs.report AND events.id = pairs.event WHERE source > '' AND target > ''"
        run(f"INSERT INTO {name} SELECT source, target, {day}, type, quad, count(*) {of} GROUP BY 1, 2, 3, 4, 5", name)
    connection.exec_driver_sql("DELETE FROM pair_sums")
    for letters in (4, 7):
        of = "FROM pair_days GROUP BY 1, 2, 3"
        run(f"INSERT INTO pair_sums SELECT substr(day, 1, {letters}), source, target, sum(events) {of}", "pair_sums")
    for name, sql in indexes:
        run(sql, name)
    words.make(connection)
    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    print(f"{time.process_time() - began:7.0f} s  words: done")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="a file that is changed")
    parser.add_argument("--times", type=int, default=10)
    given = parser.parse_args()
    with create_engine(f"sqlite:///{given.store}", isolation_level="AUTOCOMMIT").connect() as connection:
        multiply(connection, given.times)


if __name__ == "__main__":
    main()
