"""What a place name may stand for, with coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table
from realpolitik.text.names import pieces


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place; coordinates in degrees, population 0 where unknown."""

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    population: int


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def _index() -> dict[tuple[str, ...], tuple[PlaceEntry, ...]]:
    found: dict[tuple[str, ...], list[PlaceEntry]] = {}

    def add(row: dict[str, str], kind: str, country: str, population: int, *names: str) -> None:
        entry = PlaceEntry(
            row["name"], kind, country or None, _number(row["latitude"]), _number(row["longitude"]),
            int(row["geonames"]) if row["geonames"] else None, population,
        )  # fmt: skip
        for name in names:
            if name:
                found.setdefault(pieces(name), []).append(entry)

    for row in table("states"):
        add(row, "country", row["code"], 10**9, row["name"], row["official"], *listed(row["aliases"]))
    for row in table("regions"):
        countries = listed(row["countries"])
        add(row, row["kind"], countries[0] if len(countries) == 1 else "", 10**6, row["name"], *listed(row["aliases"]))
    for row in table("places"):
        add(row, row["kind"], row["country"], int(row["population"] or 0), row["name"], *listed(row["aliases"]))
    return {name: tuple(sorted(entries, key=lambda entry: -entry.population)) for name, entries in found.items()}


def places(name: str) -> tuple[PlaceEntry, ...]:
    """All places of this name, states first, then by population."""
    return _index().get(pieces(name), ())
