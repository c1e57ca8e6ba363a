"""Tables for other programs: chosen cells of the sample as plain text, and what holds for any record."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from realpolitik import api
from realpolitik.exports import gdelt, phoenix, polecat
from tests.exports.odd import records
from tests.sample import sample_reading

CASES = Path(__file__).parent.parent / "fixtures" / "exports" / "tables.txt"
# Names of the columns where the file has none itself, the separator, how many there are.
TABLES: dict[str, tuple[tuple[str, ...] | None, str, int]] = {
    "gdelt": (gdelt.COLUMNS, "\t", 61),
    "polecat": (None, "\t", 40),
    "phoenix": (phoenix.COLUMNS, "\t", 26),
    "acled": (None, ",", 31),
}


def table(name: str, found: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The rows of an export, read as somebody else would."""
    columns, separator, wide = TABLES[name]
    written = b"".join(api.export(name, found)).decode()
    quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
    lines = list(csv.reader(io.StringIO(written, newline=""), delimiter=separator, quoting=quoting, strict=True))
    header = columns if columns is not None else lines.pop(0)
    assert len(header) == wide
    assert all(len(line) == wide for line in lines)
    return [dict(zip(header, line, strict=True)) for line in lines]


def cases() -> Iterator[Any]:
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        title, where, *cells = block.splitlines()
        name, _, says = title.removeprefix("# ").partition(": ")
        yield pytest.param(name, where.removeprefix("where "), cells, id=f"{name}: {says}")


@pytest.mark.parametrize(("name", "where", "cells"), list(cases()))
def test_a_row_says(name: str, where: str, cells: list[str]) -> None:
    asked = [tuple(part.strip() for part in one.split("=", 1)) for one in where.split(";")]
    rows = [row for row in table(name, [sample_reading().to_dict()]) if all(row[key] == value for key, value in asked)]
    assert len(rows) == 1, f"{len(rows)} rows where {where}"
    for line in cells:
        if line.endswith(" is a number"):
            assert int(rows[0][line.removesuffix(" is a number")]) > 0
        else:
            key, _, value = (part.strip() for part in line.partition("="))
            assert (key, rows[0][key]) == (key, value)


@pytest.mark.parametrize("name", TABLES)
@given(record=records())
def test_any_words_stay_in_their_cells(name: str, record: dict[str, Any]) -> None:
    rows = table(name, [record, record])
    half = len(rows) // 2
    assert rows[:half] == rows[half:]
    # ACLED has no kind for meetings, aid and sanctions, nor for violence of which nobody knows whom it hits.
    assert half == 1 or name == "acled"
    for cell in (cell for row in rows for cell in row.values()):
        assert not any(sign < " " for sign in cell)
        assert not cell.startswith(("=", "+", "@"))
        assert not cell.startswith("-") or float(cell) < 0


def test_what_did_not_happen_is_left_out_and_counted() -> None:
    record = sample_reading().to_dict()
    left_out: Counter[str] = Counter()
    written = b"".join(api.export("gdelt", [record], left_out=left_out)).decode()
    assert left_out == {"denied": 1, "conditional": 1, "planned": 1}
    assert "\t06\t" not in written  # the exercise that is planned
    assert len({line.split("\t")[0] for line in written.splitlines()}) == len(written.splitlines())


def test_polecat_says_who_is_in_the_story() -> None:
    row = table("polecat", [sample_reading().to_dict()])[0]
    assert "Salwa Idris;Karim Naguib" in row["Story People"]
    assert "African Union" in row["Story Organizations"]
    assert tuple(row) == polecat.COLUMNS
