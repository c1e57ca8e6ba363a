"""Opens a database as a store: makes an empty one, moves an old one to the shape of today, refuses what is neither."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from realpolitik.store import words
from realpolitik.store.deriving import derived_from, write
from realpolitik.store.rows import Derived
from realpolitik.store.sameness import settle_all
from realpolitik.store.schema import NUMBER, StoreError, about, derived, kept, reports

# Whoever writes to a store of PostgreSQL waits for this lock, as SQLite has it anyway: almost all who write add to the same counts.
LOCK = 7_413_001
WAIT = 60  # seconds that a writer waits for another
BATCH = 500
# So many KB of pages a connection holds, and one that writes, of which there is one at a time: what is read often the system holds once
# for all. So many connections of a file are kept, and so many there are at most.
READS, WRITES = 8_192, 65_536
KEPT, MOST = 8, 64


def opened(url: str | Path) -> tuple[Engine, str]:
    """An engine whose database has the shape of today, and the name by which errors call it. Raises :class:`StoreError`."""
    engine, where = _engine(url)
    try:
        with writer(engine).begin() as connection:
            _prepare(connection, where=where)
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(f"{where}: cannot be opened as a store: {error.orig}") from error
    except StoreError:
        engine.dispose()
        raise
    return engine, where


def writer(engine: Engine) -> Engine:
    """The same engine for transactions that write: each waits for its turn at the beginning, not in the middle, where it might wait for
    one that waits for it."""
    return engine.execution_options(writes=True)


def _engine(url: str | Path) -> tuple[Engine, str]:
    try:
        address = make_url(url) if isinstance(url, str) and "://" in url else URL.create("sqlite", database=str(url))
        if address.drivername == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
        given: dict[str, Any] = {"connect_args": {"timeout": WAIT}} if address.get_backend_name() == "sqlite" else {}
        if given and address.database not in (None, "", ":memory:"):
            # The connection that was used last has the pages that are wanted next; none is opened anew as long as so many are enough.
            given |= {"pool_size": KEPT, "max_overflow": MOST - KEPT, "pool_use_lifo": True}
        engine = create_engine(address, **given)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"no database can be opened for this address: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "checkin", _checkin)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _await_turn)
    where = address.database if engine.dialect.name == "sqlite" else address.render_as_string(hide_password=True)
    return engine, str(where)


def _sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, tables made within them included
    cursor = connection.cursor()
    for line in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "synchronous=NORMAL", f"cache_size=-{READS}"):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = bool(connection.get_execution_options().get("writes"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITES}")
        connection.info["writes"] = True


def _await_turn(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _checkin(connection: sqlite3.Connection | None, record: Any) -> None:
    """Whoever wrote gives its pages back."""
    if connection is not None and record.info.pop("writes", False):
        connection.execute(f"PRAGMA cache_size=-{READS}")


# --- shapes ---------------------------------------------------------------------------------------------------------------


def _prepare(connection: Connection, *, where: str) -> None:
    present = set(inspect(connection).get_table_names())
    if not present:
        kept.create_all(connection)
        connection.execute(about.insert().values(schema=NUMBER))
        _derive_anew(connection)
        return
    if about.name not in present:
        raise StoreError(f"{where}: this database is not a realpolitik store")
    number = connection.scalar(select(about.c.schema))
    if number is None or number > NUMBER:
        raise StoreError(f"{where}: the store has schema {number}, this version knows up to {NUMBER}: use a newer realpolitik")
    if number < NUMBER:
        migrate(connection, since=number)


def migrate(connection: Connection, *, since: int) -> None:
    """Moves what is kept to the shape of today, and derives the rest anew; all in the transaction of ``connection``."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "realpolitik.store:migrations")
    config.attributes["connection"] = connection
    command.stamp(config, f"s{since:04}")
    command.upgrade(config, f"s{NUMBER:04}")
    connection.execute(text("DROP TABLE alembic_version"))  # the table ``about`` says it
    _derive_anew(connection)


def _derive_anew(connection: Connection) -> None:
    words.drop(connection)
    derived.drop_all(connection)
    derived.create_all(connection)
    for batch in _in_batches(connection):
        write(connection, batch)
    settle_all(connection)
    words.make(connection)


def _in_batches(connection: Connection) -> Iterator[Derived]:
    numbers = list(connection.scalars(select(reports.c.number).order_by(reports.c.number)))
    for first in range(0, len(numbers), BATCH):
        yield derived_from(connection, numbers[first : first + BATCH])
