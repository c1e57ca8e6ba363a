"""How rare a word is in news: the share of reports that have it, by the project's own corpus.

The reports at hand have no say in it, so that two reports are as alike tomorrow, in whatever store, as they are today.
"""

from __future__ import annotations

import json
import math
from functools import cache, lru_cache
from importlib.resources import files

from realpolitik.core.errors import ModelError

# A passage of the corpus is so many times shorter than a report.
LONGER = 10
# What a word counts for that no passage has.
UNSEEN = 0.6


@cache
def _counts() -> tuple[int, dict[str, int]]:
    resource = files("realpolitik.models") / "weights" / "rarity" / "counts.json"
    try:
        stored = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("the counts of words are missing: reinstall the package") from error
    return int(stored["passages"]), {str(word): int(count) for word, count in stored["counts"].items()}


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """The information of a word in nats: 0 where every report has it, about 7 where none has."""
    passages, counts = _counts()
    share = min(1.0, (counts.get(word, 0) + UNSEEN) / passages)
    expected = 1 - (1 - share) ** LONGER
    return max(0.0, -math.log(min(1.0, expected)))
