"""SQL of others, read-only: it may ask for anything, change nothing, and take ten seconds."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from realpolitik.store.schema import StoreError

SECONDS = 10
# How many steps of SQLite's machine pass between two looks at the clock.
STEPS = 10_000


def select_rows(engine: Engine, sql: str, *, limit: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and at most ``limit`` rows of one SELECT."""
    first = sql.split(maxsplit=1)[:1]
    if not first or first[0].lower() not in ("select", "with", "values", "explain"):
        raise StoreError("only a SELECT may be asked; nothing is changed this way")
    lite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            if lite:
                ends = time.monotonic() + SECONDS
                driver.set_progress_handler(lambda: time.monotonic() > ends, STEPS)
                connection.exec_driver_sql("PRAGMA query_only=ON")
            else:
                connection.execute(text("SET TRANSACTION READ ONLY"))
                connection.execute(text(f"SET LOCAL statement_timeout = {1000 * SECONDS}"))
            result = connection.exec_driver_sql(sql)
            return list(result.keys()), [tuple(row) for row in result.fetchmany(limit)]
        except DBAPIError as error:
            told = str(error.orig).splitlines()[0]
            late = "interrupted" in told or "statement timeout" in told
            raise StoreError(f"stopped after {SECONDS} seconds" if late else f"the database says: {told}") from error
        finally:
            if lite:
                driver.set_progress_handler(None, 0)
                connection.rollback()
                connection.exec_driver_sql("PRAGMA query_only=OFF")
