"""POLECAT's table: 40 columns with a header, between tabs, several values in a cell joined by semicolons, one line a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from realpolitik.exports.cells import listed, tsv
from realpolitik.exports.told import Pair, Record, pairs, undone
from realpolitik.knowledge.cameo import country, country_name

PARTY = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw", "Wikipedia {} ID")
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts",
    *(name.format(side) for side in ("Actor", "Recipient") for name in PARTY),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
PEOPLE, BODIES = ("person",), ("government", "group", "organisation", "igo", "outlet")
CITIES = ("city", "capital")

refuses = undone


def polecat(records: Iterable[Record]) -> Iterator[bytes]:
    """The header and the lines of the table."""
    yield from tsv([COLUMNS])
    yield from tsv(tuple(row.values()) for row in rows(records))


def rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """The rows by the names of their columns, in order."""
    for record in records:
        named = {
            "Story People": listed(one["name"] for one in record["actors"] if one["kind"] in PEOPLE),
            "Story Organizations": listed(one["name"] for one in record["actors"] if one["kind"] in BODIES),
            "Story Locations": listed(one["name"] for one in record["places"]),
        }
        yield from (_row(pair, {**named, "Version": record["schema"]}) for pair in pairs([record]))


def _row(pair: Pair, story: dict[str, str]) -> dict[str, Any]:
    told, event, place = pair.told, pair.told.event, pair.told.place
    name, kind = place.get("name"), place.get("kind")
    given: dict[str, Any] = {
        "Event ID": event["id"], "Event Date": told.day, "Event Type": event["type"], "Event Mode": event["mode"],
        "Event Intensity": event["intensity"], "Quad Code": QUADS[event["quad"]], "Contexts": listed(event["contexts"]),
        **_party("Actor", pair.source, pair),
        **_party("Recipient", pair.target, pair),
        "Placename": name, "City": name if kind in CITIES else None, "Province": name if kind == "province" else None,
        "Country": country_name(place.get("country")), "Latitude": place.get("latitude"), "Longitude": place.get("longitude"),
        "GeoNames ID": place.get("geonames"), "Raw Placename": told.words(place["spans"][0]) if place else None, "Feature Type": kind,
        "Source": told.report["outlet"], "Publication Date": told.report["published"], "Language": told.report["language"],
        **story,
    }  # fmt: skip
    return {column: given.get(column) for column in COLUMNS}


def _party(side: str, actor: Record, pair: Pair) -> dict[str, Any]:
    if not actor:
        return {}
    values = (
        actor["name"], actor["country"], country(actor["country"]).cow, actor["sector"], actor["sector"],
        listed(dict.fromkeys(role["title"] for role in actor["roles"])), _raw(side, actor, pair), actor["wikidata"],
    )  # fmt: skip
    return {name.format(side): value for name, value in zip(PARTY, values, strict=True)}


def _raw(side: str, actor: Record, pair: Pair) -> str | None:
    """The words in the event's own sentence that name the party; else the first in the text."""
    event = pair.told.event
    roles = [tuple(span) for span in (*event["spans"][f"{side.lower()}s"], *event["spans"]["actors"])]
    spans = [tuple(span) for span in actor["spans"]]
    found = [span for span in spans if span in roles] or spans
    return pair.told.words(found[0]) if found else None
