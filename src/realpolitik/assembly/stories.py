"""Which reports tell one story, and which are copies of one another: judgements, each with its reason and score.

The theory: a reprint has the wording of its original, a machine-reworded copy still has its names and numbers in their order, and
an independent report of the same event shares rare words, most of all in its lead, and appears within weeks; the fewer words there are
to tell it by, the more it must agree in the day and the town it names. Stories are groups by average linkage: two groups are one story
if they are alike on the whole, not only in one member. A report that comes in is held against a few reports that its words point to;
the stories it may belong to are taken apart and grouped anew together with it, so that what came first has no privilege. Each joining
is one judgement between the two reports that are most alike; without it the story falls apart there. What people judged binds: *same*
is joined first, *different* is never joined.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from realpolitik.assembly.grouping import Groups
from realpolitik.assembly.telling import PERMUTATIONS, Numbers, Telling, likeness
from realpolitik.core.judgement import Judgement
from realpolitik.core.sameness import COPIES, is_copy, sources

__all__ = ["COPIES", "LEAST", "MAKER", "Change", "Linked", "Shelf", "akin", "in_order", "is_copy", "placed", "regrouped", "sources"]

MAKER = "stories"
# In how many days the likeness of reports of one event falls to a third.
FADING = 150.0
UNDATED = 0.7
# Reports of few words are alike by chance: of so many words likeness counts half.
FEW = 15
# What it counts that both name the same day first, that they name other towns, and that, not long after each other, they name days so many
# apart.
SAME_DAY, ELSEWHERE, OTHER_DAY, APART, SOON = 1.75, 0.1, 0.2, 2, 10
# In how many days it falls to a third of that what two short reports tell is one event.
PASSING = 100.0
# Of a report of so many words days and towns count half: a long one names those of much besides its news.
LONG = 70
# Below this, no day and no town makes two reports one event.
FAINT = 0.02
# How alike a report and a story, or two stories, must be on average.
LEAST = 0.1
# From here on a story is tried: what a report brings may be what one of its other reports lacked to join.
PROMISING = 0.06
# A story is tried if so many of its members that are most alike to the report are enough on average; as many stories at most.
FOREMOST, TRIED = 5, 3
# So many reports are grouped anew at most; a report joins a larger story as it stands.
POOL = 80
# The share of runs of five words that copies have in common, and of a reprint.
COPIED, REPRINTED = 0.35, 0.95
# The share of runs of three names or numbers, and the least number of them, that a reworded copy keeps.
KEPT, LEAST_KEPT = 0.45, 6
# Texts of fewer runs of words are too short to say that one is contained in the other.
SHORT = 40

Matrix = npt.NDArray[np.float64]


class Shelf(Protocol):
    """Where tellings and judgements stand."""

    def near(self, one: Telling) -> Sequence[Telling]:
        """Tellings that share the words that tell most or a band of the sketch with this one, a bounded number, without itself."""

    def stories(self, reports: Collection[str]) -> Mapping[str, str]:
        """The story of each report."""

    def members(self, story: str) -> Sequence[Telling]:
        """The tellings of a story; of a large one the last that came in, POOL at most."""

    def judgements(self, reports: Collection[str]) -> Sequence[Judgement]:
        """All judgements between two of these reports."""

    def judge(self, change: Change) -> None:
        """Takes judgements back and makes new ones."""


@dataclass(frozen=True, slots=True)
class Change:
    """Judgements that no longer hold, new ones, and the reports that they are about."""

    gone: tuple[Judgement, ...]
    made: tuple[Judgement, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """The judgements between reports, and for each report the least id of its story."""

    judgements: tuple[Judgement, ...]
    story: Mapping[str, str]


def placed(one: Telling, shelf: Shelf) -> Change:
    """The judgements by which a report that came in joins a story, or several stories become one or fall apart."""
    near = shelf.near(one)
    alike = _faded(one, near)
    copies = [other.report for other, score in zip(near, alike, strict=True) if _copied(one, other, score) is not None]
    story = shelf.stories([one.report, *(other.report for other in near)])
    own = story[one.report]
    tried = dict.fromkeys(story[other.report] for other, score in zip(near, alike, strict=True) if score >= PROMISING)
    held: dict[str, Sequence[Telling]] = {}
    fits: list[tuple[float, str]] = []
    for key in dict.fromkeys([own, *(story[other] for other in copies), *tried]):
        held[key] = [member for member in shelf.members(key) if member.report != one.report]
        foremost = np.sort(_faded(one, held[key]))[-FOREMOST:]
        fit = float(foremost.mean()) if len(foremost) else 0.0
        if key != own and (fit >= PROMISING or any(story[other] == key for other in copies)):
            fits.append((fit, key))
    # What it is one with already, if it is placed once more, and the stories it may belong to.
    chosen = [own, *(key for _, key in sorted(fits, key=lambda fit: (-fit[0], fit[1]))[:TRIED])]
    while len(chosen) > 1 + (not held[own]) and 1 + sum(len(held[key]) for key in chosen) > POOL:
        chosen.pop()  # too much to be grouped anew: the stories less like it stay as they are
    pool = [one, *(member for key in chosen for member in held[key])]
    return regrouped(pool, shelf, whole=len(pool) <= POOL)


def regrouped(pool: Sequence[Telling], shelf: Shelf, *, whole: bool = True) -> Change:
    """What grouping these reports anew changes; if not ``whole``, only the first finds its place and the others stay as they are."""
    pool = sorted(pool, key=lambda one: one.report) if whole else [*pool]
    names = tuple(one.report for one in pool)
    said = shelf.judgements(names)
    score = _scores(pool)
    if whole:
        wanted = _grouped(pool, score, [one for one in said if one.by != MAKER])
        own = {one for one in said if one.by == MAKER}
        change = Change(tuple(sorted(own - set(wanted), key=in_order)), tuple(one for one in wanted if one not in own), names)
    else:
        mine = {one for one in said if names[0] in (one.left, one.right)}
        change = Change((), tuple(_joins(pool, score)) if not any(one.verdict == "same" for one in mine) else (), names)
    shelf.judge(change)
    return change


def akin(one: Telling, others: Sequence[Telling]) -> list[bool]:
    """Which of the others may be in one story with a report: those alike enough, and copies."""
    return [score >= LEAST or _copied(one, other, score) is not None for other, score in zip(others, _faded(one, others), strict=True)]


# --- groups ---------------------------------------------------------------------------------------------------------------


def _grouped(pool: Sequence[Telling], score: Matrix, people: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of the grouping of a pool: copies first, then stories, the most alike first."""
    at = {one.report: number for number, one in enumerate(pool)}
    ruled = [(at[one.left], at[one.right], one.verdict) for one in people]
    groups = Groups(score, least=LEAST, apart=[(left, right) for left, right, verdict in ruled if verdict == "different"])
    for left, right, verdict in ruled:
        if verdict == "same":
            groups.merge(left, right)
    made = []
    for left, right, reason, value in _copies(pool, score):
        if groups.merge(left, right):
            made.append(_same(pool, left, right, reason, value))
    while (found := groups.next()) is not None:
        left, right = groups.nearest(*found[:2])
        groups.merge(left, right)
        made.append(_same(pool, left, right, f"same event: {score[left, right]:.2f} alike", found[2]))
    return made


def _joins(pool: Sequence[Telling], score: Matrix) -> list[Judgement]:
    """The judgement by which the first of a pool joins the rest."""
    if len(pool) == 1:
        return []
    copies = [(value, -other, reason) for other in range(1, len(pool)) for reason, value in _reasons(pool[0], pool[other], score[0, other])]
    if copies:
        value, other, reason = max(copies)
        return [_same(pool, 0, -other, reason, value)]
    nearest, mean = int(np.argmax(score[0, 1:])) + 1, float(score[0, 1:].mean())
    return [_same(pool, 0, nearest, f"same event: {score[0, nearest]:.2f} alike", mean)] if mean >= LEAST else []


def _scores(pool: Sequence[Telling]) -> Matrix:
    """How alike each two reports are."""
    rows = np.array([_faded(one, pool) for one in pool])
    np.fill_diagonal(rows, 0.0)
    least: Matrix = np.minimum(rows, rows.T)
    return least


def _faded(one: Telling, others: Sequence[Telling]) -> npt.NDArray[np.float64]:
    """How alike a report and others are as tellings of one event, from 0 to 1."""
    told = likeness(one, others)
    factors = [_setting(one, other) if alike >= FAINT else 1.0 for other, alike in zip(others, told, strict=True)]
    faded: npt.NDArray[np.float64] = np.round(np.minimum(1.0, told * np.array(factors)), 6)
    return faded


def _setting(one: Telling, other: Telling) -> float:
    """What the days, towns and lengths of two reports make of how alike their words are."""
    words = min(len(one.words), len(other.words))
    fading, told = UNDATED, 1.0
    if one.day is not None and other.day is not None:
        gap = abs((one.day - other.day).days)
        fading, told = math.exp(-gap / FADING), math.exp(-gap / PASSING)
        if one.days and other.days:
            if one.days[0] == other.days[0]:
                told *= SAME_DAY
            elif gap <= SOON:  # later, what is told again is told with days of its own
                apart = min(abs(mine - theirs) for mine in one.days for theirs in other.days)
                told *= OTHER_DAY ** min(1.0, apart / APART)
    if len(one.towns) and len(other.towns) and not (_among(one.towns, other.words) or _among(other.towns, one.words)):
        told *= ELSEWHERE
    return float(fading * words / (words + FEW) * told ** (1 / (1 + (words / LONG) ** 2)))


def _among(few: Numbers, words: Numbers) -> bool:
    """Whether one of a few words is among words that stand in order."""
    at = np.minimum(np.searchsorted(words, few), len(words) - 1)
    return bool((words[at] == few).any())


# --- copies ---------------------------------------------------------------------------------------------------------------


def _copies(pool: Sequence[Telling], score: Matrix) -> list[tuple[int, int, str, float]]:
    """All pairs of copies with reason and score, the surest first."""
    found = [
        (left, right, reason, value)
        for left in range(len(pool))
        for right in range(left + 1, len(pool))
        for reason, value in _reasons(pool[left], pool[right], score[left, right])
    ]
    return sorted(found, key=lambda one: (-one[3], one[0], one[1]))


def _reasons(one: Telling, other: Telling, alike: float) -> list[tuple[str, float]]:
    reason = _copied(one, other, alike)
    return [] if reason is None else [reason]


def _copied(one: Telling, other: Telling, alike: float) -> tuple[str, float] | None:
    """Why two reports are copies, and how surely; None if they are not."""
    if not len(one.sketch) or not len(other.sketch):
        return None
    if max(one.shingles, other.shingles) < SHORT and one.days and other.days and not set(one.days) & set(other.days):
        return None  # the same few words, of another day
    same = float(np.count_nonzero(one.sketch == other.sketch)) / PERMUTATIONS
    # The part of the shorter that the longer has, by the index of the two sets.
    sizes = sorted((one.shingles, other.shingles))
    contained = min(1.0, same * sum(sizes) / ((1 + same) * sizes[0]))
    if same >= REPRINTED:
        return "reprint: the same wording", same
    if same >= COPIED or (contained >= 2 * COPIED and sizes[0] >= SHORT):
        return f"copy: {contained:.0%} of the shorter wording", contained
    least = min(len(one.runs), len(other.runs))
    if alike < LEAST or least < LEAST_KEPT:
        return None  # names and numbers alone, without any other word in common, are a list of the same things
    shared = len(np.intersect1d(one.runs, other.runs, assume_unique=True))
    if shared >= LEAST_KEPT and shared / least >= KEPT:
        return f"reworded copy: {shared / least:.0%} of names and numbers in the same order", shared / least
    return None


# --- pieces ---------------------------------------------------------------------------------------------------------------


def _same(pool: Sequence[Telling], left: int, right: int, reason: str, score: float) -> Judgement:
    low, high = sorted((pool[left].report, pool[right].report))
    return Judgement(left=low, right=high, verdict="same", by=MAKER, reason=reason, score=round(score, 4))


def in_order(one: Judgement) -> tuple[str, str]:
    """By which judgements are put in order."""
    return one.left, one.right
