"""Reports written as JSON."""

from __future__ import annotations

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.jsonl import line_items, object_report, whole_items

ENGLISH = "Norway and Sweden agreed on Monday to guard their northern border together from next year on."


def test_an_object_and_its_fields() -> None:
    report = object_report({"text": ENGLISH, "title": "Guard", "outlet": "Nord", "published": "2021-03-01", "extra": [1]})
    assert (report.title, report.outlet, str(report.published), report.published_from) == ("Guard", "Nord", "2021-03-01", "given")


def test_defaults_stand_in_only_where_the_object_is_silent() -> None:
    item = {"text": ENGLISH, "published": "2021-03-01", "outlet": ""}
    report = object_report(item, defaults={"published": "1999-01-01", "outlet": "Wire"})
    assert (str(report.published), report.outlet) == ("2021-03-01", "Wire")


@pytest.mark.parametrize(
    "item",
    [
        {
            "maintext": ENGLISH, "title": "Guard", "source_domain": "www.nord.example", "date_publish": "2021-03-01 00:00:00",
            "authors": ["A", "B"],
        },
        {
            "content": ENGLISH, "headline": "Guard", "source": {"id": None, "name": "nord.example"}, "publishedAt": "2021-03-01T08:00:00Z",
            "byline": "A, B",
        },
        {"text": ENGLISH, "title": "Guard", "outlet": "", "domain": "nord.example", "date": "2021-03-01", "author": "A, B"},
        {
            "body": ENGLISH, "headline": "Guard", "publisher": 7, "domain": "nord.example", "publish_date": "yesterday",
            "date": "2021-03-01", "authors": [1], "byline": "A, B",
        },
    ],
)  # fmt: skip
def test_names_that_collections_give(item: dict[str, object]) -> None:
    report = object_report(item)
    assert (report.text, report.title, report.outlet, str(report.published), report.author) == (
        ENGLISH, "Guard", "nord.example", "2021-03-01", "A, B",
    )  # fmt: skip


def test_our_own_names_go_first() -> None:
    report = object_report(
        {"text": ENGLISH, "content": "Other.", "published": "2021-03-01", "date": "1999-01-01", "title": "A", "headline": "B"}
    )
    assert (report.text, str(report.published), report.title) == (ENGLISH, "2021-03-01", "A")
    with pytest.raises(BadInput, match="no 'text'"):
        object_report({"content": ["not words"]})


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ([], "must be an object"),
        ("text", "must be an object"),
        ({}, "no 'text'"),
        ({"text": None}, "'text' must be a string, not null"),
        ({"text": ENGLISH, "title": 3}, "'title' must be a string, not a number"),
        ({"text": ENGLISH, "published": ["2021"]}, "'published' must be a date such as 2021-08-20, not a list"),
    ],
)
def test_wrong_objects_are_refused(item: object, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        object_report(item, where="line 1")


def test_lines_keep_their_numbers() -> None:
    found = list(line_items('{"a": 1}\n\n{"b": \n{"c": 3}\n', where="wire"))
    assert [place for place, _ in found] == ["wire line 1", "wire line 3", "wire line 4"]
    assert isinstance(found[1][1], BadInput)
    assert str(found[1][1]).startswith("wire line 3: not valid JSON")


def test_an_array_counts_its_items() -> None:
    assert [place for place, _ in whole_items('[{"a": 1}, {"b": 2}]', where="f")] == ["f item 1", "f item 2"]


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "[]", '{"a": ' + "9" * 5000 + "}"])
def test_json_that_cannot_be_read(text: str) -> None:
    with pytest.raises(BadInput):
        list(whole_items(text, where="f"))
