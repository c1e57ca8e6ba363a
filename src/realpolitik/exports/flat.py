"""Records of one reading as flat rows: ids of actors and places become names, ranges become the words that stand there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]


def flat(reading: Record, kind: str) -> list[dict[str, Any]]:
    """Rows of one kind (``events``, ``statements`` …) of a public record; several values are lists, what has parts of its own is JSON.

    >>> report = {"id": "r1", "text": "Chile praised Peru."}
    >>> actors = [{"id": "a1", "name": "Chile"}, {"id": "a2", "name": "Peru"}]
    >>> stance = {"holder": "a1", "toward": "a2", "polarity": "positive", "span": [6, 13]}
    >>> flat({"report": report, "actors": actors, "places": [], "stances": [stance]}, "stances")
    [{'holder': 'Chile', 'toward': 'Peru', 'polarity': 'positive', 'words': 'praised', 'report': 'r1'}]
    """
    names = {one["id"]: one["name"] for one in (*reading["actors"], *reading["places"])}
    text = str(reading["report"]["text"])
    rows = []
    for record in reading[kind]:
        row: dict[str, Any] = {}
        for name, value in record.items():
            if name == "id":
                row[name] = value
            elif name in ("span", "content"):
                row["words"] = _words(text, [value] if name == "span" else value)
            elif name == "spans":
                row["words"] = _words(text, value["event"][:1] if isinstance(value, Mapping) else value[:1])
            elif name == "sentence":
                row[name] = _words(text, [value])
            elif name == "when" and kind == "events":
                row |= {"start": (value or {}).get("start"), "end": (value or {}).get("end")}
            elif name == "where":
                row[name] = [names.get(place["place"], place["place"]) for place in value]
            elif not name.endswith("_span"):
                row[name] = _plain(value, names)
        rows.append(row | {"report": reading["report"]["id"]})
    # A column is of one type throughout.
    parted = {name for row in rows for name, value in row.items() if _has_parts(value)}
    return [{name: json.dumps(value, ensure_ascii=False) if name in parted else value for name, value in row.items()} for row in rows]


def _words(text: str, spans: list[list[int]]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    return [_plain(one, names) for one in value] if isinstance(value, list) else value


def _has_parts(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(not isinstance(one, str) for one in value))
