"""A reading as the rows that are kept, and as those that are derived to ask by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Any

from realpolitik.core.parties import acts_for, power, stands_for
from realpolitik.core.report import record_id
from realpolitik.store.documents import storable

Reading = Mapping[str, Any]
Row = dict[str, Any]
# The parts of the public record that are lists of records.
KINDS = (
    "actors", "events", "statements", "stances", "commitments", "concerns", "statuses", "figures", "places", "times", "movements",
)  # fmt: skip
HAPPENED = ("actual", "ongoing")
WEEK = 7


@dataclass
class Derived:
    """Rows of the derived tables; ``days`` counts events by source, target, day, type and quad."""

    events: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    pairs: list[Row] = field(default_factory=list)
    acts: list[Row] = field(default_factory=list)
    scenes: list[Row] = field(default_factory=list)
    dealings: list[Row] = field(default_factory=list)
    bearings: list[Row] = field(default_factory=list)
    bearing_keys: list[Row] = field(default_factory=list)
    days: Counter[tuple[str, str, str, str, int]] = field(default_factory=Counter)


def head_row(reading: Reading) -> Row:
    """The row of a report."""
    head = dict(reading["report"])
    text = head.get("text")
    apart = isinstance(text, str) and storable(text)
    if apart:
        del head["text"]
    said = {name: head.get(name) if storable(head.get(name) or "") else None for name in ("outlet", "url", "title")}
    return {
        "id": str(head["id"]), "schema": reading["schema"], "published": head.get("published"), "text": text if apart else None,
        "json": head, **said,
    }  # fmt: skip


def head_of(row: Any) -> dict[str, Any]:
    """The head of the public record, from its row."""
    head: dict[str, Any] = row.json
    return head if row.text is None else {**head, "text": row.text}


def record_rows(number: int, reading: Reading) -> Iterator[Row]:
    """One row a record; a record without an id of its own gets one from its content."""
    report_id = str(reading["report"]["id"])
    for kind in KINDS:
        seen: Counter[str] = Counter()
        for place, record in enumerate(reading.get(kind, ())):
            own = record_id(kind, report_id, record)
            seen[own] += 1
            unique = own if seen[own] == 1 else f"{own}#{seen[own]}"
            yield {"report": number, "kind": kind, "id": unique, "place": place, "json": dict(record)}


def derive(into: Derived, *, number: int, published: str | None, events: Sequence[tuple[str, Mapping[str, Any]]],
           actors: Mapping[str, Mapping[str, Any]], rejected: Collection[str] = ()) -> None:  # fmt: skip
    """Adds the derived rows of one report: its events, each with the id it is kept under, and its actors by id; those events that people
    ``rejected`` are found, and count for nothing."""
    for place, (key, event) in enumerate(events):
        when = event.get("when") or {}
        into.events.append({
            "report": number, "id": key, "place": place, "published": published, "type": event["type"], "mode": event.get("mode"),
            "quad": event.get("quad") or 0, "status": event["status"], "historical": int(event["historical"]),
            "negated": int(event.get("negated", False)), "rejected": int(key in rejected), "start": when.get("start"),
            "end": when.get("end") or when.get("start"), "lasts": length(when),
            "confidence": event["confidence"],
        })  # fmt: skip
        sides = {side: list(dict.fromkeys(event[f"{side}s"])) for side in ("actor", "recipient")}
        sides["recipient"] = sides["recipient"] or (sides["actor"] if len(sides["actor"]) > 1 else [])
        for side, ids in sides.items():
            for one in ids:
                known = actors.get(one, {})
                name = str(known.get("name") or one)
                into.parties.append({
                    "report": number, "event": key, "side": side, "actor": one, "name": name if storable(name) else ascii(name),
                    "power": power(known),
                })  # fmt: skip
        day = when.get("start") or published
        for source, target in sorted(powers(sides, actors)):
            into.pairs.append({"source": source, "target": target, "published": published, "report": number, "event": key})
            if day is not None and source and target and counts(event) and key not in rejected:
                into.days[source, target, day, event["type"], event.get("quad") or 0] += 1
                if _between(sides, actors, source, target):
                    into.dealings.append({
                        "source": source, "target": target, "day": _told_on(when, published) or day[:10], "report": number, "place": place,
                        "event": key, "type": event["type"], "mode": event.get("mode"), "quad": event.get("quad") or 0,
                        "confidence": event["confidence"], "published": published,
                    })  # fmt: skip


def length(when: Mapping[str, Any]) -> int | None:
    """In how many days an event ends after it began; None where it has no day."""
    start, end = when.get("start"), when.get("end") or when.get("start")
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days if start and end else None


def counts(event: Mapping[str, Any]) -> bool:
    """Whether an event counts for how two powers stand: it happened or goes on, and is no history."""
    return event["status"] in HAPPENED and not event["historical"] and not event.get("negated", False)


def powers(sides: Mapping[str, Sequence[str]], actors: Mapping[str, Mapping[str, Any]]) -> set[tuple[str, str]]:
    """The powers of an event as source and target, of a meeting both ways; and each with "" for anybody."""
    found = {side: {power(actors.get(one, {})) or "" for one in ids} | {""} for side, ids in sides.items()}
    return {(one, other) for one, other in product(found["actor"], found["recipient"]) if one != other}


def _between(sides: Mapping[str, Sequence[str]], actors: Mapping[str, Mapping[str, Any]], source: str, target: str) -> bool:
    """Whether somebody acts for the one power, and somebody it is done to stands for the other."""
    acts = any(acts_for(actors.get(one, {}), source) for one in sides["actor"])
    return acts and any(stands_for(actors.get(one, {}), target) for one in sides["recipient"])


def _told_on(when: Mapping[str, Any], published: str | None) -> str | None:
    """The day of a report that lies within what is dated more roughly than to a week, or goes on for longer."""
    lasts = length(when)
    if published is None or lasts is None or lasts <= WEEK:
        return None
    return published[:10] if str(when["start"]) <= published <= str(when.get("end") or when["start"]) else None
