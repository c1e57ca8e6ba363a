"""Events in Parquet, read back by pyarrow."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from hypothesis import given
from pyarrow import parquet

from realpolitik import RealpolitikError, api
from tests.exports.odd import records
from tests.sample import sample_reading


def rows(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = parquet.read_table(io.BytesIO(b"".join(api.export("parquet", found)))).to_pylist()
    return read


def test_the_sample() -> None:
    record = sample_reading().to_dict()
    found = rows([record])
    assert [row["id"] for row in found] == [event["id"] for event in record["events"]]
    moved = found[0]
    assert (moved["actors"], moved["recipients"], moved["actor_countries"]) == (["Sudan"], ["Ethiopia"], ["SDN"])
    assert (moved["start"], moved["quad"], moved["negated"]) == ("2021-06-17", 4, False)
    assert rows([]) == []


@given(record=records())
def test_words_come_back_as_they_were(record: dict[str, Any]) -> None:
    (row,) = rows([record])
    text = record["report"]["text"]
    assert row["sentence"] == text[row["sentence_start"] : row["sentence_end"]]
    assert row["actors"] == [record["actors"][0]["name"]]
    assert row["latitude"] == record["places"][0]["latitude"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RealpolitikError, match=r"realpolitik\[exports\]"):
        list(api.export("parquet", [sample_reading().to_dict()]))
