"""Causes: windows that hold enough, chained in time; what overlaps is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from realpolitik.analysis.causes import causes
from realpolitik.core.tripwires import Alarm, Cause, Met, Pattern, Step, Tripwire

PLAIN = Pattern(kind="events", types=("ASSAULT",))
LATE = 10_000
TWO = (("r", "events", "1"), ("r", "events", "2"))


def met(day: int, step: int = 0, *, name: str | None = None, source: str = "s", **bound: str) -> Met:
    """A record of a day; its name is that of what it tells."""
    told = name if name is not None else f"{step}-{day}"
    return Met(step, tuple(sorted(bound.items())), day, "ASSAULT", (f"r{told}{source}", "events", told), told, source)


def tripwire(*steps: Step) -> Tripwire:
    return Tripwire(name="t", about=None, steps=steps)


def found(rule: Tripwire, given_: Sequence[Met], *, as_of: int = LATE) -> list[tuple[int, int, int]]:
    return [(cause.since, cause.day, cause.until) for cause in causes(rule, given_, as_of=as_of)]


def test_each_day_with_what_is_asked_for_is_a_cause() -> None:
    rule = tripwire(Step(pattern=PLAIN))
    assert found(rule, [met(3), met(1), met(3, name="another")]) == [(1, 1, 1), (3, 3, 3)]
    assert found(rule, []) == []


def test_a_window_must_hold_enough_and_overlapping_windows_are_one() -> None:
    rule = tripwire(Step(pattern=PLAIN, at_least=3, days=7))
    assert found(rule, [met(1), met(4), met(8)]) == []
    assert found(rule, [met(1), met(4), met(7)]) == [(1, 7, 7)]
    assert found(rule, [met(day) for day in (1, 4, 7, 9, 12, 40, 41, 42)]) == [(1, 7, 12), (40, 42, 42)]


def test_what_is_told_twice_happened_once() -> None:
    rule = tripwire(Step(pattern=PLAIN, at_least=2, days=7))
    assert found(rule, [met(1, name="a", source="x"), met(1, name="a", source="y")]) == []
    assert found(rule, [met(1, name="a"), met(1, name="b")]) == [(1, 1, 1)]


def test_sources_are_counted_apart_from_happenings() -> None:
    rule = tripwire(Step(pattern=PLAIN, sources=2, days=3))
    assert found(rule, [met(1, name="a"), met(2, name="b")]) == []
    (cause,) = causes(rule, [met(1, name="a", source="x"), met(1, name="a", source="y")], as_of=LATE)
    assert cause.sources == 2


def test_then_comes_within_so_many_days_with_the_same_meaning() -> None:
    rule = tripwire(Step(pattern=PLAIN), Step(pattern=PLAIN, within=5))
    assert found(rule, [met(1), met(6, 1)]) == [(1, 6, 6)]
    assert found(rule, [met(1), met(7, 1)]) == []
    assert found(rule, [met(6), met(1, 1)]) == []
    assert found(rule, [met(1), met(1, 1)]) == [(1, 1, 1)], "the order within a day is not known"
    (cause,) = causes(rule, [met(1, x="A"), met(2, 1, x="B"), met(3, 1, x="A", y="C")], as_of=LATE)
    assert (cause.binding, cause.days) == ((("x", "A"), ("y", "C")), (1, 3))
    assert not causes(rule, [met(1, x="A"), met(3, 1, y="A")], as_of=LATE), "two variables are two powers"


def test_one_record_is_not_its_own_answer() -> None:
    rule = tripwire(Step(pattern=PLAIN), Step(pattern=PLAIN, within=5))
    one = met(1, name="a")
    assert found(rule, [one, one._replace(step=1)]) == []


def test_a_later_step_may_need_more_than_one() -> None:
    rule = tripwire(Step(pattern=PLAIN), Step(pattern=PLAIN, at_least=2, days=3, within=5))
    assert found(rule, [met(1), met(2, 1)]) == []
    assert found(rule, [met(1), met(2, 1), met(3, 1)]) == [(1, 3, 3)]


def test_what_is_absent_is_known_when_its_days_are_over() -> None:
    rule = tripwire(Step(pattern=PLAIN), Step(pattern=PLAIN, within=10, absent=True))
    assert found(rule, [met(1)], as_of=11) == []
    assert found(rule, [met(1)], as_of=12) == [(1, 11, 11)]
    assert found(rule, [met(1), met(11, 1)]) == []
    assert found(rule, [met(1), met(12, 1)]) == [(1, 11, 11)]
    assert found(rule, [met(1), met(5)]) == [(1, 11, 15)], "two appeals that nobody answers are one cause while their days overlap"
    assert found(rule, [met(1, x="A"), met(5, 1, x="B")]) == [(1, 11, 11)]


def test_an_alarm_has_one_id_whatever_the_order() -> None:
    cause = Cause(binding=(("x", "A"),), since=1, day=1, until=2, records=TWO, days=(1, 2), sources=1)
    turned = replace(cause, records=cause.records[::-1], until=9)
    assert Alarm(tripwire="t", cause=cause).id == Alarm(tripwire="t", cause=turned).id
    assert Alarm(tripwire="t", cause=cause).id != Alarm(tripwire="u", cause=cause).id


DAYS = st.lists(st.tuples(st.integers(1, 60), st.sampled_from("xyz")), max_size=25)


@settings(deadline=None)
@given(days=DAYS, least=st.integers(1, 4), wide=st.integers(1, 9))
def test_a_day_is_in_a_cause_if_and_only_if_a_window_over_it_holds_enough(days: list[tuple[int, str]], least: int, wide: int) -> None:
    given_ = [met(day, name=f"{place}", source=source) for place, (day, source) in enumerate(days)]
    told = causes(tripwire(Step(pattern=PLAIN, at_least=least, days=wide)), given_, as_of=LATE)
    inside = {day for cause in told for day in cause.days}
    enough = {
        day
        for day, _ in days
        if any(sum(end - wide < other <= end for other, _ in days) >= least for end in range(day, day + wide))
    }  # fmt: skip
    assert inside == enough
    assert all(one.until < other.since for one, other in pairwise(told))


@settings(deadline=None)
@given(days=DAYS, answers=DAYS, within=st.integers(0, 20), as_of=st.integers(1, 90))
def test_what_is_answered_and_what_is_not_are_all(
    days: list[tuple[int, str]], answers: list[tuple[int, str]], within: int, as_of: int
) -> None:
    given_ = [met(day, name=f"a{place}", x=who) for place, (day, who) in enumerate(days)]
    given_ += [met(day, 1, name=f"b{place}", x=who) for place, (day, who) in enumerate(answers)]
    first, then = Step(pattern=PLAIN), Step(pattern=PLAIN, within=within)
    asked = {(one.day, one.binding[0][1]) for one in given_ if one.step == 0}
    answered = {(day, who) for day, who in asked if any(day <= other <= day + within and who == by for other, by in answers)}

    def of(rule: Tripwire) -> set[tuple[int, str]]:
        return {
            (day, cause.binding[0][1])
            for cause in causes(rule, given_, as_of=as_of)
            for key, day in zip(cause.records, cause.days, strict=True)
            if key[2].startswith("a")
        }

    assert of(tripwire(first, then)) == answered
    assert of(tripwire(first, replace(then, absent=True))) == {one for one in asked - answered if one[0] + within < as_of}
