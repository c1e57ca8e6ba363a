"""Outlets: whose they are, and the letters that ownership gives them."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.reliability import ClaimKind, grade, outlet
from realpolitik.knowledge.tables import table


@pytest.mark.parametrize(
    ("name", "kind", "letter"),
    [
        ("TASS", "own_words", "B"),
        ("tass", "own_deeds", "D"),
        ("TASS", "others_deeds", "D"),
        ("TASS", "elsewhere", "C"),
        ("Reuters", "others_deeds", "B"),
        ("4chan", "elsewhere", "E"),
        ("The Invented Courier", "elsewhere", "F"),
        (None, "own_words", "F"),
    ],
)
def test_letters(name: str | None, kind: ClaimKind, letter: str) -> None:
    assert grade(outlet(name), kind) == letter


def test_every_outlet_has_letters() -> None:
    for row in table("outlets"):
        known = outlet(row["name"])
        assert known is not None
        assert grade(known, "elsewhere") in "BCDEF"
