"""Finding phrases and weighing them: pure functions."""

from __future__ import annotations

from realpolitik.text.rewording import Phrase, Phrasebook, evidence, head_lemma, leaning, probability, recased, slips

PRESS = Phrase("press convention", "press conference", "expression", 1.0)
HOME = Phrase("White Home", "White House", "name", 1.0)
AGO = Phrase("in the past", "ago", "expression", 0.5, before=r"\b(?:years|days)\s$")


def test_the_longest_phrase_wins() -> None:
    joint = Phrase("joint press convention", "joint press conference", "expression", 1.0)
    (match,) = Phrasebook([PRESS, joint]).find("A joint press convention.")
    assert match.means == "joint press conference"


def test_names_need_capitals() -> None:
    book = Phrasebook([HOME])
    assert [match.means for match in book.find("The White Home said so.")] == ["White House"]
    assert book.find("A white home stood there.") == []


def test_context_decides() -> None:
    book = Phrasebook([AGO])
    assert [(match.start, match.means) for match in book.find("Ten years in the past")] == [(10, "ago")]
    assert book.find("It was different in the past") == []


def test_phrases_do_not_cross_a_line() -> None:
    assert Phrasebook([PRESS]).find("the press\nconvention") == []


def test_case_of_the_text_is_kept() -> None:
    assert recased("Press convention", PRESS) == "Press conference"
    assert recased("Press Convention", PRESS) == "Press Conference"
    assert recased("press convention", PRESS) == "press conference"


def test_head_lemma() -> None:
    assert head_lemma("military exercises") == "exercise"
    assert head_lemma("Carnegie Endowment for International Peace") == "endowment"
    assert head_lemma("policies") == "policy"
    assert head_lemma("CBS News") == "news"


def test_an_article_that_no_longer_fits() -> None:
    assert slips("They signed an settlement and an FBI agent saw an hour pass.") == 1


def test_repeats_weigh_less_than_new_phrases() -> None:
    once = Phrasebook([PRESS]).find("press convention")
    often = Phrasebook([PRESS]).find("press convention, press convention, press convention, press convention")
    assert evidence(once) == 1.0
    assert 1.0 < evidence(often) < 1.5


def test_one_phrase_is_not_enough() -> None:
    assert probability(1.0, 50) < 0.5 < probability(3.0, 1000)


def test_a_text_leans_by_its_share_of_odd_words() -> None:
    odd, plain = frozenset({"solely", "authorities", "folks"}), frozenset({"only", "government", "people"})
    assert leaning("The government of the people is only human.", odd, plain) == 0.0
    assert leaning("Authorities solely watch folks. " * 5, odd, plain) > 1.0
