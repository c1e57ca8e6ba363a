"""A record as people say it should be: what was read, with what was said of it in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from realpolitik.core.judgement import Correction
from realpolitik.knowledge.codebook import intensity, modes, quad

Record = Mapping[str, Any]
Key = tuple[str, str]
# Words that stand at a span beside them, by the last parts of the names of the two.
QUOTED = {"cue_span": "cue", "mover_span": "mover_text", "span": "text"}
# What was said of each record of a report, by kind and id, the oldest first.
Said = Mapping[Key, Sequence[Correction]]


def by_record(said: Iterable[Correction]) -> dict[Key, list[Correction]]:
    """What is said of the records of one report, by kind and id."""
    found: dict[Key, list[Correction]] = defaultdict(list)
    for one in said:
        found[one.kind, one.record].append(one)
    return found


def rejected(said: Sequence[Correction]) -> bool:
    """Whether the last who spoke of a record says that it is wrong; ``said`` has the oldest first."""
    return bool(said) and said[-1].verdict == "reject"


def told(kind: str, record: Record, said: Sequence[Correction], *, text: str | None = None) -> dict[str, Any]:
    """A record with what was said of it, the oldest first. Words that stand at a span go with it, where the ``text`` is given.

    An edit of a part that the record has no more, since its report was read anew, is passed over; so is a time that is none.
    """
    made: dict[str, Any] = dict(record)
    edits = {one.field: one for one in said if one.verdict == "edit"}
    kept = []
    for one in sorted(edits.values(), key=lambda one: one.at or ""):
        was = value_of(made, one.field)
        try:
            changed = with_value(made, one.field, one.value)
        except KeyError:
            continue
        if kind == "events" and one.field.startswith("when") and no_time(changed.get("when")) is not None:
            continue
        made = changed if text is None else quoting(changed, one.field, text)
        kept.append({"field": one.field, "was": was, "value": one.value, "by": one.by, "reason": one.reason, "at": one.at})
    if kind == "events" and "type" in edits:
        made |= _follows(made, {name for name in ("quad", "mode", "intensity") if name not in edits})
    if kept:
        made["corrected"] = kept
    if said:
        last = said[-1]
        made["judged"] = {"verdict": last.verdict, "by": last.by, "reason": last.reason, "at": last.at}
    return made


def seen(
    rows: Iterable[tuple[str, str, Record]], said: Said, *, text: str | None = None
) -> tuple[list[tuple[str, str, Record]], set[str]]:  # fmt: skip
    """Records (kind, id, record) as the store is asked for them: corrected, without those that were rejected; and which events were, which
    stay, so that they are found and what was said of them can be taken back."""
    found: list[tuple[str, str, Record]] = []
    wrong: set[str] = set()
    for kind, key, record in rows:
        own = said.get((kind, key), ())
        if rejected(own):
            if kind != "events":
                continue
            wrong.add(key)
        found.append((kind, key, told(kind, record, own, text=text) if own else record))
    return found, wrong


def no_time(when: Any) -> str | None:
    """Why this is no time from one day to another; None if it is, or says nothing."""
    days = [when.get(name) for name in ("start", "end")] if isinstance(when, Mapping) else []
    try:
        known = [date.fromisoformat(day) for day in days if day is not None]
    except (TypeError, ValueError):
        return "start and end are ISO days, such as 2021-08-20"
    return "it ends before it starts" if len(known) > 1 and known[1] < known[0] else None


def quoting(record: Record, field: str, text: str) -> dict[str, Any]:
    """A record whose words at a span are those of the text, if ``field`` is such a span."""
    inside, _, last = field.rpartition(".")
    level = value_of(record, inside) if inside else record
    words = QUOTED.get(last)
    if words is None or not isinstance(level, Mapping) or words not in level:
        return dict(record)
    span = level.get(last)
    return with_value(record, f"{inside}.{words}" if inside else words, text[slice(*span)] if span is not None else None)


def value_of(record: Record, field: str) -> Any:
    """What a record has under a field; the parts of its name are parted by dots."""
    found: Any = record
    for part in field.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def with_value(record: Record, field: str, value: Any) -> dict[str, Any]:
    """A copy with another value in a field; raises KeyError where a part of the name leads nowhere."""
    first, _, rest = field.partition(".")
    if not rest:
        return {**record, first: value}
    inner = record.get(first)
    if not isinstance(inner, Mapping) or rest.partition(".")[0] not in inner:
        raise KeyError(field)
    return {**record, first: with_value(inner, rest, value)}


def _follows(event: Record, names: Collection[str]) -> dict[str, Any]:
    """What the type of an event decides, where nobody said otherwise."""
    mode = event.get("mode") if "mode" not in names or event.get("mode") in modes(event["type"]) else None
    made = {"quad": quad(event["type"]), "mode": mode, "intensity": intensity(event["type"], mode)}
    return {name: made[name] for name in names}
