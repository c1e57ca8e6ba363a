"""What stands between quote marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.text.quotes import quotations


def quoted(text: str) -> list[list[str]]:
    return [[text[low:high] for low, high in one.ranges] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “no” twice.", [["“no”"]]),
        ('He said "no" twice.', [['"no"']]),
        ("He said ``no'' twice.", [["``no''"]]),
        ("He said ''no'' twice.", [["''no''"]]),
        ("He said ’’no’’ twice.", [["’’no’’"]]),
        ('He said “no" twice.', [['“no"']]),
        ("“Come,” he said. “Now.”", [["“Come,”"], ["“Now.”"]]),
        ("“He said ‘no’ to us,” she said.", [["“He said ‘no’ to us,”"]]),
        ('“The "line" holds,” she said.', [['“The "line" holds,”']]),
        ("‘No deal,’ he said.", [["‘No deal,’"]]),
        ("The boys’ boat and the girls' boat weren't there.", []),
        ("In the '90s they'd go.", []),
        ("A man of 6'2\" left.", []),
        ("“First part.\n\n“Second part,” she said.", [["“First part.", "“Second part,”"]]),
        ("“Never closed.\n\nA new paragraph.", [["“Never closed."]]),
        ("", []),
    ],
)
def test_quoted(text: str, wanted: list[list[str]]) -> None:
    assert quoted(text) == wanted


@given(st.text(alphabet="ab .,\n\"'“”‘’`«»", max_size=60))
def test_ranges_are_ordered_and_apart(text: str) -> None:
    ranges = sorted(range_ for one in quotations(text) for range_ in one.ranges)
    assert all(low < high <= len(text) for low, high in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))
