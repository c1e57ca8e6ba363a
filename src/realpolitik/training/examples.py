"""What the encoder learns from: passages as windows with probes and the right answers to them.

Of each marked event two probes are made, one by its trigger and one by a pair of its parties. Where nothing happens the answer is
no type: other words of the passage, triggers that the tables propose and the gold does not have, parties that have no dealings.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from realpolitik.core.marks import Span
from realpolitik.evaluation.corpus import GoldEvent, Passage
from realpolitik.knowledge import senses as known
from realpolitik.knowledge.senses import senses
from realpolitik.knowledge.tables import table
from realpolitik.models.encoding import Probe, Window, window
from realpolitik.text.wordpiece import Wordpiece, words

IGNORE = -100
OTHER_WORDS, OTHER_PAIRS, PAIRS = 3, 1, 2


@dataclass(frozen=True)
class Labels:
    """The names of every head's outputs, in order. Type 0 is *no event*; a mode is ``TYPE mode``, or ``TYPE`` for none."""

    types: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    statuses: tuple[str, ...]
    senses: tuple[str, ...]

    def modes_of(self, kind: str) -> list[int]:
        return [number for number, mode in enumerate(self.modes) if mode.split(" ")[0] == kind]


def labels() -> Labels:
    """The labels of the codebook."""
    types = tuple(row["type"] for row in table("codebook.types"))
    modes = [(row["type"], row["mode"]) for row in table("codebook.modes")]
    with_modes = sorted({kind for kind, _ in modes})
    return Labels(
        types=types,
        modes=(*(f"{kind} {mode}" for kind, mode in modes), *with_modes),
        contexts=tuple(row["context"] for row in table("codebook.contexts")),
        statuses=("actual", "ongoing", "planned", "conditional", "hypothetical", "denied"),
        senses=known.names(),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """The right outputs for one probe, as label numbers; IGNORE or None where nothing is to be learnt."""

    type: int
    mode: int = IGNORE
    status: int = IGNORE
    history: int = IGNORE
    contexts: tuple[int, ...] | None = None
    actors: tuple[int, ...] | None = None
    recipients: tuple[int, ...] | None = None
    trigger: int = IGNORE
    # A second type that is as right (data that knows CONCEDE and RETREAT only together).
    also: int = IGNORE


NO_EVENT = Answer(0)


@dataclass(slots=True)
class Example:
    """One window: probes that are always asked, others of which some are drawn each time, and the trigger type of each piece."""

    window: Window
    asked: list[tuple[Probe, Answer]] = field(default_factory=list)
    pairs: list[tuple[Probe, Answer]] = field(default_factory=list)
    others: list[tuple[Probe, Answer]] = field(default_factory=list)
    strangers: list[tuple[Probe, Answer]] = field(default_factory=list)
    # Type number of each piece that begins a word, IGNORE elsewhere; None where triggers are not marked.
    triggers: list[int] | None = None
    # In how many of the epochs it takes part.
    share: float = 1.0

    def draw(self, chance: random.Random) -> list[tuple[Probe, Answer]]:
        """The probes of one epoch."""
        return [
            *self.asked,
            *chance.sample(self.pairs, min(PAIRS, len(self.pairs))),
            *chance.sample(self.others, min(OTHER_WORDS, len(self.others))),
            *chance.sample(self.strangers, min(OTHER_PAIRS, len(self.strangers))),
        ]


def examples(passages: Iterable[Passage], proposed: Sequence[Sequence[Span]], cutter: Wordpiece, names: Labels) -> Iterator[Example]:
    """One example a paragraph. ``proposed`` are the triggers that the tables find in each passage."""
    for number, (passage, spans) in enumerate(zip(passages, proposed, strict=True)):
        year = passage.published.year if passage.published is not None and number % 10 < 7 else None
        for paragraph in re.finditer(r"[^\n]+", passage.text):
            here = Span(paragraph.start(), paragraph.end())
            yield example(passage, here, [span for span in spans if here.contains(span)], cutter, names, year=year)


def example(passage: Passage, here: Span, proposed: Sequence[Span], cutter: Wordpiece, names: Labels, *, year: int | None) -> Example:
    """The paragraph ``here`` with what it tells: events whose trigger stands in it, or all where triggers are not marked."""
    made = Example(window(((word, place) for word, place in words(passage.text) if here.contains(place)), cutter, senses, year=year))
    one = made.window
    events = [event for event in passage.events if event.trigger is None or here.contains(event.trigger.span)]
    marked = all(event.trigger is not None for event in passage.events)
    taken = [event.trigger.span for event in events if event.trigger is not None]
    if marked:
        made.triggers = [IGNORE] * len(one.ids)
        for at in one.firsts:
            made.triggers[at] = 0
    for event in events:
        answer = _answer(event, names, one)
        if event.trigger is not None and (head := one.head(event.trigger.span)) is not None:
            made.asked.append((Probe(trigger=event.trigger.span), answer))
            if made.triggers is not None:
                made.triggers[head] = answer.type
        made.pairs.extend((probe, answer) for probe in _pairs(event) if _stands(probe, one))
    if marked:
        free = [place for at in one.firsts if (place := one.places[at]) is not None and not any(place.overlaps(span) for span in taken)]
        tables = [span for span in proposed if not any(span.overlaps(other) for other in taken)]
        made.others = [(Probe(trigger=span), NO_EVENT) for span in (*free, *tables * 4) if len(passage.text[span.start : span.end]) > 3]
        made.strangers = [(probe, NO_EVENT) for probe in _strangers(events) if _stands(probe, one)]
    return made


def _stands(probe: Probe, one: Window) -> bool:
    """Whether the window holds all the words a probe asks about."""
    return all(span is None or one.head(span) is not None for span in (probe.actor, probe.recipient, probe.trigger))


def _answer(event: GoldEvent, names: Labels, one: Window) -> Answer:
    mode = f"{event.type} {event.mode}" if event.mode else event.type
    # Where nobody read the text, an empty side may only mean that the rules overlooked it.
    sure = event.contexts is not None or bool(event.actors and event.recipients)
    return Answer(
        type=names.types.index(event.type) + 1,
        mode=names.modes.index(mode) if mode in names.modes else IGNORE,
        status=names.statuses.index(event.status),
        history=int(event.historical),
        contexts=tuple(names.contexts.index(context) for context in event.contexts) if event.contexts is not None else None,
        actors=_pieces(one, [party.span for party in event.actors]) if sure else None,
        recipients=_pieces(one, [party.span for party in event.recipients]) if sure else None,
        trigger=IGNORE if event.trigger is None else one.head(event.trigger.span) or IGNORE,
    )


def _pieces(one: Window, spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(at for at in one.firsts if (place := one.places[at]) is not None and any(place.overlaps(span) for span in spans))


def _pairs(event: GoldEvent) -> Iterator[Probe]:
    """The pairs between which an event stands; the parties of a mutual act stand in both orders."""
    others = event.recipients or event.actors
    for actor in event.actors:
        for recipient in others:
            if actor.span != recipient.span:
                yield Probe(actor=actor.span, recipient=recipient.span)
    if not event.recipients and len(event.actors) == 1:
        yield Probe(actor=event.actors[0].span)


def _strangers(events: Sequence[GoldEvent]) -> Iterator[Probe]:
    """Pairs of parties of the passage between which, in this direction, nothing is told."""
    dealt = {(probe.actor, probe.recipient) for event in events for probe in _pairs(event)}
    parties = {party.span for event in events for party in (*event.actors, *event.recipients)}
    for actor in sorted(parties):
        for recipient in sorted(parties):
            if not actor.overlaps(recipient) and (actor, recipient) not in dealt:
                yield Probe(actor=actor, recipient=recipient)
