"""The gazetteer: some 270,000 cities and divisions of GeoNames, looked up by name or id in a packed file that stays on the disk.

``tools/build_gazetteer.py`` packs the file when the project is installed or built. It is one line of JSON (``stamp``, ``countries``, and
for each section its offset and length in bytes after that line), then the sections, little-endian, each begun at a multiple of eight:

==================  =====================================================================================================
``id``              ``u32`` for each row: its GeoNames id; rows are sorted by it
``latitude``        ``i32``, 1e-5 degrees; ``longitude`` alike
``people``          ``u32``: who lives there; of a division, who lives in its cities
``first``           ``u16``: the division of the first level it lies in, as an index into ``by_number``; 65535 for none
``second``          ``u16``: that of the second level (its county)
``country``         ``u8``: an index into ``countries``
``kind``            ``u8``: 0 a city, 1 a division of the first level, 2 of the second
``by_number``       ``u32`` for each division: its row
``name_at``         ``u32``, one more than rows: where in ``names`` (UTF-8) the name of each begins
``key_at``          ``u32``, one more than keys: where in ``keys`` (ASCII, sorted) each begins
``posting_at``      ``u32``, one more than keys: where in ``postings`` the rows of each key begin
``postings``        ``u32``: twice the row, and one more where the key is another name; the most people first
==================  =====================================================================================================
"""

from __future__ import annotations

import json
import mmap
import sys
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Literal

from realpolitik.core.errors import KnowledgeError
from realpolitik.text.toponyms import key

KINDS = ("city", "province", "district")
NONE = 0xFFFF


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place; coordinates in degrees (WGS 84), ``population`` 0 where unknown, divisions by their GeoNames ids.

    ``primary`` is whether the name it was asked by is the one it goes by.
    """

    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    population: int
    first: int | None = None
    second: int | None = None
    primary: bool = True


class Gazetteer:
    """The packed file, mapped into memory; a look-up reads a few pages of it. Raises :class:`KnowledgeError` if it is no such file."""

    def __init__(self, data: memoryview) -> None:
        head = bytes(data[: 1 << 16]).split(b"\n", 1)[0]
        try:
            stored = json.loads(head)
            sections = {str(name): (int(at), int(size)) for name, (at, size) in stored["sections"].items()}
            self._countries: list[str] = stored["countries"]
        except (ValueError, KeyError, TypeError) as error:
            raise KnowledgeError(f"the gazetteer cannot be read: build it anew with tools/build_gazetteer.py ({error})") from error
        self.rows, self.keys = int(stored["rows"]), int(stored["keys"])
        base = len(head) + 1

        def part(name: str, code: Literal["B", "H", "I", "i"]) -> memoryview[int]:
            at, size = sections[name]
            return data[base + at : base + at + size].cast(code)

        self._id, self._people = part("id", "I"), part("people", "I")
        self._latitude, self._longitude = part("latitude", "i"), part("longitude", "i")
        self._first, self._second = part("first", "H"), part("second", "H")
        self._country, self._kind = part("country", "B"), part("kind", "B")
        self._by_number, self._name_at, self._names = part("by_number", "I"), part("name_at", "I"), part("names", "B")
        self._key_at, self._keys = part("key_at", "I"), part("keys", "B")
        self._posting_at, self._postings = part("posting_at", "I"), part("postings", "I")

    def named(self, name: str) -> tuple[PlaceEntry, ...]:
        """All places of a name, the most people first; empty if there is none."""
        wanted = key(name).encode("ascii", "ignore")
        at = bisect_left(range(self.keys), wanted, key=self._key)
        if at == self.keys or self._key(at) != wanted:
            return ()
        postings = self._postings[self._posting_at[at] : self._posting_at[at + 1]]
        return tuple(self._entry(posting >> 1, primary=not posting & 1) for posting in postings)

    def by_id(self, geonames: int) -> PlaceEntry | None:
        """The place with a GeoNames id; None if it is not among these."""
        at = bisect_left(self._id, geonames)
        return self._entry(at, primary=True) if at < self.rows and self._id[at] == geonames else None

    def _key(self, at: int) -> bytes:
        return bytes(self._keys[self._key_at[at] : self._key_at[at + 1]])

    def _entry(self, row: int, *, primary: bool) -> PlaceEntry:
        return PlaceEntry(
            bytes(self._names[self._name_at[row] : self._name_at[row + 1]]).decode(), KINDS[min(self._kind[row], 2)],
            self._countries[self._country[row]], self._latitude[row] / 1e5, self._longitude[row] / 1e5, self._id[row], self._people[row],
            self._division(self._first[row]), self._division(self._second[row]), primary,
        )  # fmt: skip

    def _division(self, number: int) -> int | None:
        row = self._by_number[number] if number < len(self._by_number) else None
        return self._id[row] if row is not None and row < self.rows else None


@cache
def _gazetteer() -> Gazetteer:
    """The one that was built with the package; it stays mapped as long as the program runs."""
    if sys.byteorder == "big":
        raise KnowledgeError("the gazetteer is read on little-endian machines only")
    with as_file(files("realpolitik.knowledge") / "gazetteer.bin") as path:
        try:
            with path.open("rb") as file:
                return Gazetteer(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
        except (FileNotFoundError, ValueError) as error:
            raise KnowledgeError("the gazetteer is not built: install the project, or run tools/build_gazetteer.py") from error


@lru_cache(maxsize=8192)
def named(name: str) -> tuple[PlaceEntry, ...]:
    """All places of a name in the built gazetteer, the most people first."""
    return _gazetteer().named(name)


@lru_cache(maxsize=8192)
def by_id(geonames: int) -> PlaceEntry | None:
    """The place of the built gazetteer with a GeoNames id; None if it is not there."""
    return _gazetteer().by_id(geonames)
