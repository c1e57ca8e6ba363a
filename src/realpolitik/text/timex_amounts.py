"""Amounts of time, years, months, weekdays and clock times, from words to TIMEX3."""

from __future__ import annotations

import re

from realpolitik.text.numbers import number
from realpolitik.text.timex_rules import MONTHS, PARTS, WEEKDAYS

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W", "fortnight": "F",
    "month": "M",
    "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip


def singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.rstrip("s")


def amount(words: str) -> float | None:
    """The number before a unit; None where it is left open (*several*, *some*)."""
    words = re.split(r"\s?(?:\bto\b|\bor\b|–|-(?=\d))\s?", words.strip())[0]
    if words.startswith(("couple", "a couple")):
        return 2.0
    if words in ("a half", "half", "half a"):
        return 0.5
    return number(words) if words else None


def year_of(words: str) -> int:
    if words.isdigit():
        return int(words) if len(words) == 4 else (1900 if int(words) > 40 else 2000) + int(words)
    if words == "two thousand":
        return 2000
    head, *tail = re.split(r"[\s-]", words)
    return int((number(head) or 0) * 100 + (number(" ".join(tail)) or 0))


def month_of(words: str) -> int:
    return MONTHS[words.strip(" .").lower()]


def weekday_of(words: str) -> int:
    return WEEKDAYS[words.strip(" .").lower()]


def clock_time(words: str, part: str = "") -> str:
    """Clock time as TIMEX3 writes it after the day: ``T20:00``, ``TNI``."""
    words = words.lower()
    if words in PARTS:
        return "T" + PARTS[words]
    if found := re.match(r"(\d\d?):(\d\d)(:\d\d)?", words):
        hour, rest = int(found[1]), f":{found[2]}{found[3] or ''}"
    elif found := re.match(r"(\d\d)(\d\d)\s?(?:gmt|utc|h)", words):
        hour, rest = int(found[1]), f":{found[2]}"
    else:
        hour, rest = int(number(re.split(r"\s|[ap]\.?m|o'", words)[0]) or 0), ":00"
    evening = re.search(r"p\.?m|afternoon|evening|night", words + " " + part) is not None
    if evening and hour < 12:
        hour += 12
    elif re.search(r"\ba\.?m|\da\.?m", words) and hour == 12:
        hour = 0
    zone = "Z" if re.search(r"gmt|utc", words) else ""
    return f"T{hour:02}{rest}{zone}"


def length(count: float | None, unit: str) -> str:
    code = UNITS[unit]
    if code in ("E", "C"):
        code, count = "Y", None if count is None else count * (10 if code == "E" else 100)
    if code == "F":
        code, count = "W", None if count is None else count * 2
    if unit == "weekend":
        code, count = "D", None if count is None else count * 2
    time, code = ("T", code[1]) if code.startswith("T") else ("", code)
    if count is None:
        return f"P{time}X{code}"
    if count != int(count) and code in ("Y", "H", "M") and count * 2 == int(count * 2):
        rest = {"Y": "6M", "H": "30M", "M": "30S" if time else "2W"}[code]
        return f"P{time}{int(count)}{code}{rest}" if count > 1 else f"P{time}{rest}"
    return f"P{time}{count:g}{code}" if count < 1e6 else f"P{time}{int(count)}{code}"
