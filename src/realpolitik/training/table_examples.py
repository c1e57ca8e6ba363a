"""The example sentences of the trigger tables as passages: what the tables know of words, for the encoder to learn too.

Each row of ``knowledge/lexicon/triggers*.tsv`` has a sentence written for it. Where the rules find the row's own type in it, the sentence
is marked as they read it; a few go into one passage, so that they are as long as news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from realpolitik import recipes
from realpolitik.annotators.tables_only import TablesOnly
from realpolitik.core.marks import Proposal, Role, Span, Trigger
from realpolitik.core.report import Report
from realpolitik.evaluation.corpus import GoldEvent, Passage, Words
from realpolitik.knowledge.tables import table
from realpolitik.pipeline.pipeline import Pipeline

TABLES = ("lexicon.triggers", "lexicon.triggers_conflict", "lexicon.triggers_cooperation")
TOGETHER = 3
BATCH = 256


def pipeline() -> Pipeline:
    """The rules up to the parties of each trigger, without the encoder."""
    annotators = recipes.annotators()
    proposing = next(number for number, one in enumerate(annotators) if Proposal in one.gives)
    roles = next(one for one in annotators if Role in one.gives)
    return Pipeline([*annotators[: proposing + 1], TablesOnly(), roles])


def passages(seed: int) -> list[Passage]:
    """All examples that the rules read as their row means, a few in each passage."""
    rows = {row["example"]: row for name in TABLES for row in table(name) if row["example"]}
    texts, rules = sorted(rows), pipeline()
    found = []
    for first in range(0, len(texts), BATCH):
        mine = texts[first : first + BATCH]
        for text, report in zip(mine, rules.read([Report(text=text) for text in mine]), strict=True):
            events = tuple(_events(report, rows[text]))
            if any(event.type == rows[text]["type"] for event in events):
                found.append((text, events))
    random.Random(seed).shuffle(found)
    return [_joined(found[first : first + TOGETHER], first) for first in range(0, len(found), TOGETHER)]


def _events(report: Report, row: dict[str, str]) -> Iterator[GoldEvent]:
    roles: dict[Span, list[Role]] = {}
    for role in report.of(Role):
        roles.setdefault(role.of, []).append(role)
    for mark in report.of(Trigger):
        if mark.held == "inner":
            continue
        sides = [
            tuple(Words(report.quote(role.span), role.span) for role in roles.get(mark.span, []) if role.part == part)
            for part in ("actor", "recipient")
        ]
        mode = (row["mode"] or None) if mark.type == row["type"] else mark.mode
        yield GoldEvent(mark.type, mode, sides[0], sides[1], "actual", False, Words(report.quote(mark.span), mark.span))


def _joined(sentences: Sequence[tuple[str, tuple[GoldEvent, ...]]], number: int) -> Passage:
    text = ""
    events: list[GoldEvent] = []
    for sentence, told in sentences:
        start = len(text)
        text += sentence + " "
        events.extend(_shifted(event, start) for event in told)
    return Passage("", None, text.strip(), tuple(events), f"tables:{number}")


def _shifted(event: GoldEvent, by: int) -> GoldEvent:
    def moved(words: Words) -> Words:
        return Words(words.name, Span(words.span.start + by, words.span.end + by))

    return replace(
        event,
        actors=tuple(moved(words) for words in event.actors),
        recipients=tuple(moved(words) for words in event.recipients),
        trigger=moved(event.trigger) if event.trigger is not None else None,
    )
