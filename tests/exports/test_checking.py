"""Formats for checking by eye: every mark is the words it says it is, in brat and in Web Annotations."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import jsonschema
from hypothesis import given

from realpolitik import api
from tests.exports.odd import records
from tests.sample import sample_reading

MARK = re.compile(r"T\d+\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)", re.DOTALL)
EVENT = re.compile(r"E\d+\t(\w+):(T\d+)((?: \w+:T\d+)*)")
# The Web Annotation Data Model, as far as these annotations go: what must be there, and what it may be.
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact", "prefix", "suffix"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
        },
        {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer"},
            },
        },
    ]
}
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "motivation", "body", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["classifying", "describing", "tagging", "commenting"]},
        "body": {"type": "array", "minItems": 1, "items": {"required": ["type", "value", "purpose"]}},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {"required": ["source", "selector"], "properties": {"selector": {"type": "array", "items": SELECTOR}}},
        },
    },
}


def bundle(record: dict[str, Any]) -> dict[str, str]:
    """The files of a brat export, their ends of lines untouched."""
    with zipfile.ZipFile(io.BytesIO(b"".join(api.export("brat", [record])))) as found:
        assert found.testzip() is None
        return {name: found.read(name).decode() for name in found.namelist()}


def marks(files: dict[str, str], key: str) -> list[tuple[str, str, str]]:
    """Label, words by position and words as written of every mark; any line that brat would not know fails."""
    found, known = [], set()
    for line in files[f"{key}.ann"].split("\n")[:-1]:
        if line.startswith("T"):
            said = MARK.fullmatch(line)
            assert said is not None, line
            spans = [tuple(map(int, part.split())) for part in said[2].split(";")]
            assert all(start < end for start, end in spans)
            found.append((said[1], " ".join(files[f"{key}.txt"][start:end] for start, end in spans), said[3]))
            known.add(line.split("\t")[0])
        elif line.startswith("E"):
            said = EVENT.fullmatch(line)
            assert said is not None, line
            assert set(re.findall(r"T\d+", line)) <= known
        else:
            assert re.fullmatch(r"(A\d+\t\w+ E\d+( \w+)?)|(#\d+\tAnnotatorNotes [TE]\d+\t[^\n]*)", line), line
    return found


@given(record=records())
def test_brat_marks_are_the_words_and_one_line_each(record: dict[str, Any]) -> None:
    files = bundle(record)
    assert files["r1.txt"] == record["report"]["text"]
    for _, by_position, written in marks(files, "r1"):
        assert by_position == written
        assert len(written.splitlines()) <= 1


def test_brat_has_the_events_of_the_sample_with_their_parties() -> None:
    record = sample_reading().to_dict()
    files = bundle(record)
    found = marks(files, record["report"]["id"])
    assert ("MOBILIZE", "moved two mechanised brigades", "moved two mechanised brigades") in found
    page = files[f"{record['report']['id']}.ann"]
    assert len(re.findall(r"^E\d+\t(?!STATEMENT)", page, re.MULTILINE)) == len(record["events"])
    assert len(re.findall(r"^E\d+\tSTATEMENT", page, re.MULTILINE)) == len(record["statements"])
    assert re.search(r"^E\d+\tCONSULT:T\d+ Actor:T\d+ Actor2:T\d+$", page, re.MULTILINE)
    assert re.search(r"^A\d+\tStatus E\d+ denied$", page, re.MULTILINE)
    used = set(re.findall(r"^[TE]\d+\t(\w+)", page, re.MULTILINE))
    assert all(re.search(rf"^{name}\b", files["annotation.conf"], re.MULTILINE) for name in used)


@given(record=records())
def test_annotations_find_their_words_by_quote_and_by_position(record: dict[str, Any]) -> None:
    text = record["report"]["text"]
    lines = b"".join(api.export("webannotation", [record])).decode().splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == 5
    for line in lines:
        annotation = json.loads(line)
        jsonschema.validate(annotation, ANNOTATION)
        for target in annotation["target"]:
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


def test_annotations_say_what_and_who() -> None:
    lines = [json.loads(line) for line in b"".join(api.export("webannotation", [sample_reading().to_dict()])).splitlines()]
    values = [[body["value"] for body in line["body"]] for line in lines]
    assert ["event", "MOBILIZE", "troops", "actual", "Sudan → Ethiopia"] in values
    assert {value[0] for value in values} == {"event", "statement", "actor", "place", "commitment", "concern", "status"}
