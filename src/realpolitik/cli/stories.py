"""``realpolitik stories``: which reports tell one story."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url, opened_store, title
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows


def stories(
    since: Since = None,
    until: Until = None,
    again: Annotated[bool, typer.Option("--again", help="Judge all reports anew, by their days; what people judged stands.")] = False,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Show the stories with the most reports, and how many reports, tellings of their own and independent sources each has.

    Reports that were kept before stories were judged are judged first.
    """
    from realpolitik import api

    with opened_store(store) as opened:
        api.link_stories(opened, again=again)
        rows = []
        for story in opened.stories(since=since, until=until, limit=limit):
            head = opened.head(story["story"])
            rows.append({**story, "title": title(head), "ids": opened.same_as(story["story"])})
        columns = ("story", "reports", "tellings", "sources", "first", "last", "title")
        show_rows(rows, columns, as_csv=as_csv, as_json=as_json)
