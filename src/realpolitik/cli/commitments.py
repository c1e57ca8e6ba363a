"""``realpolitik commitments``: who owes what, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Url
from realpolitik.cli.exits import say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows

OVERVIEW = ("state", "since", "party", "what", "due", "sources", "why", "id")
EVIDENCE = ("state", "day", "party", "note", "outlet", "says", "words")


def commitments(
    who: Annotated[
        str | None, typer.Argument(metavar="WHO", help="A treaty, its body, a country code or a name; all if not given.")
    ] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As of this day; today if not given.")] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Each state with the words it rests on.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also weak candidates, and what nothing can be held against.")] = False,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Who owes what, and what became of it: articles of treaties, bonds that are suspended or disputed, promises and threats of reports.

    An attack on a member is a candidate only, until the member calls on the article and the tests hold, or a person confirms it
    (realpolitik judge). Promises and threats come last, the newest first.
    """
    from realpolitik import api

    left_out: Counter[str] = Counter()
    with api.open_store(store, create=False) as opened:
        rows = api.commitments(opened, who, on=on, everything=everything, left_out=left_out, limit=limit + 1)
    more, rows = len(rows) > limit, rows[:limit]
    if evidence and not as_json:
        show_rows(_steps(rows), EVIDENCE, more=("published", "what", "report", "event", "id"), as_csv=as_csv, as_json=False)
    else:
        show_rows(rows, OVERVIEW, more=("kind", "toward"), as_csv=as_csv, as_json=as_json)
    if more:
        say(f"there are more than {limit}; --limit shows them")
    if left_out:
        say(f"left out: {', '.join(_counted(*one) for one in sorted(left_out.items()))}; --all shows them")


def _counted(reason: str, count: int) -> str:
    what, _, rest = reason.partition(" ")
    return f"{count} {what}{'' if count == 1 else 's'} {rest}"


def _steps(rows: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """A row for each piece of evidence; a state without any has one of its own."""
    for row in rows:
        for step in row["steps"]:
            told = {"what": row["what"], "party": row["party"], "id": row["id"], **{key: step[key] for key in ("state", "day", "note")}}
            for number, piece in enumerate(step["evidence"] or [{}]):
                yield {**piece, **told} if number == 0 else {**piece, "what": row["what"], "id": row["id"]}
