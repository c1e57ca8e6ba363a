"""Powers: pairs are of countries and bodies of several, networks of countries, and neither of a trade without a country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from realpolitik import api
from realpolitik.api.powers import foremost_pairs
from realpolitik.core.errors import BadInput
from tests.api.test_standing import LAST, reading


def unplaced(day: date, number: int) -> dict[str, Any]:
    """Soldiers of no known country shoot at civilians of none."""
    made = reading(day, number, "MIL", "CVL", "ASSAULT", 4)
    for actor, sector in zip(made["actors"], ("MIL", "CVL"), strict=True):
        actor |= {"country": None, "code": sector, "kind": "group", "sector": sector}
    return made


def test_what_is_no_power_is_in_no_pair_and_no_network(tmp_path: Path) -> None:
    found = [unplaced(LAST - timedelta(days=back), back) for back in range(9)]
    found += [reading(LAST - timedelta(days=back), 100 + back, "CHL", "PER", "CONSULT", 1) for back in range(3)]
    with api.open_store(tmp_path / "s.sqlite") as store:
        store.save_many(found)
        assert [row["source"] for row in store.foremost_pairs(limit=1)] == ["MIL"], "the store counts them"
        assert foremost_pairs(store, limit=1) == [{"source": "CHL", "target": "PER", "events": 3}]
        assert [(bond["left"], bond["right"]) for bond in api.network(store)["bonds"]] == [("CHL", "PER")]
        assert api.network(store)["bonds"][0]["share"] == 1.0
        assert all(one["source"] != "MIL" for one in api.moved(store))


def test_bodies_are_found_by_code_and_by_name(tmp_path: Path) -> None:
    with api.open_store(tmp_path / "s.sqlite") as store:
        store.save(reading(LAST, 1, "CHL", "PER", "CONSULT", 1))
        assert api.posture(store, "chl", "united nations")[0]["target"] == "UNO"


REPORTS = [
    ("2021-05-04", "NATO condemned Russia on Tuesday. NATO Secretary General Jens Stoltenberg warned Russia of consequences."),
    ("2021-05-05", "Russia accused NATO of aggression. Russian troops fired at NATO forces."),
    ("2021-05-06", "The European Commission imposed sanctions on China. China condemned the European Union."),
    ("2021-05-07", "The Taliban attacked Afghan soldiers near Kabul. Afghan troops shelled the Taliban."),
    ("2021-05-08", "Hezbollah fired rockets at Israel. Israel bombed Hezbollah."),
    ("2021-05-09", "The African Union condemned Sudan."),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[api.Store]:
    with api.open_store(tmp_path_factory.mktemp("powers") / "s.sqlite") as store:
        for day, text in REPORTS:
            store.save(api.read(text, published=day, outlet="A").to_dict())
        yield store


@pytest.mark.parametrize(
    ("left", "right", "there", "back"),
    [
        ("RUS", "NATO", ["ACCUSE", "ASSAULT"], ["ACCUSE", "THREATEN"]),
        ("EU", "CHN", ["SANCTION"], ["ACCUSE"]),
        ("Taliban", "Afghanistan", ["ASSAULT"], ["ASSAULT"]),
        ("Israel", "Hezbollah", ["ASSAULT"], ["ASSAULT"]),
        ("African Union", "SDN", ["ACCUSE"], []),
    ],
)
def test_bodies_and_armed_groups_stand_to_others(told: api.Store, left: str, right: str, there: list[str], back: list[str]) -> None:
    one, other = api.posture(told, left, right)
    assert (sorted(deed["type"] for deed in one["deeds"]), sorted(deed["type"] for deed in other["deeds"])) == (there, back)


def test_they_are_called_by_name_wherever_powers_are_listed(told: api.Store) -> None:
    pairs = {(row["source"], row["target"]) for row in foremost_pairs(told)}
    assert {("RUS", "NATO"), ("Hezbollah", "ISR"), ("African Union", "SDN"), ("EUR", "CHN")} <= pairs
    assert not {side for pair in pairs for side in pair} & {"IGO", "LBN"}
    sides = {side for bond in api.network(told)["bonds"] for side in (bond["left"], bond["right"])}
    assert {"NATO", "EUR", "Taliban", "Hezbollah"} <= sides
    assert {"code": "NATO", "name": "NATO"} in api.powers()


def test_a_group_is_found_by_its_country_too(told: api.Store) -> None:
    assert len(told.events(actor="LBN", recipient="ISR")) == len(told.events(actor="Hezbollah", recipient="ISR")) == 1
    assert told.events(actor="NATO", recipient="RUS")


def test_whoever_is_no_power_is_told_what_one_is(told: api.Store) -> None:
    with pytest.raises(BadInput, match="'Atlantis' is no power that is known: give a country"):
        api.posture(told, "RUS", "Atlantis")
