"""The task *passages*: the project's own corpus of short news passages, written for it, with all their events.

A passage is a block: ``# title:``, ``# published:``, the text (a line a paragraph), ``---`` and one line an event,
``TYPE mode | actors | recipients | status`` (several parties with `` ; ``, `` historical`` after the status, a fifth field
``said by …``), or ``NONE``. An event is found if the type is right and an actor (where the gold names actors) and a recipient
(where it names recipients) share a word with the gold's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Role
from realpolitik.core.records import Event, Reading
from realpolitik.core.report import Report
from realpolitik.evaluation.metrics import Counts


@dataclass(frozen=True)
class GoldEvent:
    """One event line of a passage; parties are words of the text."""

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    historical: bool
    said_by: str | None


@dataclass(frozen=True)
class Passage:
    """One passage with its gold events; ``where`` names file and line."""

    title: str
    published: date | None
    text: str
    events: tuple[GoldEvent, ...]
    where: str


def load(path: Path) -> list[Passage]:
    """The passages of a file or of all ``.txt`` files of a folder. Raises :class:`EvaluationError` naming file and line of a fault."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    passages = [passage for file in files for passage in _file(file)]
    if not passages:
        raise EvaluationError(f"{path}: no passages in it: give a file or folder of passages as corpus/events")
    return passages


def _file(path: Path) -> Iterator[Passage]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield _passage(block, f"{path.name}:{number - len(block)}")
            block = []


def _passage(block: Sequence[str], where: str) -> Passage:
    heads = dict(line[1:].split(":", 1) for line in block if line.startswith("#") and ":" in line)
    body = [line for line in block if not line.startswith("#")]
    if "---" not in body or not body[: body.index("---")]:
        raise EvaluationError(f"{where}: a passage needs its text, a line of '---' and its events")
    cut = body.index("---")
    text = "\n".join(body[:cut])
    published = heads.get(" published", "").strip()
    events = tuple(_event(line, text, where) for line in body[cut + 1 :] if line.strip() != "NONE")
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise EvaluationError(f"{where}: {published!r} is no date: write YYYY-MM-DD") from error
    return Passage(heads.get(" title", "").strip(), day, text, events, where)


def _event(line: str, text: str, where: str) -> GoldEvent:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) not in (4, 5):
        raise EvaluationError(f"{where}: an event has four or five fields between bars: {line!r}")
    kind, _, mode = fields[0].partition(" ")
    parties = [tuple(words.strip() for words in field.split(" ; ") if words.strip()) for field in fields[1:3]]
    for words in (*parties[0], *parties[1]):
        if words not in text:
            raise EvaluationError(f"{where}: {words!r} does not stand in the passage")
    status, _, rest = fields[3].partition(" ")
    said = fields[4].removeprefix("said by").strip() if len(fields) == 5 else None
    return GoldEvent(kind, mode.strip() or None, parties[0], parties[1], status, rest.strip() == "historical", said or None)


def reports(passages: Iterable[Passage]) -> list[Report]:
    return [Report(text=p.text, published=p.published, published_from="given" if p.published else None) for p in passages]


def matches(passage: Passage, reading: Reading) -> list[tuple[Event, GoldEvent | None]]:
    """Each event said with the gold event it meets (each gold once), or None."""
    left = list(passage.events)
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


def _meets(reading: Reading, roles: Sequence[Role], words: Sequence[str]) -> bool:
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
        if any(_shares(one, other) for one in said for other in words):
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
        counts.gold += len(passage.events)
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
        if len(met) < max(len(pairs), len(passage.events)):
            wrong.append(
                {
                    "where": passage.where, "text": passage.text,
                    "missed": [repr(g) for g in passage.events if g not in [x for _, x in met]],
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
