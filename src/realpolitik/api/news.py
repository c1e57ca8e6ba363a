"""What a store has to tell as it comes: alarms since a time, and how far an ingest is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from realpolitik.api.watching import told_alarms

if TYPE_CHECKING:
    from realpolitik.store.store import Store

# An alarm of thousands of records is told with so many.
RECORDS = 20


def alarms_since(store: Store, at: str, *, limit: int = 500) -> list[dict[str, Any]]:
    """Alarms raised at a time (ISO, UTC) or later, the oldest first: as ``told_alarms`` gives them, with the first of their records."""
    raised = store.watch().raised(at, limit=limit)
    return [{**told, "records": told["records"][:RECORDS]} for told in told_alarms(store, raised)]


def progress(store: Store) -> dict[str, Any]:
    """How far an ingest is: ``turn`` (the number of the last save), ``reports``, and ``outcomes``, how many items came to each."""
    found: dict[str, int] = {}
    for row in store.outcomes():
        found[row["outcome"]] = found.get(row["outcome"], 0) + row["items"]
    return {**store.last_save(), "outcomes": dict(sorted(found.items()))}
