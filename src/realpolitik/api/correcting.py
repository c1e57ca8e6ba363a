"""Records as people say they should be: what an edit may say, and records told with their corrections."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput
from realpolitik.core.judgement import Correction

if TYPE_CHECKING:
    from realpolitik.exports.schema import Part
    from realpolitik.store.store import Store, Stored

# What the machine alone says: what a record is known by, and how sure it is.
FIXED = frozenset({"id", "confidence"})
# Fields that name other records of the same report, by the last part of their name; *outlet* and *event* do so in one kind each.
NAMES = {
    **dict.fromkeys(("actors", "recipients", "attributed_to", "speaker", "addressee", "holder", "toward", "beneficiaries"), "actors"),
    **dict.fromkeys(("affects", "by", "subject", "mover"), "actors"),
    "figures": "figures", "statement": "statements", "place": "places", "statements.outlet": "actors", "movements.event": "events",
}  # fmt: skip
LONGEST, DEEPEST = 20_000, 8


def corrected(store: Store, found: Iterable[Stored]) -> list[Stored]:
    """Records as they are told: fields that people edited have the newest value said, and ``corrected`` lists each with ``field``,
    ``was``, ``value``, ``by``, ``reason`` and ``at``; ``judged`` is the last that was said of the whole: ``verdict``, ``by``, ``reason``,
    ``at``. Records of which nobody said anything are as they were read; so is what is stored of the others."""
    listed = list(found)
    said = _said(store, {one.id for one in listed})
    return [
        replace(one, record=told(one.kind, one.record, said[one.report_id, one.kind, one.id]))
        if (one.report_id, one.kind, one.id) in said else one
        for one in listed
    ]  # fmt: skip


def as_corrected(store: Store, kind: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same of rows of one kind that have ``report``, ``id`` and ``record``."""
    said = _said(store, {row["id"] for row in rows})
    return [
        {**row, "record": told(kind, row["record"], said[key])} if (key := (row["report"], kind, row["id"])) in said else {**row}
        for row in rows
    ]


def corrected_reading(store: Store, report_id: str) -> dict[str, Any]:
    """A reading with its records as people corrected them. Raises KeyError where there is none."""
    reading = store.report(report_id)
    for kind in sorted({one.kind for one in store.corrections(reports=[report_id])}):
        reading[kind] = [one.record for one in corrected(store, store.records(kind, report_id=report_id))]
    return reading


def told(kind: str, record: Mapping[str, Any], said: Sequence[Correction]) -> dict[str, Any]:
    """A record with what was said of it, the oldest first."""
    made: dict[str, Any] = dict(record)
    edits = {one.field: one for one in said if one.verdict == "edit"}
    kept = []
    for one in sorted(edits.values(), key=lambda one: one.at or ""):
        was = _value(made, one.field)
        made = _with(made, one.field, one.value)
        kept.append({"field": one.field, "was": was, "value": one.value, "by": one.by, "reason": one.reason, "at": one.at})
    if kind == "events" and "type" in edits:
        made |= _follows(made, {name for name in ("quad", "mode", "intensity") if name not in edits})
    if kept:
        made["corrected"] = kept
    if said:
        last = said[-1]
        made["judged"] = {"verdict": last.verdict, "by": last.by, "reason": last.reason, "at": last.at}
    return made


def fitting(store: Store, kept: Stored, field: str, value: Any) -> Any:
    """The value that an edit gives a field, if the public record allows it: JSON, or words that stand for themselves.

    Raises :class:`BadInput` for a field that there is not or that is not to be edited, a value of another kind, words that do not stand in
    the text, a record of the report that is not there, and what is so already.
    """
    top = field.partition(".")[0]
    where = f"{kept.kind} {kept.id}"
    if top not in _fields(kept.kind):
        raise BadInput("edit", f"{where}: there is no field '{top}': {', '.join(sorted(_fields(kept.kind)))}")
    if top in FIXED:
        raise BadInput("edit", f"{where}: '{top}' is not to be edited")
    wrong = "it cannot be set"
    for one in _meant(value):
        try:
            made = _with(dict(kept.record), field, one)
        except KeyError as error:
            raise BadInput("edit", f"{where}: there is no '{field}' to edit: give all of '{top}'") from error
        fault = _fault(kept.kind, made, field)
        if fault is None:
            _check(store, kept, field, one)
            if _value(kept.record, field) == one:
                raise BadInput("edit", f"{where}: '{field}' is so already: accept it instead")
            return one
        wrong = fault
    raise BadInput("edit", f"{where}: '{field}' cannot be {_short(value)}: {wrong}")


# --- how ------------------------------------------------------------------------------------------------------------------


def _said(store: Store, ids: Collection[str]) -> dict[tuple[str, str, str], list[Correction]]:
    said: dict[tuple[str, str, str], list[Correction]] = defaultdict(list)
    for one in store.corrections(records=sorted(ids)):
        said[one.report, one.kind, one.record].append(one)
    return said


def _model(kind: str) -> type[Part]:
    from realpolitik.exports import schema

    models: dict[str, type[Part]] = {
        "actors": schema.Actor, "events": schema.Event, "statements": schema.Statement, "stances": schema.Stance,
        "commitments": schema.Commitment, "concerns": schema.Concern, "statuses": schema.Status, "figures": schema.Figure,
        "places": schema.Place, "times": schema.Time, "movements": schema.Movement,
    }  # fmt: skip
    return models[kind]


def _fields(kind: str) -> set[str]:
    return {info.alias or name for name, info in _model(kind).model_fields.items()}


def _meant(value: Any) -> Iterator[Any]:
    """What a value may mean: itself, or where no words may stand the JSON that the words are."""
    fault = _no_json(value)
    if fault is not None:
        raise BadInput("edit", f"{_short(value)} {fault}")
    yield value
    if isinstance(value, str):
        with suppress(ValueError, RecursionError):
            read = json.loads(value)
            if _no_json(read) is None:
                yield read


def _no_json(value: Any) -> str | None:
    """Why a value is not to be written as JSON."""
    depth = _depth(value)
    try:
        size = len(json.dumps(value, allow_nan=False, ensure_ascii=False).encode("utf-8")) if depth <= DEEPEST else 0
    except (ValueError, TypeError):
        return "is no JSON"
    return f"is too large: at most {LONGEST:,} bytes and {DEEPEST} levels" if depth > DEEPEST or size > LONGEST else None


def _depth(value: Any) -> int:
    level, found = [value], 0
    while level:
        found += 1
        level = [
            part for one in level if isinstance(one, dict | list) for part in (one.values() if isinstance(one, dict) else one)
        ]  # fmt: skip
    return found


def _fault(kind: str, made: Mapping[str, Any], field: str) -> str | None:
    """What the schema says against a field; what else it may have against an older record is not the edit's fault."""
    from pydantic import ValidationError

    top = field.partition(".")[0]
    try:
        _model(kind).model_validate_json(json.dumps(made), strict=True)
    except ValidationError as error:
        faults = [one for one in error.errors(include_url=False) if not one["loc"] or str(one["loc"][0]) == top]
        return str(faults[0]["msg"]) if faults else None
    return None


def _check(store: Store, kept: Stored, field: str, value: Any) -> None:
    text = store.head(kept.report_id)["text"]
    known: dict[str, set[str]] = {}
    for name, one in _leaves(field.rpartition(".")[2], value):
        if isinstance(one, list):
            if not 0 <= one[0] < one[1] <= len(text):
                raise BadInput("edit", f"{kept.kind} {kept.id}: the text has no words at {one[0]} to {one[1]}")
            continue
        kind = NAMES.get(f"{kept.kind}.{name}", NAMES.get(name))
        if kind is not None:
            own = known.setdefault(kind, {other.id for other in store.records(kind, report_id=kept.report_id)})
            if one not in own:
                raise BadInput("edit", f"{kept.kind} {kept.id}: the report has no {_short(one)} among its {kind}")


def _leaves(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The strings and the spans of a value, each with the name of the key it stands under."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(str(key), one)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            yield name, value
        else:
            for one in value:
                yield from _leaves(name, one)
    elif isinstance(value, str):
        yield name, value


def _value(record: Mapping[str, Any], field: str) -> Any:
    found: Any = record
    for part in field.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _with(record: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """A copy with another value in a field; raises KeyError where a part of the name leads nowhere."""
    first, _, rest = field.partition(".")
    if not rest:
        return {**record, first: value}
    inner = record.get(first)
    if not isinstance(inner, Mapping) or rest.partition(".")[0] not in inner:
        raise KeyError(field)
    return {**record, first: _with(inner, rest, value)}


def _follows(event: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """What the type of an event decides, where nobody said otherwise."""
    from realpolitik.knowledge.codebook import intensity, modes, quad

    mode = event.get("mode") if "mode" not in names or event.get("mode") in modes(event["type"]) else None
    made = {"quad": quad(event["type"]), "mode": mode, "intensity": intensity(event["type"], mode)}
    return {name: made[name] for name in names}


def _short(value: Any) -> str:
    said = " ".join(ascii(value).split()) if not isinstance(value, str) else ascii(value)
    return said if len(said) <= 60 else f"{said[:59]}…"
