"""Words cut into pieces: longest piece first, accents off, what is unknown said so."""

from __future__ import annotations

from realpolitik.text.wordpiece import Wordpiece, words

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "un", "##done", "do", "##ne", "lome", "'", "s"]


def test_the_longest_piece_wins() -> None:
    cutter = Wordpiece(VOCABULARY)
    assert cutter.pieces("undone") == (3, 4)
    assert cutter.pieces("done") == (5, 6)
    assert (cutter.first, cutter.last) == (1, 2)


def test_case_and_accents_do_not_matter() -> None:
    assert Wordpiece(VOCABULARY).pieces("Lomé") == (7,)


def test_a_word_with_signs_is_cut_at_them() -> None:
    assert Wordpiece(VOCABULARY).pieces("do's") == (5, 8, 9)


def test_what_cannot_be_cut_is_unknown() -> None:
    cutter = Wordpiece(VOCABULARY)
    assert cutter.pieces("xyz") == (0,)
    assert cutter.pieces("unxyz") == (0,)
    assert cutter.pieces("do" * 60) == (0,)
    assert cutter.pieces("") == ()


def test_places_are_those_of_the_text() -> None:
    text = "Lomé: «talks»."
    assert [text[span.start : span.end] for _, span in words(text)] == ["Lomé", ":", "«", "talks", "»", "."]
