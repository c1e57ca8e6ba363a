"""Phoenix's table of CAMEO events: 26 columns between tabs, without a header, one line a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from realpolitik.exports.cells import listed, tsv
from realpolitik.exports.gdelt import group_code
from realpolitik.exports.told import Pair, Record, pairs, undone
from realpolitik.knowledge.cameo import cameo, country

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day",
    *(f"{side}Actor{part}" for side in ("Source", "Target") for part in ("Full", "Entity", "Role", "Attribute")),
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode",
    "SentenceID", "URLs", "NewsSources",
)  # fmt: skip

refuses = undone


def phoenix(records: Iterable[Record]) -> Iterator[bytes]:
    """The lines of the table."""
    return tsv(tuple(row.values()) for row in rows(records))


def rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """The rows by the names of their columns, in order."""
    return (_row(pair) for pair in pairs(records))


def _row(pair: Pair) -> dict[str, Any]:
    told, event, place = pair.told, pair.told.event, pair.told.place
    code = cameo(event["type"], event["mode"], event["contexts"])
    year, month, day = (told.day or "--").split("-")
    given: dict[str, Any] = {
        "EventID": pair.number, "Date": f"{year}{month}{day}", "Year": year, "Month": month, "Day": day,
        **_actor("Source", pair.source),
        **_actor("Target", pair.target),
        "EventCode": code.code, "EventRootCode": code.root, "PentaClass": code.penta, "GoldsteinScore": code.goldstein,
        "Issues": listed(event["contexts"]),
        "Lat": place.get("latitude"), "Lon": place.get("longitude"), "LocationName": place.get("name"),
        "StateName": place.get("name") if place.get("kind") == "province" else None, "CountryCode": place.get("country"),
        "SentenceID": f"{told.report['id']}_{event['sentence'][0]}", "URLs": told.source, "NewsSources": told.report["outlet"],
    }  # fmt: skip
    return {column: given.get(column) for column in COLUMNS}


def _actor(side: str, actor: Record) -> dict[str, str]:
    if not actor:
        return {}
    entity = country(actor["country"]).cameo or actor["country"] or group_code(actor)
    role = actor["sector"] or ""
    return {f"{side}ActorFull": entity + role, f"{side}ActorEntity": entity, f"{side}ActorRole": role}
