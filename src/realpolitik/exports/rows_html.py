"""Rows as a table of HTML, such as a notebook shows: no script, no style from elsewhere, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

MOST = 50
LONGEST = 160
CELL = "text-align:left;vertical-align:top;padding:2px 8px"
NUMBER = "text-align:right;vertical-align:top;padding:2px 8px;font-variant-numeric:tabular-nums"


def rows_html(rows: Sequence[Mapping[str, Any]], *, columns: Sequence[str], caption: str, most: int = MOST) -> str:
    """The first ``most`` rows, and how many more there are."""
    head = "".join(f'<th scope="col" style="{CELL}">{escape(name.replace("_", " "))}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(_cell(row.get(name)) for name in columns)}</tr>" for row in rows[:most])
    more = f"; the first {most:,} are shown" if len(rows) > most else ""
    number = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}{more}"
    told = f'<caption style="text-align:left;caption-side:top;padding:2px 8px"><b>{escape(caption)}</b> ({number})</caption>'
    return f"<table>{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return f'<td style="{CELL}">{"" if value is None else "yes" if value else "no"}</td>'
    if isinstance(value, int | float):
        return f'<td style="{NUMBER}">{value:,}</td>' if isinstance(value, int) else f'<td style="{NUMBER}">{value:,.4g}</td>'
    words = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    cut = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    return f'<td style="{CELL}">{escape(cut)}</td>'
