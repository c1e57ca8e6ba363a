"""Opens the built knowledge tables; each is read once, when first asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from realpolitik.core.errors import KnowledgeError


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """All rows of the table ``name`` (a path under /knowledge without ``.tsv``, ``/`` written as ``.``), in key order."""
    resource = files("realpolitik.knowledge") / "tables" / f"{name}.json"
    try:
        stored = json.loads(resource.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise KnowledgeError(f"knowledge table '{name}' is not built: run `make knowledge`") from error
    columns = stored["columns"]
    return tuple(dict(zip(columns, row, strict=True)) for row in stored["rows"])


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(value.strip() for value in cell.split(";") if value.strip()) if cell else ()
