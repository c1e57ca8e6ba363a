"""Windows and probes as numbers."""

from __future__ import annotations

import numpy as np

from realpolitik.core.marks import Span
from realpolitik.models.encoding import ACTOR, ASK, LONGEST, PAD, RECIPIENT, TRIGGER, Probe, Window, batch, window
from realpolitik.text.wordpiece import Wordpiece, words

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "head", "of", "the", "who", "left", "home", "##s", "2021", ":", ",", "and", "in", "for"]
CUTTER = Wordpiece(VOCABULARY)


def senses(word: str) -> tuple[tuple[int, float], ...]:
    return ((1, 0.5),) if word == "left" else ()


def made(text: str, year: int | None = None) -> Window:
    return window(words(text), CUTTER, senses, year=year)


def test_a_window_knows_where_its_words_stand() -> None:
    one = made("homes left", year=2021)
    assert one.ids == [2, 11, 12, 9, 10, 8, 3]
    assert one.firsts == [3, 5]
    assert one.places == [None, None, None, Span(0, 5), None, Span(6, 10), None]
    assert one.senses == {5: ((1, 0.5),)}


def test_the_head_stands_for_a_phrase() -> None:
    text = "the head of the home left"
    one = made(text)
    assert one.head(Span(0, 20)) == 2, "head, before of"
    assert one.head(Span(12, 20)) == 5, "home, the last word"
    assert one.head(Span(21, 25)) == 6
    assert one.head(Span(90, 95)) is None


def test_a_long_text_is_cut() -> None:
    one = made("left " * 1000)
    assert len(one.ids) == LONGEST
    assert one.head(Span(4000, 4004)) is None


def test_a_batch_holds_windows_and_copies_apart() -> None:
    first, second = made("the head left home"), made("left")
    probes = [[Probe(actor=Span(4, 8), recipient=Span(14, 18)), Probe(trigger=Span(9, 13))], []]
    found = batch([first, second], probes, senses=2)
    assert found.ids.shape == (2, 6)
    assert found.real.tolist() == [[1] * 6, [1, 1, 1, 0, 0, 0]]
    assert found.rows.tolist() == [0, 0]
    assert found.at[0].tolist() == [0, 2, 4, 0, 3]
    assert found.part[0].tolist() == [ASK, ACTOR, RECIPIENT, ASK, TRIGGER]
    assert found.group.tolist() == [[1, 1, 1, 2, 2], [PAD] * 5]
    assert found.copies.tolist() == [[0, 1, 2, PAD], [3, PAD, PAD, 4]]
    assert np.argwhere(found.senses).tolist() == [[0, 3, 1], [1, 1, 1]]


def test_a_probe_without_its_words_still_asks() -> None:
    found = batch([made("left")], [[Probe(actor=Span(50, 60))]], senses=2)
    assert found.copies.tolist() == [[0, PAD, PAD, PAD]]
