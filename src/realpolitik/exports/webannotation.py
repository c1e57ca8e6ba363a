"""W3C Web Annotations, a line of JSON a mark: what the words are said to be, and the words by quote and by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from realpolitik.exports.cells import json_lines
from realpolitik.exports.told import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many characters before and after the words help to find them again.
AROUND = 32


def webannotation(records: Iterable[Record]) -> Iterator[bytes]:
    """The lines."""
    return json_lines(objects(records))


def objects(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """An annotation for each event, statement, actor, place, commitment, concern and status."""
    for record in records:
        names = {actor["id"]: actor["name"] for actor in record["actors"]}
        for kind, key, tags, says, spans in _marks(record, names):
            yield _object(record["report"], kind, key, tags, says, spans)


Mark = tuple[str, str, Sequence[str | None], str, Sequence[Sequence[int]]]


def _marks(record: Record, names: dict[str, str]) -> Iterator[Mark]:
    def named(ids: Iterable[str | None]) -> str:
        return ", ".join(names.get(one, one) for one in ids if one is not None)

    for event in record["events"]:
        says = f"{named(event['actors'])} → {named(event['recipients'])}" if event["recipients"] else named(event["actors"])
        tags = (event["type"], event["mode"], event["status"], "negated" if event["negated"] else None)
        yield "event", event["id"], tags, says, event["spans"]["event"]
    for said in record["statements"]:
        yield "statement", said["id"], (said["form"],), named([said["speaker"]]), said["content"]
    for actor in record["actors"]:
        yield "actor", actor["id"], (actor["kind"], actor["code"]), actor["name"], actor["spans"]
    for place in record["places"]:
        yield "place", place["id"], (place["kind"], place["country"]), place["name"], place["spans"]
    for duty in record["commitments"]:
        yield "commitment", duty["id"], (duty["kind"],), named([duty["holder"]]), [duty["span"]]
    for number, fear in enumerate(record["concerns"]):
        yield "concern", f"concern-{number}", (fear["topic"],), named([fear["holder"]]), [fear["span"]]
    for number, status in enumerate(record["statuses"]):
        yield "status", f"status-{number}", (status["kind"],), named([status["subject"]]), [status["span"]]


def _object(report: Record, kind: str, key: str, tags: Sequence[str | None], says: str, spans: Sequence[Sequence[int]]) -> dict[str, Any]:
    home = f"urn:realpolitik:report:{report['id']}"
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (kind, *tags) if tag]
    if says:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": says, "format": "text/plain"})
    return {
        "@context": CONTEXT,
        "id": f"{home}:{kind}:{key}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": [{"source": report["url"] or home, "selector": _selectors(report["text"], *span)} for span in spans],
    }


def _selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Both count Unicode code points, as the recommendation has it."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
