"""Events of public records as far as they can be held against those of other reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from realpolitik.assembly.same_event import Happening, Party

STATES = frozenset({"state", "people"})
# First parts of codes that name a power as a country does.
BODIES = frozenset({"IGO", "IMG", "UNO", "NGO", "MNC"})
TOWNS = frozenset({"city", "capital"})
# The kinds of records that an event is made of.
KINDS = ("events", "actors", "figures", "places")


def happenings(report: str, story: str, records: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[Happening]:
    """The events of a report, of whose records those of :data:`KINDS` are given; history is told by everybody, and counted by nobody."""
    actors = {str(one.get("id")): one for one in records["actors"]}
    figures = {one.get("id"): one for one in records["figures"]}
    towns = {one.get("id") for one in records["places"] if one.get("kind") in TOWNS}
    return [
        _happening(event, report, story, actors, figures, towns)
        for event in records["events"]
        if "id" in event and not event.get("historical")
    ]


def _happening(
    event: Mapping[str, Any],
    report: str,
    story: str,
    actors: Mapping[str, Mapping[str, Any]],
    figures: Mapping[Any, Mapping[str, Any]],
    towns: Collection[Any],
) -> Happening:
    when = event.get("when") or {}
    return Happening(
        id=str(event["id"]), report=report, story=story, type=event["type"], mode=event.get("mode"), status=event["status"],
        negated=bool(event.get("negated")), start=_day(when.get("start")), end=_day(when.get("end") or when.get("start")),
        actors=_parties(event["actors"], actors), recipients=_parties(event["recipients"], actors),
        places=frozenset(one["place"] for one in event.get("where") or ()),
        towns=frozenset(one["place"] for one in event.get("where") or () if one["place"] in towns),
        figures=frozenset(float(figures[key]["value"]) for key in event.get("figures") or () if key in figures),
    )  # fmt: skip


def _parties(ids: Iterable[str], actors: Mapping[str, Mapping[str, Any]]) -> tuple[Party, ...]:
    return tuple(_party(key, actors.get(key, {})) for key in dict.fromkeys(ids))


def _party(key: str, actor: Mapping[str, Any]) -> Party:
    country, body = actor.get("country"), (actor.get("code") or "").split(" ")[0]
    # *Gunmen*, *traders*, *Mr Stevens*: whose they are another report may know.
    vague = not country and actor.get("kind") != "igo" and body not in BODIES
    return Party(id=key, power=country or (body if not vague else None), own=actor.get("kind") not in STATES and not vague)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said[:10]) if said else None
