"""``realpolitik classify``: the event type between a given pair, JSON Lines in and out."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Annotated

import typer

from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, put, say
from realpolitik.core.errors import BadInput


def classify(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="JSON Lines; - is standard input.")] = None,
) -> None:
    """Tell the type of event between a given pair.

    Each line is an object with "text", "actor" [start, end], "recipient" [start, end] and perhaps an "id"; each line that
    comes out has the "id", the "type", the "quad", whether it is told as "future", its "status" (actual, planned, denied …;
    null where no known word tells it), whether it is "negated", and the "scores" of all types. The order is kept.
    """
    if file is None:
        if sys.stdin is None or sys.stdin.isatty():
            typer.echo(context.get_help(), err=True)
            raise typer.Exit(BAD_INPUT)
        file = "-"
    from realpolitik import api

    tally: Counter[str] = Counter()
    done = 0

    def refuse(error: BadInput) -> None:
        say(str(error))
        tally[error.reason] += 1

    for result in api.classify_file(file, on_reject=refuse):
        put(json.dumps(result) + "\n", flush=False)
        done += 1
    refused = sum(tally.values())
    if refused:
        if refused + done > 1:
            say(f"{done} classified, {refused} refused")
        raise typer.Exit(WITH_REJECTS if done else BAD_INPUT)
