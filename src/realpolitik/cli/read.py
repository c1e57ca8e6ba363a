"""``realpolitik read``: reports in, a brief or the record out."""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.exits import BAD_INPUT, FAILED, WITH_REJECTS, internal, put, say
from realpolitik.cli.page_file import check_target, write
from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.api import Reading


def read(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Text, saved web page, JSON or JSON Lines; - is standard input."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, for reports that do not state their own: 2021-08-20.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, for reports that do not state it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as JSON, one line a report (see: realpolitik schema).")] = False,
    html: Annotated[Path | None, typer.Option(metavar="OUT", help="Also write one page that shows the text beside its record.")] = None,
    min_confidence: Annotated[float, typer.Option(metavar="X", help="Leave out events below this confidence, from 0 to 1.")] = 0.0,
) -> None:
    """Read reports and show what they say: who did what to whom, who said what, who owes what.

    A file holds one report (plain text, a saved web page, a JSON object) or many (a JSON array, JSON Lines). An object has a
    "text" and may have a "title", "outlet", "published", "url" and "author"; names that collections of news give these are known too.
    """
    names = files or []
    if not names:
        if sys.stdin is None or sys.stdin.isatty():
            typer.echo(context.get_help(), err=True)
            raise typer.Exit(BAD_INPUT)
        names = ["-"]
    if math.isnan(min_confidence) or not 0 <= min_confidence <= 1:
        raise typer.BadParameter("must lie between 0 and 1", param_hint="'--min-confidence'")
    if names.count("-") > 1:
        raise typer.BadParameter("standard input can be read once only", param_hint="'-'")
    if html is not None:
        check_target(html, names)
    tally: Counter[str] = Counter()
    shown = 0
    readings = (reading.at_least(min_confidence) for reading in _readings(names, published, outlet, tally))
    if html is not None:
        first = list(islice(readings, 2))
        if len(first) > 1:
            raise BadInput("usage", "--html shows one report, and here are several: name one file with one report")
        readings = (reading for reading in first)
    for reading in readings:
        _show(reading, as_json=as_json, first=shown == 0)
        shown += 1
        if html is not None:
            write(html, reading.to_html())
            say(f"wrote {html}")
    _finish(shown, tally)


def _readings(names: Sequence[str], published: str | None, outlet: str | None, tally: Counter[str]) -> Iterator[Reading]:
    """All readings; what is refused is told and counted."""
    from realpolitik import api

    for name in names:
        for result in api.read_file(name, published=published, outlet=outlet):
            if isinstance(result, BadInput):
                say(internal(result.__cause__, str(result)) if result.__cause__ and result.reason == "internal" else str(result))
                tally[result.reason] += 1
            else:
                yield result


def _show(reading: Reading, *, as_json: bool, first: bool) -> None:
    if as_json:
        unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
        put(json.dumps(reading.to_dict(), ensure_ascii=not unicode) + "\n")
    else:
        from dataclasses import asdict

        from realpolitik.cli.brief import shown

        put(shown(reading.to_dict(), [asdict(dyad) for dyad in reading.posture()], rule=not first))


def _finish(shown: int, tally: Counter[str]) -> None:
    refused = sum(tally.values())
    if not refused:
        return
    if refused + shown > 1:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(tally.items()))
        say(f"{shown} read, {refused} refused ({reasons})")
    if shown:
        raise typer.Exit(WITH_REJECTS)
    raise typer.Exit(FAILED if set(tally) == {"internal"} else BAD_INPUT)
