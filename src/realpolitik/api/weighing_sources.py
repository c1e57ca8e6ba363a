"""Which reports of a store are copies of each other, and which tell one story, as judged so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from realpolitik.core.judgement import Judgement
    from realpolitik.store.store import Store


def families(store: Store) -> dict[str, str]:
    """For each report that is a copy, or has one, the least id of all its copies."""
    from realpolitik.assembly.stories import is_copy

    return _groups(store, is_copy)


def stories(store: Store) -> dict[str, str]:
    """For each report that tells the same as another, the least id of its story."""
    return _groups(store, lambda one: one.verdict == "same")


def _groups(store: Store, joins: Callable[[Judgement], bool]) -> dict[str, str]:
    """What is joined by judgements; a pair that anybody judged different is not."""
    said = store.judgements()
    apart = {(one.left, one.right) for one in said if one.verdict == "different"}
    lead: dict[str, str] = {}

    def least(key: str) -> str:
        while lead.setdefault(key, key) != key:
            key = lead[key]
        return key

    for one in said:
        if joins(one) and (one.left, one.right) not in apart:
            low, high = sorted((least(one.left), least(one.right)))
            lead[high] = low
    return {key: least(key) for key in list(lead)}
