"""Checks the tables people edit in /knowledge and builds those the package reads; ``--check`` fails if the built are stale."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "knowledge"
TARGET = ROOT / "src" / "realpolitik" / "knowledge" / "tables"


def read(path: Path) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of one table; raises ValueError with the line number of the first fault."""
    lines = path.read_text(encoding="utf-8").split("\n")
    if lines[-1] != "":
        raise ValueError(f"{path}: the last line has no end")
    columns = lines[0].split("\t")
    if columns[-1] != "source":
        raise ValueError(f"{path}: the last column must be 'source'")
    rows = []
    for number, line in enumerate(lines[1:-1], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{path}:{number}: {len(cells)} cells where {len(columns)} are named")
        if not cells[-1]:
            raise ValueError(f"{path}:{number}: no source")
        if any(cell != cell.strip() for cell in cells):
            raise ValueError(f"{path}:{number}: space at the edge of a cell")
        rows.append(cells)
    if rows != sorted(rows):
        first = next(i for i, (a, b) in enumerate(zip(rows, sorted(rows), strict=True)) if a != b)
        raise ValueError(f"{path}:{first + 2}: rows are not sorted (run with --sort)")
    if len({tuple(row) for row in rows}) != len(rows):
        raise ValueError(f"{path}: the same row twice")
    return columns, rows


def sort(path: Path) -> None:
    """Sorts a table's rows in place, dropping rows given twice."""
    header, *rows = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    kept = sorted({row for row in rows if row.strip()}, key=lambda row: row.split("\t"))
    path.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")


def built(columns: list[str], rows: list[list[str]]) -> str:
    """The built table: JSON, one row a line so that a change reads as a change."""
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return '{"columns":' + json.dumps(columns) + ',"rows":[\n' + body + "\n]}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the built tables differ from what would be built")
    parser.add_argument("--sort", action="store_true", help="sort the source tables first")
    options = parser.parse_args()
    TARGET.mkdir(parents=True, exist_ok=True)
    faults, wanted = [], {}
    for path in sorted(SOURCE.rglob("*.tsv")):
        try:
            if options.sort:
                sort(path)
            columns, rows = read(path)
        except ValueError as fault:
            faults.append(str(fault))
            continue
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts) + ".json"
        wanted[name] = built(columns, rows)
    if faults:
        sys.stderr.write("\n".join(faults) + "\n")
        return 1
    present = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.json")}
    if options.check:
        stale = sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))
        if stale:
            sys.stderr.write("stale tables (run make knowledge): " + ", ".join(stale) + "\n")
        return 1 if stale else 0
    for name in present.keys() - wanted.keys():
        (TARGET / name).unlink()
    for name, body in wanted.items():
        if present.get(name) != body:
            (TARGET / name).write_text(body, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
