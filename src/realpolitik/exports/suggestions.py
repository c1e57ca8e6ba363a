"""Commitments read from reports as rules that would watch them: that the condition is met, and whether what was said follows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
# How long to wait for what was said, where no word says so.
DAYS = 30
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "LAW", "SPY"})
UNFIT = re.compile(r"[^\w .,'’()-]+")


def suggestions(report: Record, commitment: Record, actors: Mapping[str, Record]) -> Iterator[str]:
    """Rules in YAML for one commitment of a report, ``actors`` by id; none where too little is known of who or what."""
    holder = actors.get(str(commitment.get("holder")))
    due, trigger = commitment["consequence"], commitment.get("trigger")
    if holder is None:
        return
    words = _words(report, commitment["span"])
    named = f"{commitment['kind']} of {holder['name']}: {_words(report, due['span'])}"
    about = f"{report.get('published') or 'undated'}, {report.get('outlet') or 'report ' + str(report['id'])}: {words}"
    first = _events(trigger, actors) if trigger is not None else None
    then = _events({**due, "actors": due["actors"] or [commitment["holder"]]}, actors)
    if first is not None:
        yield _rule(f"condition of {named}", about, [first])
    if then is None:
        return
    if first is None:
        if trigger is not None:
            return  # it hangs on a condition that cannot be watched
        first = {"commitments": {"kinds": commitment["kind"], "holders": _side([commitment["holder"]], actors)}}
    if commitment["kind"] in ("threat", "possibility"):
        yield _rule(f"done, {named}", about, [first, {**then, "within": DAYS}])
    else:
        yield _rule(f"not done, {named}", about, [first, {**then, "within": DAYS, "absent": True}])


def _events(pattern: Record, actors: Mapping[str, Record]) -> dict[str, Any] | None:
    """The events of a pattern; None if it says neither what nor who."""
    sides = {name: _side(pattern[name], actors) for name in ("actors", "recipients") if pattern[name]}
    if not pattern.get("type") or not any(sides.values()):
        return None
    return {"events": {"types": [pattern["type"]], **{name: side for name, side in sides.items() if side}}}


def _side(ids: Sequence[str], actors: Mapping[str, Record]) -> list[str]:
    """Who stands on a side, as a rule names it: states and who acts for them by country, others by name."""
    found = []
    for key in ids:
        actor = actors.get(key)
        if actor is None:
            continue
        of_state = actor.get("kind") in ("state", "government") or actor.get("sector") in STATE
        found.append(actor["country"] if of_state and actor.get("country") else f"name:{actor['name']}")
    return list(dict.fromkeys(found))


def _rule(name: str, about: str, steps: Sequence[Mapping[str, Any]]) -> str:
    # JSON is YAML, and leaves no word of a report room to be anything but a text.
    plain = " ".join(UNFIT.sub(" ", name.replace(": ", ", ")).split())[:80].rstrip(" ,")
    lines = [f"name: {_json(plain)}", f"about: {_json(about[:500])}", "when:", *(f"  - {_json(step)}" for step in steps)]
    return "\n".join(lines) + "\n"


def _json(value: Any) -> str:
    """As YAML reads it: beyond JSON's escapes whatever cannot be printed is one of YAML's own."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08X}" for letter in written)


def _words(report: Record, span: Sequence[int]) -> str:
    return " ".join(str(report["text"])[span[0] : span[1]].split())
