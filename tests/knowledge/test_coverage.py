"""The tables of actors hold what the project asks of them."""

from __future__ import annotations

from tools import coverage


def test_nothing_that_is_asked_for_is_short_beyond_what_is_known() -> None:
    short = {what: have for what, (have, asked) in coverage.counts().items() if have < asked}
    # What still lacks, said aloud: fewer may lack, not more.
    floors = {
        "independent states with a head of state or government since 1990": 150,
        "international organisations with members": 68,
    }
    assert short.keys() <= floors.keys()
    assert all(have >= floors[what] for what, have in short.items())


def test_a_term_without_a_beginning_counts_for_nothing() -> None:
    terms = [{"from": "", "to": ""}, {"from": "1990", "to": "1999"}, {"from": "1999", "to": "2001"}, {"from": "2005", "to": ""}]
    assert coverage.since("2000", terms) == terms[2:]
