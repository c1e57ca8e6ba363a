"""``realpolitik watch-feeds``: feeds read on a schedule, what is new kept in a store."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from realpolitik.cli.exits import put, say
from realpolitik.cli.ingest import STORE, leave, line_of, summed

if TYPE_CHECKING:
    from realpolitik.api import Taken, Tally

LEAST = 60.0


def watch_feeds(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds, or files that list them (.urls).")],
    store: Annotated[str, typer.Option(metavar="URL", help="The store: a file, or the address of a database.")] = STORE,
    every: Annotated[float, typer.Option(metavar="S", min=LEAST, help="Seconds from one look to the next.")] = 900.0,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes read.")] = 1,
    private: Annotated[bool, typer.Option("--private", help="Fetch also from this machine and its network.")] = False,
    check: Annotated[bool, typer.Option("--check", help="After each look check the tripwires, and tell each new alarm.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each item that is new or refused, and one for each look.")
    ] = False,
) -> None:
    """Look into feeds again and again, and keep what is new; entries with little text of their own are read at their address."""
    from realpolitik import api

    def tell(taken: Taken, message: str) -> None:
        if as_json and taken.outcome != "again":  # most of a feed was there at the last look too
            put(json.dumps(line_of(taken, message)) + "\n")
        elif message and not as_json:
            say(message)

    with api.open_store(store) as opened:
        while True:
            began = time.monotonic()
            tally = api.ingest(feeds, store=opened, workers=workers, private=private, tell=tell)
            _told(tally, time.monotonic() - began, as_json=as_json)
            if check:
                from realpolitik.cli.alarms import checked

                checked(opened, as_json=as_json)
            if once:
                leave(tally)
                return
            time.sleep(max(1.0, every - (time.monotonic() - began)))


def _told(tally: Tally, seconds: float, *, as_json: bool) -> None:
    if as_json:
        put(json.dumps({"at": datetime.now(UTC).isoformat(timespec="seconds"), **summed(tally, seconds)}) + "\n")
        return
    refused = f", {tally.refused.total():,} refused" if tally.refused else ""
    counted = f"{tally.read:,} new, {tally.reprints:,} reprints, {tally.again:,} known before{refused}"
    say(f"{time.strftime('%Y-%m-%d %H:%M')}  {counted}")
