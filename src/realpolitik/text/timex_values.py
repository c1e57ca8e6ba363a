"""What a time expression is worth: its TIMEX3 value, and the days it covers.

Relative expressions are counted from the day of publication or from the date last mentioned; without one of these they
have no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from realpolitik.text.numbers import number, ordinal
from realpolitik.text.timex import Found
from realpolitik.text.timex_amounts import UNITS, amount, clock_time, length, month_of, singular, weekday_of, year_of
from realpolitik.text.timex_anchor import BACK, ON, choose
from realpolitik.text.timex_anchor import Anchor as Anchor
from realpolitik.text.timex_extent import STEPS, Value, dated, day_of, extent, moved_by, quarterly, unit_value
from realpolitik.text.timex_feasts import holiday, season
from realpolitik.text.timex_rules import PARTS, SEASONS

ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y", "annual": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip
BACKWARD = frozenset({"ago", "earlier", "before", "previously", "in the past", "since"})


def _timed(day: date | None, parts: Mapping[str, str]) -> Value:
    """A day, with the clock time or part of the day said with it."""
    clock = parts.get("clock") or parts.get("clock2") or parts.get("wpart") or parts.get("part")
    if day is None:
        return Value("TIME" if clock else "DATE")
    if not clock:
        return dated(day.isoformat())
    return dated(day.isoformat() + clock_time(clock.replace("-", "")), "TIME")


# --- one function a rule ---------------------------------------------------------------------------------------------------


def _written(parts: Mapping[str, str], anchor: Anchor) -> Value:
    """Dates in figures; day and month change places where they must."""
    year, month, day = year_of(parts["y"]), int(parts["m"]), int(parts["d"])
    if month > 12:
        month, day = day, month
    return _timed(day_of(year, month, day), parts)


def _said_year(parts: Mapping[str, str], anchor: Anchor) -> int | None:
    """The year a date names: in figures, or as *last year*."""
    if parts.get("y") and re.search(r"\d|teen|ty|nineteen|twenty", parts["y"]):
        return year_of(parts["y"])
    if parts.get("yy"):
        return year_of(parts["yy"])
    which = parts.get("which") or parts.get("y")
    if which is None:
        return None
    if re.search(r"that|same|following|previous", which):
        base = int(anchor.mentioned[:4]) if anchor.mentioned and re.match(r"\d{4}", anchor.mentioned) else None
    else:
        base = anchor.published.year if anchor.published else None
    return None if base is None else base + _turn(which)


def _turn(which: str) -> int:
    words = set(which.replace("'s", "").split())
    return -1 if words & {"last", "previous", "past", "preceding", "prior"} else 1 if words & {"next", "following", "coming"} else 0


def _on_day(parts: Mapping[str, str], anchor: Anchor) -> Value:
    month, day = month_of(parts["month"]), int(re.sub(r"\D", "", parts["d"]))
    year = _said_year(parts, anchor)
    if year is not None:
        return _timed(day_of(year, month, day), parts)
    if anchor.published is None:
        return _timed(None, parts)
    around = [day_of(anchor.published.year + shift, month, day) for shift in (-1, 0, 1)]
    return _timed(choose([d for d in around if d is not None], anchor, slack=3), parts)


def _in_month(parts: Mapping[str, str], anchor: Anchor) -> Value:
    month, year = month_of(parts["month"]), _said_year(parts, anchor)
    if year is None and anchor.published is not None:
        here, near = anchor.published, parts.get("near", "")
        if near in ON or (anchor.tense == "future" and near not in BACK):
            year = here.year if month > here.month or (month == here.month and near not in ON) else here.year + 1
        elif near in BACK:
            year = here.year if month < here.month else here.year - 1
        elif near == "this" or month - here.month <= (2 if anchor.tense == "past" else 3):
            year = here.year  # a month so far back would be written with its year
        else:
            year = here.year - 1
    return dated(None if year is None else f"{year:04}-{month:02}")


def _on_weekday(parts: Mapping[str, str], anchor: Anchor) -> Value:
    published, near, then = anchor.published, parts.get("near", ""), parts.get("then", "")
    if published is None:
        return _timed(None, parts)
    if near.startswith("the ") and anchor.mentioned:
        published = _mentioned_day(anchor) or published  # *the previous Friday*: before the day the text speaks of
    back = (published.weekday() - weekday_of(parts["wd"])) % 7
    last, coming = published - timedelta(days=back), published + timedelta(days=-back % 7)
    if near.startswith("a week"):
        day = last - timedelta(days=7) if "ago" in near else coming + timedelta(days=7)
    elif near in BACK or then == "last week":
        day = last if back else last - timedelta(days=7)
        if then:
            day = published - timedelta(days=published.weekday() + 7 - weekday_of(parts["wd"]))
    elif near in ON or then == "next week":
        day = coming if coming != published else coming + timedelta(days=7)
    elif anchor.tense == "future" or (near == "this" and anchor.tense != "past"):
        day = coming
    else:
        day = last
    return _timed(day, parts)


def _on_weekdays(parts: Mapping[str, str], anchor: Anchor) -> Value:
    word = parts.get("wd") or parts.get("wd2") or parts["wds"].removesuffix("s")
    part = PARTS.get(parts.get("wpart") or parts.get("wparts", "").removesuffix("s"), "")
    return Value("SET", f"XXXX-WXX-{weekday_of(word) + 1}" + (f"T{part}" if part else ""))


def _deictic(parts: Mapping[str, str], anchor: Anchor) -> Value:
    word = parts["word"]
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, -2 if "before" in word else 2 if "after" in word else 0)
    day = None if anchor.published is None else anchor.published + timedelta(days=shift)
    return _timed(day, {"wpart": "night", **parts} if word == "tonight" else parts)


def _part(parts: Mapping[str, str], anchor: Anchor) -> Value:
    near, base = parts.get("near", ""), anchor.published
    if near.startswith("the ") or near == "that":
        base = _mentioned_day(anchor)
    shift = 1 if "next" in near or "following" in near else -1 if near in ("last", "the previous") else 0
    return _timed(None if base is None else base + timedelta(days=shift), {"part": "night", **parts} if "over" in parts else parts)


def _mentioned_day(anchor: Anchor) -> date | None:
    covers = extent(anchor.mentioned) if anchor.mentioned else None
    return covers[0] if covers and covers[2] in ("day", "time") else anchor.published


def _at_clock(parts: Mapping[str, str], anchor: Anchor) -> Value:
    day = _mentioned_day(anchor)
    if day is None:
        return Value("TIME")
    return dated(day.isoformat() + clock_time(parts["clock"], parts.get("part", "")), "TIME")


def _unit(parts: Mapping[str, str], anchor: Anchor) -> Value:
    unit = parts.get("unit") or parts.get("unit2") or parts["unit3"]
    near = parts.get("near") or parts.get("near2") or parts["near3"]
    base = anchor.published
    if near in ("that", "same", "following", "preceding", "previous", "the next"):
        covers = extent(anchor.mentioned) if anchor.mentioned else None
        base = covers[0] if covers else base
        if covers is None and near in ("that", "same"):
            return Value("DATE")
    if base is None:
        return Value("DATE")
    if parts.get("unit2") and anchor.tense == "past" and base.weekday() < 5:
        near = "last"
    if near == "latest" and unit == "quarter":
        near = "last"  # the quarter last reported
    if near == "past" and unit not in ("week", "month", "weekend"):
        return Value("DURATION", f"P1{UNITS[unit]}".replace("P1E", "P10Y"), moved_by(base, -1, unit), base, unit)
    turn = -1 if near in BACK - {"latest"} else 1 if near in ON else 0
    moved = moved_by(base, turn, unit)
    return Value("DATE") if moved is None else dated(unit_value(moved, unit))


def _year_end(parts: Mapping[str, str], anchor: Anchor) -> Value:
    year = parts.get("y") or (str(anchor.published.year) if anchor.published else None)
    return dated(year)


def _ago(parts: Mapping[str, str], anchor: Anchor) -> Value:
    """*Two years ago* counts from publication; *two years later* from the date last mentioned."""
    unit, way = singular(parts["unit"]), parts["dir"]
    if unit == "year" and way in ("ago", "earlier") and parts["n"] in ("a", "") and (quarter := _reported(parts, anchor)):
        return dated(f"{int(quarter[:4]) - 1}{quarter[4:]}")  # results are held against those a year before
    count = amount(parts["n"]) if parts["n"] else (1.0 if not parts["unit"].endswith("s") else None)
    if count is not None and parts.get("half"):
        count += 0.5
    sign = -1 if way in BACKWARD else 1
    if count is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    base, exact = anchor.published, False
    if way not in ("ago", "from now", "hence", "in the past"):
        covers = extent(anchor.mentioned) if anchor.mentioned else None
        if covers is not None:
            base, exact = covers[0], covers[2] in ("day", "time")
            if covers[2] == "month" and unit in ("year", "month"):
                unit, count = "month", count * (12 if unit == "year" else 1)
    if base is None:
        return Value("DATE")
    if unit in ("hour", "minute", "second"):
        return dated(base.isoformat())
    if parts.get("wd"):
        moved = moved_by(base, sign * count, unit)
        return dated(moved.isoformat() if moved else None)
    moved = moved_by(base, sign * count, unit)
    if moved is None:
        return Value("DATE")
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    if unit == "year" and count != int(count):
        grain = "month"  # *half a year ago*
    return dated(unit_value(moved, "day" if exact and unit == "week" else grain))


def _reported(parts: Mapping[str, str], anchor: Anchor) -> str | None:
    """The quarter whose results are told; None where the text speaks of no quarter of these years."""
    here, known = anchor.published, anchor.mentioned
    if quarterly(known) and known is not None:
        if here is None:
            return known
        if abs(here.year - int(known[:4])) <= 1:
            return f"{here.year if here.month > 3 else int(known[:4])}{known[4:]}"
    if parts.get("period", "").endswith("quarter") and here is not None:
        return unit_value(here - STEPS["quarter"], "quarter")
    return None


def _recent(parts: Mapping[str, str], anchor: Anchor) -> Value:
    """*The last two weeks*: a duration that touches the day of publication."""
    unit, near = singular(parts["unit"]), parts["near"]
    plural = parts["unit"] != unit
    count = amount(parts["n"]) if parts["n"] else (None if plural else 1.0)
    if not plural and not parts["n"]:
        return _unit({"unit": unit, "near": near}, anchor)
    if not near:
        return Value("DURATION", length(None, unit))  # *the weeks ahead*
    if not parts["n"] and near == "recent":
        return Value("DATE", "PAST_REF")
    value = length(count, unit)
    base = anchor.published
    if base is None or count is None or unit not in STEPS or near == "first":
        return Value("DURATION", value)
    other = moved_by(base, -count if near in BACK else count, unit)
    if other is None:
        return Value("DURATION", value)
    return Value("DURATION", value, min(base, other), max(base, other), unit)


def _duration(parts: Mapping[str, str], anchor: Anchor) -> Value:
    unit = singular(parts["unit"].removesuffix("long"))
    words = parts.get("n") or ""
    count = amount(words) if words else (1.0 if unit == parts["unit"].removesuffix("long") else None)
    if count is not None and parts.get("half"):
        count += 0.5
    value = length(count, unit)
    if parts.get("plus") and (more := re.match(r"(?:and\s)?(.+?)\s(\w+)$", parts["plus"].strip())):
        second = length(amount(more[1]), singular(more[2])).removeprefix("P")
        value += second.removeprefix("T") if "T" in value else second
    return Value("DURATION", value)


def _set(parts: Mapping[str, str], anchor: Anchor) -> Value:
    if parts.get("adverb"):
        return Value("SET", ADVERBS[parts["adverb"]])
    count = None if parts.get("n") == "few" else amount(parts.get("n", "")) or 1.0
    return Value("SET", length(count, singular(parts["unit"])))


def _in_year(parts: Mapping[str, str], anchor: Anchor) -> Value:
    return dated(f"{year_of((parts.get('y') or parts.get('y2') or parts['y3']).strip(chr(39))):04}")


def _years(parts: Mapping[str, str], anchor: Anchor) -> Value:
    first = int(parts["y"])
    last = int(parts["y2"]) if len(parts["y2"]) == 4 else first - first % 100 + int(parts["y2"])
    if last <= first:
        return dated(parts["y"])
    return Value("DURATION", f"P{last - first}Y", date(first, 1, 1), date(last, 12, 31), "year")


def _decade(parts: Mapping[str, str], anchor: Anchor) -> Value:
    if "c" in parts:
        return dated(parts["c"] + parts["d"])
    if "c4" in parts:
        tens = 0 if parts["d4"] == "hundred" else int(number(parts["d4"].removesuffix("s") + "ty") or 0) // 10
        return dated({"eighteen": "18", "nineteen": "19", "twenty": "20"}[parts["c4"]] + str(tens))
    tens = int(parts.get("d2") or parts.get("d3") or (number(parts["d5"].removesuffix("ies") + "y") or 0) // 10)
    return dated(f"19{tens}")


def _century(parts: Mapping[str, str], anchor: Anchor) -> Value:
    count = ordinal(parts["c"])
    if count is None or parts.get("bc"):
        return Value("DATE")
    return dated(f"{count - 1:02}")


def _quarter(parts: Mapping[str, str], anchor: Anchor) -> Value:
    which = int(parts.get("q2") or ordinal(parts["q"]) or 1)
    year = _said_year({"y": parts.get("y") or parts.get("y2") or ""}, anchor)
    if (year is None or not (parts.get("y") or parts.get("y2"))) and anchor.published is not None:
        here = anchor.published
        now = (here.month + 2) // 3
        year = here.year - 1 if which > now and anchor.tense != "future" else here.year
    return dated(None if year is None else f"{year:04}-Q{which}")


def _this_quarter(parts: Mapping[str, str], anchor: Anchor) -> Value:
    if parts.get("y"):  # *the 1988 quarter*
        return dated(parts["y"] + (anchor.mentioned[4:] if anchor.mentioned and quarterly(anchor.mentioned) else ""))
    known = anchor.mentioned if anchor.mentioned and re.fullmatch(r"\d{4}-Q\d", anchor.mentioned) else None
    if known is None and anchor.published is not None:
        known = unit_value(anchor.published - STEPS["quarter"], "quarter")  # results are told when a quarter is over
    if known is None:
        return Value("DATE")
    return dated(f"{int(known[:4]) - 1}{known[4:]}" if parts.get("ago") else known)


def _half(parts: Mapping[str, str], anchor: Anchor) -> Value:
    year = _said_year({"y": parts.get("y", "this year")}, anchor)
    return dated(None if year is None else f"{year:04}-H{1 if parts['h'] == 'first' else 2}")


def _present(parts: Mapping[str, str], anchor: Anchor) -> Value:
    here = anchor.published
    return Value("DATE", "PRESENT_REF", here, here, "day" if here else None)


RESOLVERS: Mapping[str, Callable[[Mapping[str, str], Anchor], Value]] = {
    "iso": _written, "slashed": _written, "dotted": _written, "day": _on_day, "month": _in_month, "weekday": _on_weekday,
    "weekdays": _on_weekdays, "deictic": _deictic, "part": _part, "clock": _at_clock, "unit": _unit, "year_end": _year_end,
    "ago": _ago,
    "recent": _recent, "duration": _duration, "set": _set, "year": _in_year, "years": _years, "decade": _decade,
    "century": _century,
    "quarter": _quarter, "this_quarter": _this_quarter, "half": _half, "season": season, "holiday": holiday,
    "present": _present,
    "every_month": lambda parts, anchor: Value("SET", f"XXXX-{month_of(parts['month']):02}"),
    "every_season": lambda parts, anchor: Value("SET", f"XXXX-{SEASONS[parts['s']]}"),
    "past": lambda parts, anchor: Value("DATE", "PAST_REF"), "future": lambda parts, anchor: Value("DATE", "FUTURE_REF"),
}  # fmt: skip


def resolve(found: Found, anchor: Anchor) -> Value:
    """The value of a time expression under an anchor."""
    return RESOLVERS[found.kind](found.parts, anchor)
