"""Rows of answers: as a table on a screen, as CSV, or as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer

from realpolitik.cli.brief_words import clean
from realpolitik.cli.exits import put

Row = Mapping[str, Any]
# A spreadsheet takes what begins with these for a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
# Letters of a word up to which no column is made narrower, and what stands about a cell.
WORD, GAP = 10, 2
# Ids and days are there to be copied: what has no more letters than an id is not broken, where a screen is wide enough for it.
WIDE, LONGEST = 100, 16
WHOLE = ("id", "story", "report", "day", "published", "since", "due", "first", "last", "checked")


def show(rows: Iterable[Row], columns: Sequence[str], *, more: Sequence[str] = (), as_csv: bool, as_json: bool) -> None:
    """Prints rows: ``columns`` on a screen, ``more`` in CSV as well, and all that is known in JSON."""
    if as_csv and as_json:
        raise typer.BadParameter("choose one of --csv and --json")
    if as_json:
        for row in rows:
            put(json.dumps(dict(row), ensure_ascii=True) + "\n", flush=False)
        put("")
    elif as_csv:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        names = (*columns, *more)
        writer.writerow(names)
        writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
        put(lines.getvalue())
    else:
        put(_table(list(rows), columns))


def _cell(value: Any) -> str:
    words = (
        "" if value is None else value if isinstance(value, str) else json.dumps(value) if isinstance(value, list | dict) else str(value)
    )
    return f"'{words}" if words.startswith(FORMULAS) and not isinstance(value, int | float) else words


def _table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    from rich.table import Table
    from rich.text import Text

    from realpolitik.cli.brief import screen

    console = screen()
    table = Table(box=None, header_style="bold blue", padding=(0, 1))
    cells = [[clean("" if row.get(name) is None else str(row[name])) for name in columns] for row in rows]
    whole = [name in WHOLE and console.width >= WIDE for name in columns]
    for row in cells:
        row[:] = ["\n".join(textwrap.wrap(cell, LONGEST)) if kept else cell for cell, kept in zip(row, whole, strict=True)]
    for name, width in zip(columns, _widths([list(columns), *cells], whole, console.width), strict=True):
        table.add_column(name, overflow="fold", width=width)
    for first, *others in cells:
        # A row that begins with nothing would look like the end of the one above.
        table.add_row(Text(first or "–"), *map(Text, others))
    with console.capture() as captured:
        console.print(table if rows else Text("Nothing meets these conditions.", style="dim"))
    return captured.get()


def _widths(lines: Sequence[Sequence[str]], kept: Sequence[bool], most: int) -> list[int]:
    """How many letters each column has of ``most``: those to be ``kept`` whole and headers all they take, others a word, and of the rest
    the more, the more they would take on one line: twice as much for four times as long, so that names stay on a line too."""
    columns = list(zip(*lines, strict=True))
    taken = [max(len(part) for cell in column for part in cell.split("\n")) for column in columns]
    words = [max(len(word) for cell in column for word in cell.split() or [""]) for column in columns]
    widths = [
        long if whole else max(len(column[0]), min(word, WORD))
        for column, long, word, whole in zip(columns, taken, words, kept, strict=True)
    ]
    left, wanted = max(0, most - GAP * len(taken) - sum(widths)), [long - width for long, width in zip(taken, widths, strict=True)]
    for at in sorted(range(len(widths)), key=lambda at: wanted[at]):  # what a short one leaves, longer ones have
        over = sum(math.sqrt(one) for one in wanted if one >= wanted[at]) or 1.0
        more = min(wanted[at], int(left * math.sqrt(wanted[at]) / over))
        widths[at], left, wanted[at] = widths[at] + more, left - more, 0
    return widths
