"""Golden cases of events: tests/fixtures/events/*.txt says of each text which events it tells, and no others.

The format is that of the corpus (see `realpolitik.evaluation.corpus`). Here nothing may be said beyond what the case expects.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from realpolitik import api
from realpolitik.core.marks import Role, Span
from realpolitik.core.report import Report
from realpolitik.evaluation.corpus import Passage, Words, load

FOLDER = Path(__file__).parent.parent / "fixtures" / "events"


def cases() -> list[Passage]:
    return load(FOLDER)


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


def names(parties: tuple[Words, ...]) -> frozenset[str]:
    return frozenset(party.name for party in parties)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_events(case: Passage) -> None:
    # The cases are single sentences, too short for the language check of the readers: they go in as reports.
    (reading,) = api.read_many([Report(text=case.text, published=case.published)])
    words = {side: [word.name for line in case.events for word in getattr(line, side)] for side in ("actors", "recipients")}
    wanted = {(e.type, e.mode, names(e.actors), names(e.recipients), e.status, e.historical) for e in case.events}
    assert said(reading, words) == wanted


def test_there_are_cases_of_every_type() -> None:
    from realpolitik.knowledge.tables import table

    found = cases()
    assert len(found) >= 60
    assert len({case.title for case in found}) == len(found)
    assert {line.type for case in found for line in case.events} == {row["type"] for row in table("codebook.types")}
