"""The type of event between two given parties, from the triggers of their text and the syntax that joins them."""

from __future__ import annotations

from realpolitik.core.marks import Actor, Role, Token, Trigger
from realpolitik.core.report import Report
from realpolitik.knowledge.codebook import types

# The share of each type among news events with two parties, for texts that say nothing we know; from the project's own corpus.
PRIOR = {
    "ASSAULT": 0.12, "CONSULT": 0.10, "ACCUSE": 0.12, "AGREE": 0.09, "SUPPORT": 0.08, "REJECT": 0.08, "REQUEST": 0.08, "COERCE": 0.08,
    "THREATEN": 0.05, "AID": 0.05, "CONCEDE": 0.03, "RETREAT": 0.04, "SANCTION": 0.04, "PROTEST": 0.02, "COOPERATE": 0.01, "MOBILIZE": 0.01,
}  # fmt: skip


def by_tables(report: Report, actor: str, recipient: str) -> dict[str, float]:
    """Scores of all types, summing to one: triggers that join the two parties count most, then those nearest in the parse."""
    scores = {name: PRIOR.get(name, 0.01) * 0.2 for name in types()}
    heads = {mark.key: mark.head for mark in report.of(Actor) if mark.key in (actor, recipient)}
    parts: dict[int, set[tuple[str, str]]] = {}
    triggers = {trigger.span: trigger for trigger in report.of(Trigger)}
    for role in report.of(Role):
        if role.actor in (actor, recipient):
            parts.setdefault(triggers[role.of].head, set()).add((role.part, role.actor))
    for trigger in report.of(Trigger):
        scores[trigger.type] += _weight(report, trigger, parts.get(trigger.head, set()), heads, actor, recipient)
    total = sum(scores.values())
    return {name: round(value / total, 4) for name, value in sorted(scores.items(), key=lambda item: -item[1])}


def _weight(report: Report, trigger: Trigger, parts: set[tuple[str, str]], heads: dict[str, int], actor: str, recipient: str) -> float:
    weight = 0.3
    if ("actor", actor) in parts:
        weight += 2.0
    if ("recipient", recipient) in parts:
        weight += 2.0
    if ("actor", actor) in parts and (("recipient", recipient) in parts or ("actor", recipient) in parts):
        weight += 3.0
    if ("recipient", actor) in parts and ("actor", recipient) in parts:
        weight -= 1.0
    distances = [_distance(report, trigger.head, head) for head in heads.values()]
    weight += 1.5 / (1 + sum(distances) / max(1, len(distances)))
    if trigger.held == "inner":
        weight *= 0.25
    return weight


def _distance(report: Report, one: int, other: int) -> int:
    """Steps between two tokens in the parse; 9 across sentences."""
    tokens = report.of(Token)
    if tokens[one].sentence != tokens[other].sentence:
        return 9
    syntax = report.syntax
    above = [one, *syntax.ancestors(one)]
    steps = {index: number for number, index in enumerate(above)}
    for number, index in enumerate([other, *syntax.ancestors(other)]):
        if index in steps:
            return steps[index] + number
    return 9
