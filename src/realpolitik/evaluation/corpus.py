"""The project's own gold: passages of news with all their events, in plain text (``corpus/GUIDELINES.md``).

A passage is a block: ``# title:``, ``# published:``, the text (a line a paragraph), ``---`` and one line an event,
``TYPE mode | actors | recipients | status | on trigger | about contexts | said by source``, or ``NONE``. Words are copied from the
text; ``words #2`` means their second occurrence, ``she = Ana Duarte`` a pronoun with the fullest name of whom it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from realpolitik.core.errors import EvaluationError
from realpolitik.core.marks import Span
from realpolitik.core.report import Report

STATUSES = ("actual", "ongoing", "planned", "conditional", "hypothetical", "denied")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a passage: ``span`` where the event's clause has them, ``name`` the fullest words for the same party."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event line of a passage. ``contexts`` is None where nobody marked them (then there is no trigger either)."""

    type: str
    mode: str | None
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
    status: str
    historical: bool
    trigger: Words | None = None
    contexts: tuple[str, ...] | None = None
    said_by: Words | None = None
    # Told once more in the same text: learnt from, not counted.
    again: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its gold events; ``where`` names file and line."""

    title: str
    published: date | None
    text: str
    events: tuple[GoldEvent, ...]
    where: str
    reworded: bool = False

    def report(self) -> Report:
        return Report(text=self.text, published=self.published, published_from="given" if self.published else None)


def load(path: Path) -> list[Passage]:
    """The passages of a file or of all ``.txt`` files of a folder. Raises :class:`EvaluationError` naming file and line of a fault."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    passages = [passage for file in files for passage in read(file)]
    if not passages:
        raise EvaluationError(f"{path}: no passages in it: give a file or folder of passages as corpus/events")
    return passages


def read(path: Path) -> Iterator[Passage]:
    """The passages of one file; the first fault ends it."""
    for where, block in blocks(path):
        yield passage(block, where)


def blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The blocks of lines between blank lines, each with file and line number."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield f"{path.name}:{number - len(block)}", block
            block = []


def passage(block: Sequence[str], where: str) -> Passage:
    """One block as a passage."""
    heads, text, day, lines = opened(block, where)
    events = tuple(_event(line, text, where) for line in lines)
    return Passage(heads.get(" title", "").strip(), day, text, events, where, heads.get(" reworded", "").strip() == "yes")


def opened(block: Sequence[str], where: str) -> tuple[dict[str, str], str, date | None, list[str]]:
    """A block's headings, text, day of publication and lines of gold (none where it says ``NONE``)."""
    heads = dict(line[1:].split(":", 1) for line in block if line.startswith("#") and ":" in line)
    body = [line for line in block if not line.startswith("#")]
    if "---" not in body or not body[: body.index("---")]:
        raise EvaluationError(f"{where}: a passage needs its text, a line of '---' and its gold")
    cut = body.index("---")
    published = heads.get(" published", "").strip()
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise EvaluationError(f"{where}: {published!r} is no date: write YYYY-MM-DD") from error
    return heads, "\n".join(body[:cut]), day, [line for line in body[cut + 1 :] if line.strip() != "NONE"]


def parties(field: str, text: str, where: str, *, near: int | None) -> tuple[Words, ...]:
    """The words of a field, several between `` ; ``, each with its place."""
    return tuple(words(one.strip(), text, where, near=near) for one in re.split(r"(?:^|\s);(?:\s|$)", field) if one.strip())


def _event(line: str, text: str, where: str) -> GoldEvent:
    first, *fields = [field.strip() for field in line.split("|")]
    if len(fields) < 3:
        raise EvaluationError(f"{where}: an event has at least four fields between bars: {line!r}")
    kind, _, mode = first.partition(" ")
    status, _, rest = fields[2].partition(" ")
    if status not in STATUSES or rest.strip() not in ("", "historical"):
        raise EvaluationError(f"{where}: {fields[2]!r} is no status")
    keyed: dict[str, str] = {}
    again = "again" in fields[3:]
    for field in fields[3:]:
        if field == "again":
            continue
        key = next((key for key in ("on", "about", "said by") if field.startswith(f"{key} ")), None)
        if key is None or key in keyed:
            raise EvaluationError(f"{where}: {field!r} is none of 'on …', 'about …', 'said by …', or stands twice")
        keyed[key] = field.removeprefix(key).strip()
    trigger = words(keyed["on"], text, where, near=None) if "on" in keyed else None
    near = trigger.span.start if trigger else None
    actors, recipients = (parties(field, text, where, near=near) for field in fields[:2])
    contexts = tuple(word.strip() for word in keyed.get("about", "").split(",") if word.strip())
    return GoldEvent(
        kind, mode.strip() or None, actors, recipients, status, rest.strip() == "historical", trigger,
        contexts if trigger else None, words(keyed["said by"], text, where, near=near) if "said by" in keyed else None,
        again,
    )  # fmt: skip


def words(given: str, text: str, where: str, *, near: int | None) -> Words:
    """Words of an event line with their place: the one asked for, else the occurrence nearest ``near``, else the first."""
    local, _, name = (part.strip() for part in given.partition(" = "))
    name = re.sub(r"\s#\d+$", "", name)  # which of them makes no difference to a name
    local, _, number = (part.strip() for part in local.partition("#")) if re.search(r"\s#\d+$", local) else (local, "", "")
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(local)}(?!\w)", text)]
    # A word inside another one ("Euro" in "European") only where it stands nowhere by itself.
    places = places or [match.start() for match in re.finditer(re.escape(local), text)]
    if not local or len(places) < int(number or 1):
        raise EvaluationError(f"{where}: {local!r} does not stand in the passage{f' {number} times' if number else ''}")
    if name and name not in text:
        raise EvaluationError(f"{where}: {name!r} does not stand in the passage")
    start = places[int(number) - 1] if number else min(places, key=lambda at: abs(at - near)) if near is not None else places[0]
    return Words(name or local, Span(start, start + len(local)))


def reports(passages: Iterable[Passage]) -> list[Report]:
    return [one.report() for one in passages]
