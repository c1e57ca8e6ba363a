"""Groups that grow by average linkage: the two most alike on the whole become one, as long as they are alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import product

import numpy as np
import numpy.typing as npt


class Groups:
    """Groups of the numbers from 0 on, each alone at first.

    ``score`` says how alike each two are, ``least`` how alike two groups must be on average to be one, ``apart`` which two may never be
    in one group.
    """

    def __init__(self, score: npt.NDArray[np.float64], *, least: float, apart: Iterable[tuple[int, int]] = ()) -> None:
        self.score, self.least, self.apart = score, least, tuple(apart)
        self.of = list(range(len(score)))
        self.members: dict[int, list[int]] = {one: [one] for one in range(len(score))}
        self.sums = score.copy()
        enough = zip(*np.nonzero(np.triu(score, 1) >= least), strict=True)
        self.heap = [(-float(score[one, other]), int(one), int(other), 1, 1) for one, other in enough]
        heapq.heapify(self.heap)

    def next(self) -> tuple[int, int, float] | None:
        """The two groups most alike and how alike they are on average; None if no two are enough."""
        while self.heap:
            value, one, other, size, more = heapq.heappop(self.heap)
            if len(self.members.get(one, ())) == size and len(self.members.get(other, ())) == more and not self.barred(one, other):
                return one, other, -value
        return None

    def nearest(self, one: int, other: int) -> tuple[int, int]:
        """The two members of two groups that are most alike."""
        pairs = ((min(pair), max(pair)) for pair in product(self.members[one], self.members[other]))
        return max(pairs, key=lambda pair: (self.score[pair], -pair[0], -pair[1]))

    def barred(self, one: int, other: int) -> bool:
        """Whether two members of two groups may never be together."""
        return any({self.of[left], self.of[right]} == {one, other} for left, right in self.apart)

    def merge(self, left: int, right: int) -> bool:
        """Makes one group of the two that these are in; says whether they were two, and may be one."""
        one, other = sorted((self.of[left], self.of[right]))
        if one == other or self.barred(one, other):
            return False
        for member in self.members[other]:
            self.of[member] = one
        self.members[one] += self.members.pop(other)
        self.sums[one] += self.sums[other]
        self.sums[:, one] = self.sums[one]
        for far in self.members:
            if far != one:
                mean = float(self.sums[one, far]) / (len(self.members[one]) * len(self.members[far]))
                if mean >= self.least:
                    low, high = sorted((one, far))
                    heapq.heappush(self.heap, (-mean, low, high, len(self.members[low]), len(self.members[high])))
        return True
