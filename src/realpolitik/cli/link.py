"""``realpolitik link``: the stories of a folder of readings, judged on a cluster."""

from __future__ import annotations

import json
import time
from typing import Annotated

import typer

from realpolitik.cli.exits import put, say


def link(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Folder that ingest --cluster filled: a path or an address.")],
    cluster: Annotated[str, typer.Option(metavar="ADDRESS", help="A Dask scheduler, its file, or local.")] = "local",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was judged as one JSON object.")] = False,
) -> None:
    """Judge on a cluster which reports of a folder tell one story; load takes the judgements into a store."""
    from realpolitik import api

    began = time.monotonic()
    found = api.link_on_cluster(folder, address=cluster)
    seconds = time.monotonic() - began
    if as_json:
        last = {"reports": found.reports, "together": found.together, "judgements": found.judgements, "seconds": round(seconds, 1)}
        put(json.dumps(last) + "\n")
    else:
        told = f"{found.together:,} of them like others, {found.judgements:,} judgements"
        say(f"{found.reports:,} reports, {told}; {seconds:,.0f} s (realpolitik load takes them)")
