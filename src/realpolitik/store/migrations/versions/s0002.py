"""Shape 2: reports by number with their text in a column of its own, JSON as text, judgements with their time, and the ledger."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "s0002"
down_revision = "s0001"
branch_labels = None
depends_on = None
BATCH = 500
NUMBER: sa.Double[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Makes the new tables, moves every row, and drops the old ones."""
    for table, index in (("reports", "ix_reports_published"), ("records", "records_by_kind"), ("records", "records_by_id"),
                         ("judgements", "judgements_by_right")):  # fmt: skip
        op.drop_index(index, table_name=table)
    for name in ("about", "reports", "records", "judgements"):
        op.rename_table(name, f"old_{name}")
        if op.get_bind().dialect.name == "postgresql":  # the index of a key keeps its name, which the new table wants
            op.execute(f"ALTER INDEX {name}_pkey RENAME TO old_{name}_pkey")
    _make()
    connection = op.get_bind()
    numbers = _reports(connection)
    _records(connection, numbers)
    connection.execute(sa.text(
        'INSERT INTO judgements ("left", "right", "by", verdict, reason, score) '
        'SELECT "left", "right", "by", verdict, reason, score FROM old_judgements'
    ))  # fmt: skip
    for name in ("records", "reports", "judgements", "about"):
        op.drop_table(f"old_{name}")
    op.execute("INSERT INTO about (schema) VALUES (2)")


def _make() -> None:
    text = sa.Text
    op.create_table("about", sa.Column("schema", sa.Integer, primary_key=True, autoincrement=False), sqlite_strict=True)
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", text, nullable=False, unique=True),
        sa.Column("schema", text, nullable=False),
        *(sa.Column(name, text) for name in ("published", "outlet", "url", "title", "text")),
        sa.Column("json", text, nullable=False),
        sa.Index("reports_by_day", "published", "id"),
        sqlite_strict=True,
    )
    op.create_table(
        "records",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", text, primary_key=True),
        sa.Column("id", text, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("json", text, nullable=False),
        sa.Index("records_by_kind", "kind", "report", "place"),
        sa.Index("records_by_id", "id"),
        sqlite_strict=True,
    )
    op.create_table(
        "judgements",
        *(sa.Column(name, text, primary_key=True) for name in ("left", "right", "by")),
        *(sa.Column(name, text, nullable=False) for name in ("verdict", "reason")),
        sa.Column("score", NUMBER, nullable=False),
        sa.Column("at", text),
        sa.Index("judgements_by_right", "right"),
        sqlite_strict=True,
    )
    op.create_table(
        "ledger",
        sa.Column("item", text, primary_key=True),
        *(sa.Column(name, text, nullable=False) for name in ("origin", "outcome")),
        *(sa.Column(name, text) for name in ("reason", "report_id")),
        sa.Column("at", text, nullable=False),
        sa.Index("ledger_by_outcome", "outcome", "reason"),
        sa.Index("ledger_by_report", "report_id"),
        sqlite_strict=True,
    )


def _reports(connection: sa.Connection) -> dict[str, int]:
    """Moves the reports in the order of their days; gives their new numbers by id."""
    old = sa.table("old_reports", *(sa.column(name) for name in ("id", "schema", "published", "json")))
    new = sa.table("reports", *(sa.column(n) for n in ("number", "id", "schema", "published", "outlet", "url", "title", "text", "json")))
    numbers: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for row in connection.execute(sa.select(old).order_by(old.c.published, old.c.id)).all():
        head = row.json if isinstance(row.json, dict) else json.loads(row.json)
        numbers[row.id] = len(numbers) + 1
        text = head.get("text")
        apart = isinstance(text, str) and _storable(text)
        if apart:
            del head["text"]
        said = {name: head.get(name) if _storable(head.get(name) or "") else None for name in ("outlet", "url", "title")}
        rows.append({
            "number": numbers[row.id], "id": row.id, "schema": row.schema, "published": row.published, "text": text if apart else None,
            "json": _written(head), **said,
        })  # fmt: skip
    for first in range(0, len(rows), BATCH):
        connection.execute(sa.insert(new), rows[first : first + BATCH])
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT setval(pg_get_serial_sequence('reports', 'number'), (SELECT max(number) FROM reports))"))
    return numbers


def _records(connection: sa.Connection, numbers: dict[str, int]) -> None:
    old = sa.table("old_records", *(sa.column(name) for name in ("report_id", "kind", "id", "place", "json")))
    new = sa.table("records", *(sa.column(name) for name in ("report", "kind", "id", "place", "json")))
    for report_id, number in numbers.items():
        found = connection.execute(sa.select(old).where(old.c.report_id == report_id)).all()
        rows = [
            {"report": number, "kind": row.kind, "id": row.id, "place": row.place,
             "json": _written(row.json if isinstance(row.json, dict) else json.loads(row.json))}
            for row in found
        ]  # fmt: skip
        if rows:
            connection.execute(sa.insert(new), rows)


def _storable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _written(value: Any) -> str:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return plain
