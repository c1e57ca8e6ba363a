"""Who was a member of what on a day."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.memberships import members, memberships


@pytest.mark.parametrize(
    ("body", "day", "country", "belongs"),
    [
        ("NATO", "1955-05-05", "DEU", False),
        ("NATO", "1955-05-06", "DEU", True),
        ("NATO", "2024-03-06", "SWE", False),
        ("European Union", "2020-01-31", "GBR", True),
        ("European Union", "2020-02-01", "GBR", False),
        ("United Nations", "1971-01-01", "TWN", True),
        ("United Nations", "1972-01-01", "TWN", False),
        ("United Nations", "1972-01-01", "CHN", True),
        ("OPEC", "2018-12-31", "QAT", True),
        ("OPEC", "2019-01-01", "QAT", False),
        ("Commonwealth of Nations", "1980-05-01", "ZAF", False),
        ("Commonwealth of Nations", "1995-05-01", "ZAF", True),
        ("ECOWAS", "2025-02-01", "NER", False),
        ("Warsaw Pact", "1970-01-01", "ALB", False),
        ("United Nations General Assembly", "2011-07-13", "SSD", False),  # by the rule: its members are those of the United Nations
        ("United Nations General Assembly", "2011-07-14", "SSD", True),
        ("European Commission", "2003-05-01", "POL", False),
        ("European Commission", "2004-05-01", "POL", True),
    ],
)
def test_a_member_on_a_day(body: str, day: str, country: str, belongs: bool) -> None:
    assert (country in members(body, day)) is belongs


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("United Nations", "1945-12-31", 51), ("United Nations", "1960-12-31", 99), ("United Nations", "1991-12-31", 166),
        ("United Nations", "2020-01-01", 193), ("NATO", "2005-01-01", 26), ("European Union", "2014-01-01", 28),
        ("International Criminal Court", "2025-06-01", 125), ("Commonwealth of Nations", "2024-01-01", 56),
        ("Organisation of Islamic Cooperation", "2024-01-01", 57), ("OECD", "2023-01-01", 38), ("African Union", "2020-01-01", 55),
    ],
)  # fmt: skip
def test_how_many_members(body: str, day: str, count: int) -> None:
    assert len(members(body, day)) == count


def test_nothing_is_known_of_a_body_without_members() -> None:
    assert members("Interpol", "2020-01-01") == ()
    assert members("No Such League", "2020-01-01") == ()


def test_what_a_state_belongs_to() -> None:
    held = memberships("SWE", "2025-01-01")
    assert {"NATO", "European Union", "Nordic Council"} <= set(held)
    assert "NATO" not in memberships("SWE", "2010-01-01")
    assert "European Commission" not in held
