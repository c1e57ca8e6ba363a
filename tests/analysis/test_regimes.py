"""Regimes: the best cut of a series, against all cuts tried."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from realpolitik.analysis.regimes import regimes


def cost(counts: list[int], edges: tuple[int, ...]) -> float:
    total = 0.0
    for start, end in pairwise(edges):
        events = sum(counts[start:end])
        total -= 2 * (events * (math.log(events / (end - start)) - 1) if events else 0)
    return total + 2 * math.log(len(counts)) * (len(edges) - 2)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12))
def test_no_cut_is_better(counts: list[int]) -> None:
    found = regimes(counts, shortest=2)
    edges = (found[0].start, *(one.end for one in found))
    inner = range(2, len(counts) - 1)
    tried = [
        (0, *cuts, len(counts))
        for number in range(len(counts) // 2)
        for cuts in combinations(inner, number)
        if all(b - a >= 2 for a, b in zip((0, *cuts), (*cuts, len(counts)), strict=True))
    ]
    assert cost(counts, edges) == pytest.approx(min(cost(counts, one) for one in tried), abs=1e-6)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_regimes_cover_the_whole(counts: list[int]) -> None:
    found = regimes(counts)
    assert sum(one.rate * (one.end - one.start) for one in found) == pytest.approx(sum(counts))
    assert [one.start for one in found[1:]] == [one.end for one in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(counts)) if counts else found == ()


def test_heaps_make_fewer_regimes() -> None:
    counts = np.random.default_rng(4).negative_binomial(0.3, 0.15, 300)
    assert len(regimes(counts, heap=6)) < len(regimes(counts))
