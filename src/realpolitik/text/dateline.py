"""The date written in a dateline: *KYIV, Aug. 20, 2021 (Reuters) -*. Only a full date with its year counts."""

from __future__ import annotations

import re
from datetime import date

from realpolitik.text.timex import find
from realpolitik.text.timex_values import Anchor, resolve

# The opening words up to the dash, bracket or line end that closes a dateline.
OPENING = re.compile(r"\A\s*(?P<line>[^\n]{0,120}?)(?:\s[-–—]{1,2}\s|[—–]|\(\w[^)\n]{1,40}\)\s*[-–—:]|\n|\Z)")
# Before the date nothing but a place (*Tarun, Norland,*), after it nothing but an agency and a time of day.
BEFORE = re.compile(r"\s*(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2},\s*){0,2}(?:on\s)?")
AFTER = re.compile(r"[\s,.:|]*(?:\d\d?[:.]\d\d)?\s*(?:\(?[A-Z][\w. /]{0,30}\)?)?[\s:|-]*")
LABEL = re.compile(r"\b(?:published|posted|updated|date|issued)\b(?:\son)?:?\s*$", re.IGNORECASE)
KINDS = frozenset({"day", "iso", "slashed", "dotted"})
LINES = 4


def dateline_date(text: str) -> date | None:
    """The day a report's dateline names with its year; None where it names none."""
    for line in text.lstrip().split("\n")[:LINES]:
        opening = OPENING.match(line)
        head = opening["line"] if opening is not None and opening["line"] else line[:120]
        for found in find(head):
            if found.kind not in KINDS or not found.parts.get("y"):
                continue
            before, after = head[: found.start], head[found.end :]
            if LABEL.search(before) or (BEFORE.fullmatch(before) and AFTER.fullmatch(after)):
                return resolve(found, Anchor()).start
    return None
