"""Whom a title and a surname mean on a day."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.surnames import bearers, bore, meant, namesake, titled_name


@pytest.mark.parametrize(
    ("said", "day", "people"),
    [
        ("president Bush", "1990-05-01", ["George H.W. Bush"]),
        ("president Bush", "2003-05-01", ["George W. Bush"]),
        ("vice president Bush", "1985-05-01", ["George H.W. Bush"]),
        ("former president Bush", "2005-05-01", ["George H.W. Bush"]),
        ("former president Bush", "2012-05-01", ["George H.W. Bush", "George W. Bush"]),
        ("president Clinton", "2005-05-01", ["Bill Clinton"]),
        ("deputy president Bush", "2003-05-01", []),
        ("a president Clinton", "2016-05-01", []),  # who may become one
        ("university president Clinton", "1996-05-01", []),
        ("Electric president Clinton", "1996-05-01", []),
        ("American president Clinton", "1996-05-01", ["Bill Clinton"]),
        ("prime minister Trudeau", "1975-05-01", ["Pierre Trudeau"]),
        ("prime minister Sarkozy", "2012-05-01", []),  # he was a minister, of the interior
        ("secretary Rice", "2006-05-01", ["Condoleezza Rice"]),
        ("chancellor Brown", "2003-05-01", ["Gordon Brown"]),
        ("president dos Santos", "2010-05-01", ["Jose Eduardo dos Santos"]),
        ("president Kim", "1999-05-01", ["Kim Dae-jung"]),
        ("prime minister Meles", "2008-05-01", ["Meles Zenawi"]),
        ("general Milley", "2021-05-01", ["Mark Milley"]),
        ("president Macron", "1990-05-01", []),
        ("gardener Bush", "1990-05-01", []),
    ],
)
def test_who_bears_a_title_and_a_name(said: str, day: str, people: list[str]) -> None:
    words = said.split()
    cut = 1 + max(at for at, word in enumerate(words) if word.islower() and word != "dos")  # the title is in small letters
    assert sorted(term.person for term in bearers(words[:cut], words[cut:], day)) == people


def test_the_title_may_be_a_part_of_the_name() -> None:
    assert [term.person for term in titled_name([], ["King", "Juan", "Carlos"], "1995-05-01")] == ["King Juan Carlos"]
    assert titled_name([], ["Juan", "Carlos"], "1995-05-01") == ()


@pytest.mark.parametrize(
    ("own", "main", "named", "person"),
    [
        ("JOR", None, (), "King Abdullah II"),
        ("SAU", None, (), "King Abdullah"),
        (None, "SAU", ("SAU", "JOR"), "King Abdullah"),
        (None, "TUR", ("TUR", "JOR"), "King Abdullah II"),
        (None, None, (), None),
        ("TUR", None, (), None),
    ],
)
def test_which_of_two_kings(own: str | None, main: str | None, named: tuple[str, ...], person: str | None) -> None:
    found = meant(bearers(["king"], ["Abdullah"], "2010-05-01"), "2010-05-01", own=own, main=main, named=named)
    assert (found.person if found else None) == person


def test_the_living_are_meant_rather_than_the_dead() -> None:
    found = meant(bearers(["former", "president"], ["Kabila"], "2021-05-01"), "2021-05-01", own=None, main=None, named=())
    assert found is not None
    assert found.person == "Joseph Kabila"
    both = bearers(["former", "president"], ["Bush"], "2012-05-01")
    assert meant(both, "2012-05-01", own=None, main=None, named=()) is None


def test_an_office_with_few_bearers_in_the_tables_needs_its_country() -> None:
    found = bearers(["ambassador"], ["Rice"], "2010-05-01")
    assert meant(found, "2010-05-01", own=None, main="KEN", named=("KEN",)) is None
    assert meant(found, "2010-05-01", own=None, main="KEN", named=("KEN", "USA")) is not None


def test_a_bare_surname_before_its_best_known_bearer_served() -> None:
    assert namesake("Trudeau", "Justin Trudeau", "1975-05-01") == "Pierre Trudeau"
    assert namesake("Trudeau", "Justin Trudeau", None) is None
    assert namesake("Merkel", "Angela Merkel", "1975-05-01") is None


def test_who_bore_a_title_once() -> None:
    assert bore("Tony Blair", ["the", "former", "prime", "minister"], None, "2012-05-01")
    assert not bore("Tony Blair", ["the", "former", "prime", "minister"], "FRA", "2012-05-01")
    assert not bore("Tony Blair", ["the", "former", "prime", "minister"], None, "2003-05-01")
    assert not bore("Nicolas Sarkozy", ["the", "former", "prime", "minister"], None, "2012-05-01")
