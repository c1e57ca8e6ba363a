"""Shape 4: alarms may be withdrawn."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "s0004"
down_revision = "s0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No alarm was withdrawn before."""
    op.add_column("alarms", sa.Column("withdrawn", sa.Text))
    op.execute("DELETE FROM about")
    op.execute("INSERT INTO about (schema) VALUES (4)")
