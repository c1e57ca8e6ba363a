"""Full text: the index over titles and texts, SQLite's FTS5 or PostgreSQL's tsvector, kept by the database itself."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select, text

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


def matching(words: str, *, dialect: str) -> Select[Any]:
    """Numbers of the reports that have all the words (``"…"``: in a row), the best first. Whatever is asked is asked as words only."""
    terms = _terms(words)
    if dialect == "postgresql":
        document = func.to_tsvector("english", func.coalesce(reports.c.title, "") + " " + func.coalesce(reports.c.text, ""))
        wanted = func.websearch_to_tsquery("english", " ".join(f'"{term}"' for term in terms))
        found = select(reports.c.number).where(document.bool_op("@@")(wanted))
        return found.order_by(func.ts_rank(document, wanted).desc(), reports.c.number)
    quoted = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    table: Any = literal_column("report_words")
    return select(literal_column("report_words.rowid").label("number")).select_from(text("report_words")).where(
        table.op("MATCH")(quoted)
    ).order_by(literal_column("rank"), literal_column("report_words.rowid"))  # fmt: skip


def snippets(words: str, *, dialect: str, limit: int) -> Any:
    """The numbers :func:`matching` gives, each with a piece of its text in which what was found stands between \\x01 and \\x02."""
    piece: Any = literal_column("snippet(report_words, -1, char(1), char(2), '…', 30)")
    if dialect == "postgresql":
        terms = " ".join(f'"{term}"' for term in _terms(words))
        marks = "StartSel=\x01, StopSel=\x02, MaxWords=30, MinWords=12"
        piece = func.ts_headline("english", func.coalesce(reports.c.text, ""), func.websearch_to_tsquery("english", terms), marks)
    return matching(words, dialect=dialect).add_columns(piece).limit(limit)


def _terms(words: str) -> list[str]:
    return [term.strip('"') for term in TERM.findall(words)]
