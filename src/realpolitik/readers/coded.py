"""Reads events that others coded: tables of GDELT 2.0 and ICEWS, line by line, with a reason for each line that is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from realpolitik.core.coded import Coded
from realpolitik.core.errors import BadInput
from realpolitik.knowledge.cameo import Code, code, country_named, from_cameo, from_fips
from realpolitik.readers.lines import LONGEST, lines_of

# Where GDELT 2.0's 61 columns hold what is kept here; the file has no header.
GDELT = {
    "id": 0, "day": 1, "source": 6, "source country": 7, "target": 16, "target country": 17, "code": 26, "place type": 51, "place": 52,
    "country": 53, "latitude": 56, "longitude": 57, "url": 60,
}  # fmt: skip
WIDE = 61
# What ICEWS calls the same; its header says where each is.
ICEWS = {
    "id": "Event ID", "day": "Event Date", "source": "Source Name", "source country": "Source Country", "target": "Target Name",
    "target country": "Target Country", "code": "CAMEO Code", "place": "City", "province": "Province", "country": "Country",
    "latitude": "Latitude", "longitude": "Longitude",
}  # fmt: skip
NEEDED = ("id", "day", "code")
Cells = Mapping[str, str]


def gdelt(path: Path) -> Iterator[Coded | BadInput]:
    """The events of a file of GDELT 2.0 (as it is, or packed as zip, gzip or Zstandard), and the refusals."""

    def read(cells: list[str]) -> Coded:
        if len(cells) != WIDE:
            raise BadInput("columns", f"{len(cells)} columns where GDELT 2.0 has {WIDE}")
        found = {name: cells[place].strip() for name, place in GDELT.items()}
        placed = found["place type"] not in ("", "0")
        return _coded(
            "gdelt", found, key=found["id"], day=_compact(found["day"]), countries=from_cameo,
            place=found["place"] if placed else None, country=from_fips(found["country"]) if placed else None, url=found["url"],
        )  # fmt: skip

    with lines_of(path) as lines:
        yield from _rows(lines, read, where=str(path))


def icews(path: Path) -> Iterator[Coded | BadInput]:
    """The events of a file of ICEWS. Raises :class:`BadInput` (``header``) if its first line does not name ICEWS's columns."""
    with lines_of(path) as lines:
        first = next(lines, b"").decode("utf-8-sig", "replace")
        header = [cell.strip().strip('"') for cell in first.split("\t")]
        places = {name: header.index(column) for name, column in ICEWS.items() if column in header}
        if not set(NEEDED) <= set(places):
            raise BadInput(
                "header", f"the first line does not name ICEWS's columns: {ICEWS['id']}, {ICEWS['day']}, {ICEWS['code']}", where=str(path)
            )

        def read(cells: list[str]) -> Coded:
            while len(cells) > len(header) and not cells[-1].strip():
                cells = cells[:-1]  # tabs in excess at the end of a line say nothing
            if len(cells) != len(header):
                raise BadInput("columns", f"{len(cells)} columns where the header has {len(header)}")
            found = {name: cells[place].strip().strip('"') for name, place in places.items()}
            day = _day(found["day"])
            return _coded(
                # The id alone stands for several events; with the day it does not.
                "icews", found, key=f"{found['id']}@{day}", day=day, countries=country_named,
                place=_said(found.get("place")) or _said(found.get("province")), country=country_named(found.get("country", "")), url="",
            )  # fmt: skip

        yield from _rows(lines, read, where=str(path), first=2)


FORMATS: Mapping[str, Callable[[Path], Iterator[Coded | BadInput]]] = {"gdelt": gdelt, "icews": icews}


def _rows(lines: Iterator[bytes], read: Callable[[list[str]], Coded], *, where: str, first: int = 1) -> Iterator[Coded | BadInput]:
    for number, line in enumerate(lines, start=first):
        try:
            if len(line) > LONGEST:
                raise BadInput("long", "the line is longer than a line of a table")
            if line.strip():
                yield read(line.decode("utf-8", "replace").rstrip("\r\n").split("\t"))
        except BadInput as error:
            yield BadInput(error.reason, str(error), where=f"{where} line {number}")


def _coded(
    origin: str,
    found: Cells,
    *,
    key: str,
    day: str,
    countries: Callable[[str], str | None],
    place: str | None,
    country: str | None,
    url: str,
) -> Coded:
    known = _code(found["code"])
    return Coded(
        origin=origin, id=key, day=day, source=_said(found.get("source")), source_country=countries(found.get("source country", "")),
        target=_said(found.get("target")), target_country=countries(found.get("target country", "")), code=known.code, type=known.type,
        quad=known.quad, goldstein=known.goldstein, place=place or None, country=country,
        latitude=_degrees(found.get("latitude"), 90), longitude=_degrees(found.get("longitude"), 180), url=url or None,
    )  # fmt: skip


def _said(words: str | None) -> str | None:
    """ICEWS, and what reads it, writes NULL or NA for nobody and nowhere."""
    return words if words and words not in ("NULL", "NA") else None


def _code(value: str) -> Code:
    """A code of CAMEO, also one that lost the zero before it in a spreadsheet."""
    found = code(value) or code(f"0{value}")
    if found is None:
        raise BadInput("code", f"CAMEO has no code '{value[:20]}'")
    return found


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError as error:
        raise BadInput("date", f"'{value[:20]}' is no day") from error


def _compact(value: str) -> str:
    return _day(f"{value[:4]}-{value[4:6]}-{value[6:]}" if len(value) == 8 and value.isdigit() else value)


def _degrees(value: str | None, most: float) -> float | None:
    """A coordinate; None where there is none on this Earth."""
    try:
        found = float(value or "nan")
    except ValueError:
        return None
    return found if math.isfinite(found) and abs(found) <= most else None
