"""``realpolitik load``: Parquet that a cluster wrote, taken into a store."""

from __future__ import annotations

import json
import time
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.progress import Progress

if TYPE_CHECKING:
    from realpolitik.api import Loaded, Taken


def load(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="PARQUET", help="Folder that a cluster filled, or a file of it: path or address."),
    ],
    store: Annotated[str, typer.Option(metavar="URL", help="The store: a file, or the address of a database.")] = STORE,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each item, and a last one for all.")] = False,
) -> None:
    """Take readings, refusals and judgements that a cluster wrote into a store; what it knows is left alone, so that loading twice, or
    what was ingested before, changes nothing."""
    from realpolitik import api

    began = time.monotonic()
    progress = Progress(shown=not as_json)

    def tell(taken: Taken, message: str) -> None:
        if as_json:
            put(json.dumps({"origin": taken.origin, "outcome": taken.outcome, "reason": taken.reason, "report": taken.report_id}) + "\n")
        elif message:
            progress.line(message)
        progress.step(None)

    with api.open_store(store) as opened, closing(progress):
        loaded = api.load(sources, store=opened, tell=tell)
    _finish(loaded, time.monotonic() - began, as_json=as_json)


def _finish(loaded: Loaded, seconds: float, *, as_json: bool) -> None:
    reasons = dict(sorted(loaded.refused.items()))
    if as_json:
        last = {
            "loaded": loaded.read, "again": loaded.again, "refused": loaded.refused.total(), "reasons": reasons, "judged": loaded.judged,
            "judged_before": loaded.judged_before, "not_at_hand": loaded.not_at_hand, "seconds": round(seconds, 1),
        }  # fmt: skip
        put(json.dumps(last) + "\n")
    else:
        told = ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
        refused = f", {loaded.refused.total():,} refused ({told})" if reasons else ""
        judged = f"; {loaded.judged:,} judgements, {loaded.judged_before:,} known before" if loaded.judged or loaded.judged_before else ""
        missing = f", {loaded.not_at_hand:,} of reports that are not in the store" if loaded.not_at_hand else ""
        say(f"{loaded.read:,} loaded, {loaded.again:,} known before{refused}{judged}{missing}; {seconds:,.0f} s")
    if loaded.refused:
        raise typer.Exit(WITH_REJECTS if loaded.read or loaded.again else BAD_INPUT)
