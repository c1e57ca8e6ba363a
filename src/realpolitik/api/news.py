"""What a store has to tell as it comes: alarms since a time, and how far an ingest is."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from realpolitik.api.watching import told_alarms

if TYPE_CHECKING:
    from realpolitik.store.store import Store

# An alarm of thousands of records is told with so many.
RECORDS = 20
# So many are asked for at once.
PAGE = 500


def alarms_since(store: Store, at: str, *, known: Collection[str] = ()) -> list[dict[str, Any]]:
    """Alarms raised at a time (ISO, UTC) or later, the oldest first, without those whose ids are ``known``: as ``told_alarms`` gives
    them, with the first of their records."""
    found: list[dict[str, Any]] = []
    last = ""
    while page := store.watch().raised((at, last), limit=PAGE):
        new = [one for one in page if one.id not in known]
        found += [{**told, "records": told["records"][:RECORDS]} for told in told_alarms(store, new)]
        at, last = page[-1].at or at, page[-1].id
    return found


def progress(store: Store) -> dict[str, Any]:
    """How far an ingest is: ``turn`` (the number of the last save), ``reports``, and ``outcomes``, how many items came to each."""
    found: dict[str, int] = {}
    for row in store.outcomes():
        found[row["outcome"]] = found.get(row["outcome"], 0) + row["items"]
    return {**store.last_save(), "outcomes": dict(sorted(found.items()))}
