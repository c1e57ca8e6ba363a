"""FollowTheMoney entities: schemata and properties that its model has, references that lead somewhere."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from realpolitik import api
from tests.exports.odd import records
from tests.sample import sample_reading

# The properties used of each schema of followthemoney 4.11, and those that hold the id of an entity.
LEGAL = {"name", "alias", "country", "wikidataId", "notes"}
MODEL = {
    "Article": {"title", "author", "bodyText", "language", "publishedAt", "publisher", "sourceUrl"},
    "Person": LEGAL | {"position"},
    "PublicBody": LEGAL,
    "Organization": LEGAL,
    "LegalEntity": LEGAL,
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Event": {
        "name", "summary", "keywords", "startDate", "endDate", "involved", "location", "country", "proof", "publisher", "sourceUrl",
        "recordId",
        "notes",
    },
}  # fmt: skip
LINKS = {"document", "resolved", "involved", "proof"}


def entities(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(api.export("ftm", found)).splitlines()]


def check(found: list[dict[str, Any]]) -> None:
    known = {one["id"] for one in found}
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= MODEL[one["schema"]]
        for name, values in one["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            assert name not in LINKS or set(values) <= known


def test_the_sample() -> None:
    found = entities([sample_reading().to_dict()])
    check(found)
    (article,) = (one for one in found if one["schema"] == "Article")
    assert article["properties"]["publishedAt"] == ["2021-06-18"]
    assert article["properties"]["language"] == ["eng"]
    moved = next(one for one in found if one["schema"] == "Event" and "MOBILIZE" in one["properties"]["keywords"])
    names = {one["id"]: one["properties"].get("name") for one in found}
    assert [names[key] for key in moved["properties"]["involved"]] == [["Sudan"], ["Ethiopia"]]
    assert moved["properties"]["startDate"] == ["2021-06-17"]
    sudan = next(one for one in found if one["schema"] == "PublicBody" and one["properties"]["name"] == ["Sudan"])
    assert sudan["properties"]["country"] == ["sd"]


@given(record=records())
def test_any_words(record: dict[str, Any]) -> None:
    found = entities([record])
    check(found)
    assert found[0]["properties"]["bodyText"] == [record["report"]["text"]]
