"""A shelf of tellings in memory, found by the same keys, and as many of them, as on the shelf of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from realpolitik.assembly.stories import POOL, Change
from realpolitik.assembly.telling import Telling
from realpolitik.core.judgement import Judgement
from realpolitik.core.sameness import joined

# Days of one period; a report is held against those of its own period and of so many before and after it.
PERIOD, AROUND = 32, 2
# The last that came in with a key in a period, and the most promising of all that share a key.
LAST, MOST = 48, 48
# The period of what has no day, and the key by which bands are found whenever they came in.
UNDATED, EVER = 0, -1


def period(day: date | None) -> int:
    """The number of the period that a day lies in."""
    return UNDATED if day is None else day.toordinal() // PERIOD


def periods(day: date | None) -> list[int]:
    """The periods whose reports a report of this day is held against."""
    return [UNDATED] if day is None else periods_around(period(day))


def periods_around(own: int) -> list[int]:
    """The periods whose reports a report of this one is held against."""
    return [UNDATED, *range(own - AROUND, own + AROUND + 1)]


def promising(found: Sequence[tuple[int, Sequence[str]]], one: Telling) -> list[str]:
    """Of those found by each key, the most promising first, as many as are held against a report.

    What is found by a band of the sketch goes first, then what shares the words that tell most.
    """
    worth: dict[str, float] = defaultdict(float)
    rank = {key: 1 / (2 + place) for place, key in enumerate(one.keys)}
    bands = set(one.bands)
    for key, reports in found:
        for report in reports:
            worth[report] += 1e6 if key in bands and key not in rank else rank.get(key, 1e6)
    return sorted((report for report in worth if report != one.report), key=lambda report: (-worth[report], report))[:MOST]


class InMemory:
    """Tellings and judgements of one run."""

    def __init__(self) -> None:
        self.told: dict[str, Telling] = {}
        self.posted: dict[tuple[int, int], list[str]] = defaultdict(list)
        self.said: set[Judgement] = set()
        self.story: dict[str, str] = {}
        self.in_story: dict[str, list[str]] = {}

    def add(self, one: Telling) -> None:
        """Puts a telling on the shelf."""
        self.told[one.report] = one
        for key in one.keys:
            self.posted[period(one.day), key].append(one.report)
        for band in one.bands:
            self.posted[EVER, band].append(one.report)
        self.story[one.report] = one.report
        self.in_story[one.report] = [one.report]

    def near(self, one: Telling) -> Sequence[Telling]:
        places = [(at, key) for key in one.keys for at in periods(one.day)] + [(EVER, band) for band in one.bands]
        found = [(key, self.posted[at, key][-LAST:]) for at, key in places if (at, key) in self.posted]
        return [self.told[report] for report in promising(found, one)]

    def stories(self, reports: Collection[str]) -> dict[str, str]:
        return {report: self.story[report] for report in reports}

    def members(self, story: str) -> Sequence[Telling]:
        return [self.told[report] for report in self.in_story[story][-POOL:]]

    def judgements(self, reports: Collection[str]) -> Sequence[Judgement]:
        return [one for one in self.said if one.left in reports and one.right in reports]

    def judge(self, change: Change) -> None:
        self.said -= set(change.gone)
        self.said |= set(change.made)
        touched = {self.story[report] for report in change.reports}
        members = [report for story in sorted(touched) for report in self.in_story.pop(story)]
        for report, story in joined(members, self.judgements(set(members))).items():
            self.story[report] = story
            self.in_story.setdefault(story, []).append(report)
