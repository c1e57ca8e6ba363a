"""What is told as a fact, and what the words around a noun do to the status it names."""

from __future__ import annotations

import pytest

from realpolitik.core.marks import Token
from realpolitik.core.syntax import Syntax
from realpolitik.text.facts import ceased, is_fact, is_negated
from realpolitik.text.in_force import Effect, EffectOf, force, governed, holds
from tests.annotators.golden import prepared

EFFECTS: dict[tuple[str, str], Effect] = {
    ("impose", "obj"): "begin", ("lift", "obj"): "end", ("expire", "subj"): "end", ("keep", "obj"): "keep",
}  # fmt: skip


def read(text: str, word: str) -> tuple[Syntax, int]:
    """The trees of a text and the token of a word in it."""
    report = prepared(text)
    return report.syntax, next(token.index for token in report.of(Token) if token.text == word)


def effects() -> EffectOf:
    return lambda lemma, role: EFFECTS.get((lemma, role))


@pytest.mark.parametrize(
    ("text", "verb", "fact"),
    [
        ("Norland recognised Sudland.", "recognised", True),
        ("Norland may recognise Sudland.", "recognise", False),
        ("Norland wants to recognise Sudland.", "recognise", False),
        ("Norland became the first state to recognise Sudland.", "recognise", True),
        ("Norland asked whether Sudland recognised it.", "recognised", False),
        ("Norland does not recognise Sudland.", "recognise", True),
    ],
)
def test_facts(text: str, verb: str, fact: bool) -> None:
    syntax, index = read(text, verb)
    assert is_fact(syntax, index) is fact


def test_no_longer_negates_and_ceasing_ends() -> None:
    syntax, index = read("Norland no longer recognises Sudland.", "recognises")
    assert is_negated(syntax, index)
    syntax, index = read("Norland ceased to belong to the union.", "belong")
    assert ceased(syntax, index)


@pytest.mark.parametrize(
    ("text", "noun", "still"),
    [
        ("Norland imposed an embargo on Sudland.", "embargo", True),
        ("The embargo on Sudland was lifted.", "embargo", False),
        ("The embargo on Sudland expired.", "embargo", False),
        ("Norland will lift its embargo on Sudland.", "embargo", True),
        ("Norland may impose an embargo on Sudland.", "embargo", None),
        ("The embargo on Sudland is over.", "embargo", False),
        ("The embargo on Sudland is in force.", "embargo", True),
    ],
)
def test_whether_it_is_in_force(text: str, noun: str, still: bool | None) -> None:
    syntax, index = read(text, noun)
    assert holds(force(syntax, index, effects()), "sanctioned") is still


def test_what_only_measures_is_passed_over() -> None:
    syntax, index = read("Norland imposed a package of sanctions.", "sanctions")
    word, role, _ = governed(syntax, index)
    assert (syntax.tokens[word].text, role) == ("imposed", "obj")
