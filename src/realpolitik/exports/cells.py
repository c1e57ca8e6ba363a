"""Cells of tables as others read them: one line each, no control characters, no formula."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# A spreadsheet takes what begins with these for a formula.
FORMULAS = ("=", "+", "-", "@")
# What XML 1.0 has no way to write, and what breaks a line somewhere: C0, DEL, C1, line and paragraph separators, surrogates.
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def plain(words: str) -> str:
    """Words on one line, without what a file cannot hold.

    >>> plain("a\\tb\\r\\nc\\x00")
    'a b c'
    """
    return " ".join(UNWRITABLE.sub(" ", words).split())


def cell(value: Any) -> str:
    """A value as a cell: nothing as an empty one, numbers as they are, words plain and never a formula.

    >>> cell("=1+1"), cell(-1.5), cell(None)
    ("'=1+1", '-1.5', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    words = plain(value)
    return f"'{words}" if words.startswith(FORMULAS) else words


def listed(values: Iterable[str | None]) -> str:
    """Several values in one cell, joined by ``;`` as in POLECAT."""
    return ";".join(value.replace(";", ",") for value in values if value)


def tsv(rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Lines of cells between tabs, without quoting: no cell has a tab or an end of line."""
    for row in rows:
        yield ("\t".join(map(cell, row)) + "\n").encode()


def comma(rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Lines of comma-separated values."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([cell(value) for value in row])
        yield line.getvalue().encode()


def json_lines(items: Iterable[Any]) -> Iterator[bytes]:
    """A line of JSON each; in ASCII, so that no reader takes a separator inside a string for the end of a line."""
    for item in items:
        yield (json.dumps(item, ensure_ascii=True) + "\n").encode()
