"""GeoJSON (RFC 7946): one feature an event, at the first place it is set at; without one its geometry is null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from realpolitik.exports.cells import listed
from realpolitik.exports.told import Record, Told, told


def geojson(records: Iterable[Record]) -> Iterator[bytes]:
    """The collection, a feature a line."""
    yield b'{"type": "FeatureCollection", "features": ['
    for number, one in enumerate(told(records)):
        yield (("," if number else "") + "\n" + json.dumps(feature(one), ensure_ascii=True)).encode()
    yield b"\n]}\n"


def feature(one: Told) -> dict[str, Any]:
    """An event as a feature; every property is a single value, so that any map can show and filter it."""
    event, place, when = one.event, one.place, one.event["when"] or {}
    at = (place.get("longitude"), place.get("latitude"))
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": None if None in at else {"type": "Point", "coordinates": list(at)},
        "properties": {
            "date": (when.get("start") or "")[:10] or None,
            "end": (when.get("end") or "")[:10] or None,
            "date_precision": when.get("precision"),
            "date_from": when.get("from"),
            "type": event["type"],
            "mode": event["mode"],
            "status": event["status"],
            "negated": event["negated"],
            "historical": event["historical"],
            "quad": event["quad"],
            "intensity": event["intensity"],
            "actors": listed(actor["name"] for actor in one.actors),
            "recipients": listed(actor["name"] for actor in one.recipients),
            "place": place.get("name"),
            "place_kind": place.get("kind"),
            "country": place.get("country"),
            "geonames": place.get("geonames"),
            "words": one.words(event["spans"]["event"][0]),
            "sentence": one.words(event["sentence"]),
            "start": event["sentence"][0],
            "stop": event["sentence"][1],
            "confidence": event["confidence"],
            "published": one.report["published"],
            "outlet": one.report["outlet"],
            "source": one.source,
            "report": one.report["id"],
        },
    }
