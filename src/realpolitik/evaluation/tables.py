"""Gold in tables: tab-separated, a header line, no quoting."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from realpolitik.core.errors import EvaluationError

Row = TypeVar("Row")


def load(path: Path, what: str, columns: Sequence[str], row: Callable[[int, Mapping[str, str]], Row]) -> list[Row]:
    """The rows of a table, each made by ``row`` from its number and cells. Raises :class:`EvaluationError` if it is not ``what``."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        if not rows or any(column not in rows[0] for column in columns):
            raise EvaluationError(f"{path}: not {what}: it needs the columns {', '.join(columns)}")
        return [row(number, cells) for number, cells in enumerate(rows)]
    except (OSError, UnicodeDecodeError, csv.Error, TypeError, ValueError) as error:
        raise EvaluationError(f"{path}: cannot be read as {what} ({error})") from error
