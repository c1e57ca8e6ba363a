"""The tables of actors hold what the project asks of them."""

from __future__ import annotations

import pytest
from tools import coverage


def test_nothing_that_is_asked_for_is_short_beyond_what_is_known() -> None:
    short = {what: have for what, (have, asked) in coverage.counts().items() if have < asked}
    # What still lacks, said aloud: fewer may lack, not more.
    floors = {
        "independent states with a head of state or government since 1990": 150,
    }
    assert short.keys() <= floors.keys()
    assert all(have >= floors[what] for what, have in short.items())


def test_a_term_without_a_beginning_counts_for_nothing() -> None:
    terms = [{"from": "", "to": ""}, {"from": "1990", "to": "1999"}, {"from": "1999", "to": "2001"}, {"from": "2005", "to": ""}]
    assert coverage.since("2000", terms) == terms[2:]


def test_gaps_in_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    def term(start: str, end: str, office: str = "foreign_minister") -> dict[str, str]:
        return {"country": "AAA", "office": office, "from": start, "to": end}

    told = {
        "states": [{"code": "AAA", "from": "1995-06-01", "to": ""}],
        "offices": [
            term("1995-07-01", "1999"), term("2000", "2003-05-01"), term("2003-09-01", "2010"), term("2008", "2009"),
            term("1990", "", office="judge"),
        ],
    }  # fmt: skip
    monkeypatch.setattr(coverage, "rows", told.__getitem__)
    assert list(coverage.gaps("foreign_minister", "1990-01-01", "2012-01-01")) == [
        ("AAA", "2003-05-01", "2003-09-01", 123),
        ("AAA", "2010-12-31", "2012-01-01", 366),
    ]
