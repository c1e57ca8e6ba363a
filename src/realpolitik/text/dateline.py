"""The date written in a dateline: *KYIV, Aug. 20, 2021 (Reuters) -*. Only a full date with its year counts."""

from __future__ import annotations

import re
from datetime import date

from realpolitik.text.timex import find
from realpolitik.text.timex_values import Anchor, resolve

# The opening words up to the dash, bracket or line end that closes a dateline.
OPENING = re.compile(r"\A\s*(?P<line>[^\n]{0,120}?)(?:\s[-–—]{1,2}\s|[—–]|\(\w[^)\n]{1,40}\)\s*[-–—:]|\n|\Z)")
PLACE = re.compile(r"\A(?:[A-Z][A-Z.'-]+(?:[ ,]+[A-Z][A-Za-z.'-]+)*\b|[A-Z][a-z]+,\s[A-Z]|[A-Z][A-Za-z. ]+,\s)")
LABEL = re.compile(r"\A(?:published|posted|updated|date|issued)\b[:\s]", re.IGNORECASE)
KINDS = frozenset({"day", "iso", "slashed", "dotted"})


def dateline_date(text: str) -> date | None:
    """The day a report's dateline names with its year; None where it names none."""
    for line in text.lstrip().split("\n")[:4]:
        opening = OPENING.match(line)
        head = opening["line"] if opening is not None and opening["line"] else line[:120]
        alone = bool(find(head)) and len(head) < 60
        if not (PLACE.match(head) or LABEL.match(head) or alone):
            continue
        for found in find(head):
            if (
                found.kind in KINDS
                and found.parts.get("y")
                and (LABEL.match(head) or _stands_alone(head, found.start, found.end))
            ):
                return resolve(found, Anchor()).start
    return None


def _stands_alone(head: str, start: int, end: int) -> bool:
    """Nothing but a place, an agency and marks around the date: a sentence about a date is no dateline."""
    words = re.findall(r"\w+", head[:start] + " " + head[end:])
    return all(word[0].isupper() or word[0].isdigit() for word in words)
