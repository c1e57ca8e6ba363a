"""Who held an office on a day."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.actors import body, heir, meanings, within
from realpolitik.knowledge.agents import sector_of
from realpolitik.knowledge.offices import bearer, fared, holder, standing, title


@pytest.mark.parametrize(
    ("words", "country", "day", "person"),
    [
        ("turkish foreign minister", "TUR", "2016-07-16", "Mevlut Cavusoglu"),
        ("president", "KEN", "2010-05-01", "Mwai Kibaki"),
        ("secretary of state", "USA", "2018-06-01", "Mike Pompeo"),
        ("supreme leader", "IRN", "2020-01-01", "Ali Khamenei"),
        ("president", "IRN", "2020-01-01", "Hassan Rouhani"),
    ],
)
def test_the_holder_of_a_title(words: str, country: str, day: str, person: str) -> None:
    found = holder(words.split(), country, day)
    assert found is not None
    assert found.person == person


def test_a_title_counts_only_where_it_is_one() -> None:
    assert title(["home", "secretary"], "GBR") == ("home secretary", ("interior_minister",))
    assert title(["home", "secretary"], "FRA") is None
    assert holder(["deputy", "foreign", "minister"], "TUR", "2016-07-16") is None
    assert holder(["gardener"], "TUR", "2016-07-16") is None


@pytest.mark.parametrize(
    ("words", "country", "day", "person"),
    [
        ("the ousted ukrainian president", "UKR", "2014-06-20", "Viktor Yanukovych"),
        ("georgia jailed former president", "GEO", "2023-05-10", "Mikheil Saakashvili"),
        ("the former latvian president", "LVA", "2003-05-10", "Guntis Ulmanis"),
        ("the former kazakh president", "KAZ", "2023-05-10", "Nursultan Nazarbayev"),
        ("armenia first president", "ARM", "2006-06-10", "Levon Ter-Petrosyan"),
        ("the last soviet leader", "SUN", "2005-05-10", "Mikhail Gorbachev"),
        ("the former chilean dictator", "CHL", "2003-09-10", "Augusto Pinochet"),
        ("un secretary-general", "UNO", "2004-03-15", None),
        ("the former american president", "USA", "2010-05-10", None),  # which of several is not said
        ("the former turkish foreign minister", "TUR", "2010-05-10", None),
        ("the last american president", "USA", "2010-05-10", None),
    ],
)
def test_who_bore_a_title_once(words: str, country: str, day: str, person: str | None) -> None:
    found = bearer(words.split(), country, day)
    assert (found.person if found is not None else None) == person


def test_a_title_may_be_turned_round() -> None:
    found = holder("speaker of the state duma".split(), "RUS", "1998-03-10")
    assert found is not None
    assert found.person == "Gennady Seleznyov"


def test_how_somebody_fares_on_a_day() -> None:
    assert fared("Park Geun-hye", "jailed", "2018-01-01") == "2017-03-31"
    assert fared("Park Geun-hye", "jailed", "2023-01-01") is None


def test_people_of_a_state_that_is_gone_are_of_its_heir() -> None:
    found = next(entry for entry in meanings("Mikhail Gorbachev") if entry.sort == "person")
    assert standing(found, "1988-01-01") == ("SUN", "SUN GOV", "GOV")
    assert standing(found, "2005-01-01") == ("RUS", "RUS ELI", "ELI")
    assert heir("YUG", "2010-01-01") == "SRB"
    assert heir("YUG", "2000-01-01") == "YUG"


def test_bodies_of_a_young_state_were_in_the_older_one() -> None:
    group = meanings("Kosovo Liberation Army")[0]
    assert standing(group, "1998-07-10") == ("YUG", "YUG REB", "REB")
    assert within("KOS", "2007-01-01") == "SRB"
    assert within("KOS", "2010-01-01") == "KOS"


def test_who_serves_the_world_keeps_no_state() -> None:
    found = next(entry for entry in meanings("Ban Ki-moon") if entry.sort == "person")
    assert standing(found, "2010-01-01")[1] == "UNO"
    assert standing(found, "2019-01-01") == (None, "UNO ELI", "ELI")
    assert standing(found, "2005-01-01") == ("KOR", "KOR GOV", "GOV")


@pytest.mark.parametrize(
    ("called", "sector"),
    [("Directorate of Intelligence and Security", "SPY"), ("Medical Association", "MED"), ("Chamber of Deputies", "LEG"),
     ("Moscow State University", "EDU"), ("National Police", "COP"), ("Hotel Bristol", None)],
)  # fmt: skip
def test_the_name_of_a_body_tells_its_sector(called: str, sector: str | None) -> None:
    assert sector_of(called.split()) == sector


def test_a_body_of_a_state_by_pattern() -> None:
    found = body(["parliament"], "ISR")
    assert found is not None
    assert "Knesset" in found.source
    assert body(["bakery"], "ISR") is None
