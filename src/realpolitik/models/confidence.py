"""How sure an event is: two logistic models over the same features, fitted on the project's own corpus (see weights/confidence/card.md)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from realpolitik.core.errors import ModelError


@cache
def _weights() -> dict[str, dict[str, float]]:
    resource = files("realpolitik.models") / "weights" / "confidence" / "config.json"
    try:
        stored = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("the confidence weights are missing: reinstall the package") from error
    return {name: {str(key): float(value) for key, value in stored[name].items()} for name in ("whole", "act")}


def confidence(features: Mapping[str, float]) -> float:
    """The probability that an event with these features is right as a whole, its type and its parties, in (0, 1)."""
    return round(chance(_weights()["whole"], features), 3)


def reality(features: Mapping[str, float]) -> float:
    """The probability that the text tells such an act at all, whoever its parties are, in (0, 1)."""
    return chance(_weights()["act"], features)


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """What a logistic model says; a feature it does not know counts nothing."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-total))
