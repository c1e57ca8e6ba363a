"""GDELT 2.0's table of events: 61 columns between tabs, without a header, one line a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from realpolitik.exports.cells import plain, tsv
from realpolitik.exports.told import Pair, Record, pairs, undone
from realpolitik.knowledge.cameo import cameo, country

ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{name}" for side in (1, 2) for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles",
    "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
NOWHERE, COUNTRY, US_STATE, US_CITY, WORLD_CITY, WORLD_STATE = range(6)
KINDS = {"country": COUNTRY, "province": WORLD_STATE, "region": WORLD_STATE}
AMERICAN = {WORLD_STATE: US_STATE, WORLD_CITY: US_CITY}

refuses = undone


def gdelt(records: Iterable[Record]) -> Iterator[bytes]:
    """The lines of the table."""
    return tsv(tuple(row.values()) for row in rows(records))


def rows(records: Iterable[Record]) -> Iterator[Any]:
    """The rows by the names of their columns, in order."""
    return (_row(pair) for pair in pairs(records))


def _row(pair: Pair) -> dict[str, Any]:
    told, event = pair.told, pair.told.event
    code = cameo(event["type"], event["mode"], event["contexts"])
    published = (told.report["published"] or "")[:10].replace("-", "")
    given: dict[str, Any] = {
        "GLOBALEVENTID": pair.number,
        **_day(told.day),
        **_actor("Actor1", pair.source),
        **_actor("Actor2", pair.target),
        "IsRootEvent": int(event["sentence"][0] <= _lead(told.report["text"])),
        "EventCode": code.code, "EventBaseCode": code.base, "EventRootCode": code.root,
        "QuadClass": code.quad, "GoldsteinScale": code.goldstein,
        "NumMentions": len(event["spans"]["event"]), "NumSources": 1, "NumArticles": 1,
        **_geo(told.place),
        "DATEADDED": f"{published}000000" if published else None,
        "SOURCEURL": told.source,
    }  # fmt: skip
    return {name: given.get(name) for name in COLUMNS}


def _day(day: str | None) -> dict[str, Any]:
    if day is None:
        return {}
    at = date.fromisoformat(day)
    # As the codebook has it: every month counts thirty days.
    share = ((at.month - 1) * 30 + at.day) / 365
    written = at.isoformat().replace("-", "")
    return {"SQLDATE": written, "MonthYear": written[:6], "Year": written[:4], "FractionDate": f"{at.year + min(share, 0.9999):.4f}"}


def _actor(side: str, actor: Record) -> dict[str, Any]:
    if not actor:
        return {}
    state = country(actor["country"]).cameo or actor["country"] or ""
    group = group_code(actor)
    parts = {"Name": plain(actor["name"]).upper(), "CountryCode": state, "KnownGroupCode": group, "Type1Code": actor["sector"]}
    return {f"{side}{key}": value for key, value in {**parts, "Code": f"{state}{group}{actor['sector'] or ''}"}.items()}


def group_code(actor: Record) -> str:
    """What stands in an actor's code beside its country and sector: UNO, EUR, ISM."""
    said = (actor["code"] or "").split()
    return next((part for part in said if part not in (actor["country"], actor["sector"])), "")


def _geo(place: Record) -> dict[str, Any]:
    if not place:
        return {}
    kind = KINDS.get(place["kind"], WORLD_CITY)
    if place["country"] == "USA":
        kind = AMERICAN.get(kind, kind)
    if place["latitude"] is None:
        kind = NOWHERE
    fips = country(place["country"]).fips
    return {
        "ActionGeo_Type": kind, "ActionGeo_FullName": place["name"], "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if kind == COUNTRY else None,
        "ActionGeo_Lat": place["latitude"], "ActionGeo_Long": place["longitude"],
        # GDELT names places by GNS and GNIS, which we do not know; a country's name there is its FIPS code.
        "ActionGeo_FeatureID": fips if kind == COUNTRY else None,
    }  # fmt: skip


def _lead(text: str) -> int:
    """Where the first paragraph of a text ends."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return len(text) if end < 0 else end
