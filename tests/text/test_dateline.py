"""The date in a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from realpolitik.text.dateline import dateline_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TARUN, Aug. 20, 2021 (Wire) - The minister resigned.", date(2021, 8, 20)),
        ("Published: 3 May 2014\nThe minister resigned.", date(2014, 5, 3)),
        ("Tarun, 3 May 2014\n\nThe minister resigned.", date(2014, 5, 3)),
        ("TARUN, Aug. 20 (Wire) - The minister resigned.", None),
        ("TARUN — The minister resigned.", None),
        ("On May 3, 2014, the minister resigned. He left — at last.", None),
        ("Wire | Updated: 2021-08-20 17:52\nThe minister resigned.", date(2021, 8, 20)),
        ("Remembering September 11, 2001\nThe minister resigned.", None),
        ("Vowing Revenge, Norland Marks May 3, 2014", None),
        ("", None),
    ],
)
def test_only_a_full_date_counts(text: str, day: date | None) -> None:
    assert dateline_date(text) == day
