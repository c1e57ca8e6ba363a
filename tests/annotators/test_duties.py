"""Who owes, promises, threatens or may do what: golden cases over plain actors and a handful of events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from realpolitik import recipes
from realpolitik.annotators.duties import Duties
from realpolitik.assembly.commitments import commitments
from realpolitik.core.marks import Actor, Duty, Role, Token, Trigger
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases, prepared, words

EVENTS = {"attack": "ASSAULT", "deploy": "MOBILIZE", "defend": "SUPPORT", "help": "AID", "withdraw": "RETREAT"}


def with_events(report: Report) -> Report:
    """The report with states for actors, and events with their subjects and objects as roles."""
    states = [replace(actor, kind="state") for actor in report.of(Actor)]
    found: list[Trigger | Role] = []
    at = {actor.head: actor for actor in states}
    for token in report.of(Token):
        if token.lemma not in EVENTS or token.pos not in ("VERB", "NOUN"):
            continue
        trigger = Trigger(
            span=token.span, by="hand", type=EVENTS[token.lemma], mode=None, contexts=(), head=token.index, lemma=token.lemma,
            frame="hand", actor_slots=("subj",), recipient_slots=("obj",),
        )  # fmt: skip
        found.append(trigger)
        for part, slot in (("actor", "subj"), ("recipient", "obj")):
            found.extend(
                Role(span=at[i].span, by="hand", of=token.span, part=part, actor=at[i].key, head=i)  # type: ignore[arg-type]
                for i in report.syntax.fillers(token.index, slot)
                if i in at
            )
    plain = Report(text=report.text).with_marks(mark for mark in report.marks if not isinstance(mark, Actor))
    return plain.with_marks([*states, *found], gives=(Actor, Trigger, Role))


@pytest.mark.parametrize("case", cases("annotators/duties.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = with_events(prepared(case.text))
    report = report.with_marks(Duties().annotate([report])[0], gives=Duties.gives)
    called = {actor.key: actor.name for actor in report.of(Actor)}
    found = []
    for commitment in commitments(report):
        duty = commitment.duty
        trigger = words(report, duty.trigger) if duty.trigger is not None else "-"
        consequence = words(report, duty.consequence)
        holder = called.get(duty.holder, duty.holder)
        found.append(f"{duty.kind} | {holder} | {consequence} | {trigger} | {duty.trigger_type or '-'} | {duty.basis or '-'}")
    assert found == list(case.wanted)


def test_an_attack_on_those_protected_names_them() -> None:
    report = with_events(prepared("Egypt must help Jordan if Iran attacks Jordan."))
    (duty,) = (commitment.duty for commitment in commitments(report.with_marks(Duties().annotate([report])[0])))
    assert (duty.trigger_actors, duty.trigger_recipients) == (("Iran",), ("Jordan",))
    assert duty.beneficiaries == ("Jordan",)
    assert (duty.consequence_type, duty.consequence_actors) == ("AID", ("Egypt",))


def test_in_a_report_of_trade_only_a_power_promises() -> None:
    shop = "The bakery Lorenz sold its ovens to the brewer Holm. "
    told = "The minister promised to send police. France pledged to send troops to Mali."
    read = recipes.full().read([Report(text=text) for text in (told, shop * 8 + told)])
    assert [[report.quote(duty.span).split()[0] for duty in report.of(Duty)] for report in read] == [["The", "France"], ["France"]]
