"""How the brief says days, amounts, certainties and places, in as few letters as will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

Record = Mapping[str, Any]

CERTAINTY = ((0.9, "high"), (0.7, "good"), (0.5, "fair"), (0.0, "low"))
# How the ends of a move are led up to.
LEADS = {"source": "from ", "goal": "to ", "path": "by way of "}


def clean(words: str) -> str:
    """Words without control characters: a report must not drive the terminal that shows it."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def short(words: str, room: int) -> str:
    """Words cut at a space where they are longer than ``room``."""
    return words if len(words) <= room else words[: max(1, room - 1)].rsplit(" ", 1)[0].rstrip(" ,;…") + "…"


def certainty(confidence: float) -> str:
    """Confidence as a word."""
    return next(word for floor, word in CERTAINTY if confidence >= floor)


def days(when: Record | None) -> str:
    """A day or a period as short as it is known: 17 Jun 2021, Jun 2021, 1995."""
    if not when or not when["start"]:
        return "undated" if not when or not when["text"] else short(clean(when["text"]), 12)
    start, end = when["start"], when["end"] or when["start"]
    if len(start) < 10:
        return str(start)
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    if first == last:
        return f"{first.day} {first:%b} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last.year, last.month) == (first.year, first.month) and last.day >= 28:
        return f"{first:%b} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%b %y}"
    if first.year == last.year:
        return f"{first.day}/{first.month}–{last.day}/{last.month}/{last:%y}"
    return f"{first:%b %y}–{last:%b %y}"


def amount(figure: Record) -> str:
    """A figure with its bounds: ≥ 30, 14,000–15,000."""
    value, low, high = figure["value"], figure["low"], figure["high"]
    if low is not None and high is not None and low != high:
        return f"{low:,}–{high:,}"
    if low is not None and high is None:
        return f"≥ {low:,}"
    if high is not None and low is None:
        return f"≤ {high:,}"
    return f"{value:,}"


def whereabouts(where: Iterable[tuple[str, str]]) -> str:
    """Places by what they are to an event (``at``, ``source``, ``goal``, ``path``): *Herat; from Kabul to Doha*."""
    said: dict[str, list[str]] = {}
    for part, name in where:
        said.setdefault(part, []).append(name)
    at = ", ".join(said.get("at", ()))
    ends = " ".join(lead + ", ".join(said[part]) for part, lead in LEADS.items() if part in said)
    return "; ".join(filter(None, (at, ends)))
