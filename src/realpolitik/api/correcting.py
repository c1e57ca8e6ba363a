"""Records as people say they should be: what an edit may say, and records told with their corrections."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput
from realpolitik.core.judgement import Correction

if TYPE_CHECKING:
    from realpolitik.exports.schema import Part
    from realpolitik.store.store import Store, Stored

Key = tuple[str, str, str]
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
    tell = teller(store, {one.report_id for one in listed})
    return [
        one if (made := tell((one.report_id, one.kind, one.id), one.record)) is None else replace(one, record=made) for one in listed
    ]  # fmt: skip


def teller(store: Store, reports: Collection[str]) -> Callable[[Key, Mapping[str, Any]], dict[str, Any] | None]:
    """Tells a record (report, kind, id) of these reports with what was said of it; None where nobody said anything."""
    from realpolitik.store.corrected import told

    said: dict[Key, list[Correction]] = defaultdict(list)
    for one in store.corrections(reports=sorted(reports)):
        said[one.report, one.kind, one.record].append(one)
    texts = store.browse().texts({report for report, _, _ in said}) if said else {}

    def tell(key: Key, record: Mapping[str, Any]) -> dict[str, Any] | None:
        return told(key[1], record, said[key], text=texts.get(key[0])) if key in said else None

    return tell


def corrected_reading(store: Store, report_id: str) -> dict[str, Any]:
    """A reading with its records as people corrected them. Raises KeyError where there is none."""
    reading = store.report(report_id)
    for kind in sorted({one.kind for one in store.corrections(reports=[report_id])}):
        reading[kind] = [one.record for one in corrected(store, store.records(kind, report_id=report_id))]
    return reading


def fitting(store: Store, kept: Stored, field: str, value: Any) -> Any:
    """The value that an edit gives a field, if the public record allows it: JSON, or words that stand for themselves; for a place in the
    text also the words that stand there, of several the nearest to what was read.

    Raises :class:`BadInput` for a field that there is not or that is not to be edited, a value of another kind, words that do not stand in
    the text, a record of the report that is not there, and what is so already.
    """
    from realpolitik.store.corrected import told, value_of, with_value

    top = field.partition(".")[0]
    where = f"{kept.kind} {kept.id}"
    if top not in _fields(kept.kind):
        raise BadInput("edit", f"{where}: there is no field '{top}': {', '.join(sorted(_fields(kept.kind)))}")
    if top in FIXED:
        raise BadInput("edit", f"{where}: '{top}' is not to be edited")
    text = str(store.head(kept.report_id)["text"])
    now = told(kept.kind, kept.record, store.corrections_of(kept.report_id, kept.kind, kept.id), text=text)
    faults = []
    for one in _meant(value, text, near=value_of(now, field) or now.get("sentence") or now.get("span")):
        try:
            made = with_value(now, field, one)
        except KeyError as error:
            raise BadInput("edit", f"{where}: there is no '{field}' to edit: give all of '{top}'") from error
        fault = _fault(kept.kind, made, field)
        if fault is None:
            _check(store, kept, field, one, text)
            _stands(where, made, field, one, text)
            if value_of(kept.record, field) == one:
                raise BadInput("edit", f"{where}: '{field}' is so already: accept it instead")
            return one
        faults.append(fault)
    if isinstance(value, str) and any(_fault(kept.kind, with_value(now, field, one), field) is None for one in ([0, 1], [[0, 1]])):
        raise BadInput("edit", f"{where}: the text has no words {_short(value)}")
    raise BadInput("edit", f"{where}: '{field}' cannot be {_short(value)}: {faults[0] if faults else 'it cannot be set'}")


# --- how ------------------------------------------------------------------------------------------------------------------


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


def _meant(value: Any, text: str, *, near: Any) -> Iterator[Any]:
    """What a value may mean: itself, or where no words may stand the JSON that the words are, or where they stand in the text."""
    fault = _no_json(value)
    if fault is not None:
        raise BadInput("edit", f"{_short(value)} {fault}")
    yield value
    given = [value]
    if isinstance(value, str):
        with suppress(ValueError, RecursionError):
            read = json.loads(value)
            if _no_json(read) is None:
                given.append(read)
                yield read
    while isinstance(near, list | tuple) and near and isinstance(near[0], list | tuple):
        near = near[0]
    start = near[0] if isinstance(near, list | tuple) and near else 0
    for one in given:
        pieces = [one] if isinstance(one, str) else one if isinstance(one, list) else []
        spans = [_found(text, piece, start) for piece in pieces]
        if spans and None not in spans:
            yield from ([spans[0], spans] if isinstance(one, str) else [spans])


def _found(text: str, words: Any, near: int) -> list[int] | None:
    """Where words stand in a text, however they are spaced: of several places the nearest."""
    parts = words.split() if isinstance(words, str) else []
    places = [list(one.span()) for one in re.finditer(r"\s+".join(map(re.escape, parts)), text)] if parts else []
    return min(places, key=lambda span: abs(span[0] - near), default=None)


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


def _check(store: Store, kept: Stored, field: str, value: Any, text: str) -> None:
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


def _stands(where: str, made: Mapping[str, Any], field: str, value: Any, text: str) -> None:
    """Refuses a time that is none, and words beside a span that are not those of the text."""
    from realpolitik.store.corrected import QUOTED, no_time, value_of

    fault = no_time(made) if "start" in made else no_time(made.get("when"))
    if fault is not None and field.partition(".")[0] in ("when", "start", "end"):
        raise BadInput("edit", f"{where}: '{field}' cannot be {_short(value)}: {fault}")
    inside, _, last = field.rpartition(".")
    levels: list[Any] = [value_of(made, inside) if inside else made] if last in QUOTED.values() else [value]
    while levels:
        level = levels.pop()
        if isinstance(level, list):
            levels += level
        elif isinstance(level, Mapping):
            levels += level.values() if level is not made else ()
            for at, words in QUOTED.items():
                span = level.get(at)
                if words in level and span is not None and level[words] != text[slice(*span)]:
                    raise BadInput(
                        "edit", f"{where}: at {span[0]} to {span[1]} stands {_short(text[slice(*span)])}: edit '{at}', words follow"
                    )


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


def _short(value: Any) -> str:
    said = " ".join(ascii(value).split()) if not isinstance(value, str) else ascii(value)
    return said if len(said) <= 60 else f"{said[:59]}…"
