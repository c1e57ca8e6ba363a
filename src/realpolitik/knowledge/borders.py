"""Borders by the states they part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from realpolitik.knowledge.tables import listed, table


@dataclass(frozen=True, slots=True)
class Border:
    """A border: its name, the states it parts (ISO 3166-1 alpha-3; one where the text names one), and a point on it where known."""

    name: str
    countries: tuple[str, ...]
    latitude: float | None
    longitude: float | None


@cache
def _named() -> Mapping[frozenset[str], tuple[float, float]]:
    rows = [row for row in table("regions") if row["kind"] == "border" and "order" in row["name"] + row["aliases"]]
    return {frozenset(listed(row["countries"])): (float(row["latitude"]), float(row["longitude"])) for row in rows}


@cache
def _states() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in table("states") if not row["to"]}


def border(countries: frozenset[str]) -> Border:
    """The border that parts these states, or the border of the one that is named."""
    ordered = tuple(sorted(countries, key=lambda code: _states().get(code, code)))
    point = _named().get(countries) if len(countries) > 1 else None
    name = "–".join(_states().get(code, code) for code in ordered)
    return Border(f"{name} border", ordered, *(point or (None, None)))
