"""Which proposed triggers tell an event, and of which type: the tables' word and the encoder's, weighed against each other.

The encoder reads runs of sentences once. It judges every proposal, and it proposes triggers of its own where the tables have no
row. What is taken in by another act (*refused to withdraw*) is no event of its own and goes through as it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from realpolitik.core.marks import Actor, EventStatus, Judgement, Likely, Mark, Proposal, Sentence, Span, Token, Trigger
from realpolitik.core.proposals import taken_up
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import coming, outcome, triggers
from realpolitik.knowledge.senses import reader
from realpolitik.models.encoder import Encoder, Floats, Judged, encoder
from realpolitik.models.encoding import Probe, Window, window
from realpolitik.text.framing import enacting, spoken_by
from realpolitik.text.unmeant import danger, owed, upon_oneself
from realpolitik.text.warnings import WARNING, anothers_deed, states

# Pieces a run of sentences may have; about two or three sentences of news.
RUN = 96
# How much the tables' type counts beside the encoder's, as a difference of log-probabilities; and that of an act made of another by
# the algebra (*refused to withdraw*), which the tables know best.
TABLES, OPERATED = 3.0, 6.0
# A trigger that the tables lack is taken up from here on; one that surely tells nothing is dropped.
NEW, NOTHING = 0.8, 0.97
CONTEXT = HALF = 0.5
UNHEARD = 0.2
# A mention less likely a party than this is not spoken of.
FAINT = 0.02
# The frame of what no table proposed; its type is for the encoder to say.
FOUND = "encoder"
# Which column of the encoder's sides speaks of which part.
SIDES: tuple[tuple[int, Literal["actor", "recipient"]], ...] = ((0, "actor"), (1, "recipient"))
# Of these frames the encoder was taught nothing: a demand made by *must* is for the rules to tell.
UNTAUGHT = frozenset({"must"})
# Operators whose verb only tells of an act: *decided to allow*, *announced the withdrawal*.
TELLING = ("DECIDE", "ANNOUNCE")
# Types by which the manual tells of acts to come.
ANNOUNCED = ("AGREE", "CONCEDE", "THREATEN")
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
VERBAL = (("subj", "by"), ("obj", "iobj", "to", "against", "with", "on", "at"))
NOMINAL = (("poss", "by", "mod", "of"), ("against", "on", "with", "to", "of"))


@dataclass(slots=True)
class _Run:
    """One run of sentences of one report, as the encoder reads it; ``actors`` are those it names, with the piece of each."""

    report: int
    first: int
    last: int
    window: Window
    actors: tuple[tuple[Actor, int], ...]


class Coder:
    """Gives triggers, a judgement on each that is not taken in by another, and how likely each actor mention is a party of it."""

    name = "coder"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Actor, Proposal)
    gives: tuple[type[Mark], ...] = (Trigger, Judgement, Likely)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        model = encoder()
        first = [part for number, report in enumerate(reports) for part in _asked(number, report, model)]
        taken = [_spoken_for(report) for report in reports]
        meant = [[_meant(reports[run.report], run, mark, taken[run.report]) for mark in mine] for run, mine in first]
        asked = [
            [*_probes(mine), *(Probe(trigger=span) for span in others if span is not None)]
            for (_, mine), others in zip(first, meant, strict=True)
        ]
        judged = [
            (_better(said, others, [_share(model, mark.type) for mark in mine]), heads)
            for (said, heads), others, (_, mine) in zip(model.judge([run.window for run, _ in first], asked), meant, first, strict=True)
        ]
        second = [
            (run, more)
            for (run, _), (_, heads) in zip(first, judged, strict=True)
            if (more := list(self._found(reports[run.report], run, heads, taken[run.report])))
        ]
        added = model.judge([run.window for run, _ in second], [_probes(mine) for _, mine in second])
        seen = {(run.report, mark.span) for run, mine in first for mark in mine}
        marks: list[list[Mark]] = [
            [taken_up(mark, self.name) for mark in report.of(Proposal) if (number, mark.span) not in seen]
            for number, report in enumerate(reports)
        ]
        for (run, mine), (said, _) in zip((*first, *second), (*judged, *added), strict=True):
            for mark, verdict in zip(mine, said, strict=True):
                marks[run.report].extend(self._judge(reports[run.report], run, mark, verdict, model))
        return [sorted(mine, key=lambda mark: mark.span) for mine in marks]

    def _found(self, report: Report, run: _Run, heads: Floats, own: frozenset[int]) -> Iterator[Proposal]:
        """Words that the encoder takes for triggers and the tables do not have, also not inside another act."""
        mine = [mark for mark in report.of(Proposal) if run.first <= mark.head < run.last]
        taken = [mark.span for mark in mine]
        # *Received an apology* is told once, by its verb.
        taken += [span for mark in mine if mark.held != "inner" and (span := _meant(report, run, mark, own)) is not None]
        tokens = {token.span: token for token in report.of(Token)[run.first : run.last]}
        for at in run.window.firsts:
            place = run.window.places[at]
            token = tokens.get(place) if place is not None else None
            if token is None or token.pos not in CONTENT or 1.0 - float(heads[at, 0]) < NEW or any(token.span.overlaps(s) for s in taken):
                continue
            verbal = report.syntax.is_verb(token.index)
            if _harmless(report, token) if verbal else danger(report.syntax, token.index):
                continue
            actors, recipients = VERBAL if verbal else NOMINAL
            yield Proposal(
                span=token.span, by=self.name, score=0.8 if verbal else 0.6, type=FOUND, mode=None, contexts=(), head=token.index,
                lemma=token.lemma.lower(), frame=FOUND, actor_slots=actors, recipient_slots=recipients,
            )  # fmt: skip

    def _judge(self, report: Report, run: _Run, mark: Proposal, verdict: Judged, model: Encoder) -> Iterator[Mark]:
        nothing = float(verdict.types[0])
        if nothing > NOTHING:
            return
        shares = dict(zip(model.types, map(float, verdict.types[1:]), strict=True))
        if mark.operator in TELLING or (mark.operator == "REFUSE" and report.syntax.fillers(mark.head, "against")):
            shares = _made(mark.operator, shares)  # the act itself was heard, not its refusal
        if mark.type in shares and mark.type != "SUPPORT" and enacting(report.syntax, mark.head) is not None:
            # The encoder was asked at *passed*, and hears that the text is welcome.
            shares[mark.type], shares["SUPPORT"] = shares[mark.type] + shares["SUPPORT"], 0.0
        if mark.type in ("ACCUSE", "REQUEST") and mark.lemma in WARNING:  # the encoder hears a threat in any warning
            shares[mark.type], shares["THREATEN"] = shares[mark.type] + shares["THREATEN"], 0.0
        if mark.held == "planned" and mark.operator is None and mark.type in shares:
            # What tables and syntax hold for an act to come, the encoder may hear as its announcement.
            for name in ANNOUNCED:
                if name != mark.type:
                    shares[mark.type], shares[name] = shares[mark.type] + shares[name], 0.0
        elif mark.operator == "FUTURE" and mark.type == "CONCEDE":
            shares["CONCEDE"], shares["AGREE"] = shares["CONCEDE"] + shares["AGREE"], 0.0
        lifted = {name: math.log(max(p, 1e-6)) for name, p in shares.items()}
        if mark.frame != FOUND:
            if mark.operator == "FUTURE":  # the encoder may speak of the act itself
                lifted[mark.type] = math.log(max(sum(shares[name] for name in coming(mark.type)), 1e-6))
            lifted[mark.type] += TABLES if mark.operator in (None, "FUTURE") else OPERATED
        kind = max(lifted, key=lambda name: lifted[name])
        mode = mark.mode if kind == mark.type and mark.mode is not None else model.mode(verdict, kind)
        signalled = [name for name, p in zip(model.contexts, verdict.contexts, strict=True) if p >= CONTEXT]
        contexts = tuple(dict.fromkeys((*signalled, *mark.contexts)))[:4]
        yield replace(taken_up(mark, self.name), type=kind, mode=mode, contexts=contexts)
        best = int(verdict.statuses.argmax())
        yield Judgement(
            span=mark.span, by=self.name, score=1.0 - nothing, of=mark.span, nothing=nothing, historical=verdict.history,
            types=tuple(shares.items()),
            status=cast("EventStatus", model.statuses[best]), status_score=float(verdict.statuses[best]),
        )  # fmt: skip
        sides = verdict.sides.tolist()
        for actor, piece in run.actors:
            for side, part in SIDES:
                if sides[piece][side] >= FAINT:
                    yield Likely(span=actor.span, by=self.name, score=sides[piece][side], of=mark.span, part=part, head=actor.head)


def _harmless(report: Report, token: Token) -> bool:
    """Whether a verb tells nothing beside its object: the tables say so (*struck oil*), its object tells it (*signed a decree banning*),
    or it warns of what others do."""
    if upon_oneself(report.syntax, token.index) or owed(report.syntax, token.index):
        return True
    if token.lemma.lower() in WARNING:
        actors = {actor.head: actor for actor in report.of(Actor)}
        return states(report.syntax, token.index, actors) or anothers_deed(report.syntax, token.index, actors, hostile=False) is not None
    if {mark.head for mark in report.of(Proposal)}.intersection(spoken_by(report.syntax, token.index)):
        return True
    things = {report.syntax.tokens[thing].lemma.lower() for thing in report.syntax.fillers(token.index, "obj")}
    return any(
        row.type == "NONE" and row.frame and all(one.slot == "obj" and not one.negated and one.lemmas & things for one in row.frame)
        for row in triggers(token.lemma.lower(), "VERB")
    )


def _asked(number: int, report: Report, model: Encoder) -> Iterator[tuple[_Run, list[Proposal]]]:
    """The runs of a report that are read, each with the proposals it is to judge.

    In a longer report one where the tables propose nothing is passed over: a third of its text, and one in two hundred of its events.
    """
    runs = list(_runs(number, report, model))
    for run in runs:
        mine = [mark for mark in report.of(Proposal) if _told(mark, run)]
        if mine or len(runs) == 1:
            yield run, mine


def _told(mark: Proposal, run: _Run) -> bool:
    """Whether a proposal is for this run to judge."""
    if mark.held == "inner" or mark.frame in UNTAUGHT:
        return False
    return run.first <= mark.head < run.last and run.window.head(mark.span) is not None


def _spoken_for(report: Report) -> frozenset[int]:
    """Head tokens that are actors, or acts in their own right."""
    return frozenset(mark.head for mark in report.of(Proposal) if mark.held != "inner") | {actor.head for actor in report.of(Actor)}


def _meant(report: Report, run: _Run, mark: Proposal, own: frozenset[int]) -> Span | None:
    """The noun that has the meaning where a verb stands for the act (*issued an ultimatum*), a noun's light verb, or what enacts it.

    None where the noun is among ``own``, an actor or an act by itself.
    """
    if mark.light is not None and mark.light != mark.head and run.window.head(report.syntax.tokens[mark.light].span) is not None:
        return report.syntax.tokens[mark.light].span
    if not report.syntax.is_verb(mark.head):
        return None
    if mark.operator in TELLING and mark.inner is not None and run.window.head(report.syntax.tokens[mark.inner].span) is not None:
        return report.syntax.tokens[mark.inner].span  # *decided to allow*, *announced the withdrawal*
    if (over := enacting(report.syntax, mark.head)) is not None and run.window.head(report.syntax.tokens[over].span) is not None:
        return report.syntax.tokens[over].span  # *passed a resolution condemning*
    phrase = mark.frame.split("/")[0].split()
    after = report.syntax.tokens[mark.head + 1] if mark.head + 1 < len(report.syntax.tokens) else None
    if after is not None and after.lemma.lower() in phrase[1:] and after.span.start >= mark.span.end:
        return mark.span.cover(after.span)  # *pulled out* of a town
    things = next((found for slot in ("obj", "under", "on", "against") if (found := report.syntax.fillers(mark.head, slot))), ())
    for thing in things:
        token = report.syntax.tokens[thing]
        if token.pos == "NOUN" and thing not in own and run.window.head(token.span) is not None:
            return token.span
    return None


def _share(model: Encoder, kind: str) -> int:
    """Where a verdict's types tell of a type; 0, that of nothing, for one the encoder was not taught."""
    return model.types.index(kind) + 1 if kind in model.types else 0


def _better(said: Sequence[Judged], others: Sequence[Span | None], kinds: Sequence[int]) -> list[Judged]:
    """For each mark what is said of its word, or of the other word (see :func:`_meant`) where the encoder hears an act only there, or only
    there the type that the tables have."""
    own, rest = list(said[: len(others)]), iter(said[len(others) :])
    for number, span in enumerate(others):
        if span is not None:
            other = next(rest)
            kind = kinds[number]
            apart = kind > 0 and own[number].types[kind] < UNHEARD and other.types[kind] > HALF
            if apart or own[number].types[0] > HALF > other.types[0]:
                own[number] = other
    return own


def _made(operator: str, shares: dict[str, float]) -> dict[str, float]:
    """What an operator makes of the act that the encoder heard: an announced RETREAT is CONCEDE."""
    made = dict.fromkeys(shares, 0.0)
    for name, share in shares.items():
        result = outcome(operator, name).type
        made[result if result in made else name] += share
    return made


def _probes(marks: Sequence[Proposal]) -> list[Probe]:
    return [Probe(trigger=mark.span) for mark in marks]


def _runs(number: int, report: Report, model: Encoder) -> Iterator[_Run]:
    """Neighbouring sentences together, up to RUN pieces; a longer sentence stands alone."""
    tokens = report.of(Token)
    year = report.published.year if report.published is not None else None
    first = last = size = 0

    def made() -> _Run:
        words = ((token.text, token.span) for token in tokens[first:last] if not token.text.isspace())
        read = window(words, model.cutter, reader(model.senses), year=year)
        inside = [actor for actor in report.of(Actor) if first <= actor.head < last]
        heads = [(actor, read.head(report.syntax.tokens[actor.head].span)) for actor in inside]
        return _Run(number, first, last, read, tuple((actor, head) for actor, head in heads if head is not None))

    for sentence in report.of(Sentence):
        pieces = sum(len(model.cutter.pieces(token.text)) for token in tokens[sentence.first : sentence.last])
        if last > first and size + pieces > RUN:
            yield made()
            first, size = sentence.first, 0
        last, size = sentence.last, size + pieces
    if last > first:
        yield made()
