"""Who is one with whom, asked of a store at once: the same answer wherever it is asked."""

from __future__ import annotations

from typing import Literal

from realpolitik.core.judgement import Judgement
from realpolitik.store.store import Store


def judged(
    left: str, right: str, verdict: Literal["same", "different"] = "same", *, by: str = "stories", reason: str = "alike"
) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by=by, reason=reason, score=0.9)


def test_what_is_the_same_has_one_id(store: Store) -> None:
    store.judge_all([judged("a", "b"), judged("b", "c"), judged("x", "y"), judged("x", "y", "different", by="Ana")])
    assert store.same() == {"a": "a", "b": "a", "c": "a"}
    assert store.canonicals(["c", "y"]) == {"c": "a", "y": "y"}


def test_what_is_judged_different_is_not_joined_through_others(store: Store) -> None:
    store.judge_all([judged("a", "b"), judged("b", "c"), judged("a", "c", "different", by="Ana")])
    one = store.same()
    assert len(one) == 2
    assert one.get("a", "a") != one.get("c", "c")


def test_copies_are_fewer_than_what_tells_one_story(store: Store) -> None:
    store.judge_all([judged("a", "b", reason="copy: .91 of the runs"), judged("b", "c")])
    assert store.copies() == {"a": "a", "b": "a"}
    assert store.same() == {"a": "a", "b": "a", "c": "a"}
