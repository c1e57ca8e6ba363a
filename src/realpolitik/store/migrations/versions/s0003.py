"""Shape 3: the tables of what is watched, foretold, and judged of commitments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "s0003"
down_revision = "s0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the new tables; nothing that was kept changes."""
    _foretelling()
    _watching()
    op.execute("DELETE FROM about")
    op.execute("INSERT INTO about (schema) VALUES (3)")


def _foretelling() -> None:
    """What was foretold, and what came of it."""
    op.create_table(
        "forecasts",
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("made", "source", "target", "about", "since", "until")),
        sa.Column("distribution", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Index("forecasts_by_end", "until"),
        sa.Index("forecasts_by_pair", "source", "target", "since"),
        sqlite_strict=True,
    )


def _watching() -> None:
    """Tripwires, their alarms, and in which turn each report was saved."""
    op.create_table(
        "tripwires",
        sa.Column("name", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("rule", "added")),
        *(sa.Column(name, sa.Integer) for name in ("turn", "as_of")),
        sqlite_strict=True,
    )
    op.create_table(
        "alarms",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("tripwire", sa.Text, sa.ForeignKey("tripwires.name", ondelete="CASCADE"), nullable=False),
        sa.Column("binding", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("since", "day", "until", "sources")),
        sa.Column("at", sa.Text, nullable=False),
        sa.Index("alarms_by_tripwire", "tripwire", "until"),
        sqlite_strict=True,
    )
    op.create_table(
        "alarm_records",
        sa.Column("alarm", sa.Text, sa.ForeignKey("alarms.id", ondelete="CASCADE"), primary_key=True),
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("report_id", "kind", "record")),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Index("alarm_records_by_report", "report_id"),
        sqlite_strict=True,
    )
    op.create_table(
        "turns",
        sa.Column("report", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Index("turns_by_turn", "turn"),
        sqlite_strict=True,
    )
