"""Shape 4: what people say of single records, and an index of what they judged of pairs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "s0004"
down_revision = "s0003"
branch_labels = None
depends_on = None
PERSONAL = """"by" NOT IN ('events', 'stories')"""


def upgrade() -> None:
    """Makes the new table and the index; nothing that was kept changes."""
    op.create_table(
        "corrections",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("report", "kind", "record", "field", "by")),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "at")),
        sa.Index("corrections_by_record", "record"),
        sa.Index("corrections_by_time", "at"),
        sqlite_strict=True,
    )
    where = sa.text(PERSONAL)
    op.create_index("judgements_of_people", "judgements", ["at"], sqlite_where=where, postgresql_where=where)
    op.execute("DELETE FROM about")
    op.execute("INSERT INTO about (schema) VALUES (4)")
