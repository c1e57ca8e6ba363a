"""Known names and expressions found where words of theirs are swapped: pure functions."""

from __future__ import annotations

import pytest

from realpolitik.text.nearbook import Known, Nearbook, base

STANDS = {
    "safety": {"security": 0.9},
    "board": {"council": 0.6},
    "pastor": {"minister": 0.9},
    "overseas": {"foreign": 0.9},
    "nation": {"state": 0.9},
    "tell": {"state": 0.9},
    "refuge": {"security": 0.5},
    "brand new": {"new": 0.9},
}
KNOWN = (
    Known("Security Council", "name", 20),
    Known("foreign minister", "expression", 20),
    Known("foreign state", "expression", 0),
    Known("World Security Council", "name", 20),
    Known("New York", "name", 20),
)
NEAR = Nearbook(KNOWN, STANDS, {"safety board"}, {"overseas minister"})


def read(text: str, *, loose: bool = False, attested: frozenset[tuple[str, str]] = frozenset()) -> list[tuple[str, str]]:
    found = NEAR.find(text, lambda first, second: (first, second) in attested, loose=loose)
    return [(text[match.start : match.end], match.means) for match in found]


def test_a_known_name_is_found_where_a_word_of_it_is_swapped() -> None:
    assert read("The World Safety Council and the Safety Council met.") == [
        ("World Safety Council", "World Security Council"),
        ("Safety Council", "Security Council"),
    ]
    assert read("The safety council met, and so did the Security Council.") == []


def test_what_is_known_as_sound_is_left_alone() -> None:
    assert read("The Safety Board met.", loose=True) == []


def test_what_was_heard_is_left_alone_unless_the_text_is_surely_reworded() -> None:
    assert read("An overseas minister came.") == []
    assert read("An overseas minister came.", loose=True) == [("overseas minister", "foreign minister")]


def test_less_near_words_and_several_are_read_only_loosely() -> None:
    assert read("The Refuge Council met an overseas pastor.") == []
    assert read("The Refuge Council met an overseas pastor.", loose=True) == [
        ("Refuge Council", "Security Council"),
        ("overseas pastor", "foreign minister"),
    ]


def test_words_that_stand_together_in_english_are_read_only_where_they_are_close() -> None:
    assert read("Overseas pastors came.", loose=True, attested=frozenset({("overseas", "pastors")})) == []
    assert read("A foreign pastor came.", loose=True, attested=frozenset({("foreign", "pastor")})) == [
        ("foreign pastor", "foreign minister")
    ]


def test_an_expression_keeps_case_and_number_of_the_text() -> None:
    assert read("Overseas pastors and an overseas pastor came.", loose=True) == [
        ("Overseas pastors", "Foreign ministers"),
        ("overseas pastor", "foreign minister"),
    ]


def test_a_bent_verb_is_no_noun() -> None:
    assert read("A foreign nation came.") == [("foreign nation", "foreign state")]
    assert read("Foreign told.", loose=True) == []


def test_a_possessive_and_several_words_for_one() -> None:
    assert read("Brand New York's mayor and New York's mayor.", loose=True) == [("Brand New York", "New York")]


@pytest.mark.parametrize(
    ("words", "form"),
    [(("ministries", "ministry"), "ministry"), (("states", "state"), "state"), (("coaches", "coach"), "coach"), (("gas",), "gas")],
)
def test_forms_of_a_word_have_one_base(words: tuple[str, ...], form: str) -> None:
    assert {base(word) for word in words} == {form}
