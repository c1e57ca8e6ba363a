"""Status: what the event's own clause says goes first, then the encoder where it is sure, then what stands farther away."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.annotators.modality import Modalities
from realpolitik.core.marks import EventStatus, Judgement, Modality, Trigger
from realpolitik.core.report import Report


def status(text: str, word: str, *, kind: str = "CONSULT", heard: EventStatus = "actual", sure: float = 0.0) -> str:
    """The status of the event told by ``word``, where the encoder has ``heard`` one and is so ``sure``."""
    (report,) = recipes.parsed([Report(text=text)])
    token = next(token for token in report.syntax.tokens if token.text == word)
    trigger = Trigger(
        span=token.span, by="hand", type=kind, mode=None, contexts=(), head=token.index, lemma=token.lemma, frame="", actor_slots=(),
        recipient_slots=(),
    )  # fmt: skip
    verdict = Judgement(span=token.span, by="hand", of=token.span, types=(), nothing=0.0, status=heard, status_score=sure, historical=0.0)
    report = report.with_marks((trigger, verdict), gives=(Trigger, Judgement))
    (mark,) = Modalities().annotate([report])[0]
    assert isinstance(mark, Modality)
    assert mark.negated == (mark.status == "denied")
    return mark.status


@pytest.mark.parametrize(
    ("text", "word", "heard", "sure", "wanted"),
    [
        ("The envoys did not meet in Oslo.", "meet", "actual", 0.99, "denied"),
        ("No talks took place in Oslo.", "talks", "actual", 0.99, "denied"),
        ("The envoys will meet in Oslo.", "meet", "actual", 0.99, "planned"),
        ("The envoys will meet in Oslo.", "meet", "conditional", 0.7, "conditional"),
        ("The envoys met in Oslo.", "met", "ongoing", 0.55, "ongoing"),
        ("The envoys met in Oslo.", "met", "ongoing", 0.45, "actual"),
        ("The envoys met in Oslo.", "met", "denied", 0.7, "actual"),
        ("The envoys met in Oslo.", "met", "denied", 0.95, "denied"),
        ("It is not known how many soldiers were killed.", "killed", "denied", 0.98, "actual"),
        ("Nobody knows when Israel struck the port.", "struck", "denied", 0.98, "actual"),
        ("It is not known whether Russia attacked Ukraine.", "attacked", "denied", 0.98, "hypothetical"),
        ("The envoys hoped to meet in Oslo.", "meet", "actual", 0.9, "actual"),
        ("The envoys hoped to meet in Oslo.", "meet", "actual", 0.5, "hypothetical"),
    ],
)
def test_who_is_heard(text: str, word: str, heard: EventStatus, sure: float, wanted: str) -> None:
    assert status(text, word, heard=heard, sure=sure) == wanted


def test_who_would_not_take_it_has_refused() -> None:
    assert status("The minister would not accept the letter.", "accept", kind="REJECT") == "actual"
    assert status("The minister would not accept the letter.", "accept", kind="AGREE") == "denied"


def test_what_was_never_said_was_not_threatened() -> None:
    assert status("The king never said that he would expel the envoys.", "expel", kind="THREATEN") == "denied"


def test_an_attempt_on_a_life_is_an_assault() -> None:
    assert status("Gunmen tried to kill the judge.", "kill", kind="ASSAULT") == "actual"
    assert status("Envoys tried to visit the judge.", "visit", kind="CONSULT") != "actual"
