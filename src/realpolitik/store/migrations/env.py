"""Runs the migrations on the connection that the store hands over."""

from __future__ import annotations

from alembic import context

from realpolitik.store.schema import kept

context.configure(connection=context.config.attributes["connection"], target_metadata=kept, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
