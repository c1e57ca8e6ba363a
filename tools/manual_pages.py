"""Pages of the manual that are made of what they tell of: the codebook, the record, the scores."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from realpolitik.evaluation import corpus
from realpolitik.exports.cards import QUADS

ROOT = Path(__file__).resolve().parent.parent
STATUSES = {
    "actual": "It happened.",
    "ongoing": "It goes on as the report is written.",
    "planned": "It is to come: announced, ordered, agreed.",
    "conditional": "It comes if something else does.",
    "hypothetical": "It is asked for, feared, possible, wished.",
    "denied": "It did not happen, or somebody says so.",
}
# Longer passages show too much at once.
SHORT = 260


def codebook_page() -> str:
    """Types, modes, statuses and contexts with an example each from the project's own corpus."""
    shown = _examples()
    lines = [
        "# Codebook", "",
        "What the words of the record mean, after PLOVER 2.0. Each example is a passage of `corpus/events`, written for this project, "
        "and what its gold says. Scores are PLOVER's intensities, from −10 (most in conflict) to 10.", "",
        "## Types", "",
    ]  # fmt: skip
    modes = list(_rows("modes"))
    for row in _rows("types"):
        name = row["type"]
        needs = "; a recipient is required" if row["recipient_required"] == "yes" else ""
        lines += [f"### {name}", "", f"{row['definition']}. *{QUADS[int(row['quad'][1:])].capitalize()}; score {row['score']}{needs}.*", ""]
        lines += _shown(shown.get((name, None)))
        mine = [one for one in modes if one["type"] == name]
        if mine:
            lines += ["| mode | score | covers |", "| --- | --- | --- |"]
            lines += [f"| `{one['mode']}` | {one['score']} | {one['definition']} |" for one in mine] + [""]
    lines += [
        "## Statuses",
        "",
        "Whether it happened. `historical` is said apart: an event told as background, long before the report.",
        "",
    ]
    for name, said in STATUSES.items():
        lines += [f"### {name}", "", said, "", *_shown(shown.get(("status", name)))]
    lines += [
        "## Contexts",
        "",
        "What an event is about; one may have several.",
        "",
        "| context | covers | told by words such as |",
        "| --- | --- | --- |",
    ]
    for row in _rows("contexts"):
        some = ", ".join(row["words"].split(";")[:4])
        lines.append(f"| `{row['context']}` | {row['definition']} | {some} |")
    return "\n".join(lines) + "\n"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (ROOT / "knowledge" / "codebook" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _examples() -> dict[tuple[str, str | None], tuple[corpus.Passage, corpus.GoldEvent]]:
    """For each type and each status the plainest passage: of a single event, with both sides, the shortest."""
    found: dict[tuple[str, str | None], tuple[tuple[bool, int, str], corpus.Passage, corpus.GoldEvent]] = {}
    for passage in corpus.load(ROOT / "corpus" / "events"):
        if len(passage.events) != 1 or len(passage.text) > SHORT or passage.reworded:
            continue
        event = passage.events[0]
        rank = (not (event.actors and event.recipients), len(passage.text), passage.text)
        keys: list[tuple[str, str | None]] = [("status", event.status)]
        if event.status == "actual" and not event.historical:
            keys.append((event.type, None))
        for key in keys:
            if key not in found or rank < found[key][0]:
                found[key] = (rank, passage, event)
    return {key: (passage, event) for key, (_, passage, event) in found.items()}


def _shown(found: tuple[corpus.Passage, corpus.GoldEvent] | None) -> list[str]:
    if found is None:
        return []
    passage, event = found
    sides = [" and ".join(one.name for one in side) or "–" for side in (event.actors, event.recipients)]
    kind = event.type if event.mode is None else f"{event.type} {event.mode}"
    return [f"> {' '.join(passage.text.split())}", ">", f"> `{kind}` {sides[0]} → {sides[1]}, {event.status}", ""]


def record_page(schema: Mapping[str, Any]) -> str:
    """Every part of the public record with its fields, from the JSON Schema."""
    lines = [
        "# The record", "",
        "What `realpolitik read --json` prints and a store keeps: one JSON object a report, `realpolitik/1`. Ranges are half-open "
        "ranges of characters (code points) of `report.text`. Keys may be added within a version; none changes its meaning. "
        "`realpolitik schema` prints the JSON Schema this page is made of.", "",
        "## Reading", "", *_fields(schema), "",
    ]  # fmt: skip
    for name, part in schema["$defs"].items():
        lines += [f"## {name}", "", str(part.get("description", "")), ""]
        lines += [*_fields(part), ""] if "properties" in part else [f"One of {_kind(part)}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def _fields(part: Mapping[str, Any]) -> list[str]:
    rows = [
        f"| `{name}` | {_kind(field)} | {' '.join(str(field.get('description', '')).split())} |".replace("||", "|")
        for name, field in part["properties"].items()
    ]
    return ["| field | is | says |", "| --- | --- | --- |", *rows]


def _kind(field: Mapping[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_kind(one) for one in field["anyOf"])
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{one}`" for one in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("type") == "array":
        if "prefixItems" in field:
            return "[" + ", ".join(_kind(one) for one in field["prefixItems"]) + "]"
        return f"list of {_kind(field['items'])}" if field.get("items") else "list"
    return str(field.get("type", "anything"))


def scores_page() -> str:
    """Each benchmark: what it asks, and the scores below which no change may fall."""
    lines = [
        "# What was measured", "",
        "Each task has a card, a version and floors: measured scores, which no change may let fall by more than the noise. A score that is "
        "a cost (false, error, alarms) has a ceiling. The cards say what the gold is, how far a score flatters, and what others "
        "reach. `realpolitik evaluate TASK --data PATH` repeats them.", "",
    ]  # fmt: skip
    for path in sorted((ROOT / "benchmarks").glob("*/floors.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        card = path.with_name("card.md").read_text(encoding="utf-8")
        asked = re.search(r"\*\*Question\.\*\* (.+?)\n\n", card, re.DOTALL)
        task = held["task"]
        lines += [f"## {task}", "", f"{' '.join(asked[1].split()) if asked else ''} ([card](../benchmarks/{path.parent.name}/card.md))", ""]
        lines += ["| score | floor |", "| --- | --- |", *(f"| `{name}` | {value:.4g} |" for name, value in held["floors"].items()), ""]
    return "\n".join(lines).rstrip() + "\n"
