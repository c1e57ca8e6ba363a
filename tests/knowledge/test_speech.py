"""The tables of speech: what the look-ups answer, and what every row must hold."""

from __future__ import annotations

from realpolitik.knowledge.speech import carries, feeling, in_ones, reporting
from realpolitik.knowledge.tables import listed, table

SLOTS = {"ccomp", "xcomp", "obj", "oprd", "rest", "for", "of", "about", "on", "to", "against", "at", "in", "with", "over", "raise"}


def test_said_takes_both_forms() -> None:
    word = reporting("say", "VERB")
    assert word is not None
    assert word.quotes
    assert "ccomp" in word.content


def test_the_same_word_by_its_part_of_speech() -> None:
    verb, noun = reporting("claim", "VERB"), reporting("claim", "NOUN")
    assert verb is not None
    assert noun is not None
    assert verb.quotes
    assert not noun.quotes


def test_unknown_words_say_nothing() -> None:
    assert reporting("walk", "VERB") is None
    assert feeling("walk", "VERB") is None
    assert in_ones("house") is None


def test_in_ones_view() -> None:
    assert in_ones("view") is not None


def test_light_verbs() -> None:
    assert carries("make")
    assert not carries("eat")


def test_feelings_have_a_side() -> None:
    praise, tyrant = feeling("praise", "VERB"), feeling("tyrant", "NOUN")
    assert praise is not None
    assert tyrant is not None
    assert (praise.polarity, praise.kind) == (1, "praise")
    assert (tyrant.polarity, tyrant.kind) == (-1, "quality")


def test_every_reporting_row_is_well_formed() -> None:
    for row in table("lexicon.reporting"):
        assert row["form"] in ("direct", "indirect", "both", "none"), row
        assert set(listed(row["content"])) <= SLOTS, row
        assert 0.0 <= float(row["strength"]) <= 1.0, row


def test_every_sentiment_row_is_well_formed() -> None:
    for row in table("lexicon.sentiment"):
        assert row["polarity"] in ("positive", "negative"), row
        assert row["kind"] in ("quality", "trait", "act", "praise", "blame"), row
        assert 0.0 < float(row["strength"]) <= 1.0, row


def test_no_word_is_both_good_and_bad() -> None:
    keys = [(row["word"], row["pos"]) for row in table("lexicon.sentiment")]
    assert len(keys) == len(set(keys))
