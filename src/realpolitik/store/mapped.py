"""What happened where, counted by place, as SQL expressions and the rows they give."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, union_all

from realpolitik.store.asking import before
from realpolitik.store.schema import NARROW, records, scenes

CHUNK = 400


class Mapped:
    """Counts events by place, and finds where places lie."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def places(
        self, *, since: str | None = None, until: str | None = None, types: Collection[str] | None = None, limit: int = 500
    ) -> list[dict[str, Any]]:
        """Places by how many events happened there between two days: ``name`` ``country`` ``lat`` ``lon`` ``events`` and ``quads`` (events
        by quad, 1 to 4). Those without a latitude are left out."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        samples: dict[tuple[str, str], int] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(_counted(since, until, types)):
                key = row.name, row.country
                told = found.setdefault(key, {"name": row.name, "country": row.country or None, "events": 0, "quads": [0, 0, 0, 0]})
                told["events"] += row.events
                if 1 <= row.quad <= 4:
                    told["quads"][row.quad - 1] += row.events
                samples[key] = max(row.report, samples.get(key, 0))
            chosen = sorted(found, key=lambda key: (-found[key]["events"], key))[:limit]
            lying = _lying(connection, {samples[key] for key in chosen})
        where = {key: lying.get((samples[key], key[0])) for key in chosen}
        return [{**found[key], "lat": at[0], "lon": at[1]} for key, at in where.items() if at is not None]


def _counted(since: str | None, until: str | None, types: Collection[str] | None) -> Select[Any]:
    own = select(scenes.c.name, scenes.c.country, scenes.c.quad, scenes.c.report).where(scenes.c.rejected == 0)
    if types is not None:
        own = own.where(scenes.c.type.in_(types))
    if until is not None:
        own = own.where(scenes.c.start <= until)
    if since is not None:
        touching = own.where(scenes.c.end >= since)
        # Few events last long, so that the index of days finds all others.
        short = touching.where(scenes.c.start >= before(since, NARROW), scenes.c.lasts <= NARROW)
        chosen: Any = union_all(short, touching.where(scenes.c.lasts > NARROW)).subquery()
    else:
        chosen = own.subquery()
    keys = (chosen.c.name, chosen.c.country, chosen.c.quad)
    return select(*keys, func.count().label("events"), func.max(chosen.c.report).label("report")).group_by(*keys)


def _lying(connection: Connection, numbers: Collection[int]) -> Mapping[tuple[int, str], tuple[float, float]]:
    """Latitude and longitude of the places of these reports, by report and name."""
    found = {}
    listed = sorted(numbers)
    kind = func.coalesce(records.c.kind, "") == "places"
    for first in range(0, len(listed), CHUNK):
        asked = select(records.c.report, records.c.json).where(records.c.report.in_(listed[first : first + CHUNK]), kind)
        for row in connection.execute(asked):
            lat, lon = row.json.get("latitude"), row.json.get("longitude")
            if lat is not None and lon is not None:
                found[row.report, str(row.json.get("name"))] = float(lat), float(lon)
    return found
