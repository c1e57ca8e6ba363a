"""A scorecard: what a task's scores are on which gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """Scores in [0, 1] by name; ``n`` scored items, ``gold`` a fingerprint of the data, ``detail`` whatever explains them."""

    task: str
    version: int
    n: int
    scores: Mapping[str, float]
    seconds: float
    gold: str
    detail: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, scores rounded to four places."""
        return {
            "task": self.task,
            "version": self.version,
            "n": self.n,
            "scores": {name: round(value, 4) for name, value in self.scores.items()},
            "seconds": round(self.seconds, 2),
            "gold": self.gold,
            "detail": dict(self.detail),
        }
