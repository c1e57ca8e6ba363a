"""Formats of JSON for other programs: read by their own libraries, and by ours where it reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson
from hypothesis import given

from realpolitik import api
from realpolitik.evaluation.events import load
from tests.exports.odd import records
from tests.sample import sample_reading


def written(name: str, record: dict[str, Any]) -> str:
    return b"".join(api.export(name, [record])).decode()


def test_our_own_reader_of_gold_reads_plover_back(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in written("plover", sample_reading().to_dict()).splitlines()]
    (tmp_path / "gold.json").write_text(json.dumps(lines))
    found = {triple for sentence in load(tmp_path / "gold.json") for triple in sentence.triples}
    assert ("SDN", "ETH", "MOBILIZE") in found
    assert {("SDN", "EGY", "CONSULT"), ("EGY", "SDN", "CONSULT")} <= found


def test_plover_marks_the_parties_in_the_sentence() -> None:
    lines = [json.loads(line) for line in written("plover", sample_reading().to_dict()).splitlines()]
    moved = next(line for line in lines if line["event"] == "MOBILIZE")
    assert "(SRC: Sudan moved) two" in moved["textInfo"]["markup"]
    assert "(TAR: Ethiopia)" in moved["textInfo"]["markup"]
    assert next(line for line in lines if line["status"] == "denied")["event"] == "ASSAULT"


@given(record=records())
def test_plover_spans_are_the_words(record: dict[str, Any]) -> None:
    (line,) = written("plover", record).splitlines()
    told, text = json.loads(line), record["report"]["text"]
    assert told["eventText"] == " ".join(text[start:end] for start, end in told["textInfo"]["spans"]["event"])
    start, end = told["textInfo"]["sentence"]
    assert told["text"] == text[start:end]


@given(record=records())
def test_geojson_is_valid_and_keeps_events_without_a_place(record: dict[str, Any]) -> None:
    text = written("geojson", record)
    collection = geojson.loads(text)
    assert collection.is_valid
    (feature,) = json.loads(text)["features"]
    if record["places"][0]["latitude"] is None:
        assert feature["geometry"] is None
    else:
        assert feature["geometry"] == {"type": "Point", "coordinates": [31.25, -3.5]}
    assert all(value is None or isinstance(value, str | int | float | bool) for value in feature["properties"].values())
    told = feature["properties"]
    assert record["report"]["text"][told["start"] : told["stop"]] == told["sentence"]


def test_geojson_of_nothing_is_an_empty_collection() -> None:
    assert json.loads(b"".join(api.export("geojson", []))) == {"type": "FeatureCollection", "features": []}
