"""``realpolitik forget``: reports that a store shall hold no more."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.asking import Url, opened_store
from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, say
from realpolitik.cli.ingest import STORE


def forget(
    keys: Annotated[list[str], typer.Argument(metavar="ID", help="The id of a report (realpolitik search, realpolitik show).")],
    store: Url = STORE,
) -> None:
    """Remove reports from a store, with their records, alarms, and what was judged of them alone: no trace is left, and nothing brings
    them back but to read them again.

    Records that other reports have too stay, told by those alone.
    """
    gone = 0
    with opened_store(store) as opened:
        for key in dict.fromkeys(keys):
            if opened.forget(key):
                gone += 1
            else:
                say(f"{store}: there is no report '{key}'")
    say(f"{gone} report{'' if gone == 1 else 's'} forgotten")
    if gone < len(set(keys)):
        raise typer.Exit(WITH_REJECTS if gone else BAD_INPUT)
