"""What a diary lets expect between powers, and how good it was."""

from __future__ import annotations

import math

import pytest

from realpolitik.analysis.diary import Deed, Diary
from realpolitik.analysis.foretelling import TELLING, ActForecast, TrackForecast, Unknown, WhomForecast, foretell, whom
from realpolitik.analysis.reckoning import Answer, calibrated, scored
from realpolitik.analysis.tracks import TRACKS

DAYS = 120


def deed(source: str, target: str, day: int, type: str, quad: int) -> Deed:
    return Deed(source=source, target=target, day=day, type=type, quad=quad, events=(f"{source}{type}{day}",))


def diary(days: int = DAYS) -> Diary:
    """Each twenty days A threatens B and strikes three days later; C and D meet every other day."""
    deeds = [one for day in range(0, days, 20) for one in (deed("A", "B", day, "THREATEN", 3), deed("A", "B", day + 3, "ASSAULT", 4))]
    deeds += [one for day in range(0, days, 2) for one in (deed("C", "D", day, "CONSULT", 1), deed("D", "C", day, "CONSULT", 1))]
    deeds.append(deed("A", "B", days - 2, "THREATEN", 3))
    return Diary(tuple(one for one in deeds if one.day < days), days)


def test_each_pair_gets_its_tracks_and_its_next_act() -> None:
    found = foretell(diary(), [("A", "B"), ("C", "D")], horizon=7)
    tracks = {(one.source, one.track): one for one in found if isinstance(one, TrackForecast)}
    acts = {one.source: one for one in found if isinstance(one, ActForecast)}
    assert len(tracks) == 2 * len(TRACKS)
    assert tracks["C", "talk"].any > 0.9 > 0.5 > tracks["C", "force"].any
    assert tracks["A", "force"].any > tracks["A", "talk"].any
    assert acts["C"].chances[0][0] == "CONSULT"
    assert sum(chance for _, chance in acts["A"].chances) == pytest.approx(1, abs=1e-4)


def test_a_threat_lets_expect_a_strike_and_says_why() -> None:
    (act,) = [one for one in foretell(diary(), [("A", "B")], horizon=7) if isinstance(one, ActForecast)]
    (because, *_) = act.because["ASSAULT"]
    assert (because.before, because.suffered, because.confidence) == ("THREATEN", False, 1.0)
    assert because.lift > 2
    assert because.events == (f"ATHREATEN{DAYS - 2}",)


def test_what_follows_as_often_as_anyhow_is_no_reason() -> None:
    acts = [one for one in foretell(diary(), [("C", "D"), ("A", "B")], horizon=7) if isinstance(one, ActForecast)]
    lifts = [rule.lift for act in acts for rules in act.because.values() for rule in rules]
    assert lifts
    assert min(lifts) >= TELLING
    assert "CONSULT" not in next(act.because for act in acts if act.source == "C")


@pytest.mark.parametrize(
    ("days", "pair", "words"), [(20, ("C", "D"), "20 days"), (DAYS, ("B", "A"), "0 events"), (DAYS, ("X", "Y"), "0 ev")]
)
def test_too_little_evidence_is_said(days: int, pair: tuple[str, str], words: str) -> None:
    (found,) = foretell(diary(days), [pair], horizon=7)
    assert isinstance(found, Unknown)
    assert f"too little evidence: {words}" in found.reason


def test_whom_an_act_meets_next_and_why() -> None:
    found = whom(diary(), "A", "ASSAULT")
    assert isinstance(found, Unknown)  # only six are known
    deeds = [*diary().deeds, *(deed("A", other, day, "ASSAULT", 4) for day, other in enumerate("BEBFBEBBE", start=60))]
    found = whom(Diary(tuple(deeds), DAYS), "A", "ASSAULT")
    assert isinstance(found, WhomForecast)
    assert found.chances[0][0] == "B"
    assert dict(found.chances)["A"] == 0
    assert sum(chance for _, chance in found.chances) == pytest.approx(1, abs=1e-4)
    assert found.because["B"][0].before == "THREATEN"


def test_nothing_is_known_of_an_empty_diary() -> None:
    (found,) = foretell(Diary((), 0), [("A", "B")], horizon=7)
    assert isinstance(found, Unknown)


def test_scores() -> None:
    answers = [
        Answer(about="force", chances=((0.8, 1.0),), count=2, mean=1.6, size=5.0, held=True),
        Answer(about="force", chances=((0.4, 0.0),), count=0, mean=0.5, size=5.0, held=False),
        Answer(about="act", chances=((0.7, 1.0), (0.3, 0.0))),
    ]
    act, force = scored(answers)
    assert (force.about, force.n, force.held) == ("force", 2, 0.5)
    assert force.brier == pytest.approx((0.04 + 0.16) / 2)
    assert force.brier_of_share == pytest.approx(0.25)
    assert force.log_score == pytest.approx(-(math.log(0.8) + math.log(0.6)) / 2)
    assert act.brier == pytest.approx(0.18)
    assert act.log_score == pytest.approx(-math.log(0.7))
    assert act.held is None
    assert [(one.n, one.came) for one in calibrated(answers)] == [(1, 0.0), (1, 0.0), (1, 1.0), (1, 1.0)]


def test_none_is_scored_by_its_own_chance() -> None:
    none, two = (
        Answer(about="force", chances=((0.4, float(count > 0)),), count=count, mean=1.0, size=5.0, apart=True, held=True)
        for count in (0, 2)
    )
    assert scored([none])[0].count_log_score == pytest.approx(-math.log(0.6))
    # A negative binomial of mean 1 and size 5 counts two with 15 (5/6)^5 / 36, and none with (5/6)^5.
    nothing = (5 / 6) ** 5
    assert scored([two])[0].count_log_score == pytest.approx(-math.log(0.4 * 15 * nothing / 36 / (1 - nothing)))
