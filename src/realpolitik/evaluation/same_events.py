"""The task *same_events*: which events of different reports are the same one, and which reports tell one story.

Gold is sets of short reports, all of them linked together. A set begins with ``# NUMBER | CASE``; a report with
``> DAY | OUTLET | TITLE``, then its text in one line, then a line for each event that counts: ``KEY | WORDS``. Events of a set with one
key are the same one. WORDS stand in the text; between `` / `` are those that a reader may take for the event. Reports with the same
first event are one story; those that only mention an event of each other's count neither way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from realpolitik.assembly.stories import Linked
from realpolitik.core.errors import EvaluationError
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts

HEAD = re.compile(r"# (\d+) \| (.+)")
REPORT = re.compile(r"> (\d{4}-\d\d-\d\d) \| ([^|]+) \|(.*)")
MARK = re.compile(r"([a-z]) \| (.+)")
# How many wrong pairs the detail lists.
SHOWN = 200
HALVES = ("open", "sealed")


@dataclass(frozen=True, slots=True)
class Marked:
    """An event as gold marks it: its key, that of its set included, and the characters that may stand for it."""

    key: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a set and its events that count."""

    report: Report
    set: str
    events: tuple[Marked, ...]
    sealed: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What was read and judged: of each report the events with their characters, and for each event and report what it is one with."""

    events: Mapping[str, Sequence[tuple[str, Sequence[tuple[int, int]]]]]
    same: Mapping[str, str]
    story: Mapping[str, str]


def load(path: Path) -> list[Told]:
    """All reports of a file, or of the ``.txt`` files of a folder. Raises :class:`EvaluationError` for what is no such gold."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    told = [one for file in files for one in _reports(file)]
    if not told:
        raise EvaluationError(f"{path}: holds no set: task 'same_events' reads sets of reports as those of corpus/same_events")
    if len({one.report.id for one in told}) < len(told):
        raise EvaluationError(f"{path}: one report stands there twice")
    return told


def found(records: Sequence[Mapping[str, Any]], linked: Linked, same: Mapping[str, str]) -> Found:
    """What the public records of the reports, their stories and the judgements of their events say."""
    events = {record["report"]["id"]: [(one["id"], one["spans"]["event"]) for one in record["events"]] for record in records}
    ids = [key for listed in events.values() for key, _ in listed]
    return Found(events, dict(zip(ids, ids, strict=True)) | dict(same), linked.story)


def _reports(file: Path) -> Iterator[Told]:
    current, head, text = "", None, ""
    marks: list[Marked] = []

    def told() -> Iterator[Told]:
        if head is not None:
            day, outlet, title = head
            report = Report(text=text, title=title or None, outlet=outlet, published=date.fromisoformat(day))
            if not marks:
                raise EvaluationError(f"{file}: '{text[:60]}' has no event")
            yield Told(report, current, tuple(marks), file.name.startswith("sealed"))

    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        begins, report, mark = HEAD.fullmatch(line), REPORT.fullmatch(line), MARK.fullmatch(line)
        if begins or report:
            yield from told()
            marks, text = [], ""
            current = begins[1] if begins else current
            head = (report[1], report[2].strip(), report[3].strip()) if report else None
        elif mark and head is not None:
            marks.append(Marked(f"{current}{mark[1]}", tuple(_spans(text, mark[2], f"{file}:{number}"))))
        elif line.strip():
            if head is None or marks or text:
                raise EvaluationError(f"{file}:{number}: neither a set, a report, its text nor an event: '{line[:60]}'")
            text = line.strip()
    yield from told()


def _spans(text: str, words: str, where: str) -> Iterator[tuple[int, int]]:
    for part in words.split(" / "):
        found = re.search(rf"\b{re.escape(part.strip())}\b", text)
        if found is None:
            raise EvaluationError(f"{where}: '{part.strip()}' does not stand in the text")
        yield found.span()


def score(gold: Sequence[Told], found: Found) -> tuple[dict[str, float], dict[str, Any]]:
    """Pairs of marked events, and of reports; both halves apart too. Wrong and missed pairs are listed for the open half only."""
    scores: dict[str, float] = {}
    wrong: list[str] = []
    for name, some in (("", gold), *((f"_{half}", [one for one in gold if one.sealed == (half == "sealed")]) for half in HALVES)):
        if some:
            events, both = _event_pairs(some, found, wrong if name == "_open" else [])
            stories = _story_pairs(some, found, wrong if name == "_open" else [])
            scores |= {f"event_f1{name}": events.f1, f"event_precision{name}": events.precision, f"event_recall{name}": events.recall}
            scores |= {f"recall_of_read{name}": both.recall}
            scores |= {f"story_f1{name}": stories.f1, f"story_precision{name}": stories.precision, f"story_recall{name}": stories.recall}
    return scores, {"wrong": wrong[:SHOWN]}


def _event_pairs(gold: Sequence[Told], found: Found, wrong: list[str]) -> tuple[Counts, Counts]:
    """Over all pairs of marked events of two reports, and over those of which both were read."""
    marked = [(one, event, _read(one, event, found)) for one in gold for event in one.events]
    seen, unseen = Counts(), Counts()
    for (one, event, ids), (mate, other, others) in combinations(marked, 2):
        if one.report.id == mate.report.id:
            continue
        same, said = event.key == other.key, bool({found.same[key] for key in ids} & {found.same[key] for key in others})
        if same or said:
            _count(seen if ids and others else unseen, same=same, said=said)
            if same != said:
                fault = "not read" if not (ids and others) else "missed" if same else "wrong"
                wrong.append(f"event {fault}: {_shown(one, event)} | {_shown(mate, other)}")
    both = Counts(seen.right, seen.found, seen.said, seen.gold + unseen.gold)
    return both, seen


def _story_pairs(gold: Sequence[Told], found: Found, wrong: list[str]) -> Counts:
    """Over all pairs of reports but those that share an event that is not what both begin with."""
    total = Counts()
    for one, other in combinations(gold, 2):
        same = one.events[0].key == other.events[0].key
        if same or not {event.key for event in one.events} & {event.key for event in other.events}:
            said = found.story[one.report.id] == found.story[other.report.id]
            _count(total, same=same, said=said)
            if same != said:
                wrong.append(
                    f"story {'missed' if same else 'wrong'}: {one.set} {one.report.text[:50]} | {other.set} {other.report.text[:50]}"
                )
    return total


def _count(counts: Counts, *, same: bool, said: bool) -> None:
    counts.right += same and said
    counts.found += same and said
    counts.said += said
    counts.gold += same


def _read(one: Told, event: Marked, found: Found) -> list[str]:
    """The events read that touch a mark."""
    return [
        key for key, spans in found.events[one.report.id]
        if any(start < last and first < end for start, end in spans for first, last in event.spans)
    ]  # fmt: skip


def _shown(one: Told, event: Marked) -> str:
    first, last = event.spans[0]
    text = one.report.text
    return f"{event.key} {text[max(0, first - 30) : first]}[{text[first:last]}]{text[last : last + 30]}"
