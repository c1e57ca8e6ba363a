"""Seasons and holidays, fixed and moving: which one is meant, and when it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from realpolitik.text.timex_amounts import year_of
from realpolitik.text.timex_anchor import BACK, ON, Anchor, choose
from realpolitik.text.timex_extent import SEASON_MONTHS, Value, dated
from realpolitik.text.timex_rules import HOLIDAYS, MOVING, SEASONS


def season(parts: Mapping[str, str], anchor: Anchor) -> Value:
    code = SEASONS[parts["s"]]
    if parts.get("y"):
        return dated(f"{year_of(parts['y']):04}-{code}")
    if anchor.published is None:
        return Value("DATE")
    here, near = anchor.published, parts.get("near", "")
    first = SEASON_MONTHS[code][0]
    begins = [date(here.year + shift, first, 1) for shift in (-2, -1, 0, 1)]
    over = [d for d in begins if d + relativedelta(months=3) <= here]
    ahead = [d for d in begins if d > here]
    if near == "this":
        running = max(d for d in begins if d <= here)
        chosen = running if here < running + relativedelta(months=3) else date(here.year, first, 1)
    elif near in ON or (anchor.tense == "future" and near not in BACK):
        chosen = min(ahead) if ahead else begins[-1]
    elif near in BACK:
        chosen = max(over)
    else:
        chosen = max(d for d in begins if d <= here)
    return dated(f"{chosen.year}-{code}")


def holiday(parts: Mapping[str, str], anchor: Anchor) -> Value:
    if parts.get("y"):
        return dated(_feast(int(parts["y"]), parts["h"]))
    here, near = anchor.published, parts.get("near", "").strip()
    if here is None:
        return Value("DATE")
    days = [date.fromisoformat(_feast(year, parts["h"])) for year in (here.year - 1, here.year, here.year + 1) if 0 < year < 10000]
    if near in BACK:
        days = [day for day in days if day < here][-1:] or days
    elif near in ON:
        days = [day for day in days if day > here][:1] or days
    elif near == "this":
        days = [day for day in days if day.year == here.year]
    chosen = choose(days, anchor)
    return dated(chosen.isoformat() if chosen else None)


def _feast(year: int, name: str) -> str:
    """The day of a holiday in a year."""
    if name in HOLIDAYS:
        return f"{year:04}-{HOLIDAYS[name]}"
    month, *place = (int(part) for part in MOVING[name].split())
    if not place:
        return (easter(year) + timedelta(days=month)).isoformat() if year > 1582 else f"{year:04}"
    return (date(year, month, 1) + relativedelta(day=1 if place[1] > 0 else 31, weekday=weekday(place[0], place[1]))).isoformat()
