"""Finds what stands between quote marks, of whatever kind and however they are mixed.

A quotation may run over several paragraphs: each then opens with a mark and only the last is closed. Single marks count where
they can't be apostrophes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = re.compile("[“”„‟«»″\"]|``|''|’’|‘‘|‘’")
OPENING = frozenset({"“", "„", "«", "``", "‘‘", "‟"})
EITHER = frozenset({'"', "''", "’’", "″", "‘’"})
SINGLE = re.compile(r"(?<![\w.,!?’'])[‘'](?!(?:em|tis|twas|til|till|cause|cos|n|bout|round)\b|\d\ds?\b|[\s'’.,;:!?)])", re.IGNORECASE)
SINGLE_END = re.compile(r"(?<=[\w.,!?…%)])['’](?![\w'’])")
PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Quoted:
    """One quotation: a ``(start, end)`` range, marks included, for each paragraph it runs over."""

    ranges: tuple[tuple[int, int], ...]
    single: bool = False

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]


def quotations(text: str) -> list[Quoted]:
    """All quotations of a text in order; none lies in another (inner marks are part of the outer quotation)."""
    found: list[Quoted] = []
    running: list[tuple[int, int]] = []
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        closed, hanging = _in_paragraph(text, start, end)
        follows = bool(running) and bool(_first(closed, hanging, start, text))
        if running and not follows:
            found.append(Quoted(tuple(running)))
            running = []
        for number, (low, high) in enumerate(closed):
            ranges = (*running, (low, high)) if follows and number == 0 else ((low, high),)
            found.append(Quoted(ranges))
        if closed and follows:
            running = []
        if hanging is not None:
            last = end - (len(text[start:end]) - len(text[start:end].rstrip()))
            running.append((hanging, last))
            if not _next_opens(text, end):
                opens_here = not text[start:hanging].strip()
                if len(running) > 1 or opens_here:
                    found.append(Quoted(tuple(running)))
                running = []
        elif not follows:
            running = []
    if running:
        found.append(Quoted(tuple(running)))
    taken = sorted(range_ for quoted in found for range_ in quoted.ranges)
    found.extend(_singles(text, taken))
    return sorted(found, key=lambda quoted: quoted.start)


def _first(closed: list[tuple[int, int]], hanging: int | None, start: int, text: str) -> bool:
    """Whether the paragraph at ``start`` opens with a quotation."""
    low = closed[0][0] if closed else hanging
    return low is not None and not text[start:low].strip()


def _next_opens(text: str, end: int) -> bool:
    rest = text[end : end + 12].lstrip()
    match = DOUBLE.match(rest)
    return match is not None and match.group() != "”"


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """Closed ranges of one paragraph and the start of one left open."""
    closed: list[tuple[int, int]] = []
    opened: int | None = None
    inner = False
    for match in DOUBLE.finditer(text, start, end):
        mark, low, high = match.group(), match.start(), match.end()
        before = text[low - 1] if low > start else " "
        after = text[high] if high < end else " "
        looks_open = (before.isspace() or before in "([—–-:‘'") and not after.isspace()
        looks_shut = not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-’'")
        if opened is None:
            if mark in OPENING or (not after.isspace() and not (looks_shut and not looks_open)) or (mark in EITHER and looks_open):
                opened = low
        elif mark in EITHER and text[opened] in "“„«" and (inner or (looks_open and "”" in text[high:end])):
            inner = not inner
        elif mark in OPENING and not looks_shut:
            opened = low if before.isspace() and _ended(text, opened, low) else opened
        elif not (looks_open and not looks_shut and mark in EITHER and before.isspace()):
            closed.append((opened, high))
            opened = None
        else:
            # A mark that can only open while one is open: the earlier one was never closed.
            opened = low
    return closed, opened


def _ended(text: str, opened: int, low: int) -> bool:
    """Whether what was opened looks finished before ``low``."""
    return text[opened:low].rstrip()[-1:] in ".!?"


def _singles(text: str, taken: list[tuple[int, int]]) -> list[Quoted]:
    found: list[Quoted] = []
    at = number = 0
    while (match := SINGLE.search(text, at)) is not None:
        low = match.start()
        at = match.end()
        while number < len(taken) and taken[number][1] <= low:
            number += 1
        if number < len(taken) and taken[number][0] <= low:
            at = taken[number][1]
            continue
        stop = text.find("\n", low)
        stop = len(text) if stop < 0 else stop
        if number < len(taken):
            stop = min(stop, taken[number][0])
        shut = SINGLE_END.search(text, at, stop)
        if shut is None or (text[shut.start() - 1] == "s" and _later(text, shut, stop)):
            shut = None if shut is None else _later(text, shut, stop)
        if shut is not None:
            found.append(Quoted(((low, shut.end()),), single=True))
            at = shut.end()
    return found


def _later(text: str, shut: re.Match[str], stop: int) -> re.Match[str] | None:
    """The next closing mark, if no new quotation opens before it: *'the boys' game is over'*."""
    after = SINGLE_END.search(text, shut.end(), stop)
    opens = SINGLE.search(text, shut.end(), stop)
    return after if after is not None and (opens is None or opens.start() > after.start()) else None
