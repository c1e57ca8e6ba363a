"""A table in the columns of ACLED, comma-separated, one line an event. It is like ACLED's, not coded by ACLED's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from realpolitik.exports.cells import comma, listed
from realpolitik.exports.told import Record, Told, number, told, undone
from realpolitik.knowledge.cameo import country, country_name
from realpolitik.knowledge.tables import table

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
# How near the day (1 the day, 2 the week, 3 the month) and the place (1 the town, 2 the province, 3 the country) are known.
DAYS = {"day": 1, "week": 2, "month": 3}
PLACES = {"country": 3, "region": 3, "province": 2}
SIDES = {
    **dict.fromkeys(("MIL", "COP", "GOV", "SPY", "JUD", "LEG"), "State forces"),
    "REB": "Rebel group",
    **dict.fromkeys(("UAF", "CRM"), "Political militia"),
    **dict.fromkeys(("CVL", "REF", "LAB", "EDU", "MED", "JRN", "NGO", "AGR", "BUS", "HLH", "REL", "SOC", "ELI", "PTY", "OPP"), "Civilians"),
}
OTHERS, CIVILIANS = "External/Other forces", "Civilians"
CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}


def refuses(one: Told) -> str | None:
    """ACLED knows events that happened, and of them disorder alone."""
    return undone(one) or (None if _kind(one) is not None else "without a kind in ACLED")


def acled(records: Iterable[Record]) -> Iterator[bytes]:
    """The header and the lines of the table."""
    yield from comma([COLUMNS])
    for one in told(records):
        row = _row(one)
        yield from comma([[row.get(column) for column in COLUMNS]])


def _row(one: Told) -> dict[str, Any]:
    event, place = one.event, one.place
    kind = _kind(one) or {}
    sides = [_side(group[0]) if group else "" for group in (one.actors, one.recipients)]
    sides[0] = CROWDS.get(kind["event"], sides[0]) if kind and event["type"] == "PROTEST" else sides[0]
    killed = [figure["value"] for figure in one.figures if figure["what"] == "killed"]
    told_day = one.event["when"] is not None and one.event["when"].get("start")
    return {
        "event_id_cnty": f"{place.get('country') or ''}{number(str(event['id']))}",
        "event_date": one.day, "year": (one.day or "")[:4], "time_precision": DAYS.get(event["when"]["precision"]) if told_day else None,
        "disorder_type": kind.get("disorder"), "event_type": kind.get("event"), "sub_event_type": kind.get("sub_event"),
        **_group("1", one.actors, sides[0]), **_group("2", one.recipients, sides[1]), "interaction": "-".join(filter(None, sides)),
        "civilian_targeting": "Civilian targeting" if sides[1] == CIVILIANS and event["type"] == "ASSAULT" else None,
        "iso": country(place.get("country")).numeric, "country": country_name(place.get("country")),
        "admin1": place["name"] if place.get("kind") == "province" else None, "location": place.get("name"),
        "latitude": place.get("latitude"), "longitude": place.get("longitude"),
        "geo_precision": PLACES.get(place["kind"], 1) if place.get("latitude") is not None else None,
        "source": one.report["outlet"], "notes": one.words(event["sentence"]), "fatalities": killed[0] if killed else None,
        "tags": listed((f"type={event['type']}", f"mode={event['mode'] or ''}", f"event={event['id']}", f"confidence={event['confidence']}",
                        f"from={one.source}")),
    }  # fmt: skip


def _group(number_: str, actors: tuple[Record, ...], side: str) -> dict[str, str]:
    first, rest = actors[:1], actors[1:]
    return {
        f"actor{number_}": listed(actor["name"] for actor in first),
        f"assoc_actor_{number_}": "; ".join(actor["name"] for actor in rest),
        f"inter{number_}": side,
    }


def _side(actor: Record) -> str:
    if actor["sector"] in SIDES:
        return SIDES[actor["sector"]]
    if actor["kind"] in ("state", "government"):
        return "State forces"
    return CIVILIANS if actor["kind"] in ("person", "people") else OTHERS


@cache
def _kinds() -> dict[tuple[str, str, str], dict[str, str]]:
    return {(row["type"], row["mode"], row["victims"]): row for row in table("codebook.acled")}


def _kind(one: Told) -> dict[str, str] | None:
    """The row for the type with its mode and who suffers it: the most special first; a row without a kind says that there is none."""
    suffers = "" if not one.recipients else "civilians" if _side(one.recipients[0]) == CIVILIANS else "armed"
    tried = ((one.event["type"], mode, victims) for mode in dict.fromkeys((one.event["mode"] or "", "")) for victims in (suffers, ""))
    found = next((_kinds()[key] for key in tried if key in _kinds()), None)
    return found if found is not None and found["event"] else None
