"""The gazetteer, and which place of a name is meant."""

from __future__ import annotations

import pytest

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge import gazetteer
from realpolitik.knowledge.locating import Toponym, locate
from realpolitik.knowledge.places import candidates, places
from realpolitik.text.toponyms import key

PARIS, PARIS_TEXAS, TEXAS, ILLINOIS = 2988507, 4717560, 4736286, 4896861


def test_a_name_is_found_however_it_is_spelled() -> None:
    assert key("ST. MARY’S") == key("Saint Marys") == "st marys"
    assert {entry.geonames for entry in gazetteer.named("PARIS")} >= {PARIS, PARIS_TEXAS}
    assert gazetteer.named("Muenchen")[0].name == "Munich"
    assert gazetteer.named("no such place at all") == ()


def test_a_place_knows_its_country_and_divisions() -> None:
    entry = gazetteer.by_id(PARIS_TEXAS)
    assert entry is not None
    assert (entry.name, entry.country, entry.first) == ("Paris", "USA", TEXAS)
    assert abs(entry.latitude - 33.66) < 0.1  # type: ignore[operator]
    assert gazetteer.by_id(1) is None


def test_what_is_no_gazetteer_is_refused() -> None:
    with pytest.raises(KnowledgeError):
        gazetteer.Gazetteer(memoryview(b"no header\n"))


def test_adjectives_and_abbreviations_mean_places() -> None:
    assert candidates("Russians")[0].country == "RUS"
    assert candidates("European")[0].kind == "continent"
    assert places("Ill.")[0].geonames == ILLINOIS
    assert {entry.kind for entry in candidates("Herat province")} == {"province"}


@pytest.mark.parametrize(
    ("toponyms", "ids"),
    [
        ([Toponym("Paris")], [PARIS]),
        ([Toponym("Paris", 1), Toponym("Texas")], [PARIS_TEXAS, TEXAS]),
        ([Toponym("Paris", 1), Toponym("Texas"), Toponym("Paris")], [PARIS_TEXAS, TEXAS, PARIS_TEXAS]),
        ([Toponym("Nowhere-at-all")], [None]),
    ],
)
def test_the_text_says_which_and_one_name_means_one_place(toponyms: list[Toponym], ids: list[int | None]) -> None:
    assert [entry.geonames if entry else None for entry in locate(toponyms)] == ids


def test_the_places_of_a_report_draw_their_like() -> None:
    (cordoba, *_) = locate([Toponym("Córdoba"), Toponym("Rosario"), Toponym("Mendoza"), Toponym("Argentina")])
    assert cordoba is not None
    assert cordoba.country == "ARG"
