"""What follows what: confidence, and lift over what the same pairs have anyhow."""

from __future__ import annotations

import pytest

from realpolitik.analysis.sequels import sequels
from tests.analysis.test_forecast import acts

THREATENS, MEETS, STRIKES = range(3)


def test_a_strike_follows_each_threat_within_days() -> None:
    rows = [row for day in range(0, 100, 20) for row in ((0, THREATENS, 1, day), (0, STRIKES, 1, day + 3))]
    rows.append((0, MEETS, 1, 119))
    (rule,) = [one for one in sequels(acts(rows), actors=2, relations=3) if (one.before, one.after) == (THREATENS, STRIKES)]
    assert (rule.tried, rule.followed, rule.confidence) == (5, 5, 1.0)
    # 31 of the 113 days whose next week is known have a strike in it: three before the first, seven before each other.
    assert rule.lift == pytest.approx(113 / 31)


def test_what_is_suffered_is_a_beginning_too() -> None:
    rows = [row for day in range(0, 100, 20) for row in ((0, THREATENS, 1, day), (1, STRIKES, 0, day + 3))]
    found = {(one.before, one.after) for one in sequels(acts([*rows, (0, MEETS, 1, 119)]), actors=2, relations=3)}
    assert (3 + THREATENS, STRIKES) in found
    assert (THREATENS, STRIKES) not in found


def test_what_comes_every_day_follows_nothing() -> None:
    rows = [(0, kind, 1, day) for day in range(50) for kind in (THREATENS, STRIKES)]
    assert sequels(acts(rows), actors=2, relations=3) == ()


@pytest.mark.parametrize("rows", [[], [(0, 0, 1, 0)], [(0, 0, 1, 0), (0, 1, 1, 2)]])
def test_a_short_past_has_no_rules(rows: list[tuple[int, int, int, int]]) -> None:
    assert sequels(acts(rows), actors=2, relations=3) == ()
