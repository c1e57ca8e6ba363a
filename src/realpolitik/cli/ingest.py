"""``realpolitik ingest``: post in, a store filled, each refusal told and counted."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.exits import BAD_INPUT, WITH_REJECTS, put, say

if TYPE_CHECKING:
    from realpolitik.api import Taken, Tally

STORE = "realpolitik.db"


def ingest(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Folder, file of any kind that is read here, list of addresses (.urls), address, or - for standard input.",
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
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each item, and a last one for all.")] = False,
) -> None:
    """Read reports and keep them in a store; what was taken in before is left alone, so that a run can be broken off and started again."""
    from realpolitik import api

    began = time.monotonic()
    progress = _Progress(quiet=as_json or not sys.stderr.isatty())

    def tell(taken: Taken, message: str) -> None:
        if as_json:
            put(json.dumps({"origin": taken.origin, "outcome": taken.outcome, "reason": taken.reason, "report": taken.report_id}) + "\n")
        elif message:
            progress.line(message)
        progress.step(taken.outcome)

    with api.open_store(store) as opened:
        tally = api.ingest(
            sources,
            store=opened,
            workers=workers,
            published=published,
            outlet=outlet,
            again=again,
            seconds=seconds,
            private=private,
            tell=tell,
        )
        progress.close()
        if check:
            from realpolitik.cli.alarms import checked

            checked(opened, as_json=as_json)
    _finish(tally, time.monotonic() - began, as_json=as_json)


class _Progress:
    """A line that counts, where somebody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet, self.items, self.began, self.shown = quiet, 0, time.monotonic(), 0.0

    def step(self, outcome: str) -> None:
        self.items += 1
        now = time.monotonic()
        if not self.quiet and now - self.shown > 0.2:
            self.shown = now
            sys.stderr.write(f"\r\x1b[K{self.items:,} items, {self.items / max(0.1, now - self.began):.1f} a second")
            sys.stderr.flush()

    def line(self, message: str) -> None:
        self.close()
        say(message)

    def close(self) -> None:
        if not self.quiet and self.items:
            sys.stderr.write("\r\x1b[K")


def _finish(tally: Tally, seconds: float, *, as_json: bool) -> None:
    reasons = dict(sorted(tally.refused.items()))
    if as_json:
        last = {
            "read": tally.read,
            "reprints": tally.reprints,
            "again": tally.again,
            "refused": tally.refused.total(),
            "reasons": reasons,
            "seconds": round(seconds, 1),
        }
        put(json.dumps(last) + "\n")
    else:
        told = ", ".join(f"{count:,} {reason}" for reason, count in reasons.items())
        refused = f", {tally.refused.total():,} refused ({told})" if reasons else ""
        rate = tally.read / max(seconds, 0.1)
        counted = f"{tally.read:,} read, {tally.reprints:,} reprints, {tally.again:,} known before{refused}"
        say(f"{counted}; {seconds:,.0f} s, {rate:.1f} reports a second")
    if tally.refused:
        raise typer.Exit(WITH_REJECTS if tally.items > tally.refused.total() else BAD_INPUT)
