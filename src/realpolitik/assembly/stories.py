"""Which reports tell one story, and which are copies of one another: judgements, each with its reason and score.

The theory: a reprint has the wording of its original, a machine-reworded copy still has its names and numbers in their order, and an
independent report of the same event shares rare words, most of all in its lead, and appears within weeks. Stories are groups
by average linkage: a report joins a story if it is like the whole of it, not only like one member. Every joining is one judgement between
the two reports that are most alike; without it the story falls apart there.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.assembly.telling import PERMUTATIONS, Telling, likeness
from realpolitik.core.judgement import Judgement

MAKER = "stories"
COPIES = ("reprint", "copy", "reworded copy")
# What terms, lead and names count for in how alike two reports are.
WEIGHTS = (0.45, 0.45, 0.1)
# In how many days the likeness of reports of one event falls to a third.
FADING = 120.0
UNDATED = 0.7
# How alike a report and a story must be on average.
LEAST = 0.075
# Two reports are held against each other if they share so many of the words that tell most of each.
TELLING_WORDS, SHARED = 40, 2
# The share of runs of five words that copies have in common, and of a reprint.
COPIED, REPRINTED = 0.35, 0.95
# Reports of which so many bands of the sketch agree are held against each other as copies.
BAND = 3
# The share of runs of three names or numbers, and the least number of them, that a reworded copy keeps.
KEPT, LEAST_KEPT, RUN = 0.45, 6, 3


@dataclass(frozen=True, slots=True)
class Linked:
    """The judgements between reports, and for each report the least id of its story."""

    judgements: tuple[Judgement, ...]
    story: Mapping[str, str]


def linked(tellings: Sequence[Telling]) -> Linked:
    """Copies first, then stories. The order of reports makes no difference."""
    ordered = sorted(tellings, key=lambda one: one.report)
    copies = _copies(ordered)
    joined = _joined(ordered, copies)
    judgements = sorted((*copies.values(), *joined), key=lambda one: (one.left, one.right))
    return Linked(tuple(judgements), _least([one.report for one in ordered], judgements))


def is_copy(judgement: Judgement) -> bool:
    """Whether a judgement says that one report is a copy of the other, not only that both tell one event."""
    return judgement.verdict == "same" and judgement.reason.partition(":")[0] in COPIES


def sources(tellings: Iterable[Telling], judgements: Iterable[Judgement], family: Mapping[str, str]) -> int:
    """How many independent sources tell it: copies are one source, and so is what one outlet or agency gives out (``family``)."""
    keys = [one.report for one in tellings]
    links = [one for one in judgements if is_copy(one)]
    groups = _least(keys, links)
    seen: dict[str, str] = {}
    extra = [
        Judgement(left=min(seen[name], key), right=max(seen[name], key), verdict="same", by=MAKER, reason="one family")
        for key in keys
        if (name := family.get(key)) is not None and seen.setdefault(name, key) != key
    ]
    groups = _least(keys, [*links, *extra])
    return len(set(groups.values()))


# --- copies ---------------------------------------------------------------------------------------------------------------


def _copies(tellings: Sequence[Telling]) -> dict[tuple[int, int], Judgement]:
    found: dict[tuple[int, int], Judgement] = {}
    for left, right in sorted(_near(tellings) | _alike_in_names(tellings)):
        reason = _copied(tellings[left], tellings[right])
        if reason is not None:
            found[left, right] = _same(tellings, left, right, *reason)
    return found


def _near(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Pairs whose sketches agree in a whole band."""
    bands: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        if not one.bare.sketch:
            continue  # a text without words is a copy of nothing
        for at in range(0, PERMUTATIONS - BAND + 1, BAND):
            bands[at, one.bare.sketch[at : at + BAND]].append(number)
    return {pair for members in bands.values() for pair in _pairs(members)}


def _alike_in_names(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Pairs that share enough runs of names and numbers."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        for run in _runs(one):
            having[run].append(number)
    shared = Counter(pair for members in having.values() if len(members) <= 50 for pair in _pairs(members))
    return {pair for pair, count in shared.items() if count >= LEAST_KEPT}


def _copied(one: Telling, other: Telling) -> tuple[str, float] | None:
    """Why two reports are copies, and how surely; None if they are not."""
    if not one.bare.sketch or not other.bare.sketch:
        return None
    same = sum(a == b for a, b in zip(one.bare.sketch, other.bare.sketch, strict=True)) / PERMUTATIONS
    # The part of the shorter that the longer has, by the index of the two sets.
    sizes = sorted((one.bare.shingles, other.bare.shingles))
    contained = min(1.0, same * sum(sizes) / ((1 + same) * sizes[0]))
    if same >= REPRINTED:
        return "reprint: the same wording", same
    if same >= COPIED or (contained >= 2 * COPIED and sizes[0] >= 40):
        return f"copy: {contained:.0%} of the shorter wording", contained
    left, right = _runs(one), _runs(other)
    least = min(len(left), len(right))
    kept = len(left & right) / least if least else 0.0
    if len(left & right) >= LEAST_KEPT and kept >= KEPT:
        return f"reworded copy: {kept:.0%} of names and numbers in the same order", kept
    return None


def _runs(one: Telling) -> frozenset[tuple[str, ...]]:
    words = one.bare.skeleton
    runs = (words[at : at + RUN] for at in range(len(words) - RUN + 1))
    return frozenset(run for run in runs if len(set(run)) > 1)


# --- stories --------------------------------------------------------------------------------------------------------------


def alike(one: Telling, other: Telling) -> float:
    """How alike two reports are as tellings of one event, from 0 to 1."""
    parts = ((one.terms, other.terms), (one.lead, other.lead), (one.names, other.names))
    found = sum(weight * likeness(*pair) for weight, pair in zip(WEIGHTS, parts, strict=True))
    if one.bare.published is None or other.bare.published is None:
        return found * UNDATED
    return found * math.exp(-abs((one.bare.published - other.bare.published).days) / FADING)


def _joined(tellings: Sequence[Telling], copies: Mapping[tuple[int, int], Judgement]) -> list[Judgement]:
    """The judgements by which stories grow, the most alike first."""
    score = {pair: alike(tellings[pair[0]], tellings[pair[1]]) for pair in _candidates(tellings)}
    groups = _Groups(len(tellings), score)
    for left, right in sorted(copies):
        groups.merge(left, right)
    made = []
    while (found := groups.next()) is not None:
        one, other, mean = found
        left, right = groups.nearest(one, other)
        groups.merge(one, other)
        made.append(_same(tellings, left, right, f"same event: {score[left, right]:.2f} alike", mean))
    return made


def _candidates(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    having: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(tellings):
        for word in sorted(one.terms, key=lambda word: (-one.terms[word], word))[:TELLING_WORDS]:
            having[word].append(number)
    shared = Counter(pair for members in having.values() for pair in _pairs(members))
    return {pair for pair, count in shared.items() if count >= SHARED}


class _Groups:
    """Groups of reports that grow by average linkage; pairs without a score count as not alike at all."""

    def __init__(self, number: int, score: Mapping[tuple[int, int], float]) -> None:
        self.score = score
        self.of = list(range(number))
        self.members: dict[int, list[int]] = {one: [one] for one in range(number)}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        for (left, right), value in score.items():
            self.sums[left][right] = self.sums[right][left] = value
        self.heap = [(-value, left, right, 1, 1) for (left, right), value in score.items() if value >= LEAST]
        heapq.heapify(self.heap)

    def next(self) -> tuple[int, int, float] | None:
        """The two groups most alike and how alike they are on average; None if no two are enough."""
        while self.heap:
            value, one, other, size, more = heapq.heappop(self.heap)
            if len(self.members.get(one, ())) == size and len(self.members.get(other, ())) == more:
                return one, other, -value
        return None

    def nearest(self, one: int, other: int) -> tuple[int, int]:
        """The two reports of two groups that are most alike."""
        pairs = ((min(a, b), max(a, b)) for a in self.members[one] for b in self.members[other])
        return max((pair for pair in pairs if pair in self.score), key=lambda pair: (self.score[pair], -pair[0], -pair[1]))

    def merge(self, left: int, right: int) -> None:
        """Makes one group of the two that these reports are in."""
        one, other = sorted((self.of[left], self.of[right]))
        if one == other:
            return
        for report in self.members[other]:
            self.of[report] = one
        self.members[one] += self.members.pop(other)
        into, gone = self.sums[one], self.sums.pop(other, {})
        into.pop(other, None)
        gone.pop(one, None)
        for far, value in gone.items():
            into[far] = into.get(far, 0.0) + value
            self.sums[far].pop(other, None)
        for far, value in into.items():
            self.sums[far][one] = value
            mean = value / (len(self.members[one]) * len(self.members[far]))
            if mean >= LEAST:
                low, high = sorted((one, far))
                heapq.heappush(self.heap, (-mean, low, high, len(self.members[low]), len(self.members[high])))


# --- pieces ---------------------------------------------------------------------------------------------------------------


def _same(tellings: Sequence[Telling], left: int, right: int, reason: str, score: float) -> Judgement:
    low, high = sorted((tellings[left].report, tellings[right].report))
    return Judgement(left=low, right=high, verdict="same", by=MAKER, reason=reason, score=round(score, 4))


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from ((left, right) for at, left in enumerate(members) for right in members[at + 1 :] if left != right)


def _least(keys: Iterable[str], links: Iterable[Judgement]) -> dict[str, str]:
    """For each key the least of all that links join it to."""
    root = {key: key for key in keys}

    def top(key: str) -> str:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for one in links:
        low, high = sorted((top(one.left), top(one.right)))
        root[high] = low
    return {key: top(key) for key in root}
