"""How sure an event is: a logistic model over a few features, fitted on the project's own corpus (see weights/confidence/card.md)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from realpolitik.core.errors import ModelError


@cache
def _weights() -> dict[str, float]:
    resource = files("realpolitik.models") / "weights" / "confidence" / "config.json"
    try:
        stored = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("the confidence weights are missing: reinstall the package") from error
    return {str(name): float(value) for name, value in stored["weights"].items()}


def confidence(features: Mapping[str, float]) -> float:
    """The probability that an event with these features is right, in (0, 1)."""
    weights = _weights()
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1.0 / (1.0 + math.exp(-total)), 3)
