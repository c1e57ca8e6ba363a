"""Tables and postures in a notebook: safe to show, and frames without another copy."""

from __future__ import annotations

import dataclasses
import json
import re

import pandas
import polars
import pytest
from lxml import html

import realpolitik
from realpolitik.api import Posture, Table
from tests.cli.test_posture import readings
from tests.sample import sample_reading

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def reading() -> realpolitik.Reading:
    return realpolitik.read(f"Norway accused Sweden of spying. Sweden denied it. {HOSTILE}", published="2021-06-18", title=HOSTILE)


def test_rows_hold_names_and_words_for_ids_and_ranges(reading: realpolitik.Reading) -> None:
    row = reading.table()[0]
    assert (row["type"], row["actors"], row["recipients"], row["words"]) == ("ACCUSE", ["Norway"], ["Sweden"], "accused")
    assert row["sentence"] == "Norway accused Sweden of spying."


@pytest.mark.parametrize(
    "kind", ["actors", "events", "statements", "stances", "commitments", "concerns", "statuses", "figures", "places", "times"]
)
def test_every_kind_is_a_table_that_goes_to_arrow(kind: str) -> None:
    held = sample_reading()
    made = realpolitik.Reading(**{one.name: getattr(held, one.name) for one in dataclasses.fields(held)}).table(kind)
    assert made
    assert made.arrow().to_pylist() == [{name: row.get(name) for name in made.arrow().column_names} for row in made]


def test_a_kind_that_is_none_is_told(reading: realpolitik.Reading) -> None:
    with pytest.raises(realpolitik.BadInput, match="'report' is no kind of record: choose one of actors, events"):
        reading.table("report")


def test_a_table_is_a_list_and_json() -> None:
    table = Table([{"a": 1}, {"a": None}], title="t")
    assert table == [{"a": 1}, {"a": None}]
    assert json.loads(json.dumps(table)) == table


def test_what_is_shown_is_escaped(reading: realpolitik.Reading) -> None:
    shown = Table([{HOSTILE: HOSTILE}], title=HOSTILE)._repr_html_()
    assert "<script" not in shown
    assert html.fromstring(shown).xpath("string(.//tbody//td)") == HOSTILE
    frame = html.fromstring(reading._repr_html_())
    assert (frame.tag, frame.get("sandbox")) == ("iframe", "allow-scripts")
    assert "Norway accused Sweden" in html.fromstring(frame.get("srcdoc")).text_content()
    assert not html.fromstring(frame.get("srcdoc")).xpath("//script[contains(., 'alert(1)')]")


def test_a_long_table_says_what_it_leaves_out() -> None:
    shown = html.fromstring(Table([{"n": n} for n in range(120)])._repr_html_())
    assert len(shown.xpath(".//tbody/tr")) == 50
    assert "120 rows; the first 50 are shown" in shown.xpath("string(.//caption)")


def test_frames_hold_the_same_and_share_the_memory() -> None:
    table = Table([{"source": "RUS", "deeds": 3, "rising": 0.9}, {"source": "UKR", "deeds": 4, "rising": None}])
    assert table.pandas()["deeds"].tolist() == [3, 4]
    assert isinstance(table.pandas()["deeds"].dtype, pandas.ArrowDtype)
    assert table.polars().to_dicts() == polars.DataFrame(table).to_dicts() == list(table)
    held = table.arrow()
    frame = polars.DataFrame(held)
    address = held["deeds"].chunk(0).buffers()[1].address
    assert frame["deeds"].to_arrow().buffers()[1].address == address


def test_a_posture_shows_numbers_and_a_picture() -> None:
    with realpolitik.open_store("sqlite://") as store:
        store.save_many(readings())
        told = realpolitik.posture(store, "CHL", "Peru")
    assert isinstance(told, Posture)
    assert len(told.table()) == sum(len(one["tracks"]) for one in told)
    shown = told._repr_html_()
    assert re.search(r'<img alt="Deeds a week of CHL toward PER[^"]*" src="data:image/svg\+xml;base64,[^"]{1000,}"', shown)
    assert [row["track"] for row in told.table()[:2]] == [track["track"] for track in told[0]["tracks"][:2]]
