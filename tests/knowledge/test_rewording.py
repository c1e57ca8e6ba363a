"""The rewording tables, and names with one word swapped."""

from __future__ import annotations

from realpolitik.knowledge.rewording import phrasebook, swapped_names, synonyms
from realpolitik.knowledge.tables import table


def test_tables_are_large_enough() -> None:
    assert len(table("rewording.expressions")) >= 700
    assert len(synonyms()) >= 400


def test_no_phrase_means_itself() -> None:
    assert not [row for row in table("rewording.expressions") if row["written"].lower() == row["means"].lower()]


def test_every_context_compiles() -> None:
    assert phrasebook().find("Nothing odd here.") == []


def test_a_known_name_with_one_word_swapped() -> None:
    found = {phrase.written: phrase.means for phrase in swapped_names()}
    assert found
    assert all(len(written.split()) >= 2 for written in found)
