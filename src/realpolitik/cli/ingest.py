"""``realpolitik ingest``: post in, a store filled, each refusal told and counted."""

from __future__ import annotations

import json
import os
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, put, say
from realpolitik.cli.progress import Progress

if TYPE_CHECKING:
    from realpolitik.api import Taken, Tally

STORE = "realpolitik.db"


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Folder, file of any kind that is read here, list (.urls) or table (.csv, .tsv) of addresses, address, or - for "
            "standard input.",
        ),
    ],
    store: Annotated[str, typer.Option(metavar="URL", help="The store: a file, or the address of a database.")] = STORE,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes read.")] = os.cpu_count() or 1,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, for reports that do not state their own: 2021-08-20.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, for reports that do not state it.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Read also what was taken in before.")] = False,
    seconds: Annotated[float, typer.Option(metavar="S", min=1.0, help="How long one report may take.")] = 45.0,
    private: Annotated[bool, typer.Option("--private", help="Fetch also from this machine and its network.")] = False,
    check: Annotated[bool, typer.Option("--check", help="At the end check the tripwires, and tell each new alarm.")] = False,
    pages: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Folder or web archive with the saved pages of a table's addresses, which are not fetched then."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Read on a cluster: a Dask scheduler, its file, or local; into --to, not a store."),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="Where the cluster writes Parquet: a folder that all its machines reach.")
    ] = None,
    part: Annotated[int, typer.Option(metavar="N", min=1, help="How many reports a task of the cluster reads.")] = 500,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each item, and a last one for all.")] = False,
) -> None:
    """Read reports and keep them in a store; what was taken in before is left alone, so that a run can be broken off and started again."""
    from realpolitik import api

    if (cluster is None) != (to is None):
        raise typer.BadParameter("--cluster needs --to, and --to needs --cluster")
    if cluster is not None and (check or pages is not None):
        raise typer.BadParameter("--check and --pages are for a store, not for --cluster")
    began = time.monotonic()
    progress = Progress(shown=not as_json)

    def tell(taken: Taken, message: str) -> None:
        if as_json:
            put(json.dumps(line_of(taken, message)) + "\n")
        elif message:
            progress.line(message)

    how: dict[str, Any] = {
        "workers": workers, "published": published, "outlet": outlet, "again": again, "seconds": seconds, "private": private, "tell": tell,
    }  # fmt: skip
    try:
        with closing(progress):
            if cluster is not None and to is not None:
                tally = api.ingest_on_cluster(sources, address=cluster, to=to, part=part, **how)
            else:
                with api.open_store(store) as opened:
                    tally = api.ingest(sources, store=opened, pages=pages, follow=progress.step, **how)
                    progress.close()
                    if check:
                        from realpolitik.cli.alarms import checked

                        checked(opened, as_json=as_json)
    except KeyboardInterrupt:
        say("what was read so far is kept; the same command goes on from there")
        raise
    _finish(tally, time.monotonic() - began, as_json=as_json)


def line_of(taken: Taken, message: str) -> dict[str, object]:
    """What a program that listens is told of one item."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    told: dict[str, object] = {
        "at": at,
        "origin": taken.origin,
        "outcome": taken.outcome,
        "reason": taken.reason,
        "report": taken.report_id,
    }
    return {**told, "message": message} if message else told


def summed(tally: Tally, seconds: float) -> dict[str, object]:
    """What a program that listens is told of a whole run."""
    return {
        "read": tally.read, "new": tally.new, "reprints": tally.reprints, "again": tally.again, "refused": tally.refused.total(),
        "reasons": dict(sorted(tally.refused.items())), "seconds": round(seconds, 1),
    }  # fmt: skip


def leave(tally: Tally) -> None:
    """Ends with the exit code for what was refused, if anything was."""
    if tally.refused:
        raise typer.Exit(WITH_REJECTS if tally.items > tally.refused.total() else BAD_INPUT)


def _finish(tally: Tally, seconds: float, *, as_json: bool) -> None:
    reasons = dict(sorted(tally.refused.items()))
    if as_json:
        put(json.dumps(summed(tally, seconds)) + "\n")
    else:
        told = ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
        refused = f", {tally.refused.total():,} refused ({told})" if reasons else ""
        rate = tally.read / max(seconds, 0.1)
        counted = f"{tally.read:,} read, {tally.new:,} new, {tally.reprints:,} reprints, {tally.again:,} known before{refused}"
        say(f"{counted}; {seconds:,.0f} s, {rate:.{1 if rate >= 1 else 2}f} reports a second")
    leave(tally)
