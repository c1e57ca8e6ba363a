"""Post in Parquet, and post that lies where fsspec reaches."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.readers.letters import opened
from realpolitik.readers.post import items

pyarrow = pytest.importorskip("pyarrow")
CHAD = "Chad praised Niger on Monday."


def table(**columns: list[Any]) -> bytes:
    from pyarrow import parquet

    made = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), made)
    return made.getvalue()


def reasons(source: str, given: Mapping[str, str] | None = None) -> list[str]:
    return [one.reason if isinstance(one, BadInput) else one.origin for one in items(source, given or {})]


def test_rows_of_parquet_are_reports(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    days = [date(2021, 5, 4), None]
    path.write_bytes(table(text=[CHAD, CHAD * 2], published=days, title=[None, "Thanks"], other=[1, 2]))
    found = list(items(str(path), {"outlet": "Wire"}))
    assert [one.origin for one in found if isinstance(one, Item)] == [f"{path} row 1", f"{path} row 2"]
    reports = [opened(one) for one in found if isinstance(one, Item)]
    said = [(one.text, one.published, one.title, one.outlet) for one in reports if not isinstance(one, BadInput)]
    assert said == [(CHAD, date(2021, 5, 4), None, "Wire"), (CHAD * 2, None, "Thanks", "Wire")]


def test_a_moment_is_its_day_and_a_row_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(table(text=[CHAD, None], published=[datetime(2021, 5, 4, 12), None]))
    first, second = (opened(one) for one in items(str(path), {}) if isinstance(one, Item))
    assert not isinstance(first, BadInput)
    assert first.published == date(2021, 5, 4)
    assert isinstance(second, BadInput)


def test_rows_under_the_names_of_collections(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(table(maintext=[CHAD], date_publish=[datetime(2021, 5, 4, 8, 0)], source_domain=["n.example"], authors=[["A", "B"]]))
    (item,) = (one for one in items(str(path), {}) if isinstance(one, Item))
    report = opened(item)
    assert not isinstance(report, BadInput)
    assert (report.text, str(report.published), report.outlet, report.author) == (CHAD, "2021-05-04", "n.example", "A, B")


@pytest.mark.parametrize(("data", "reason"), [(b"words", "parquet"), (table(words=[CHAD]), "columns"), (b"", "parquet")])
def test_what_is_no_table_of_reports_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(data)
    assert reasons(str(path)) == [reason]


def test_files_that_lie_elsewhere() -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for name, data in {
        "a.jsonl.gz": gzip.compress(b"".join(json.dumps({"text": CHAD, "n": n}).encode() + b"\n" for n in range(2))),
        "b.txt": CHAD.encode(),
        "c.parquet": table(text=[CHAD]),
        "d.txt": b"",
        "e.parquet": b"",
    }.items():
        system.pipe_file(f"/news/2021/{name}", data)
    at = "memory:///news/2021"
    everything = [f"{at}/a.jsonl.gz line 1", f"{at}/a.jsonl.gz line 2", f"{at}/b.txt", f"{at}/c.parquet row 1", f"{at}/d.txt", "parquet"]
    assert reasons("memory://news") == everything
    assert reasons("memory://news/*/b.*") == [f"{at}/b.txt"]
    assert reasons("memory://news/none") == ["missing"]
    assert reasons("nowhere://news") == ["address"]
