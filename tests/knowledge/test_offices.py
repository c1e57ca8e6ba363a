"""Who held an office on a day."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.offices import holder, ousted, title


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
    assert title(["home", "secretary"], "GBR") == ("home secretary", "interior_minister")
    assert title(["home", "secretary"], "FRA") is None
    assert holder(["deputy", "foreign", "minister"], "TUR", "2016-07-16") is None
    assert holder(["gardener"], "TUR", "2016-07-16") is None


def test_the_ousted_one_is_the_last_before() -> None:
    found = ousted(["ousted", "ukrainian", "president"], "UKR", "2014-06-20")
    assert found is not None
    assert found.person == "Viktor Yanukovych"
    assert ousted(["president"], "UKR", "1950-01-01") is None
