"""How real a word is: golden cases, with the word in square brackets."""

from __future__ import annotations

import pytest

from realpolitik import recipes
from realpolitik.core.report import Report
from realpolitik.knowledge.effects import OPERATED, effect
from realpolitik.knowledge.tables import table
from realpolitik.text.reality import EFFECTS, Effect, Reality, reality
from tests.annotators.golden import Case, cases


def told(marked: str) -> Reality:
    at = marked.index("[")
    (report,) = recipes.parsed([Report(text=marked.replace("[", "").replace("]", ""))])
    return reality(report.syntax, next(token.index for token in report.syntax.tokens if token.span.start == at), effect)


@pytest.mark.parametrize("case", cases("text/reality.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    assert (told(case.text).status,) == case.wanted


def test_what_is_denied_is_unreal_and_what_may_be_lies_between() -> None:
    forces = [told(f"The guards {words}the gate.").force for words in ("[opened] ", "may [open] ", "did not [open] ")]
    assert forces[0] == 3.0 > forces[1] > 0 > forces[2]


def test_a_doubtful_word_makes_its_complement_no_surer() -> None:
    assert told("The king may plan to [flee].").force <= told("The king plans to [flee].").force


def test_every_signature_names_an_effect_that_is_known() -> None:
    known = {*EFFECTS, "done", "undone"}
    rows = table("lexicon.signatures")
    assert {row["effect"] for row in rows} | {row["negated"] for row in rows if row["negated"]} <= known
    assert set(OPERATED.values()) <= known


def test_a_word_that_no_signature_names_goes_by_its_class_of_operators() -> None:
    assert ("pester", "VERB") not in {(row["lemma"], row["pos"]) for row in table("lexicon.signatures")}
    assert effect("pester", "VERB", "inf") == Effect("open", "unlikely")  # a demand
    assert effect("pebble", "NOUN", "inf") is None
