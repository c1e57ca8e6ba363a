"""The task *passages*: the project's own corpus of short news passages, written for it, with all their events.

An event is found if the type is right and an actor (where the gold names actors) and a recipient (where it names recipients)
share a word with the gold's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from realpolitik.core.marks import Role
from realpolitik.core.records import Event, Reading
from realpolitik.evaluation.calibration import bins, expected_error
from realpolitik.evaluation.confusion import NONE, Confusion, by_label, confusion, worst
from realpolitik.evaluation.corpus import GoldEvent, Passage, Words
from realpolitik.evaluation.metrics import Counts, macro_f1


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


def real(passage: Passage, reading: Reading) -> list[tuple[Event, bool]]:
    """Each event said, and whether the gold tells such an act in its sentence, whoever its parties are (each gold act once)."""
    left = [gold for gold in passage.events if gold.trigger is not None]
    found = []
    for event in sorted(reading.events, key=lambda e: -e.confidence):
        here = [gold for gold in left if gold.type == event.type and gold.trigger and event.sentence.span.contains(gold.trigger.span)]
        met = min(here, key=lambda gold: abs(gold.trigger.span.start - event.trigger.span.start) if gold.trigger else 0, default=None)
        if met is not None:
            left.remove(met)
        found.append((event, met is not None))
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
    """Precision, recall and F1 of events; status, history, mode and contexts among those found; false events on passages without any."""
    counts, contexts = Counts(), Counts()
    status = history = mode = modes = quiet = noise = 0
    wrong: list[dict[str, Any]] = []
    answers: list[tuple[float, bool]] = []
    types: list[tuple[str, str]] = []
    statuses: list[tuple[str, str]] = []
    for passage, reading in zip(passages, readings, strict=True):
        pairs = [(event, gold) for event, gold in matches(passage, reading) if event.status != "denied" or gold is not None]
        met = [(event, gold) for event, gold in pairs if gold is not None]
        told = [event for event in passage.events if not event.again]
        counts.gold += len(told)
        counts.said += len(pairs)
        counts.right += len(met)
        counts.found += len(met)
        answers.extend((event.confidence, gold is not None) for event, gold in pairs)
        types.extend(_types(told, [event for event, _ in pairs]))
        status += sum(_same_status(event.status, gold.status) for event, gold in met)
        history += sum(event.historical == gold.historical for event, gold in met)
        modes += sum(gold.mode is not None for _, gold in met)
        mode += sum(gold.mode is not None and event.mode == gold.mode for event, gold in met)
        statuses.extend((gold.status, event.status) for event, gold in met)
        for event, gold in met:
            _count_contexts(contexts, event, gold)
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
    table = confusion(types)
    scores = {
        "event_f1": counts.f1, "event_precision": counts.precision, "event_recall": counts.recall, "type_f1": _micro(table),
        "status_accuracy": status / found, "status_macro_f1": _macro(statuses), "history_accuracy": history / found,
        "mode_accuracy": mode / max(1, modes),
        "context_f1": contexts.f1, "calibration_error": expected_error(answers), "false_events_a_quiet_passage": noise / max(1, quiet),
    }  # fmt: skip
    detail = {
        "passages": len(passages), "quiet": quiet, "types": by_label(table), "confusion": table, "worst": worst(table),
        "statuses": by_label(confusion(statuses)), "status_confusion": confusion(statuses),
        "calibration": [asdict(one) for one in bins(answers)], "wrong": wrong,
    }  # fmt: skip
    return scores, detail


def _types(gold: Sequence[GoldEvent], said: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Gold and said type of each event, paired by the trigger's place first, then by type; ``none`` for what has no counterpart."""
    left = list(said)
    unmet = []
    for event in gold:
        here = [one for one in left if event.trigger is not None and one.trigger.span.overlaps(event.trigger.span)]
        best = next((one for one in here if one.type == event.type), here[0] if here else None)
        if best is None:
            unmet.append(event)
        else:
            left.remove(best)
            yield event.type, best.type
    for event in unmet:
        same = next((one for one in left if one.type == event.type), None)
        if same is not None:
            left.remove(same)
        yield event.type, same.type if same is not None else NONE
    for one in left:
        yield NONE, one.type


def _micro(table: Confusion) -> float:
    """F1 over all types at once: an event of the right type where the gold has one."""
    right = sum(row.get(kind, 0) for kind, row in table.items() if kind != NONE)
    total = sum(row["gold"] + row["said"] for row in by_label(table).values())
    return 2 * right / total if total else 0.0


def _macro(statuses: Sequence[tuple[str, str]]) -> float:
    """Macro-F1 of the statuses of the events found, actual and ongoing apart."""
    return macro_f1([gold for gold, _ in statuses], [said for _, said in statuses])


def _count_contexts(counts: Counts, event: Event, gold: GoldEvent) -> None:
    if gold.contexts is not None:
        both = len({*event.trigger.contexts} & {*gold.contexts})
        counts.said, counts.gold = counts.said + len(event.trigger.contexts), counts.gold + len(gold.contexts)
        counts.right, counts.found = counts.right + both, counts.found + both


def _told(reading: Reading, event: Event) -> str:
    words = reading.report.quote(event.trigger.span)
    return f"{event.type} {event.mode or ''} {event.status} «{words}» {event.trigger.frame}"


def _same_status(one: str, other: str) -> bool:
    """Actual and ongoing differ only in when one looks."""
    return one == other or {one, other} == {"actual", "ongoing"}
