"""Actors of a store across its reports: found by name, and what is known of one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from realpolitik.api.browsing import browse_events, shown
from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.store.store import Store

Row = dict[str, Any]
# So many names are looked at for those that hold the words asked for, and so many that hold them are put in order.
LOOKED_AT, MOST = 200_000, 2000
# Of what one actor said, and of its events, so many are shown.
SHOWN, EVENTS = 50, 20


def browse_actors(store: Store, words: str | None = None, *, limit: int, after: Any = None) -> tuple[list[Row], Any]:
    """Actors that take part in events, by name, and after what the next page begins: ``id`` ``name`` ``country`` ``kind`` ``code``.

    With ``words`` those whose name holds them, the closest first.
    """
    people = store.people()
    if words is None:
        if after is not None and not isinstance(after[0], str):
            raise BadInput("cursor", "cursor: not one of this list: leave it out to begin anew")
        names = list(islice(people.names(after=after[0] if after is not None else ""), limit + 1))
        following: Any = (names[limit - 1],) if len(names) > limit else None
    else:
        first = after[0] if after is not None else 0
        if not isinstance(first, int) or first < 0:
            raise BadInput("cursor", "cursor: not one of this list: leave it out to begin anew")
        wanted = " ".join(words.casefold().split())
        holding = [name for name in islice(people.names(), LOOKED_AT) if wanted in name.casefold()][:MOST]
        holding.sort(key=lambda name: (_distance(name.casefold(), wanted), len(name), name))
        names, following = holding[first : first + limit], (first + limit,) if len(holding) > first + limit else None
    return [one for name in names[:limit] for one in people.called(name)], following


def actor(store: Store, key: str) -> Row:
    """What the last reports that name an actor say of it: ``actor`` (as the newest has it, with all ``aliases``), ``reports`` (how many
    were looked at), ``offices``, ``statements``, ``stances_given``, ``stances_received``, ``partners`` and the newest ``events``.

    Raises KeyError where nobody has this id.
    """
    found = store.people().latest(key)
    if not found:
        raise KeyError(key)
    found.sort(key=lambda one: (one["published"] or "", one["report"]), reverse=True)
    ids = [one["report"] for one in found]
    kinds = store.browse().kinds(ids, ("statements", "stances"))
    heads = store.browse().heads(ids)

    def those(kind: str, part: str) -> list[Row]:
        own = ({"report": report, "id": one, "record": record} for report in ids for one, record in kinds[report][kind].items())
        return shown(store, kind, list(islice((row for row in own if row["record"].get(part) == key), SHOWN)))

    sides = [browse_events(store, limit=EVENTS, newest=True, **{side: key})[0] for side in ("actor", "recipient")]
    events = {(row["report"]["id"], row["record"]["id"]): row for side in sides for row in side}
    newest = sorted(events.values(), key=lambda row: row["report"]["published"] or "", reverse=True)[:EVENTS]
    aliases = dict.fromkeys(alias for one in found for alias in (one["record"]["name"], *one["record"].get("aliases", ())))
    record = found[0]["record"]
    return {
        "actor": {**record, "aliases": [alias for alias in aliases if alias != record["name"]]}, "reports": len(found),
        "offices": _offices(found, heads), "statements": those("statements", "speaker"), "stances_given": those("stances", "holder"),
        "stances_received": those("stances", "toward"), "partners": store.people().partners(key)[:SHOWN], "events": newest,
    }  # fmt: skip


def search(store: Store, words: str, *, limit: int) -> Row:
    """``reports`` that have all these words, each with a ``snippet`` (what was found between \\x01 and \\x02), ``actors`` whose name holds
    them, and the newest ``events`` of the closest of these, or of the country of that name."""
    from realpolitik.knowledge.cameo import country_named

    browse = store.browse()
    reports = browse.found(words, limit=limit)
    counts = browse.count_events(head["id"] for head in reports)
    actors, _ = browse_actors(store, words, limit=min(limit, 20))
    who = country_named(words.strip()) or (actors[0]["name"] if actors else None)
    events = browse_events(store, limit=min(limit, 20), actor=who, newest=True)[0] if who is not None else []
    return {"reports": [{**head, "events": counts.get(head["id"], 0)} for head in reports], "actors": actors[:limit], "events": events}


def _offices(found: list[Row], heads: dict[str, Row]) -> list[Row]:
    """Offices by their first day, each once, with the head of the newest report that has it."""
    offices: dict[tuple[Any, ...], Row] = {}
    for one in found:
        for role in one["record"].get("roles") or ():
            parts = {part: role.get(part) for part in ("title", "organisation", "country", "from", "to", "basis")}
            offices.setdefault(tuple(parts.values()), {**parts, "report": heads.get(one["report"])})
    return sorted(offices.values(), key=lambda office: (office["from"] or "", office["to"] or "", office["title"] or ""))


def _distance(name: str, wanted: str) -> int:
    """How far a name is from the words asked for: it is them, begins with them, has them as words, holds them."""
    if name == wanted:
        return 0
    return 1 if name.startswith(wanted) else 2 if f" {wanted}" in name else 3
