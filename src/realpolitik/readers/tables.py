"""Reads addresses out of tables: GDELT's events, mentions and knowledge graph as they come, and any table whose header names the column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from realpolitik.core.errors import BadInput
from realpolitik.readers.lines import LONGEST, lines_of
from realpolitik.readers.text import day_of

TABLES = re.compile(r"\.(?:csv|tsv|tab)(?:\.(?:gz|zst|zip))?\Z", re.I)
ADDRESS = re.compile(r"https?://\S+\Z", re.I)
# By how many columns they have, GDELT's tables without a header: where the address stands, and the day on which the page was read there.
# Events of 2.0 and 1.0, the knowledge graph, mentions.
GDELT = {61: (60, 59), 58: (57, 56), 27: (4, 1), 16: (5, 2)}
# What a header calls the address and the day, the surer name first.
ADDRESSES = ("sourceurl", "documentidentifier", "v2documentidentifier", "mentionidentifier", "url", "address", "link")
DAYS = ("published", "mentiontimedate", "dateadded", "date")
DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{6})?\Z")
LONGEST_ADDRESS = 8192


@dataclass(frozen=True, slots=True)
class Address:
    """An address in a table: ``day`` is the ISO day the table has for the page, if any, ``line`` where it stands first."""

    url: str
    day: str | None
    line: int


def is_table(name: str) -> bool:
    """Whether a file of this name is taken for a table."""
    return TABLES.search(name) is not None


def same(url: str) -> str:
    """An address as it is compared: without its scheme, a slash at the end and the place inside the page."""
    return url.partition("#")[0].partition("://")[2].rstrip("/").lower()


def addresses(path: Path) -> Iterator[Address | BadInput]:
    """Each address of a table once, in order. Raises :class:`BadInput` (``columns``) where no column holds any."""
    where, seen = str(path), set[str]()
    with lines_of(path) as lines:
        first = _cells(next(lines, b""), "\t")
        place, day, between = _columns(first, where)
        rows = enumerate(lines, start=2)
        if between == "":  # no header: the first line is one of them
            between = "\t"
            yield from _row(first, place, day, seen, where, 1)
        for number, line in rows:
            try:
                if len(line) > LONGEST:
                    raise BadInput("long", "the line is longer than a line of a table", where=f"{where} line {number}")
                if line.strip():
                    yield from _row(_cells(line, between), place, day, seen, where, number)
            except BadInput as error:
                yield error


def _columns(first: Sequence[str], where: str) -> tuple[int, int | None, str]:
    """Where the address and the day stand, and what stands between two cells; nothing if there is no header."""
    if len(first) in GDELT and any(ADDRESS.match(cell) or cell.isdigit() for cell in first):
        return *GDELT[len(first)], ""
    for between in ("\t", ",", ";"):
        header = [cell.strip().lower() for cell in (first if between == "\t" else _cells("\t".join(first).encode(), between))]
        found = next((header.index(name) for name in ADDRESSES if name in header), None)
        if found is not None:
            return found, next((header.index(name) for name in DAYS if name in header), None), between
    raise BadInput("columns", f"no column of this table holds addresses: name one {', '.join(ADDRESSES[:5])}", where=where)


def _row(cells: Sequence[str], place: int, day: int | None, seen: set[str], where: str, number: int) -> Iterator[Address | BadInput]:
    if not any(cells):
        return
    said = cells[place].strip() if place < len(cells) else ""
    if not ADDRESS.match(said) or len(said) > LONGEST_ADDRESS:
        yield BadInput("address", f"'{said[:40]}' is no address of the web", where=f"{where} line {number}")
    elif (key := same(said)) not in seen:
        seen.add(key)
        yield Address(said, _day(cells[day]) if day is not None and day < len(cells) else None, number)


def _cells(line: bytes, between: str) -> list[str]:
    words = line.decode("utf-8-sig", "replace").rstrip("\r\n")
    if between == "\t":
        return words.split("\t")
    try:
        return next(csv.reader([words.replace("\x00", "")], delimiter=between), [])
    except csv.Error as error:
        raise BadInput("columns", f"no line of a table: {error}") from error


def _day(said: str) -> str | None:
    """A day as GDELT writes it (20210503, 20210503120000) or by ISO; None for what is neither."""
    found = DIGITS.match(said.strip())
    try:
        day = day_of("-".join(found.groups()) if found else said.strip()[:10])
    except BadInput:
        return None
    return day.isoformat() if day is not None else None
