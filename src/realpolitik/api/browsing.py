"""What a person who looks around in a store asks for: lists in pages, heads of reports, and each event with its names and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from realpolitik.store.store import Store


def overview(store: Store) -> dict[str, Any]:
    """``counts`` of reports, records of each kind, stories and judgements, and the first and last day of publication."""
    known = store.known_days()
    since, until = (day[:10] for day in known) if known is not None else (None, None)
    return {"counts": {**store.count(), "stories": store.count_stories()}, "since": since, "until": until}
