"""A word that changes whenever anything in a store changes, whoever changes it: so that what was asked before need not be asked again."""

from __future__ import annotations

from secrets import token_hex
from threading import Lock
from typing import Any

from sqlalchemy import Engine, text


class Version:
    """Watches a database through one connection of its own.

    SQLite counts, for one connection, the changes that others make; PostgreSQL tells which transactions have ended. The word holds for
    one watcher: another one, or the same store opened again, says another.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine, self._lock = engine, Lock()
        self._connection: Any = None
        self._own = token_hex(4)

    def word(self) -> str:
        """The word as of now."""
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect() as connection:
                return f"{self._own}-{connection.scalar(text('SELECT pg_current_snapshot()::text'))}"
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            number = cursor.execute("PRAGMA data_version").fetchone()[0]
            cursor.close()
        return f"{self._own}-{number}"

    def close(self) -> None:
        """Gives the connection back."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                self._own = token_hex(4)
