"""FollowTheMoney entities, a line of JSON each: the report, its events, who takes part in them, and where each is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from realpolitik.exports.cells import json_lines, plain
from realpolitik.exports.told import Record, Told, actor_key, told
from realpolitik.knowledge.cameo import country

SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "organisation": "Organization",
    "igo": "Organization",
    "group": "Organization",
    "outlet": "Organization",
    "people": "LegalEntity",
}


def ftm(records: Iterable[Record]) -> Iterator[bytes]:
    """The lines."""
    return json_lines(entities(records))


def entities(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """Entities in the order of the reports; an actor of several reports comes again under its id, as fragments do."""
    for record in records:
        report = record["report"]
        article = f"report-{report['id']}"
        yield _entity(article, "Article", {
            "title": [report["title"]], "author": [report["author"]], "bodyText": [report["text"]],
            "language": [_language(report["language"])],
            "publishedAt": [report["published"]], "publisher": [report["outlet"]], "sourceUrl": [_address(report["url"])],
        }, raw=("bodyText",))  # fmt: skip
        events = list(told([record]))
        actors = {actor["id"]: actor for one in events for actor in (*one.actors, *one.recipients)}
        for actor in actors.values():
            yield _actor(actor)
            yield _mention(actor, article)
        for one in events:
            yield _event(one, article, str(record["schema"]))


def _actor(actor: Record) -> dict[str, Any]:
    schema = SCHEMATA.get(actor["kind"], "LegalEntity")
    titles = [role["title"] for role in actor["roles"]] if schema == "Person" else []
    return _entity(actor_key(actor), schema, {
        "name": [actor["name"]], "alias": actor["aliases"], "country": [_country(actor["country"])], "position": titles,
        "wikidataId": [actor["wikidata"]], "notes": [f"PLOVER {actor['code']}" if actor["code"] else None],
    })  # fmt: skip


def _mention(actor: Record, article: str) -> dict[str, Any]:
    return _entity(f"mention-{article}-{actor['id']}", "Mention", {
        "document": [article], "resolved": [actor_key(actor)], "name": [actor["name"]],
        "detectedSchema": [SCHEMATA.get(actor["kind"], "LegalEntity")], "contextCountry": [_country(actor["country"])],
    })  # fmt: skip


def _event(one: Told, article: str, schema: str) -> dict[str, Any]:
    event, when = one.event, one.event["when"] or {}
    start, end = event["sentence"]
    sides = [", ".join(actor["name"] for actor in side) for side in (one.actors, one.recipients)]
    notes = (
        f"mode={event['mode'] or ''} confidence={event['confidence']} historical={event['historical']} characters={start}-{end} {schema}"
    )
    return _entity(f"event-{event['id']}", "Event", {
        "name": [f"{event['type']}: {' → '.join(filter(None, sides))}"], "summary": [one.words(event["sentence"])],
        "keywords": [event["type"], event["status"], "negated" if event["negated"] else None, *event["contexts"]],
        "startDate": [(when.get("start") or "")[:10]], "endDate": [(when.get("end") or "")[:10]],
        "involved": [actor_key(actor) for actor in (*one.actors, *one.recipients)], "location": [place["name"] for place in one.places],
        "country": [_country(place["country"]) for place in one.places], "proof": [article], "publisher": [one.report["outlet"]],
        "sourceUrl": [_address(one.report["url"])], "recordId": [event["id"]], "notes": [notes],
    })  # fmt: skip


def _entity(key: str, schema: str, properties: dict[str, list[str | None]], *, raw: tuple[str, ...] = ()) -> dict[str, Any]:
    """An entity with each value once, in words that may be stored, and without properties of no value."""
    kept: dict[str, list[str]] = {}
    for name, values in properties.items():
        words = [value if name in raw else plain(value) for value in values if value]
        if any(words):
            kept[name] = list(dict.fromkeys(filter(None, words)))
    return {"id": key, "schema": schema, "properties": kept}


def _country(code: str | None) -> str | None:
    """FollowTheMoney has ISO's two letters in small ones."""
    return country(code).alpha2.lower() or None


def _address(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _language(code: str) -> str:
    """Three letters; only English is read."""
    return {"en": "eng"}.get(code, code)
