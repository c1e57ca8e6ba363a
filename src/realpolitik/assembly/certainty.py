"""What the confidence of an event rests on: its trigger and parties, what the encoder says, and how political the whole report is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from realpolitik.assembly.admission import sector
from realpolitik.core.marks import Actor, Judgement, Role, Sentence, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import coming

# A text of fewer sentences is a passage: it says too little of what kind of report it is.
WHOLE = 6
# From this share of sentences with a political actor, and this many acts a sentence, a report is as political as can be.
FULL = 0.5


def surroundings(report: Report) -> dict[str, float]:
    """What the whole report says for or against an event in it; empty for a passage.

    In a report on sport or business a lone arrest or visit is mostly no politics. ``acts`` is how many acts the encoder expects.
    """
    sentences = len(report.of(Sentence))
    if sentences < WHOLE:
        return {}
    tokens = report.of(Token)
    political = {tokens[actor.head].sentence for actor in report.of(Actor) if sector(actor) not in (None, "STATE", "COP")}
    told = {trigger.span for trigger in report.of(Trigger)}
    acts = sum(1.0 - mark.nothing for mark in report.of(Judgement) if mark.of in told)
    return {
        "whole": 1.0, "whole_political": min(len(political) / sentences / FULL, 1.0), "whole_acts": min(acts / sentences / FULL, 1.0),
    }  # fmt: skip


def features(
    trigger: Trigger, actors: Sequence[Role], recipients: Sequence[Role], named: dict[int, Actor], judged: Judgement | None
) -> dict[str, float]:
    """What the confidence of an event rests on; names are those of the shipped weights."""

    def known(roles: Sequence[Role]) -> float:
        return float(any((mark := named.get(role.head)) is not None and mark.form in ("name", "adjective") for role in roles))

    def country(roles: Sequence[Role]) -> float:
        return float(any((mark := named.get(role.head)) is not None and bool(mark.country or mark.code) for role in roles))

    chances = dict(judged.types) if judged is not None else {}
    # Of what is to come the encoder may name the act itself.
    meant = coming(trigger.type) if trigger.operator == "FUTURE" else (trigger.type,)
    return {
        "sure": _odds(sum(chances[kind] for kind in meant) if chances else 0.5),
        "something": _odds(1.0 - judged.nothing) if judged is not None else 0.0,
        "agreed": float(bool(chances) and max(chances, key=lambda kind: chances[kind]) in meant),
        "found": float(trigger.frame == "encoder"),
        "actor_score": min((role.score for role in actors), default=0.0),
        "recipient_score": min((role.score for role in recipients), default=0.0),
        "verb": float(trigger.score > 0.7),
        "light": float(trigger.light is not None),
        "two_sides": float(len(actors) + len(recipients) > 1),
        "operator": float(trigger.operator is not None),
        "actor": float(bool(actors)),
        "actor_name": known(actors),
        "actor_country": country(actors),
        "recipient": float(bool(recipients)),
        "recipient_name": known(recipients),
        "recipient_country": country(recipients),
        "pronoun": float(any((mark := named.get(role.head)) is not None and mark.form == "pronoun" for role in (*actors, *recipients))),
        f"type_{trigger.type}": 1.0,
        "mode": float(trigger.mode is not None),
        "held": float(trigger.held != "no"),
        "generic": float(trigger.frame.endswith("/1") or trigger.frame.count("/") < 2),
    }  # fmt: skip


def _odds(chance: float) -> float:
    """Log-odds over four, so that one means very sure."""
    kept = min(max(chance, 0.002), 0.998)
    return math.log(kept / (1.0 - kept)) / 4.0
