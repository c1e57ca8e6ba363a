"""PLOVER records as JSON Lines, one event a line, as the gold records of PLOVER have it, with what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from realpolitik.exports.cells import json_lines
from realpolitik.exports.told import Record, Told, told

SIDES = (("SRC", "actors"), ("TAR", "recipients"), ("EVT", "event"))


def plover(records: Iterable[Record]) -> Iterator[bytes]:
    """The lines."""
    return json_lines(objects(records))


def objects(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """One object an event."""
    for record in records:
        yield from (_object(one, str(record["schema"])) for one in told([record]))


def _object(one: Told, schema: str) -> dict[str, Any]:
    event, report = one.event, one.report
    return {
        "id": event["id"],
        "date": one.day,
        "source": [_actor(actor) for actor in one.actors],
        "target": [_actor(actor) for actor in one.recipients],
        "event": event["type"],
        "mode": event["mode"],
        "eventText": " ".join(one.words(span) for span in sorted(event["spans"]["event"])),
        "context": ";".join(event["contexts"]),
        "text": one.words(event["sentence"]),
        "textInfo": {"markup": _marked(one), "sentence": event["sentence"], "spans": event["spans"]},
        "language": report["language"],
        "publication": report["outlet"],
        "url": report["url"],
        "report": report["id"],
        "published": report["published"],
        "coder": "realpolitik",
        "version": schema,
        "status": event["status"],
        "negated": event["negated"],
        "historical": event["historical"],
        "confidence": event["confidence"],
        "when": event["when"],
        "where": [{key: place[key] for key in ("name", "country", "latitude", "longitude", "geonames")} for place in one.places],
    }


def _actor(actor: Record) -> dict[str, Any]:
    said = (actor["code"] or "").split()
    return {"actorText": actor["name"], "code": actor["country"] or (said[0] if said else ""), "sector": actor["sector"] or ""}


def _marked(one: Told) -> str:
    """The sentence with its parties and its event in brackets: ``(SRC: …)``, ``(TAR: …)``, ``(EVT: …)``."""
    start, end = one.event["sentence"]
    text, at, parts = one.report["text"], start, []
    spans = sorted((low, high, tag) for tag, side in SIDES for low, high in one.event["spans"][side])
    for low, high, tag in spans:
        if at <= low and high <= end:  # what stands in another sentence, or inside another part, is left without brackets
            parts += [text[at:low], f"({tag}: {text[low:high]})"]
            at = high
    return "".join([*parts, text[at:end]])
