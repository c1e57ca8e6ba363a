"""A course week by week: no week knows of a later one, and the last says what the course says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from realpolitik.analysis.weekly import dual_spans, weeks
from tests.analysis.test_course import DAYS, FORCE, LATE, PRESS, SHOW, TALK, between, every

DUAL = (every(range(0, DAYS - 28, 30), TALK), every(LATE, TALK), every(range(0, DAYS - 28, 60), FORCE), every(LATE, SHOW))


def test_the_last_week_says_what_the_course_says() -> None:
    found = between(*DUAL)
    told = weeks(found)
    for track in found.tracks:
        last = told[track.name][-1]
        assert (last.start, last.end) == (DAYS - 7, DAYS - 1)
        assert last.deeds == sum(track.counts[-7:])
        assert last.usual == pytest.approx(track.usual)
        assert last.rising == pytest.approx(track.rising)


def test_weeks_are_whole_and_in_a_row_from_the_first_that_has_an_eve() -> None:
    told = weeks(between(*DUAL))["talk"]
    assert told[0].start in range(1, 8)
    assert all(one.end + 1 == other.start for one, other in pairwise(told))
    assert sum(one.deeds for one in told) == sum(between(*DUAL).track("talk").counts[told[0].start :])


def test_no_week_knows_of_a_later_day() -> None:
    whole, before = between(*DUAL), between(*DUAL, last=between().first.fromordinal(between().last.toordinal() - 28))
    assert weeks(whole)["force"][: len(weeks(before)["force"])] == weeks(before)["force"]


def test_what_is_expected_is_known_on_the_eve() -> None:
    press = weeks(between(every(range(DAYS - 7, DAYS), PRESS)))["press"]
    assert press[-1].deeds == 7
    assert press[-1].expected.mean < 0.2
    quiet, high = press[-2].expected, press[-1].expected.between
    assert quiet.mean < 0.2
    assert [share for share, _, _ in high] == [0.8, 0.9]


def test_a_dual_track_has_its_span() -> None:
    ((start, end),) = dual_spans(between(*DUAL))
    assert end == DAYS - 1
    assert DAYS - 28 <= start < DAYS - 6
    assert dual_spans(between(every(range(0, DAYS, 2), TALK), every(LATE, FORCE))) == ()


def test_a_course_of_less_than_two_weeks_has_no_weeks() -> None:
    found = between(first=between().last, last=between().last)
    assert weeks(found)["talk"] == ()
    assert dual_spans(found) == ()
