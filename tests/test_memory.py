"""What the house remembers of words does not grow without end: after any number of reports, only tables and bounded memories are held."""

from __future__ import annotations

import functools
import gc
from collections import Counter

from realpolitik import recipes
from realpolitik.core.report import Report
from tests.invented import report

SOME = 120


def memories() -> Counter[str]:
    """Memories of functions that have no bound, with how much each holds."""
    found: Counter[str] = Counter()
    # What a service froze, in an earlier test, is not listed.
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("realpolitik.") and one.cache_info().maxsize is None:
            found[f"{one.__module__}.{one.__qualname__}"] += one.cache_info().currsize
    return found


def read(first: int) -> None:
    for at in range(first, first + SOME, 8):
        for one in recipes.full().read([Report(text=report(number)) for number in range(at, at + 8)]):
            recipes.assemble(one)


def test_no_memory_of_words_grows_without_end() -> None:
    read(0)
    before = memories()
    assert len(before) > 50
    read(SOME)
    # Five words in each report are new; a memory that took up a tenth of the reports would tell.
    assert {name: size for name, size in (memories() - before).items() if size >= SOME // 10} == {}
