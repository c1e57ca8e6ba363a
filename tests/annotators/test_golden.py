"""Golden cases of events: tests/fixtures/events/*.txt says of each text which events it tells, and no others.

A case is ``# title: …``, perhaps ``# published: YYYY-MM-DD``, the text, ``---``, and one line an event:
``TYPE mode | actors | recipients | status``. Actors and recipients are words of the text, joined by ``;``; ``historical`` stands
after the status where it is so. ``NONE``: no event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.marks import Role, Span

FOLDER = Path(__file__).parent.parent / "fixtures" / "events"


@dataclass(frozen=True)
class Line:
    """One expected event."""

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    historical: bool


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    published: date | None
    events: tuple[Line, ...]


def parsed(block: str, *, where: str) -> Case:
    """One case; a block that breaks the format is a fault of the fixture and fails the run."""
    head, _, tail = block.partition("\n---\n")
    notes = dict(re.findall(r"^# (\w+): (.*)$", head, flags=re.MULTILINE))
    text = "\n".join(line for line in head.split("\n") if not line.startswith("# "))
    lines = tail.strip().split("\n")
    day = date.fromisoformat(notes["published"]) if "published" in notes else None
    events = () if lines == ["NONE"] else tuple(expected(line, text) for line in lines)
    return Case(f"{where}: {notes['title']}", text, day, events)


def expected(line: str, text: str) -> Line:
    what, actors, recipients, status = (cell.strip() for cell in line.split("|"))
    kind, _, mode = what.partition(" ")
    parties = [tuple(words.strip() for words in cell.split(";") if words.strip()) for cell in (actors, recipients)]
    if any(words not in text for side in parties for words in side):
        raise ValueError(f"words that are not in the text: {line}")
    return Line(kind, mode or None, parties[0], parties[1], status.split(" ")[0], status.endswith(" historical"))


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        blocks = re.split(r"\n\s*\n(?=# title: )", path.read_text(encoding="utf-8").strip())
        found.extend(parsed(block, where=path.stem) for block in blocks)
    return found


def said(reading: api.Reading, line_words: dict[str, list[str]]) -> set[tuple[object, ...]]:
    """What a reading says, its parties written as the words the case uses for them where they match, else as the words found."""
    return {
        (
            event.type,
            event.mode,
            frozenset(named(reading, role, line_words["actors"]) for role in event.actors),
            frozenset(named(reading, role, line_words["recipients"]) for role in event.recipients),
            event.status,
            event.historical,
        )
        for event in reading.events
    }


def named(reading: api.Reading, role: Role, words: list[str]) -> str:
    mentions = [mention.span for mention in reading.actor(role.actor).mentions]
    for one in words:
        places = [Span(at.start(), at.end()) for at in re.finditer(re.escape(one), reading.report.text)]
        if any(mention.overlaps(place) for mention in mentions for place in places):
            return one
    return f"<{reading.actor(role.actor).name}>"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_events(case: Case) -> None:
    # The cases are single sentences, too short for the language check of the readers: they go in as reports.
    (reading,) = api.read_many([api.Report(text=case.text, published=case.published)])
    words = {side: [word for line in case.events for word in getattr(line, side)] for side in ("actors", "recipients")}
    wanted = {(e.type, e.mode, frozenset(e.actors), frozenset(e.recipients), e.status, e.historical) for e in case.events}
    assert said(reading, words) == wanted


def test_there_are_cases_of_every_type() -> None:
    from realpolitik.knowledge.tables import table

    found = cases()
    assert len(found) >= 60
    assert len({case.name for case in found}) == len(found)
    assert {line.type for case in found for line in case.events} == {row["type"] for row in table("codebook.types")}
