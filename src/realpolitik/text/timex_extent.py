"""A TIMEX3 value with the days it covers, and the value of the stretch of time a day lies in."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

Kind = Literal["DATE", "TIME", "DURATION", "SET"]

STEPS = {
    "day": relativedelta(days=1), "night": relativedelta(days=1), "week": relativedelta(weeks=1),
    "weekend": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2), "month": relativedelta(months=1), "quarter": relativedelta(months=3),
    "year": relativedelta(years=1), "decade": relativedelta(years=10), "century": relativedelta(years=100),
}  # fmt: skip
# Months in half a unit: *half a century ago*.
HALVES = {"year": 6, "decade": 60, "century": 600}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 type and value, with the first and last day it covers and how exact it is."""

    type: Kind
    value: str | None = None
    start: date | None = None
    end: date | None = None
    precision: str | None = None


def extent(value: str) -> tuple[date, date, str] | None:
    """First and last day of a TIMEX3 date value, and its precision; None for what names no days.

    >>> extent("2021-W33")
    (datetime.date(2021, 8, 16), datetime.date(2021, 8, 22), 'week')
    """
    day, _, clock = value.partition("T")
    try:
        return _extent(day, bool(clock))
    except ValueError:
        return None


def _extent(day: str, timed: bool) -> tuple[date, date, str] | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        on = date.fromisoformat(day)
        return on, on, "time" if timed else "day"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 6 if week[3] else 1)
        return first, first + timedelta(days=1 if week[3] else 6), "weekend" if week[3] else "week"
    if part := re.fullmatch(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI))", day):
        year = int(part[1])
        if part[2]:
            return *_months(year, int(part[2]), int(part[2])), "month"
        if part[3]:
            return *_months(year, 3 * int(part[3]) - 2, 3 * int(part[3])), "quarter"
        if part[4]:
            return *_months(year, 6 * int(part[4]) - 5, 6 * int(part[4])), "half"
        return *_months(year, *SEASON_MONTHS[part[5]]), "season"
    if re.fullmatch(r"\d{2,4}", day) and int(day) >= 1:
        size = 10 ** (4 - len(day))
        first = max(int(day) * size, 1)
        return date(first, 1, 1), date(int(day) * size + size - 1, 12, 31), {1: "year", 10: "decade", 100: "century"}[size]
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    over = year if last >= first else year + 1
    return date(year, first, 1), date(over, last, calendar.monthrange(over, last)[1])


def unit_value(day: date, unit: str) -> str:
    """The value of the unit of time that ``day`` lies in."""
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return {
        "month": f"{day.year:04}-{day.month:02}", "year": f"{day.year:04}", "decade": f"{day.year:04}"[:3],
        "century": f"{day.year:04}"[:2],
    }.get(unit, day.isoformat())  # fmt: skip


def moved_by(base: date, count: float, unit: str) -> date | None:
    """``base`` moved by so many units; None where it leaves the calendar."""
    if unit not in STEPS:
        return base
    try:
        whole = int(count)
        half = HALVES.get(unit, 0) if count != whole else 0
        return base + STEPS[unit] * whole + relativedelta(months=half if count > 0 else -half)
    except (ValueError, OverflowError):
        return None


def dated(value: str | None, kind: Kind = "DATE") -> Value:
    covers = extent(value) if value else None
    return Value(kind, value) if covers is None else Value(kind, value, *covers)


def quarterly(value: str | None) -> bool:
    """Whether a value is a quarter of a year."""
    return value is not None and re.fullmatch(r"\d{4}-Q\d", value) is not None


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
