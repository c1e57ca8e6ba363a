"""Numbers in a sentence: which tokens they take, their values and bounds."""

from __future__ import annotations

import pytest

from realpolitik.core.marks import Token
from realpolitik.text.amounts import amount, amount_at
from tests.annotators.golden import prepared


def read(text: str) -> tuple[str, tuple[float | None, float | None, float | None]] | None:
    """The words and the value of the first number of a text."""
    tokens = prepared(text).of(Token)
    runs = (amount_at(tokens, index, len(tokens)) for index in range(len(tokens)))
    run = next((run for run in runs if run is not None), None)
    return None if run is None else (" ".join(tokens[i].text for i in run), amount(tokens, run))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They saw twenty-one thousand men.", (21000, None, None)),
        ("They saw two hundred and eighty-two men.", (282, None, None)),
        ("They owe eight and a half billion dollars.", (8.5e9, None, None)),
        ("They saw several hundred tanks.", (200, 200, 999)),
        ("They saw dozens of tanks.", (24, 24, 99)),
        ("They saw scores of tanks.", (40, 40, 99)),
        ("They saw tens of thousands of men.", (20000, 20000, 99999)),
        ("They saw three to four thousand men.", (4000, 3000, 4000)),
        ("They saw between 70 and 110 men.", (110, 70, 110)),
        ("They saw a dozen men.", (12, None, None)),
    ],
)
def test_amount(text: str, value: tuple[float | None, float | None, float | None]) -> None:
    found = read(text)
    assert found is not None
    assert found[1] == value


def test_no_number() -> None:
    assert read("They saw a few men.") is None
