"""``realpolitik stories`` and ``judge``: which reports tell one story, and a person's word on it."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url, opened_store, title
from realpolitik.cli.exits import BAD_INPUT, say
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


def judge(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="The id of a report or an event.")],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="The id of another.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")],
    same: Annotated[bool | None, typer.Option("--same/--different", help="Whether both tell, or are, the same.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what NAME judged of the two.")] = False,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, in one line.")] = "",
    store: Url = STORE,
) -> None:
    """Say that two reports tell the same story, or two events are the same, or that they are not; or take it back.

    A person's word goes before that of the rules, and stays when stories are judged again.
    """
    from realpolitik import api

    if undo == (same is not None):
        raise typer.BadParameter("say one of --same, --different and --undo")
    if not undo and not reason.strip():
        raise typer.BadParameter("say why: --reason TEXT")
    with opened_store(store) as opened:
        if not undo:
            api.judge(opened, left, right, same=bool(same), by=by, reason=reason)
        elif not api.undo(opened, left, right, by=by):
            say(f"{by} judged nothing of {left} and {right}: realpolitik show {left} tells what was judged")
            raise typer.Exit(BAD_INPUT)
        now = opened.canonicals([left, right])
        say(f"{left} and {right} are {'one' if now[left] == now[right] else 'two'}")
