"""Public records in the formats of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any


def export(name: str, records: Iterable[Mapping[str, Any]], *, left_out: Counter[str] | None = None) -> Iterator[bytes]:
    """Public records in the format of that name (docs/formats.md), piece by piece. Raises :class:`BadInput` for a name that is none.

    Events that a format has no word for, such as those that did not happen, are left out and counted by reason in ``left_out``.

    >>> from realpolitik.api import read
    >>> reading = read("Norway accused Sweden of spying.", published="2021-06-18")
    >>> line = b"".join(export("gdelt", [reading.to_dict()])).decode().split("\\t")
    >>> line[1], line[5], line[15], line[26]
    ('20210618', 'NOR', 'SWE', '112')
    """
    from realpolitik.exports.formats import named
    from realpolitik.exports.told import fitting

    chosen = named(name)
    return chosen.write(fitting(records, chosen.refuses, Counter() if left_out is None else left_out))


def kept_records(path: str | Path) -> Iterator[dict[str, Any]]:
    """Public records from a file as ``realpolitik read --json`` prints it (``-``: standard input). Raises :class:`BadInput` for others."""
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.jsonl import records as kept
    from realpolitik.readers.sniff import decode

    where = "standard input" if str(path) == "-" else str(path)
    yield from kept(decode(bytes_of(path), where=where), where=where)
