"""Shape 1: reports and records as JSON, judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "s0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of shape 1."""
    op.create_table("about", sa.Column("schema", sa.Integer, primary_key=True, autoincrement=False))
    op.create_table(
        "reports",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("schema", sa.String(32), nullable=False),
        sa.Column("published", sa.String(10), index=True),
        sa.Column("json", sa.JSON, nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("report_id", sa.String(32), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("id", sa.String(200), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("json", sa.JSON, nullable=False),
        sa.Index("records_by_kind", "kind", "report_id", "place"),
        sa.Index("records_by_id", "id"),
    )
    op.create_table(
        "judgements",
        sa.Column("left", sa.String(200), primary_key=True),
        sa.Column("right", sa.String(200), primary_key=True),
        sa.Column("by", sa.String(200), primary_key=True),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(1000), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Index("judgements_by_right", "right"),
    )
    op.execute("INSERT INTO about (schema) VALUES (1)")
