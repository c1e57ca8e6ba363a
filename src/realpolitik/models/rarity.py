"""How rare a word is in news: the share of reports that have it, by the project's own corpus and by the reports at hand."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from realpolitik.core.errors import ModelError

# A passage of the corpus is so many times shorter than a report.
LONGER = 15
# What a word counts for that no passage has.
UNSEEN = 0.3
# How many reports the corpus counts for beside those at hand.
PRIOR = 100


@cache
def _counts() -> tuple[int, dict[str, int]]:
    resource = files("realpolitik.models") / "weights" / "rarity" / "counts.json"
    try:
        stored = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("the counts of words are missing: reinstall the package") from error
    return int(stored["passages"]), {str(word): int(count) for word, count in stored["counts"].items()}


@dataclass(frozen=True)
class Rarity:
    """``having`` says how many of ``reports`` reports have each word; without any, the corpus alone speaks."""

    reports: int
    having: Mapping[str, int]

    def of(self, word: str) -> float:
        """The information of a word in nats: 0 where every report has it, about 9 where none has."""
        passages, counts = _counts()
        share = (counts.get(word, 0) + UNSEEN) / passages
        expected = 1 - (1 - min(share, 1.0)) ** LONGER
        mixed = (expected * PRIOR + self.having.get(word, 0)) / (PRIOR + self.reports)
        return max(0.0, -math.log(min(1.0, mixed)))
