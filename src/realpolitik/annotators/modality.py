"""Whether each event happened, goes on, is planned, depends, is merely possible, or is denied.

Syntax and words say how real an event is (``text/reality.py``); the encoder has its own opinion. What the event's own clause says
goes first (*did not meet*, *will meet*), then the encoder where it is sure, then what stands farther away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import EventStatus, Judgement, Mark, Modality, Sentence, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.codebook import quad
from realpolitik.knowledge.effects import effect
from realpolitik.text.framing import SPEECH
from realpolitik.text.happening import NOBODY
from realpolitik.text.reality import REAL, Reality, condition_on, quality, question, reality
from realpolitik.text.tenses import to_come

# How surrounding words hold an event that is part of another, and how real that leaves it.
HELD: dict[str, EventStatus] = {"planned": "planned", "conditional": "conditional", "hypothetical": "hypothetical", "denied": "denied"}
FORCES = {"planned": 1.8, "conditional": 0.8, "hypothetical": 1.0, "denied": -2.4}
# From this on the encoder's word goes before plain tense, and before a cue which stands outside the event's own clause.
HALF, SURE = 0.5, 0.6
# A denial that no word of its clause tells (another sentence may) wants more.
UNSAID = 0.9
# Types by which the manual tells of acts to come, so that their announcement has happened.
ANNOUNCED = ("AGREE", "CONCEDE", "THREATEN")
WILLING = frozenset({"would", "will", "wo", "'ll", "'d"})
NEGATIONS = NOBODY | {"no", "never", "neither", "nor", "without", "short"}


class Modalities:
    """Gives one Modality a trigger; its span is the cue, or the trigger where tense alone decides."""

    name = "modality"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Trigger, Judgement)
    gives: tuple[type[Mark], ...] = (Modality,)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Modality]:
        judged = {mark.of: mark for mark in report.of(Judgement)}
        for trigger in report.of(Trigger):
            found = judge(report.syntax, trigger)
            status = _joined(report.syntax, trigger, found, judged.get(trigger.span))
            span: Span = trigger.span if found.cue is None else report.syntax.tokens[found.cue].span
            yield Modality(span=span, by=self.name, score=0.8, of=trigger.span, status=status, negated=status == "denied")


def _joined(syntax: Syntax, trigger: Trigger, found: Reality, verdict: Judgement | None) -> EventStatus:
    """The status after the encoder's word, where that is sure enough and no cue of the event's own clause stands against it."""
    if verdict is None:
        return found.status
    plain = found.status == "actual"
    if verdict.status == "denied" and syntax.is_verb(trigger.head) and question(syntax, syntax.first_conjunct(trigger.head)) is not None:
        return found.status  # *it is not known how many were killed*: what is asked about is not what is denied
    if verdict.status_score < (UNSAID if plain and verdict.status == "denied" else HALF if plain else SURE):
        return found.status
    return found.status if _firm(syntax, trigger, found, verdict.status) else verdict.status


def judge(syntax: Syntax, trigger: Trigger) -> Reality:
    """How real an event is, by syntax and words alone."""
    if quad(trigger.type) == 4 and trigger.held in ("no", "planned") and syntax.is_verb(trigger.head):
        above = syntax.tokens[syntax.tokens[trigger.head].head]
        if above.lemma in ("try", "attempt") and above.tag in ("VBD", "VBN") and syntax.negation(above.index) is None:
            return REAL  # by the codebook an attempt on a life is an assault
    if trigger.type == "REJECT" and (trigger.operator == "FUTURE" or _refuses(syntax, trigger.head)):
        return REAL  # *will not lift the siege*: refusing has happened
    unsaid = _unsaid(syntax, trigger.head) if trigger.type in ANNOUNCED else None
    if unsaid is not None:
        return Reality("denied", FORCES["denied"], unsaid)
    if trigger.held in HELD:
        condition = condition_on(syntax, trigger.head) if trigger.held == "planned" else None
        if condition is not None:
            return Reality("conditional", FORCES["conditional"], condition)
        return Reality(HELD[trigger.held], FORCES[trigger.held])
    if syntax.is_verb(trigger.head):
        return reality(syntax, trigger.head, effect)
    found = quality(syntax, trigger.head, REAL)
    if found.status != "actual":
        return found
    coming = to_come(syntax, trigger.head)
    if coming is not None:
        verb = syntax.head(syntax.first_conjunct(trigger.head))
        negation = syntax.negation(verb) if verb is not None else None
        return Reality("planned", FORCES["planned"], coming) if negation is None else Reality("denied", FORCES["denied"], negation)
    return reality(syntax, trigger.head if trigger.light is None else trigger.light, effect)


def _unsaid(syntax: Syntax, verb: int) -> int | None:
    """What is only words is no more than its saying: *never told them that it would leave*."""
    above = syntax.head(verb)
    if above is None or syntax.tokens[verb].dep != "ccomp" or syntax.tokens[above].lemma.lower() not in SPEECH:
        return None
    return syntax.negation(above)


def _refuses(syntax: Syntax, verb: int) -> bool:
    """*Would not take the letter*."""
    would = any(syntax.tokens[i].text.lower() in WILLING for i in syntax.auxiliaries(verb))
    return would and syntax.negation(verb) is not None


def _firm(syntax: Syntax, trigger: Trigger, found: Reality, other: EventStatus) -> bool:
    """Whether what tells the status stands in the event's own clause, so that the encoder's ``other`` has nothing to say.

    *Did not meet* and *no meeting* are. What will be may still be conditional, and an announcement of it has happened.
    """
    if found.status == "actual":
        return False
    if found.status in ("planned", "hypothetical") and other not in ("actual", "ongoing"):
        return False
    if found.status == "planned" and trigger.type in ANNOUNCED:
        return False
    if found.cue is None:
        return trigger.held in HELD
    cue = syntax.tokens[found.cue]
    negates = cue.dep == "neg" or cue.lemma.lower() in NEGATIONS
    return (negates and found.status == "denied") or cue.head in (trigger.head, trigger.light)
