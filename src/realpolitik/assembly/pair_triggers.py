"""What the tables say of the act between two given parties: votes of the triggers of their text, by the syntax that joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from realpolitik.core.marks import Actor, EventStatus, Modality, Role, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import types

# Votes, in log-odds; chosen on the PLV table. A trigger whose doer is the first party counts most; one that has the parties only the
# other way round says nothing; a word that takes another act as content knows more than that act alone.
DOER, ANY, NEAR, OPERATED = 3.4, 1.5, 1.8, 1.5
# What a second trigger of the same type adds.
AGAIN = 0.3
FAR = 9


@dataclass(frozen=True, slots=True)
class Votes:
    """``of`` has the votes for each type in log-odds, 0 where no trigger speaks; ``future`` the types that are told as still to come,
    and ``status`` how each type is told by the trigger that speaks most for it."""

    of: dict[str, float]
    future: frozenset[str] = frozenset()
    status: Mapping[str, EventStatus] = field(default_factory=dict)


def by_tables(report: Report, actor: str, recipient: str) -> Votes:
    """Votes for each type between the parties with the keys ``actor`` and ``recipient``."""
    heads = [mark.head for mark in report.of(Actor) if mark.key in (actor, recipient)]
    parts: dict[int, set[tuple[str, str]]] = {}
    triggers = {trigger.span: trigger for trigger in report.of(Trigger)}
    for role in report.of(Role):
        if role.actor in (actor, recipient):
            parts.setdefault(triggers[role.of].head, set()).add((role.part, role.actor))
    votes, future = dict.fromkeys(types(), 0.0), set[str]()
    told = {mark.of: mark.status for mark in report.of(Modality)}
    status: dict[str, EventStatus] = {}
    for trigger in report.of(Trigger):
        if trigger.held == "inner":
            continue
        before, vote = votes[trigger.type], _vote(report, trigger, parts.get(trigger.head, set()), heads, actor, recipient)
        if vote > before:
            if trigger.span in told:
                status[trigger.type] = told[trigger.span]
            (future.add if trigger.operator == "FUTURE" or trigger.held == "planned" else future.discard)(trigger.type)
        votes[trigger.type] = max(before, vote) + AGAIN * min(before, vote)
    return Votes(votes, frozenset(future), status)


def _vote(report: Report, trigger: Trigger, parts: set[tuple[str, str]], heads: list[int], actor: str, recipient: str) -> float:
    base = DOER if ("actor", actor) in parts else ANY if not parts or ("recipient", recipient) in parts else 0.0
    distances = [_distance(report, trigger.head, head) for head in heads]
    vote = base + NEAR / (1 + sum(distances) / max(1, len(distances)))
    return vote * OPERATED if trigger.operator is not None else vote


def _distance(report: Report, one: int, other: int) -> int:
    """Steps between two tokens in the parse; FAR across sentences."""
    tokens = report.of(Token)
    if tokens[one].sentence != tokens[other].sentence:
        return FAR
    syntax = report.syntax
    above = [one, *syntax.ancestors(one)]
    steps = {index: number for number, index in enumerate(above)}
    for number, index in enumerate([other, *syntax.ancestors(other)]):
        if index in steps:
            return steps[index] + number
    return FAR
