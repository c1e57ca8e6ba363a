"""Events: triggers with their parties, status, date and place; what a report tells several times is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from realpolitik.assembly.admission import admitted
from realpolitik.assembly.certainty import features, surroundings
from realpolitik.core.marks import (
    Actor,
    Content,
    Dated,
    End,
    Figure,
    Ground,
    Judgement,
    Located,
    Modality,
    Movement,
    Part,
    Role,
    Sentence,
    Source,
    Span,
    Token,
    Trigger,
    When,
)
from realpolitik.core.records import Event, id_of
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import intensity, quad
from realpolitik.models.confidence import confidence, reality
from realpolitik.text.parties import answers, within

# An act that the text less likely tells than this is left out. Whether its parties are right as well the confidence says.
LEAST = 0.4
# A whole report must be surer of each of its acts: in one on sport or business a tenth of all sentences sound like politics.
LEAST_IN_REPORT = 0.65
# What no table proposed must be so much surer.
FOUND = 0.1
# What has begun and what goes on may be one act.
LASTING = frozenset({"actual", "ongoing"})
# Blows and shots, of which a report seldom tells two alike by and at the same.
BODILY = frozenset({"ASSAULT", "MOBILIZE"})


@dataclass
class _Indexes:
    """Marks of a report by the trigger they speak of."""

    actors: dict[Span, list[Role]]
    recipients: dict[Span, list[Role]]
    modality: dict[Span, Modality]
    dated: dict[Span, Dated]
    located: dict[Span, list[Located]]
    figures: dict[Span, list[Figure]]
    grounds: dict[Span, Ground]
    contents: list[Content]
    sources: dict[Span, Source]
    outer: dict[int, Trigger]
    whens: dict[Span, When]
    actor_at: dict[int, Actor]
    judged: dict[Span, Judgement]
    around: dict[str, float]


def events(report: Report, *, least: float | None = None) -> tuple[Event, ...]:
    """The events of a report in the order of its text whose act is at least as sure as ``least`` (the default goes by its length)."""
    at = _index(report)
    if least is None:
        least = LEAST_IN_REPORT if at.around else LEAST
    sentences = report.of(Sentence)
    tokens: Sequence[Token] = report.of(Token)
    found = []
    for trigger in sorted(report.of(Trigger), key=lambda mark: mark.span):
        if trigger.held == "inner":
            continue
        event = _event(report, trigger, sentences[tokens[trigger.head].sentence], at)
        if event is not None:
            found.append(event)
    once = _once(found, {actor.key: actor.country for actor in report.of(Actor)})
    return tuple(event for event in once if event.reality >= least + FOUND * (event.trigger.frame == "encoder"))


def _index(report: Report) -> _Indexes:
    at = _Indexes({}, {}, {}, {}, {}, {}, {}, [], {}, {}, {}, {actor.head: actor for actor in report.of(Actor)}, {}, surroundings(report))
    for role in report.of(Role):
        (at.actors if role.part == "actor" else at.recipients).setdefault(role.of, []).append(role)
    at.modality = {mark.of: mark for mark in report.of(Modality)}
    at.dated = {mark.of: mark for mark in report.of(Dated)}
    for located in _placed(report):
        at.located.setdefault(located.of, []).append(located)
    for figure in report.of(Figure):
        if figure.of is not None:
            at.figures.setdefault(figure.of, []).append(figure)
    at.grounds = {mark.of: mark for mark in report.of(Ground)}
    at.contents = sorted(report.of(Content), key=lambda mark: len(mark.span))
    at.sources = {mark.of: mark for mark in report.of(Source) if mark.actor is not None}
    at.outer = {mark.inner: mark for mark in report.of(Trigger) if mark.inner is not None}
    at.judged = {mark.of: mark for mark in report.of(Judgement)}
    at.whens = {mark.span: mark for mark in report.of(When)}
    return at


def _placed(report: Report) -> Iterator[Located]:
    """Where each event is: as a move says, its ends among them, else where it stands."""
    ends: dict[tuple[Span, str], Located] = {}
    for move in report.of(Movement):
        parts: tuple[tuple[Part, tuple[End, ...]], ...] = (("source", move.source), ("goal", move.goal), ("path", move.path))
        for part, found in parts:
            for end in found:
                if move.of is not None and end.place is not None:
                    ends[move.of, end.place] = Located(span=end.span, by=move.by, score=move.score, of=move.of, place=end.place, part=part)
    yield from (mark for mark in report.of(Located) if (mark.of, mark.place) not in ends)
    yield from ends.values()


def _event(report: Report, trigger: Trigger, sentence: Sentence, at: _Indexes) -> Event | None:
    actors, recipients = at.actors.get(trigger.span, []), at.recipients.get(trigger.span, [])
    modality = at.modality.get(trigger.span)
    if modality is None or not admitted(report, trigger, actors, recipients, at.actor_at):
        return None
    dated = at.dated.get(trigger.span)
    attributed = _attributed(trigger, at)
    given = at.around | features(trigger, actors, recipients, at.actor_at, at.judged.get(trigger.span))
    # Whose a party is speaks for the act, but is no party of its own; nor is who is named elsewhere where many are.
    tellers = _tellers(actors, attributed, at.actor_at)
    actors = [role for role in _whole(actors, at.actor_at) if role.head not in tellers]
    recipients = _whole(recipients, at.actor_at)
    if at.around:
        recipients = [role for role in recipients if _reached(report, trigger, role)]
    return Event(
        id=id_of("event", report.id, trigger.type, trigger.span),
        trigger=trigger, others=(), quad=quad(trigger.type), intensity=intensity(trigger.type, trigger.mode), actors=tuple(actors),
        recipients=tuple(recipients), modality=modality, dated=dated, when=at.whens.get(dated.span) if dated is not None else None,
        places=tuple(at.located.get(trigger.span, ())), figures=tuple(at.figures.get(trigger.span, ())), attributed=attributed,
        sentence=sentence, confidence=confidence(given), reality=reality(given),
        ground=at.grounds.get(trigger.span),
    )  # fmt: skip


def _reached(report: Report, trigger: Trigger, role: Role) -> bool:
    """Whether a whole report names in the act's own sentence whom it is done to, or the act is an answer (*refused*): of others, one in
    eight is right."""
    tokens = report.syntax.tokens
    return tokens[role.head].sentence == tokens[trigger.head].sentence or answers(report.syntax, trigger)


def _attributed(trigger: Trigger, at: _Indexes) -> Source | Role | None:
    if trigger.held == "alleged" and trigger.head in at.outer:
        accusers = at.actors.get(at.outer[trigger.head].span)
        if accusers:
            return accusers[0]
    for content in at.contents:
        if content.span.contains(trigger.span) and content.of in at.sources:
            return at.sources[content.of]
    return None


def _whole(side: Sequence[Role], named: Mapping[int, Actor]) -> list[Role]:
    actors = {role.head: named[role.head] for role in side if role.head in named}
    return [role for role in side if role.head not in actors or not within(actors[role.head], actors.values())]


def _tellers(actors: Sequence[Role], attributed: Source | Role | None, named: Mapping[int, Actor]) -> set[int]:
    """*Rwanda denied its soldiers had attacked Goma*: who only tells of an act is no doer beside those who are his."""
    if not isinstance(attributed, Source):
        return set()
    telling = {role.head: role.actor for role in actors if attributed.span.contains(role.span)}
    others = [role.span for role in actors if role.head not in telling] if telling else []
    owners = {one.key for one in named.values() if any(span.contains(one.span) for span in others)}
    return {head for head, key in telling.items() if key in owners}


def _once(found: Iterable[Event], countries: Mapping[str, str | None]) -> list[Event]:
    """Joins what is told again: same type and parties, nothing against it, and one of the two a mere mention."""
    kept: list[Event] = []
    for event in found:
        for number, earlier in enumerate(kept):
            if _same(earlier, event, countries):
                kept[number] = _joined(earlier, event)
                break
        else:
            kept.append(event)
    return kept


def _same(one: Event, other: Event, countries: Mapping[str, str | None]) -> bool:
    if one.type != other.type or one.historical != other.historical:
        return False
    if one.dated and other.dated and one.dated.basis == other.dated.basis == "text" and one.dated.start != other.dated.start:
        return False
    doers, others = _keys(one.actors), _keys(other.actors)
    targets, more = _keys(one.recipients), _keys(other.recipients)
    sides = ((doers, others), (targets, more))
    by_country = [({countries.get(key) or key for key in mine}, {countries.get(key) or key for key in theirs}) for mine, theirs in sides]
    if _nominal(one) and _nominal(other) and one.mode == other.mode and one.trigger.operator is other.trigger.operator is None:
        # *The U.S. withdrawal*, *the drawdown of American troops*: the country tells, and a mere mention has no status of its own.
        (own, theirs), (reached, also) = by_country
        return own == theirs and (not (reached and also) or reached == also)
    if one.modality.status != other.modality.status and not {one.modality.status, other.modality.status} <= LASTING:
        return False
    if one.type == "CONSULT" and (one.sentence.index == other.sentence.index or len((doers | targets) & (others | more)) > 1):
        return doers | targets <= others | more or others | more <= doers | targets  # *arrived in Kyiv for talks*, *the two met*
    if one.sentence.index == 0 != other.sentence.index or one.sentence.index != 0 == other.sentence.index:
        # The first sentence, be it headline or lede, sums up what the others tell.
        return all(_one_in_other(mine, theirs) for mine, theirs in by_country) and _one_kind(one, other)
    apart = one.sentence.index != other.sentence.index
    if apart and one.mode is not None and one.mode == other.mode and one.type in BODILY and targets & more:
        return all(_one_in_other(mine, theirs) for mine, theirs in by_country)
    if doers != others or (targets and more and targets != more):
        return False
    nominal = _nominal(one) or _nominal(other)
    if one.sentence.index == other.sentence.index:
        # *Killed or wounded*: two verbs for one act, of which one says no more than the other.
        return one.mode == other.mode or nominal or None in (one.mode, other.mode)
    return one.trigger.lemma == other.trigger.lemma or (nominal and one.mode == other.mode)


def _one_kind(one: Event, other: Event) -> bool:
    """Whether two tellings use one word, a noun for the verb, or words of one mode for the same two sides."""
    if one.trigger.lemma == other.trigger.lemma or _nominal(one) or _nominal(other):
        return None in (one.mode, other.mode) or one.mode == other.mode
    return one.mode is not None and one.mode == other.mode and bool(one.recipients and other.recipients)


def _one_in_other(mine: set[str], theirs: set[str]) -> bool:
    """Whether one telling names no party that the other leaves out, an empty side saying nothing."""
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _keys(roles: Iterable[Role]) -> set[str]:
    return {role.actor for role in roles}


def _nominal(event: Event) -> bool:
    return event.trigger.score < 0.7


def _joined(one: Event, other: Event) -> Event:
    first, second = (one, other) if one.confidence >= other.confidence else (other, one)
    dated, when = (first.dated, first.when) if first.dated is not None else (second.dated, second.when)
    return replace(
        first,
        dated=dated,
        when=when,
        others=(*first.others, second.trigger, *second.others),
        recipients=first.recipients or second.recipients,
        places=first.places or second.places,
        figures=tuple(dict.fromkeys((*first.figures, *second.figures))),
        ground=first.ground or second.ground,
    )
