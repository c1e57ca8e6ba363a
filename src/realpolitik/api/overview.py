"""A store at a glance: how much there is, what a day brought, and what happened where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from realpolitik.api.standing import moved_briefly
from realpolitik.api.watching import told_alarms

if TYPE_CHECKING:
    from realpolitik.store.store import Store

Row = dict[str, Any]
# Of a day so many reports, alarms of the week up to it, and pairs are told.
REPORTS, ALARMS, PAIRS = 50, 20, 8
# Of the newest reports so many movements are put on a map.
MOVEMENTS = 2000


def overview(store: Store) -> Row:
    """``counts`` of reports, events, stories, statements … and alarms, and the first and last day of publication."""
    known = store.known_days()
    since, until = (day[:10] for day in known) if known is not None else (None, None)
    return {"counts": store.browse().counts(), "since": since, "until": until}


def today(store: Store, day: str | None = None) -> Row:
    """What a day of publication (an ISO day; the newest if None) brought: ``day``, ``reports``, ``counts``, ``alarms`` of the week up to
    it, and the pairs that ``moved`` by then, as :func:`moved_briefly` gives them."""
    from realpolitik.api.browsing import browse_reports

    known = store.known_days()
    if known is None:
        return {"day": day, "reports": [], "counts": {"reports": 0, "stories": 0, "events": 0}, "alarms": [], "moved": []}
    chosen = day or known[1][:10]
    reports, _ = browse_reports(store, limit=REPORTS, since=chosen, until=chosen)
    week = (date.fromisoformat(chosen) - timedelta(days=min(6, date.fromisoformat(chosen).toordinal() - 1))).isoformat()
    alarms = list(told_alarms(store, store.watch().alarms(since=week, until=chosen, limit=ALARMS)))
    pairs = moved_briefly(store, until=chosen, limit=PAIRS) if known[0][:10] <= chosen else []
    return {"day": chosen, "reports": reports, "counts": store.browse().counts_of_day(chosen), "alarms": alarms, "moved": pairs}


def event_map(
    store: Store, *, since: str | None = None, until: str | None = None, types: Collection[str] | None = None, limit: int = 500
) -> Row:
    """Where events happened between two ISO days: ``places`` (``name`` ``country`` ``lat`` ``lon`` ``events`` ``quads``), and the
    ``movements`` that the newest reports tell: ``from`` and ``to`` (``name`` ``lat`` ``lon``), ``count``."""
    places = store.mapped().places(since=since, until=until, types=types, limit=limit)
    found, _ = store.browse().records("movements", limit=MOVEMENTS, since=since, until=until)
    known = store.browse().kinds({one["report"] for one in found}, ("places",))
    counts: Counter[tuple[tuple[str, float, float], tuple[str, float, float]]] = Counter()
    for one in found:
        lying = known[one["report"]]["places"]
        parts = (one["record"].get(part) or ({"place": None},) for part in ("source", "goal"))
        ends = [_lies(lying.get(part[0]["place"] or "")) for part in parts]
        if ends[0] is not None and ends[1] is not None:
            counts[ends[0], ends[1]] += 1
    moves = [{"from": _end(start), "to": _end(goal), "count": count} for (start, goal), count in counts.most_common(limit)]
    return {"places": places, "movements": moves}


def _lies(place: Mapping[str, Any] | None) -> tuple[str, float, float] | None:
    if place is None or place.get("latitude") is None or place.get("longitude") is None:
        return None
    return str(place["name"]), float(place["latitude"]), float(place["longitude"])


def _end(place: tuple[str, float, float]) -> Row:
    return dict(zip(("name", "lat", "lon"), place, strict=True))
