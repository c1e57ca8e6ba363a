"""Powers: pairs are of countries and bodies of several, networks of countries, and neither of a trade without a country."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from realpolitik import api
from realpolitik.api.powers import foremost_pairs
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
