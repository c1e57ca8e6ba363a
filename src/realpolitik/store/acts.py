"""What tripwires watch, as rows: who does, says or owes something to whom, on which day it is told of, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any

from realpolitik.knowledge.powers import power
from realpolitik.store.documents import storable
from realpolitik.store.rows import Derived, Row, length

# The kinds of records that are asked for to derive from.
WATCHED = ("actors", "events", "statements", "commitments", "places")
# What lasts longer than so many days has no day of its own: it is told of on the day of publication.
A_DAY = 31
Record = Mapping[str, Any]


def watchable(
    into: Derived, *, number: int, published: str | None, rows: Iterable[tuple[str, str, Record]], rejected: Collection[str] = ()
) -> None:
    """Adds the rows of one report, whose records are given with kind and id; of the events that people ``rejected`` only the places."""
    found: dict[str, list[tuple[str, Record]]] = {kind: [] for kind in WATCHED}
    for kind, key, record in rows:
        if kind in found:
            found[kind].append((key, record))
    actors = {str(actor.get("id")): actor for _, actor in found["actors"]}
    places = {str(place.get("id")): place for _, place in found["places"]}
    told = date.fromisoformat(published[:10]).toordinal() if published else None
    for key, event in found["events"]:
        day = _day(event, told)
        if day is not None:
            doers, done_to = list(dict.fromkeys(event["actors"])), list(dict.fromkeys(event["recipients"]))
            row = {
                "type": event["type"], "mode": event.get("mode"), "quad": event.get("quad") or 0, "status": event["status"],
                "historical": int(event["historical"]), "negated": int(event.get("negated", False)), "confidence": event["confidence"],
                "day": day, "report": number, "record": key,
            }  # fmt: skip
            into.acts += _rows(row, _ways(doers, done_to), actors) if key not in rejected else ()
            into.scenes += _scenes(number, key, event, places, rejected=key in rejected)
    if told is not None:
        plain: Row = {"quad": 0, "status": "actual", "historical": 0, "negated": 0, "confidence": 1.0, "day": told, "report": number}
        for key, said in found["statements"]:
            row = {**plain, "type": said.get("form") or "indirect", "mode": None, "record": key}
            into.acts += _rows(row, [(said.get("speaker"), said.get("addressee"))], actors)
        for key, owed in found["commitments"]:
            row = {**plain, "type": owed["kind"], "mode": (owed.get("consequence") or {}).get("type"), "record": key}
            into.acts += _rows(row, [(owed.get("holder"), other) for other in owed.get("beneficiaries") or (None,)], actors)


def _day(event: Record, told: int | None) -> int | None:
    """The day an event is told of: its own, if it has one and is no plan; else that of publication."""
    when = event.get("when") or {}
    lasts = length(when)
    if lasts is None or (told is not None and lasts > A_DAY):
        return told
    own = date.fromisoformat(when["start"][:10]).toordinal()
    return own if told is None else min(own, told)


def _ways(doers: Sequence[str], done_to: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Who to whom; those who meet, each to each other."""
    if not done_to and len(doers) > 1:
        return [(one, other) for one, other in product(doers, doers) if one != other]
    return list(product(doers or (None,), done_to or (None,)))


def _rows(row: Row, ways: Iterable[tuple[str | None, str | None]], actors: Mapping[str, Record]) -> Iterable[Row]:
    for place, (one, other) in enumerate(ways):
        sides: Row = {}
        for side, end, key in (("actor", "source", one), ("recipient", "target", other)):
            known = actors.get(key or "", {})
            sides |= {side: key, end: power(known) or "", f"{side}_name": _name(known, key)}
        yield {**row, **sides, "place": place}


def _name(actor: Record, key: str | None) -> str | None:
    name = actor.get("name") or key
    return None if name is None else str(name) if storable(str(name)) else ascii(name)


def _scenes(number: int, key: str, event: Record, places: Mapping[str, Record], *, rejected: bool) -> Iterable[Row]:
    seen: set[tuple[str, str]] = set()
    when = event.get("when") or {}
    own = {
        "report": number, "record": key, "type": event["type"], "quad": event.get("quad") or 0, "rejected": int(rejected),
        "start": when.get("start"), "end": when.get("end") or when.get("start"), "lasts": length(when),
    }  # fmt: skip
    for located in event.get("where") or ():
        place = places.get(str(located.get("place")), {})
        name = _name(place, None)
        countries = place.get("countries") or ([place["country"]] if place.get("country") else [""])
        for country in countries:
            if name is not None and (name, country) not in seen:
                seen.add((name, country))
                yield {**own, "name": name, "country": country}
