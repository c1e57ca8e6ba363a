"""Which tellings of a status are one."""

from __future__ import annotations

from realpolitik.assembly.statuses import statuses
from realpolitik.core.marks import Span, Standing, StandingKind
from realpolitik.core.report import Report

TEXT = "One truce began in May, it held, and another began in June."


def told(start: int, since: str | None, kind: StandingKind = "ceasefire") -> Standing:
    return Standing(
        span=Span(start, start + 5),
        by="hand",
        score=0.7,
        kind=kind,
        by_actor="Norland",
        subject="Sudland",
        holds=True,
        since=since,
        until=None,
    )


def sinces(*marks: Standing) -> list[str | None]:
    return [one.standing.since for one in statuses(Report(text=TEXT).with_marks(marks, gives=(Standing,)))]


def test_two_dated_truces_are_two() -> None:
    assert sinces(told(0, "2001-05"), told(24, None), told(37, "2001-06")) == ["2001-05", "2001-06"]


def test_a_month_and_a_day_in_it_are_one() -> None:
    assert sinces(told(0, "2001-05"), told(37, "2001-05-03")) == ["2001-05"]


def test_the_dated_telling_stays() -> None:
    assert sinces(told(0, None), told(37, "2001-06")) == ["2001-06"]


def test_membership_is_told_once() -> None:
    assert sinces(told(0, "2001", "membership"), told(37, "2004", "membership")) == ["2001"]
