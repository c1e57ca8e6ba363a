"""Guarded work: whatever an item does to its process, only that item is lost, and the reason is named."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import pytest

from realpolitik.core.post import Refused
from realpolitik.pipeline.guard import Guard, Limits

LIMITS = Limits(seconds=1.5, memory=600)


def nothing() -> None:
    """What a worker of these tests needs before it works."""


def work(items: Sequence[str]) -> list[str | Refused]:
    """Upper case, but for items that do harm."""
    return [_one(item) for item in items]


def _one(item: str) -> str | Refused:
    match item:
        case "raise":
            raise ValueError("no such word")
        case "hang":
            time.sleep(600)
        case "die":
            os._exit(9)
        case "eat":
            return str(len(bytearray(2_000_000_000)))
        case "refuse":
            return Refused("empty", "there is nothing in it")
    return item.upper()


@pytest.mark.parametrize(
    ("harm", "reason"), [("raise", "internal"), ("hang", "timeout"), ("die", "crashed"), ("eat", "memory"), ("refuse", "empty")]
)
def test_only_the_harmful_item_is_lost(harm: str, reason: str) -> None:
    guard = Guard(work, prepare=nothing, workers=2, limits=LIMITS)
    found = [result for _, results in guard.run([["a", harm, "b"], ["c"], ["d", "e"]]) for result in results]
    assert [one.reason if isinstance(one, Refused) else one for one in found] == ["A", reason, "B", "C", "D", "E"]


def test_no_more_is_drawn_than_can_soon_be_done() -> None:
    drawn: list[int] = []

    def batches() -> object:
        for number in range(30):
            drawn.append(number)
            yield [str(number)]

    guard = Guard(work, prepare=nothing, workers=1, limits=LIMITS)
    for done, _ in enumerate(guard.run(batches()), start=1):  # type: ignore[arg-type]
        assert len(drawn) - done <= 3
    assert len(drawn) == 30
