"""The chance that any act comes within a week: what two years of coded news taught of it (see weights/any_acts/card.md)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from realpolitik.core.errors import ModelError


def weights() -> dict[str, Any]:
    """``parts`` (names), and by name the arrays of :class:`realpolitik.analysis.chances.Chances` as lists."""
    resource = files("realpolitik.models") / "weights" / "any_acts" / "config.json"
    try:
        stored: dict[str, Any] = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ModelError("the weights of the chance of any act are missing: reinstall the package") from error
    return stored
