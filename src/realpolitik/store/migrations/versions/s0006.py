"""Shape 6: counts by month and period, indexes in the order of pages, and what bears on commitments; all of it is derived anew."""

from __future__ import annotations

from alembic import op

revision = "s0006"
down_revision = "s0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing that was kept changes."""
    op.execute("DELETE FROM about")
    op.execute("INSERT INTO about (schema) VALUES (6)")
