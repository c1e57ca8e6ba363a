"""Gold in JSON Lines: one object a line, blank lines passed over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from realpolitik.core.errors import EvaluationError

Row = TypeVar("Row")


def lines(path: Path, what: str, row: Callable[[Mapping[str, Any]], Row]) -> list[Row]:
    """The rows of a file, each made by ``row``. Raises :class:`EvaluationError` naming the line that is no ``what``."""
    try:
        written = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    found = []
    for number, line in enumerate(written, start=1):
        if line.strip():
            try:
                found.append(row(json.loads(line)))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise EvaluationError(f"{path}:{number}: no {what} ({error!r})") from error
    return found
