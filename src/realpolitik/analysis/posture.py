"""How pairs of actors stand to each other by what they did: counts by quad, net intensity, a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from realpolitik.core.parties import FOR_THE_STATE
from realpolitik.core.records import ActorRecord, Event
from realpolitik.knowledge.powers import LUMPED, power, power_names

Verdict = Literal["cooperating", "in conflict", "mixed", "neutral"]

DONE = frozenset({"actual", "ongoing"})
# The share of all intensity that one side must have before a pair is called by it.
CLEAR = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a pair: a country, body or armed group with all who act for it, or an actor of none."""

    id: str
    name: str
    country: str | None
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Two sides and what passed between them. ``quads`` counts events by quad 1 to 4, ``net`` sums their intensity."""

    left: Side
    right: Side
    quads: tuple[int, int, int, int]
    net: float
    mean: float
    verdict: Verdict
    events: tuple[str, ...]


def posture(events: Iterable[Event], actors: Sequence[ActorRecord]) -> tuple[Dyad, ...]:
    """The pairs between which something really happened, most eventful first.

    Only events that are actual or ongoing, not negated and not history count. The state and those who act for it are one
    side, as are a body or an armed group and its own, except against each other: there they stay apart.
    """
    known = {actor.id: actor for actor in actors}
    between: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.status not in DONE or event.historical or event.modality.negated:
            continue
        for pair in _pairs(event, known):
            between[pair].append(event)
    sides = _sides(known)
    dyads = [_dyad(sides[left], sides[right], found) for (left, right), found in between.items()]
    return tuple(sorted(dyads, key=lambda dyad: (-len(dyad.events), -abs(dyad.net), dyad.left.name, dyad.right.name)))


def _pairs(event: Event, known: dict[str, ActorRecord]) -> list[tuple[str, str]]:
    actors = [role.actor for role in event.actors if role.actor in known]
    recipients = [role.actor for role in event.recipients if role.actor in known]
    # In a meeting all parties are actors.
    meetings = product(actors, recipients) if recipients else combinations(actors, 2)
    found: dict[tuple[str, str], None] = {}
    for left, right in meetings:
        one, other = _side_of(known[left]), _side_of(known[right])
        if one == other:
            one, other = left, right
        if one != other:
            found[(one, other) if one < other else (other, one)] = None
    return list(found)


def _side_of(actor: ActorRecord) -> str:
    if _acts_for_state(actor):
        return f"country:{actor.best.country}"
    own = _own_power(actor)
    return f"power:{own}" if own is not None else actor.id


def _acts_for_state(actor: ActorRecord) -> bool:
    best = actor.best
    return best.country is not None and (best.kind in ("state", "government") or best.sector in FOR_THE_STATE)


def _own_power(actor: ActorRecord) -> str | None:
    """The body or armed group that an actor is of; None where it is of a country, or of none that is one power."""
    best = actor.best
    found = power({"name": actor.name, "country": best.country, "code": best.code, "sector": best.sector})
    return found if found != best.country and found not in LUMPED and found in power_names() else None


def _sides(known: dict[str, ActorRecord]) -> dict[str, Side]:
    sides = {}
    together: dict[str, list[ActorRecord]] = defaultdict(list)
    for actor in known.values():
        sides[actor.id] = Side(id=actor.id, name=actor.name, country=actor.best.country, actors=(actor.id,))
        if (key := _side_of(actor)) != actor.id:
            together[key].append(actor)
    for key, members in together.items():
        sort, _, code = key.partition(":")
        country = code if sort == "country" else None
        name = _country_name(code, members) if country is not None else power_names()[code]
        sides[key] = Side(id=key, name=name, country=country, actors=tuple(actor.id for actor in members))
    return sides


def _country_name(country: str, members: Sequence[ActorRecord]) -> str:
    return next((actor.name for actor in members if actor.best.kind == "state"), None) or _official(country) or country


def _official(country: str) -> str | None:
    from realpolitik.core.errors import KnowledgeError
    from realpolitik.knowledge.tables import table

    try:
        return next((row["name"] for row in table("states") if row["code"] == country), None)
    except KnowledgeError:
        return None


def _dyad(left: Side, right: Side, events: Sequence[Event]) -> Dyad:
    quads = [sum(event.quad == quad for event in events) for quad in (1, 2, 3, 4)]
    intensity = [event.intensity for event in events]
    return Dyad(
        left=left,
        right=right,
        quads=(quads[0], quads[1], quads[2], quads[3]),
        net=round(sum(intensity), 2),
        mean=round(sum(intensity) / len(intensity), 2),
        verdict=_verdict(intensity),
        events=tuple(event.id for event in events),
    )


def _verdict(intensity: Sequence[float]) -> Verdict:
    warm = sum(value for value in intensity if value > 0)
    cold = -sum(value for value in intensity if value < 0)
    if warm + cold == 0:
        return "neutral"
    share = warm / (warm + cold)
    return "cooperating" if share >= CLEAR else "in conflict" if share <= 1 - CLEAR else "mixed"
