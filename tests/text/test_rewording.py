"""Finding phrases and weighing them: pure functions."""

from __future__ import annotations

from dataclasses import replace

from realpolitik.text.rewording import (
    Evidence,
    Phrase,
    Phrasebook,
    evidence,
    head_lemma,
    leaning,
    likeness,
    merged,
    oddness,
    probability,
    recased,
    slips,
)

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


def test_articles_that_no_longer_fit_are_counted_both_ways() -> None:
    assert slips("He was a attendant of an settlement.") == 2
    assert slips("It was a one-off, a European plan, a unit, an hour.") == 0


def test_rare_words_weigh_each_once() -> None:
    assert oddness("unseal " * 2 + "door " * 98, {"unseal": 1.0}) == 5.0


def test_the_longer_of_two_readings_wins() -> None:
    short = Phrasebook([PRESS]).find("joint press convention")
    joint = Phrasebook([Phrase("joint press convention", "joint press conference", "expression", 1.0)]).find("joint press convention")
    assert merged(short, joint) == joint


SOUND = Evidence(400, 0.0, 0, 0.0, 30.0, (0.18, 0.02, 0.18, 0.48, 0.46))


def test_likeness_grows_with_the_signs() -> None:
    assert likeness(SOUND) < 0.01
    spun = replace(SOUND, phrases=0.5, strange=60.0, fitting=(0.40, 0.10, 0.36, 0.38, 0.34))
    assert likeness(SOUND) < likeness(replace(spun, slipped=0)) < likeness(replace(spun, slipped=2))
    assert likeness(replace(spun, slipped=2, broken=(2, 3))) > 0.5


def test_signs_are_shares_of_a_text() -> None:
    short, long = (replace(SOUND, words=words, slipped=2, broken=(1, 1)) for words in (100, 1000))
    assert all(much >= little for much, little in zip(short.signs(), long.signs(), strict=True))
    assert short.signs() != long.signs()
