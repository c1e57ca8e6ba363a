"""Pacts and their articles: who is bound on a day, and what names them."""

from __future__ import annotations

import pytest

from realpolitik.knowledge.articles import named, pacts


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("CSTO", "Collective Security Treaty"),
        ("Collective Security Treaty", "Collective Security Treaty"),
        ("NATO", "North Atlantic Treaty"),
        ("Washington Treaty", "North Atlantic Treaty"),
        ("European Union", "EU mutual defence clause"),
        ("Franco-Greek defence pact", "Franco-Greek defence pact"),
        ("Treaty of Versailles", None),
        ("Armenia", None),
    ],
)
def test_names(words: str, name: str | None) -> None:
    found = named(words)
    assert (found.name if found is not None else None) == name


@pytest.mark.parametrize(
    ("pact", "country", "day", "bound"),
    [
        ("CSTO", "ARM", "2024-12-31", True),
        ("CSTO", "UZB", "2010-06-01", True),
        ("CSTO", "UZB", "2022-01-01", False),
        ("CSTO", "AZE", "2022-01-01", False),
        ("NATO", "FIN", "2022-01-01", False),
        ("NATO", "FIN", "2023-06-01", True),
        ("NATO", "USA", "1948-01-01", False),
        ("Shusha Declaration", "TUR", "2021-01-01", False),
        ("Shusha Declaration", "TUR", "2022-01-01", True),
    ],
)
def test_who_is_bound_on_a_day(pact: str, country: str, day: str, bound: bool) -> None:
    found = named(pact)
    assert found is not None
    assert (country in found.parties(day)) is bound


def test_every_article_can_be_held_against_events() -> None:
    assert len(pacts()) >= 20
    for pact in pacts():
        for article in pact.articles:
            assert article.covers <= set(pact.treaty.parties)
            assert pact.article(article.number) is not None
            assert 0 < article.days <= 90
