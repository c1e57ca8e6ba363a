"""Full text: the index over titles and texts, SQLite's FTS5 or PostgreSQL's tsvector, kept by the database itself."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select, text

from realpolitik.store.chunks import chunks
from realpolitik.store.schema import reports

# From this version on what is deleted leaves the index at once; before, only when the whole index is written anew.
SECURE = (3, 42)
FTS5 = (
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER report_words_in AFTER INSERT ON reports BEGIN "
    "INSERT INTO report_words (rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER report_words_out AFTER DELETE ON reports BEGIN "
    "INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    "INSERT INTO report_words (report_words) VALUES ('rebuild')",
)
GIN = "CREATE INDEX report_words ON reports USING gin (to_tsvector('english', coalesce(title, '') || ' ' || coalesce(text, '')))"
DOCUMENT: Any = func.to_tsvector("english", func.coalesce(reports.c.title, "") + " " + func.coalesce(reports.c.text, ""))
NUMBER: Any = literal_column("report_words.rowid")
SNIPPET: Any = literal_column("snippet(report_words, -1, char(1), char(2), '…', 30)")
# So many reports are too many to say which is the best.
MANY = 1000
TERM = re.compile(r'"[^"]+"|\S+')


def drop(connection: Connection) -> None:
    """Removes the index; what is not there is no fault."""
    if connection.dialect.name == "sqlite":
        for line in ("TRIGGER IF EXISTS report_words_in", "TRIGGER IF EXISTS report_words_out", "TABLE IF EXISTS report_words"):
            connection.execute(text(f"DROP {line}"))
    elif connection.dialect.name == "postgresql":
        connection.execute(text("DROP INDEX IF EXISTS report_words"))


def make(connection: Connection) -> None:
    """Makes the index over all reports."""
    if connection.dialect.name == "sqlite":
        for line in FTS5:
            connection.exec_driver_sql(line)
        if sqlite3.sqlite_version_info >= SECURE:
            connection.exec_driver_sql("INSERT INTO report_words (report_words, rank) VALUES ('secure-delete', 1)")
    elif connection.dialect.name == "postgresql":
        connection.execute(text(GIN))


def purge(connection: Connection) -> None:
    """Leaves no word of deleted reports in the index."""
    if connection.dialect.name == "sqlite" and sqlite3.sqlite_version_info < SECURE:
        connection.exec_driver_sql("INSERT INTO report_words (report_words) VALUES ('optimize')")


def found(connection: Connection, words: str, *, limit: int) -> list[int]:
    """Numbers of the reports that have all the words (``"…"``: in a row), the best first; where ``MANY`` have them, those that came last.

    Whatever is asked is asked as words only. To say which of many is the best, all would have to be looked at.
    """
    most = max(MANY, limit)
    matching = _matching(words, connection)
    last = list(connection.scalars(matching.order_by(_place(connection).desc()).limit(most)))
    if len(last) == most:
        return last[:limit]
    return list(connection.scalars(matching.order_by(*_best(words, connection)).limit(limit)))


def snippets(connection: Connection, words: str, numbers: Sequence[int]) -> dict[int, str]:
    """By the number of a report a piece of its text in which the words that were found stand between \\x01 and \\x02."""
    pieces: dict[int, str] = {}
    for some in chunks(numbers):
        if connection.dialect.name == "postgresql":
            marks = "StartSel=\x01, StopSel=\x02, MaxWords=30, MinWords=12"
            headline = func.ts_headline("english", func.coalesce(reports.c.text, ""), _query(words), marks)
            asked = select(reports.c.number, headline).where(reports.c.number.in_(some))
        else:
            asked = _matching(words, connection).with_only_columns(NUMBER, SNIPPET).where(NUMBER.in_(some))
        pieces |= {number: told or "" for number, told in connection.execute(asked)}
    return pieces


def _matching(words: str, connection: Connection) -> Select[Any]:
    """Numbers of the reports that have all the words."""
    if connection.dialect.name == "postgresql":
        return select(reports.c.number).where(DOCUMENT.bool_op("@@")(_query(words)))
    quoted = " ".join('"' + term.replace('"', '""') + '"' for term in _terms(words))
    table: Any = literal_column("report_words")
    return select(NUMBER).select_from(text("report_words")).where(table.op("MATCH")(quoted))


def _place(connection: Connection) -> Any:
    """What tells which report came later: of PostgreSQL no column of an index, else it might walk through all reports, the last first."""
    return func.coalesce(reports.c.number, 0) if connection.dialect.name == "postgresql" else NUMBER


def _best(words: str, connection: Connection) -> tuple[Any, ...]:
    if connection.dialect.name == "postgresql":
        return func.ts_rank(DOCUMENT, _query(words)).desc(), reports.c.number
    return literal_column("rank"), NUMBER


def _query(words: str) -> Any:
    return func.websearch_to_tsquery("english", " ".join(f'"{term}"' for term in _terms(words)))


def _terms(words: str) -> list[str]:
    return [term.strip('"') for term in TERM.findall(words)]
