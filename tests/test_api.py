"""The front door, with the real annotators behind it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import realpolitik
from realpolitik import BadInput, Reading, Report
from tests.sample import PATH

ENGLISH = "Norway and Sweden agreed on Monday to guard their northern border together from next year on."
GERMAN = "Der Minister sagte am Montag, seine Regierung werde die Grenze im Norden besser schützen."


def test_the_public_names() -> None:
    for name in realpolitik.__all__:
        assert getattr(realpolitik, name) is not None
    with pytest.raises(AttributeError):
        realpolitik.nonsense  # noqa: B018


def test_reading_a_report_from_a_text() -> None:
    reading = realpolitik.read(ENGLISH, published=date(2021, 8, 20), title="Guard")
    assert isinstance(reading, Reading)
    assert reading.report.published_from == "given"
    assert reading.to_dict()["report"]["sentences"] == 1


def test_the_sample_gives_a_valid_record_and_a_page() -> None:
    (reading,) = realpolitik.read_file(PATH)
    assert isinstance(reading, Reading)
    jsonschema.validate(json.loads(json.dumps(reading.to_dict())), realpolitik.schema())
    assert reading.to_html().startswith("<!doctype html>")


def test_the_same_report_read_twice_is_the_same_record() -> None:
    item = json.loads(PATH.read_text(encoding="utf-8"))
    first, second = realpolitik.read_many([item, item])
    assert first.to_dict() == second.to_dict()


def test_read_many_takes_texts_objects_and_reports_in_order() -> None:
    given: list[str | dict[str, str] | Report] = [ENGLISH, {"text": ENGLISH, "title": "b"}, Report(text=ENGLISH, title="c")]
    assert [reading.report.title for reading in realpolitik.read_many(given, batch_size=2)] == [None, "b", "c"]


def test_read_many_raises_unless_told_what_to_do_with_rejects() -> None:
    with pytest.raises(BadInput, match="report 2: this text is in German"):
        list(realpolitik.read_many([ENGLISH, GERMAN]))
    refused: list[BadInput] = []
    kept = list(realpolitik.read_many([ENGLISH, GERMAN, {"text": ""}, ENGLISH], on_reject=refused.append))
    assert (len(kept), [error.reason for error in refused]) == (2, ["language", "empty"])


def test_a_file_gives_its_rejects_in_their_place(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join([json.dumps({"text": ENGLISH}), "{", json.dumps({"text": ENGLISH})]), encoding="utf-8")
    found = list(realpolitik.read_file(path))
    assert [type(one) for one in found] == [Reading, BadInput, Reading]


def test_a_wrong_day_is_refused() -> None:
    with pytest.raises(BadInput, match="not a date"):
        realpolitik.read(ENGLISH, published="soon")


def test_a_store_keeps_readings(tmp_path: Path) -> None:
    record = realpolitik.read(ENGLISH, published="2021-08-20").to_dict()
    with realpolitik.open_store(tmp_path / "news.db") as store:
        key = store.save(record)
    with realpolitik.open_store(tmp_path / "news.db") as store:
        assert store.report(key) == record


@pytest.mark.parametrize("day", ["0001-01-01", date.max, "9999-12-31"])
def test_a_day_beyond_counting_is_refused(day: str | date) -> None:
    with pytest.raises(BadInput, match="the year must be"):
        realpolitik.read(ENGLISH, published=day)
