"""Guarded work: whatever an item does to its process, only that item is lost, and the reason is named."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from realpolitik.core.errors import RealpolitikError
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


def falter() -> None:
    """Dies as often as the environment says before it is ready to work: then all processes of the pool break."""
    folder = Path(os.environ["FALTERING"])
    (folder / str(os.getpid())).touch()
    if len(list(folder.iterdir())) <= int(os.environ["FALTERS"]):
        os._exit(9)


def test_a_pool_that_breaks_is_made_anew_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FALTERING", str(tmp_path))
    monkeypatch.setenv("FALTERS", "3")
    guard = Guard(work, prepare=falter, workers=1, limits=LIMITS)
    assert [result for _, results in guard.run([["a", "b"], ["c"], ["d"]]) for result in results] == ["A", "B", "C", "D"]


def test_processes_that_never_begin_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FALTERING", str(tmp_path))
    monkeypatch.setenv("FALTERS", "1000")
    guard = Guard(work, prepare=falter, workers=1, limits=LIMITS)
    with pytest.raises(RealpolitikError, match="die before they have read anything"):
        list(guard.run([[str(number)] for number in range(100)]))


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
