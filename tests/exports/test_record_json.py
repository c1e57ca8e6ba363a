"""The public record: every key of the contract, valid by its own schema, every span inside the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from realpolitik.api import schema
from tests.sample import sample_reading

# The contract, key by key (schema realpolitik/1). A key may be added; none may go.
KEYS: dict[str, set[str]] = {
    "": {
        "schema",
        "report",
        "actors",
        "events",
        "statements",
        "stances",
        "commitments",
        "concerns",
        "statuses",
        "figures",
        "places",
        "times",
        "movements",
    },
    "report": {
        "id",
        "title",
        "outlet",
        "url",
        "author",
        "language",
        "published",
        "published_from",
        "text",
        "sentences",
        "story",
        "reprint_of",
        "reworded",
    },
    "report.reworded": {"score", "verdict", "readings"},
    "report.reworded.readings": {"span", "text", "means"},
    "actors": {"id", "name", "aliases", "kind", "country", "code", "sector", "wikidata", "roles", "spans"},
    "actors.roles": {"title", "organisation", "country", "from", "to", "basis", "span"},
    "events": {
        "id",
        "type",
        "mode",
        "contexts",
        "quad",
        "intensity",
        "actors",
        "recipients",
        "status",
        "historical",
        "under",
        "when",
        "where",
        "figures",
        "attributed_to",
        "negated",
        "confidence",
        "sentence",
        "spans",
    },
    "events.when": {"start", "end", "precision", "text", "span", "from"},
    "events.where": {"place", "part"},
    "events.spans": {"event", "actors", "recipients"},
    "statements": {
        "id",
        "speaker",
        "speaker_span",
        "cue",
        "cue_span",
        "form",
        "content",
        "addressee",
        "outlet",
        "verbatim",
    },
    "stances": {"holder", "toward", "polarity", "score", "statement", "span"},
    "commitments": {"id", "kind", "holder", "beneficiaries", "trigger", "consequence", "basis", "deadline", "span"},
    "commitments.trigger": {"span", "type", "actors", "recipients"},
    "commitments.consequence": {"span", "type", "actors", "recipients"},
    "commitments.deadline": {"text", "value", "span"},
    "concerns": {"holder", "topic", "affects", "span"},
    "statuses": {"kind", "by", "subject", "holds", "since", "until", "span"},
    "figures": {"id", "value", "low", "high", "what", "about", "event", "span"},
    "places": {"id", "name", "kind", "country", "countries", "latitude", "longitude", "geonames", "spans"},
    "times": {"text", "type", "value", "start", "end", "span"},
    "movements": {"id", "motion", "mover", "mover_text", "mover_span", "source", "goal", "path", "status", "when", "event", "span"},
    "movements.goal": {"place", "text", "span"},
}


def at(value: Any, path: str) -> Iterator[dict[str, Any]]:
    """All objects at a dotted path, lists opened."""
    if isinstance(value, list):
        for item in value:
            yield from at(item, path)
    elif path and isinstance(value, dict):
        first, _, rest = path.partition(".")
        if value[first] is not None:
            yield from at(value[first], rest)
    elif isinstance(value, dict):
        yield value


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return sample_reading(spun=True).to_dict()


@pytest.mark.parametrize("path", sorted(KEYS))
def test_every_key_of_the_contract_is_there(record: dict[str, Any], path: str) -> None:
    found = list(at(record, path))
    assert found, f"the sample has no {path}"
    for item in found:
        assert set(item) == KEYS[path]


@pytest.mark.parametrize("path", sorted(KEYS))
def test_the_schema_knows_every_key(path: str) -> None:
    printed = schema()
    node = printed
    for part in filter(None, path.split(".")):
        node = _resolved(node["properties"][part], printed)
    assert set(node["properties"]) == KEYS[path]
    assert set(node["required"]) == KEYS[path]


def _resolved(node: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    if "items" in node:
        node = node["items"]
    for choice in node.get("anyOf", []):
        if "$ref" in choice:
            node = choice
    return root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def test_the_record_is_valid_by_its_own_schema(record: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(json.dumps(record)), schema())


def test_every_key_says_what_it_means() -> None:
    printed = schema()
    for name, model in [("Record", printed), *printed["$defs"].items()]:
        for key, node in model["properties"].items():
            refers = [node, node.get("items", {}), *node.get("anyOf", [])]
            assert any("$ref" in one or "description" in one for one in refers), f"{name}.{key} has no description"


def test_every_span_lies_inside_the_text(record: dict[str, Any]) -> None:
    length = len(record["report"]["text"])

    def walk(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                walk(inner, name)
        elif isinstance(value, list):
            numbers = len(value) == 2 and all(type(one) is int for one in value)
            if numbers:
                assert 0 <= value[0] < value[1] <= length, (key, value)
            else:
                for inner in value:
                    walk(inner, key)

    walk(record, "")


def test_actors_named_elsewhere_are_actors_of_the_record(record: dict[str, Any]) -> None:
    known = {actor["id"] for actor in record["actors"]}
    for event in record["events"]:
        assert {*event["actors"], *event["recipients"]} <= known
    for statement in record["statements"]:
        assert statement["speaker"] in known


def test_whole_numbers_are_written_whole(record: dict[str, Any]) -> None:
    assert json.dumps(record["figures"][0]["value"]) == "14"
