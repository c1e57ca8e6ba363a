"""Finds time expressions (TIMEX3) in English text; what they are worth is said in ``timex_values``.

Each rule is a pattern with named parts. Where rules compete the longest stretch wins, then the earlier rule. Modifiers before an
expression (*early*, *the end of*, *more than*) are taken in afterwards, so that no rule needs to know them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from realpolitik.text.timex_rules import MODIFIER, QUANTIFIER, RULES, SIGN_OF, SIGNS


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: its place in the text, the rule that found it and the parts it is made of (lower case).

    ``modifier`` holds the words taken in before it; ``start`` and ``end`` include them.
    """

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]
    modifier: str = ""


def _compile(pattern: str) -> re.Pattern[str]:
    head = "" if pattern.startswith("(?<") else r"(?<![\w$€£.-])(?<!\d,)"
    return re.compile(head + "(?:" + pattern + r")(?!\w)", re.IGNORECASE)


COMPILED = tuple((kind, _compile(pattern)) for kind, pattern in RULES)
DATES = frozenset({"day", "month", "weekday", "deictic", "part", "unit", "year", "decade", "season", "quarter", "century", "iso"})
NO_TIME = frozenset({"age", "share"})  # found only so that nothing else takes their words
NOT_MODIFIED = frozenset({"present", "past", "future", "set", "clock", "weekdays"})


# *a [five-hour]* and *a [two day]* visit, *its [third-quarter]* results; *third quarter* without a hyphen is a noun with its article.
ARTICLE = re.compile(
    r"(?:an?|the|its|their)\s(?:fiscal\s)??(?=(?:[\w,.]+-(?!ago|earlier)|(?!one\b|1\s|half\b)(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s(?:hour|day|week|month|year)$))",
    re.IGNORECASE,
)
POSSESSED = re.compile(
    r"\b(?:his|her|their|my|our|your|whose)\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE
)  # *in his thirties* is an age
HELD = frozenset({"duration", "quarter"})


def find(text: str) -> list[Found]:
    """Time expressions of a text, in order, none overlapping another."""
    plain = " " + text.lower()
    signs = {sign for sign, words in SIGNS.items() if any(word in plain for word in words)}
    candidates: list[tuple[int, int, int, Found]] = []
    for rank, (kind, pattern) in enumerate(COMPILED):
        if SIGN_OF[kind] not in signs:
            continue
        for match in pattern.finditer(text):
            parts = {key: value.lower().strip() for key, value in match.groupdict().items() if value is not None}
            lead = match["lead"] if "lead" in parts else match["ctx"] if "ctx" in parts else ""
            start = match.start() + len(lead or "")
            if kind == "decade" and POSSESSED.search(text[max(0, start - 20) : start]):
                continue
            if kind in HELD and (article := ARTICLE.match(text, start, match.end())):
                start = article.end()  # the article is that of what is so long or so dated: *a [five-hour] visit*
            candidates.append((start - match.end(), rank, start, Found(start, match.end(), kind, parts)))
    taken: list[Found] = []
    for _, _, _, found in sorted(candidates, key=lambda c: c[:3]):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    taken.sort(key=lambda found: found.start)
    return [_modified(text, found, taken) for found in taken if found.kind not in NO_TIME]


def _modified(text: str, found: Found, taken: list[Found]) -> Found:
    """The expression with the modifier before it, unless another expression stands there."""
    if found.kind in NOT_MODIFIED:
        return found
    floor = max((other.end for other in taken if other.end <= found.start), default=0)
    before = text[floor : found.start]
    match = (MODIFIER if found.kind in DATES else QUANTIFIER).search(before[-40:])
    if match is None:
        return found
    return Found(found.start - len(match[0]), found.end, found.kind, found.parts, match[0].strip().lower())
