"""The task *passages*: the project's own corpus of short news passages, written for it, with all their events.

An event is found if the type is right and an actor (where the gold names actors) and a recipient (where it names recipients)
share a word with the gold's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from realpolitik.core.marks import Role
from realpolitik.core.records import Event, Reading
from realpolitik.evaluation.corpus import GoldEvent, Passage, Words
from realpolitik.evaluation.metrics import Counts


def matches(passage: Passage, reading: Reading) -> list[tuple[Event, GoldEvent | None]]:
    """Each event said with the gold event it meets (each gold once), or None."""
    left = [event for event in passage.events if not event.again]
    found: list[tuple[Event, GoldEvent | None]] = []
    for event in sorted(reading.events, key=lambda e: -e.confidence):
        met = next((gold for gold in left if gold.type == event.type and _parties_meet(reading, event, gold)), None)
        if met is not None:
            left.remove(met)
        found.append((event, met))
    return found


def _parties_meet(reading: Reading, event: Event, gold: GoldEvent) -> bool:
    both = [*event.actors, *event.recipients] if not gold.recipients else event.actors
    return _meets(reading, both, gold.actors) and _meets(reading, event.recipients or event.actors, gold.recipients)


def _meets(reading: Reading, roles: Sequence[Role], words: Sequence[Words]) -> bool:
    if not words:
        return True
    for role in roles:
        record = reading.actor(role.actor)
        said = {
            record.name,
            *record.aliases,
            reading.report.quote(role.span),
            *(reading.report.quote(m.span) for m in record.mentions),
        }
        if any(_shares(one, other.name) for one in said for other in words):
            return True
    return False


def _shares(one: str, other: str) -> bool:
    small = {"the", "of", "and", "a", "an", "in", "'s", "his", "her", "its", "their"}
    first, second = ({w.strip(".,'’").removesuffix("'s").removesuffix("’s").lower() for w in text.split()} - small for text in (one, other))
    return bool(first & second)


def score(passages: Sequence[Passage], readings: Sequence[Reading]) -> tuple[dict[str, float], dict[str, Any]]:
    """Precision, recall and F1 of events; status, history and mode among those found; false events on passages without any."""
    counts = Counts()
    status = history = mode = modes = quiet = noise = 0
    wrong = []
    for passage, reading in zip(passages, readings, strict=True):
        pairs = [(event, gold) for event, gold in matches(passage, reading) if event.status != "denied" or gold is not None]
        met = [(event, gold) for event, gold in pairs if gold is not None]
        told = [event for event in passage.events if not event.again]
        counts.gold += len(told)
        counts.said += len(pairs)
        counts.right += len(met)
        counts.found += len(met)
        status += sum(_same_status(event.status, gold.status) for event, gold in met)
        history += sum(event.historical == gold.historical for event, gold in met)
        modes += sum(gold.mode is not None for _, gold in met)
        mode += sum(gold.mode is not None and event.mode == gold.mode for event, gold in met)
        if not passage.events:
            quiet += 1
            noise += len(pairs)
        if len(met) < max(len(pairs), len(told)):
            wrong.append(
                {
                    "where": passage.where, "text": passage.text,
                    "missed": [repr(g) for g in told if g not in [x for _, x in met]],
                    "false": [_told(reading, event) for event, gold in pairs if gold is None],
                }
            )  # fmt: skip
    found = max(1, counts.found)
    scores = {
        "event_f1": counts.f1, "event_precision": counts.precision, "event_recall": counts.recall, "status_accuracy": status / found,
        "history_accuracy": history / found, "mode_accuracy": mode / max(1, modes), "false_events_a_quiet_passage": noise / max(1, quiet),
    }  # fmt: skip
    return scores, {"passages": len(passages), "quiet": quiet, "wrong": wrong}


def _told(reading: Reading, event: Event) -> str:
    words = reading.report.quote(event.trigger.span)
    return f"{event.type} {event.mode or ''} {event.status} «{words}» {event.trigger.frame}"


def _same_status(one: str, other: str) -> bool:
    """Actual and ongoing differ only in when one looks."""
    return one == other or {one, other} == {"actual", "ongoing"}
