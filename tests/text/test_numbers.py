"""Numbers in figures and words."""

from __future__ import annotations

import pytest

from realpolitik.text.numbers import number, ordinal


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2,000", 2000), ("2 million", 2e6), ("half a million", 5e5), ("two dozen", 24), ("a dozen", 12), ("twenty-four", 24),
        ("one hundred and twenty", 120), ("2 1/2", 2.5), ("1.5bn", 1.5e9), ("a five", 5), ("an", 1), ("many", None), ("", None),
    ],
)  # fmt: skip
def test_number(words: str, value: float | None) -> None:
    assert number(words) == value


def test_ordinal() -> None:
    assert (ordinal("third"), ordinal("21st"), ordinal("three")) == (3, 21, None)
