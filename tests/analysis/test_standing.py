"""Who stands with whom: shares, signs and groups."""

from __future__ import annotations

import pytest

from realpolitik.analysis.standing import bonds, groups

ROWS = [
    ("AAA", "BBB", 1, 30), ("BBB", "AAA", 2, 10), ("BBB", "CCC", 1, 20), ("AAA", "CCC", 1, 25),
    ("XXX", "YYY", 1, 40), ("AAA", "XXX", 4, 30), ("YYY", "BBB", 3, 20), ("CCC", "XXX", 1, 2), ("CCC", "YYY", 1, 3), ("CCC", "YYY", 3, 3),
]  # fmt: skip


def test_bonds() -> None:
    found = {(bond.left, bond.right): bond for bond in bonds(ROWS)}
    assert found["AAA", "BBB"].counts == {"talk": 30, "deliver": 10, "press": 0, "force": 0}
    assert found["AAA", "BBB"].share == pytest.approx(40 / 183)
    assert found["AAA", "BBB"].shares["deliver"] == 1
    signs = {pair: bond.sign for pair, bond in found.items()}
    assert (signs["AAA", "BBB"], signs["AAA", "XXX"], signs["CCC", "XXX"], signs["CCC", "YYY"]) == (1, -1, None, 0)
    assert sum(bond.share for bond in found.values()) == pytest.approx(1)
    assert [bond.share for bond in bonds(ROWS)] == sorted((bond.share for bond in found.values()), reverse=True)


def test_groups_are_those_who_stand_together() -> None:
    assert groups(bonds(ROWS)) == (("AAA", "BBB", "CCC"), ("XXX", "YYY"))
    assert groups(()) == ()


def test_a_common_enemy_makes_no_friends() -> None:
    rows = [("AAA", "ENE", 4, 90), ("BBB", "ENE", 4, 80), ("AAA", "BBB", 1, 20), ("AAA", "BBB", 3, 25), ("BBB", "CCC", 1, 3)]
    assert groups(bonds(rows)) == (("BBB", "CCC"),)


def test_acts_of_no_class_and_toward_oneself_do_not_count() -> None:
    assert bonds([("AAA", "BBB", 0, 5), ("AAA", "AAA", 1, 5)]) == ()
