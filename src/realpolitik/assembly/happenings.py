"""Events of public records as far as they can be held against those of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from realpolitik.assembly.same_event import Happening, Party

STATES = frozenset({"state", "people"})
# The kinds of records that an event is made of.
KINDS = ("events", "actors", "figures")


def happenings(report: str, story: str, records: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Happening]:
    """The events of a report, of whose records those of :data:`KINDS` are given; history is told by everybody, and counted by nobody."""
    actors = {str(one.get("id")): one for one in records["actors"]}
    figures = {one.get("id"): one for one in records["figures"]}
    return [
        _happening(event, report, story, actors, figures) for event in records["events"] if "id" in event and not event.get("historical")
    ]


def _happening(
    event: Mapping[str, Any], report: str, story: str, actors: Mapping[str, Mapping[str, Any]], figures: Mapping[Any, Mapping[str, Any]]
) -> Happening:
    when = event.get("when") or {}
    return Happening(
        id=str(event["id"]), report=report, story=story, type=event["type"], mode=event.get("mode"), status=event["status"],
        negated=bool(event.get("negated")), start=_day(when.get("start")), end=_day(when.get("end") or when.get("start")),
        actors=_parties(event["actors"], actors), recipients=_parties(event["recipients"], actors),
        places=frozenset(one["place"] for one in event.get("where") or ()),
        figures=frozenset(float(figures[key]["value"]) for key in event.get("figures") or () if key in figures),
    )  # fmt: skip


def _parties(ids: Iterable[str], actors: Mapping[str, Mapping[str, Any]]) -> tuple[Party, ...]:
    known = [(key, actors.get(key, {})) for key in dict.fromkeys(ids)]
    return tuple(
        Party(id=key, power=one.get("country") or (one.get("code") or "").split(" ")[0] or None, own=one.get("kind") not in STATES)
        for key, one in known
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said[:10]) if said else None
