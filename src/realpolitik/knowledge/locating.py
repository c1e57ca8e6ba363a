"""Which of the places of a name a text means: what the words around it say, then how well the places of the report lie together.

The theory: a report speaks of few countries, of few divisions, of places near one another; one name means one place in it, unless the
text says otherwise (*Springfield, Ill.* beside *Springfield, Mass.*); before that is known, the larger place is likelier, a country more
than a town. Each place named is scored against the places that the others are now held to mean, three times over. Nothing is drawn by lot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log10, radians

from realpolitik.knowledge.gazetteer import PlaceEntry
from realpolitik.knowledge.places import candidates
from realpolitik.text.toponyms import key

ROUNDS = 3
# How many of the places of a name are weighed.
MOST = 40
DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in a text. ``within`` is the index of the toponym the text says it lies in (*Paris, Texas*), ``kinds`` what the words
    beside it say it is (*the province of X*), in the words of :attr:`PlaceEntry.kind`.
    """

    name: str
    within: int | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts; fitted on public gold (``notes/log.md``)."""

    people: float = 0.75
    primary: float = 0.75
    country: float = 5.4
    division: float = 3.0
    near: float = 2.0
    reach: float = 300.0
    home: float = 1.0
    within: float = 10.0
    kinds: float = 3.0
    kind: Mapping[str, float] = field(
        default_factory=lambda: {"country": 3.0, "province": -0.5, "district": -0.8, "capital": 1.5, "city": 0.0, "continent": 5.0}
    )


WEIGHTS = Weights()


@dataclass(slots=True)
class _Group:
    """The mentions of one name that mean one place."""

    found: tuple[PlaceEntry, ...]
    own: list[float]
    mentions: list[int]
    best: int = 0


def locate(
    toponyms: Sequence[Toponym], *, countries: Mapping[str, float] | None = None, home: str | None = None, weights: Weights = WEIGHTS
) -> list[PlaceEntry | None]:
    """The place each toponym means, None where no place of the name is known.

    ``countries`` counts by code what else in the text points to a country (*French*, *the Turkish army*); ``home`` is the outlet's.
    """
    groups = _groups(toponyms, home, weights)
    for _ in range(ROUNDS):
        chosen = [group.found[group.best] for group in groups]
        for group in groups:
            if len(group.found) > 1:
                group.best = _best(group, groups, chosen, countries or {}, weights)
    answer: list[PlaceEntry | None] = [None] * len(toponyms)
    for group in groups:
        for mention in group.mentions:
            answer[mention] = group.found[group.best]
    return answer


def _groups(toponyms: Sequence[Toponym], home: str | None, weights: Weights) -> list[_Group]:
    """One group for a name, or for a name with what it lies in; a bare name goes with the last one that says, else with the first."""
    told: dict[str, list[tuple[int, str]]] = {}
    for at, toponym in enumerate(toponyms):
        if toponym.within is not None:
            told.setdefault(key(toponym.name), []).append((at, key(toponyms[toponym.within].name)))
    groups: dict[tuple[str, str], _Group] = {}
    for at, toponym in enumerate(toponyms):
        found = candidates(toponym.name)[:MOST]
        if not found:
            continue
        name = key(toponym.name)
        sayings = told.get(name, [])
        where = next((where for one, where in reversed(sayings) if one <= at), sayings[0][1] if sayings else "")
        group = groups.get((name, where))
        if group is None:
            group = groups[name, where] = _Group(found, [_prior(entry, home, weights) for entry in found], [])
        group.mentions.append(at)
        if toponym.within is not None:
            holders = candidates(toponyms[toponym.within].name)
            for number, entry in enumerate(found):
                group.own[number] += weights.within * any(_lies_in(entry, holder) for holder in holders)
        if toponym.kinds:
            for number, entry in enumerate(found):
                group.own[number] += weights.kinds * (entry.kind in toponym.kinds)
    for group in groups.values():
        group.best = max(range(len(group.found)), key=lambda number: group.own[number])
    return list(groups.values())


def _prior(entry: PlaceEntry, home: str | None, weights: Weights) -> float:
    people = min(log10(entry.population + 10), 7.5)
    return (
        weights.people * people + weights.kind.get(entry.kind, 0.0) + weights.primary * entry.primary
        + weights.home * (home is not None and entry.country == home)
    )  # fmt: skip


def _lies_in(entry: PlaceEntry, holder: PlaceEntry) -> bool:
    """Whether one place is known to lie in another."""
    if holder.kind == "country":
        return entry.kind != "country" and entry.country == holder.country
    return holder.geonames is not None and holder.geonames != entry.geonames and holder.geonames in (entry.first, entry.second)


def _best(
    group: _Group, groups: Sequence[_Group], chosen: Sequence[PlaceEntry], countries: Mapping[str, float], weights: Weights
) -> int:
    by_country: dict[str, float] = dict(countries)
    by_division: dict[int, float] = {}
    around: list[PlaceEntry] = []
    total = sum(countries.values())
    for other, entry in zip(groups, chosen, strict=True):
        if other is group:
            continue
        count = len(other.mentions) ** 0.5
        total += count
        if entry.country:
            by_country[entry.country] = by_country.get(entry.country, 0.0) + count
        if entry.first is not None:
            by_division[entry.first] = by_division.get(entry.first, 0.0) + count
        if entry.kind not in ("country", "continent"):
            around.append(entry)
    best, highest = group.best, float("-inf")
    for number, entry in enumerate(group.found):
        score = group.own[number]
        if total and entry.country:
            score += weights.country * by_country.get(entry.country, 0.0) / total
        if total and entry.first is not None:
            score += weights.division * by_division.get(entry.first, 0.0) / total
        if around and entry.kind != "country":
            nearest = min((distance(entry, other) for other in around), default=None)
            score += weights.near * exp(-nearest / weights.reach) if nearest is not None else 0.0
        if score > highest:
            best, highest = number, score
    return best


def lies_in(name: str, holder: str) -> bool:
    """Whether some place of one name lies in a country or division of another: *Paris* in *Texas*."""
    holders = [entry for entry in candidates(holder) if entry.kind not in ("city", "capital")]
    return any(_lies_in(entry, one) for entry in candidates(name)[:MOST] for one in holders)


def distance(one: PlaceEntry, other: PlaceEntry) -> float:
    """Kilometres between two places, as on a flat map about them; far apart where coordinates are unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 2e4
    east = abs(one.longitude - other.longitude)
    return DEGREE * hypot(one.latitude - other.latitude, min(east, 360 - east) * cos(radians((one.latitude + other.latitude) / 2)))
