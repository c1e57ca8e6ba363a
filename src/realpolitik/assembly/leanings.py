"""How a text leans toward one party: outright verdicts, the acts it is told to do or to suffer, and the tone of the words about it.

A stance (see assembly/stances.py) needs a holder and a verdict in so many words. A leaning is asked for: every report leans somehow, if
only by what it tells of somebody.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from realpolitik.core.marks import Actor, Attitude, Modality, Role, Span, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.knowledge.effects import effect
from realpolitik.knowledge.tones import hear
from realpolitik.text.reality import reality
from realpolitik.text.tone import tone

Leaning = Literal["positive", "negative", "neutral"]
# What an act tells of who does it and of whom it is done to, where it is not denied: who is accused looks bad, a victim does not.
ACTS: dict[tuple[str, str], float] = {
    ("ACCUSE", "actor"): -0.2, ("ACCUSE", "recipient"): -1.0, ("REJECT", "recipient"): -0.5, ("THREATEN", "actor"): -0.4,
    ("THREATEN", "recipient"): -0.3, ("PROTEST", "recipient"): -0.7, ("SANCTION", "recipient"): -0.6, ("COERCE", "actor"): -0.4,
    ("COERCE", "recipient"): -0.5, ("ASSAULT", "actor"): -0.7, ("SUPPORT", "actor"): 0.3, ("SUPPORT", "recipient"): 1.0,
    ("AID", "actor"): 0.6, ("AID", "recipient"): 0.4, ("CONCEDE", "actor"): -0.2, ("AGREE", "actor"): 0.2, ("COOPERATE", "actor"): 0.2,
    ("REQUEST", "recipient"): -0.2,
}  # fmt: skip
# What lies between is neutral; kind words come cheaper than unkind ones.
ILL, WELL = -0.1, 0.2


def leaning(report: Report, key: str) -> float:
    """The sum of what a report says of the party with ``key``: below 0 against it, above 0 for it."""
    syntax = report.syntax
    mentions = [mark for mark in report.of(Actor) if mark.key == key]
    if not mentions:
        return 0.0
    own = _words(report, [mark.span for mark in mentions])
    same = {mark.key for mark in report.of(Actor) if mark.head in own}

    @cache
    def force(index: int) -> float:
        return reality(syntax, index, effect).force

    outright = sum((1 if mark.polarity == "positive" else -1) * mark.score for mark in report.of(Attitude) if mark.toward in same)
    return outright + _acts(report, same) + tone(syntax, own, hear, force)


def polarity(report: Report, key: str) -> Leaning:
    """The side a report leans to."""
    found = leaning(report, key)
    return "negative" if found < ILL else "positive" if found > WELL else "neutral"


def _words(report: Report, spans: list[Span]) -> list[int]:
    """The words of the mentions that name somebody."""
    inside = [token for token in report.of(Token) if any(token.span.overlaps(span) for span in spans)]
    named = [token.index for token in inside if token.pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return named or [token.index for token in inside]


def _acts(report: Report, keys: set[str]) -> float:
    triggers = {mark.span: mark for mark in report.of(Trigger) if mark.held != "inner"}
    denied = {mark.of for mark in report.of(Modality) if mark.status == "denied"}
    parts = {(role.of, role.part) for role in report.of(Role) if role.actor in keys and role.of in triggers and role.of not in denied}
    return sum(ACTS.get((triggers[of].type, part), 0.0) for of, part in parts)
