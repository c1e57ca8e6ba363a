"""What a place name may stand for: states, the regions and places of our tables, and the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from realpolitik.knowledge import gazetteer
from realpolitik.knowledge.gazetteer import PlaceEntry
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.toponyms import key

# Kinds of the table of regions that are divisions of the first level, and may be found in the gazetteer.
DIVISIONS = frozenset({"province", "region"})
# Words that say what kind of place is named: before the name with *of* (*the city of X*), or after it (*X province*).
BEFORE = {
    "city": ("city", "capital"), "town": ("city", "capital"), "village": ("city",), "port": ("city", "capital"),
    "province": ("province", "region"), "state": ("province", "country"), "region": ("province", "region"), "county": ("district",),
    "district": ("district", "province"), "governorate": ("province",), "republic": ("country", "province"), "kingdom": ("country",),
    "oblast": ("province",), "prefecture": ("province", "district"), "municipality": ("city", "capital", "district"),
    "township": ("city", "district"), "borough": ("city", "district"), "department": ("province", "district"),
    "commonwealth": ("province", "country"), "parish": ("district", "province"), "canton": ("province", "district"),
    "emirate": ("province",), "suburb": ("city",), "hamlet": ("city",), "island": ("island", "province"),
}  # fmt: skip
AFTER = {word: kinds for word, kinds in BEFORE.items() if word not in ("state", "kingdom", "port")} | {
    "state": ("province",), "counties": ("district",), "provinces": ("province",), "krai": ("province",), "voivodeship": ("province",),
}  # fmt: skip


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _rows() -> Iterator[tuple[PlaceEntry, tuple[str, ...]]]:
    """Places of our tables with all their names."""
    for row in table("states"):
        names = (row["name"], *(name for name in (row["official"], *listed(row["aliases"])) if name))
        yield _entry(row, "country", row["code"], 10**9), names
    for row in table("regions"):
        countries = listed(row["countries"])
        entry = _entry(row, row["kind"], countries[0] if len(countries) == 1 else "", 10**6)
        names = (row["name"], *listed(row["aliases"]))
        yield _division(entry, names) if entry.geonames is None and entry.kind in DIVISIONS else entry, names
    for row in table("places"):
        yield _entry(row, row["kind"], row["country"], int(row["population"] or 0)), (row["name"], *listed(row["aliases"]))


def _entry(row: dict[str, str], kind: str, country: str, population: int) -> PlaceEntry:
    entry = PlaceEntry(
        row["name"], kind, country or None, _number(row["latitude"]), _number(row["longitude"]),
        int(row["geonames"]) if row["geonames"] else None, population,
    )  # fmt: skip
    known = gazetteer.by_id(entry.geonames) if entry.geonames is not None and kind != "country" else None
    return entry if known is None else replace(entry, first=known.first, second=known.second, population=max(known.population, population))


def _division(entry: PlaceEntry, names: tuple[str, ...]) -> PlaceEntry:
    """A division of our table with the id and people that the gazetteer knows, if it has one of this name in this country."""
    for name in names:
        for known in gazetteer.named(name):
            if known.kind == "province" and known.country == entry.country:
                return replace(entry, geonames=known.geonames, first=known.first, population=known.population)
    return entry


@cache
def _index() -> dict[str, tuple[PlaceEntry, ...]]:
    found: dict[str, list[PlaceEntry]] = {}
    for entry, names in _rows():
        for at, name in enumerate(names):
            entries = found.setdefault(key(name), [])
            if all((known is not entry and known.geonames != entry.geonames) or known.geonames is None for known in entries):
                entries.append(entry if at == 0 else replace(entry, primary=False))
    return {name: tuple(entries) for name, entries in found.items()}


@lru_cache(maxsize=8192)
def places(name: str) -> tuple[PlaceEntry, ...]:
    """All places of this name: states first, then the places of our tables, then the gazetteer's by population."""
    cut = key(name)
    own = _index().get(cut, ())
    taken = {entry.geonames for entry in own if entry.geonames is not None}
    more = [entry for entry in gazetteer.named(name) if entry.geonames not in taken]
    provinces = {entry.country for entry in more if entry.kind == "province"}
    kept = [entry for entry in own if entry.geonames is not None or entry.kind not in DIVISIONS or entry.country not in provinces]
    return (*kept, *more)


@lru_cache(maxsize=8192)
def candidates(name: str) -> tuple[PlaceEntry, ...]:
    """As :func:`places`; adjectives and peoples mean their country, and a name that says its kind (*the city of Tyre*, *Daraa province*)
    and is unknown as a whole means one of that kind.
    """
    whole = places(name)
    if whole and not (name[:1].isupper() and demonyms(name)):
        return whole
    people = demonyms(name)
    if people:
        return people
    words = key(name).split(" ")
    if len(words) > 2 and words[1] == "of" and words[0] in BEFORE:
        return _of_kind(places(" ".join(words[2:])), BEFORE[words[0]])
    if len(words) > 1 and words[-1] in AFTER:
        return _of_kind(places(" ".join(words[:-1])), AFTER[words[-1]])
    return ()


def demonyms(name: str) -> tuple[PlaceEntry, ...]:
    """The countries and regions an adjective or the name of a people speaks of (*French*, *Russians*, *European*)."""
    return _demonyms().get(key(name), ())


@cache
def _demonyms() -> dict[str, tuple[PlaceEntry, ...]]:
    found: dict[str, dict[str, PlaceEntry]] = {}
    for row in table("states"):
        if row["to"]:
            continue  # *Soviet* is of a state that is gone, *Yugoslav* too
        for name in (*listed(row["adjectives"]), *listed(row["inhabitants"])):
            found.setdefault(key(name), {})[row["code"]] = _entry(row, "country", row["code"], 10**9)
    for row in table("regions"):
        countries = listed(row["countries"])
        for name in listed(row["adjectives"]):
            found.setdefault(key(name), {})[row["name"]] = _entry(row, row["kind"], countries[0] if len(countries) == 1 else "", 10**6)
    return {name: tuple(entries.values()) for name, entries in found.items()}


def _of_kind(found: tuple[PlaceEntry, ...], kinds: tuple[str, ...]) -> tuple[PlaceEntry, ...]:
    return tuple(entry for entry in found if entry.kind in kinds)


def by_id(geonames: int) -> PlaceEntry | None:
    """The place with a GeoNames id; None if it is neither in our tables nor in the gazetteer."""
    return _by_id().get(geonames) or gazetteer.by_id(geonames)


@cache
def _by_id() -> dict[int, PlaceEntry]:
    return {entry.geonames: entry for entry, _ in _rows() if entry.geonames is not None}
