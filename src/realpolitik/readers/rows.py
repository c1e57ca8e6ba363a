"""Reports as rows of a Parquet file: a column ``text``, and perhaps the others that a report in JSON may have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import IO, Any

from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.post import Item
from realpolitik.readers.jsonl import ALSO, FIELDS

COLUMNS = ("text", *FIELDS, *(other for others in ALSO.values() for other in others))
BATCH = 256


def row_items(stream: IO[bytes], where: str, given: Mapping[str, str]) -> Iterator[Item | BadInput]:
    """The reports of a Parquet file, a row each. Raises :class:`BadInput` for a file that is none, or has no column of texts."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise RealpolitikError("Parquet needs pyarrow: pip install 'realpolitik[cluster]'") from error
    try:
        file = parquet.ParquetFile(stream)
        columns = [name for name in COLUMNS if name in file.schema_arrow.names]
        if not {"text", *ALSO["text"]} & set(columns):
            raise BadInput("columns", "there is no column text: name the column that holds the reports so", where=where)
        number = 0
        for batch in file.iter_batches(batch_size=BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                said = {name: _plain(value) for name, value in row.items() if value is not None}
                yield Item(f"{where} row {number}", "object", json.dumps(said, ensure_ascii=True, default=str).encode(), given)
    except pyarrow.ArrowException as error:
        raise BadInput("parquet", f"this is no Parquet file that can be read: {str(error).splitlines()[0]}", where=where) from error


def _plain(value: Any) -> Any:
    """A value as JSON has it: a moment or a day is its day; whatever is no text is for the reader of objects to refuse."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return (
        value.isoformat() if isinstance(value, date) else value if isinstance(value, str | int | float | bool | list | dict) else str(value)
    )
