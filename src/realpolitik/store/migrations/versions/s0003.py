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
