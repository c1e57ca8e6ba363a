"""``realpolitik judge``: what a person decides of records and cases, kept beside them and taken back at will."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from realpolitik.cli.asking import Url
from realpolitik.cli.exits import say
from realpolitik.cli.ingest import STORE

SAYINGS = ("confirm", "dismiss", "same", "different", "unsure", "undo")


def judge(
    key: Annotated[str, typer.Argument(metavar="ID", help="A case (realpolitik commitments), a record or a report.")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=f"{', '.join(SAYINGS)}.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="The other record: for same, different and unsure.")] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")] = "",
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, in a line; not needed to undo.")] = "",
    store: Url = STORE,
) -> None:
    """Confirm or dismiss a case, or say that two records are the same, or are not.

    No record is changed: a judgement stands beside it with author, reason and time, and undo takes it back.
    """
    from realpolitik import api

    if verdict not in SAYINGS:
        raise typer.BadParameter(f"'{verdict}' is no verdict: choose {', '.join(SAYINGS)}")
    with api.open_store(store, create=False) as opened:
        if verdict == "undo":
            count = api.unjudge(opened, key, by=by, other=other)
            say(f"{count} judgement{'' if count == 1 else 's'} of {key} taken back")
        else:
            made = api.judge(opened, key, cast("api.Said", verdict), by=by, reason=reason, other=other)
            say(f"kept: {key} {verdict} by {made.by}")
