"""The course of a pair: directions with their probability, dual tracks, and silence where there is too little."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from realpolitik.analysis.course import Course, course
from realpolitik.analysis.deeds import Deed
from realpolitik.core.telling import Telling

FIRST, DAYS = date(2021, 1, 1), 220
LAST = FIRST + timedelta(days=DAYS - 1)
TALK, FORCE, SHOW, PRESS = ("CONSULT", 1), ("SANCTION", 4), ("MOBILIZE", 4), ("ACCUSE", 3)


def deed(day: int, kind: tuple[str, int], *, source: str = "A") -> Deed:
    at, key = FIRST + timedelta(days=day), f"{kind[0]}-{day}-{source}"
    telling = Telling(event=key, report=key, story=key, source=source, day=at, type=kind[0], mode=None, quad=kind[1])
    return Deed(day=at, type=kind[0], mode=None, quad=kind[1], tellings=(telling,))


def between(*parts: list[Deed], first: date = FIRST, last: date = LAST) -> Course:
    return course([one for part in parts for one in part], source="RUS", target="GBR", first=first, last=last)


def every(days: range, kind: tuple[str, int], *, sources: str = "AB") -> list[Deed]:
    return [deed(day, kind, source=sources[number % len(sources)]) for number, day in enumerate(days)]


LATE = range(DAYS - 28, DAYS, 2)


def test_cooperation_and_force_that_both_rise_are_a_dual_track() -> None:
    found = between(every(range(0, DAYS - 28, 30), TALK), every(LATE, TALK), every(range(0, DAYS - 28, 60), FORCE), every(LATE, SHOW))
    assert found.enough
    assert found.dual
    talk, force, show, use = (found.track(name) for name in ("talk", "force", "show", "use"))
    assert (talk.deeds, talk.sources, talk.before, talk.direction) == (14, 2, 6, "up")
    assert (force.deeds, force.before, force.direction) == (14, 3, "up")
    assert (show.deeds, use.deeds, use.rising, use.direction) == (14, 0, None, "unknown")
    assert talk.rising is not None
    assert talk.rising > 0.99
    assert talk.usual == pytest.approx(7 * 6 / 180)


@pytest.mark.parametrize(
    ("talk", "force"),
    [
        (every(LATE, TALK, sources="A"), every(LATE, FORCE)),  # one source is none that confirms another
        (every(LATE, TALK), every(range(DAYS - 8, DAYS, 2), FORCE)),  # four deeds are too few
        (every(range(0, DAYS, 2), TALK), every(LATE, FORCE)),  # what is as usual does not rise
    ],
)
def test_no_dual_track_on_less(talk: list[Deed], force: list[Deed]) -> None:
    assert not between(talk, force).dual


def test_too_little_is_said() -> None:
    found = between(every(range(DAYS - 9, DAYS), PRESS))
    assert not found.enough
    assert between(every(range(DAYS - 10, DAYS), PRESS)).enough


def test_a_short_past_gives_no_direction() -> None:
    press = between(every(range(DAYS - 50, DAYS), PRESS), first=LAST - timedelta(days=60)).track("press")
    assert (press.usual, press.rising, press.direction) == (None, None, "unknown")
    assert press.week.mean > 3


def test_what_lies_outside_is_not_known() -> None:
    inside = every(range(100, DAYS), PRESS)
    assert between(inside) == between(inside, [deed(-5, FORCE), deed(DAYS + 3, FORCE)])


def test_a_fall() -> None:
    press = between(every(range(0, DAYS - 28, 2), PRESS)).track("press")
    assert press.direction == "down"
    assert sum(press.counts) == 96
    assert press.regimes[-1].rate < press.regimes[0].rate


def test_intervals_are_one_within_the_other() -> None:
    for track in between(every(range(0, DAYS, 3), PRESS), every(LATE, TALK)).tracks:
        (_, low, high), (_, lower, higher) = track.week.between
        assert lower <= low <= high <= higher
        assert low <= track.week.mean + 1


def test_days_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="no course"):
        between(first=LAST, last=FIRST)
    with pytest.raises(KeyError):
        between().track("love")
