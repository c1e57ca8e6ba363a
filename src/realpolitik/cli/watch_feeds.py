"""``realpolitik watch-feeds``: feeds read on a schedule, what is new kept in a store."""

from __future__ import annotations

import time
from typing import Annotated

import typer

from realpolitik.cli.exits import say
from realpolitik.cli.ingest import STORE

LEAST = 60.0


def watch_feeds(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED", help="Addresses of feeds, or files that list them (.urls).")],
    store: Annotated[str, typer.Option(metavar="URL", help="The store: a file, or the address of a database.")] = STORE,
    every: Annotated[float, typer.Option(metavar="S", min=LEAST, help="Seconds from one look to the next.")] = 900.0,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="How many processes read.")] = 1,
    private: Annotated[bool, typer.Option("--private", help="Fetch also from this machine and its network.")] = False,
    check: Annotated[bool, typer.Option("--check", help="After each look check the tripwires, and tell each new alarm.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
) -> None:
    """Look into feeds again and again, and keep what is new; entries with little text of their own are read at their address."""
    from realpolitik import api

    with api.open_store(store) as opened:
        while True:
            began = time.monotonic()
            tally = api.ingest(
                feeds, store=opened, workers=workers, private=private, tell=lambda taken, message: say(message) if message else None
            )
            refused = f", {tally.refused.total():,} refused" if tally.refused else ""
            counted = f"{tally.read:,} new, {tally.reprints:,} reprints, {tally.again:,} known before{refused}"
            say(f"{time.strftime('%Y-%m-%d %H:%M')}  {counted}")
            if check:
                from realpolitik.cli.alarms import checked

                checked(opened)
            if once:
                return
            time.sleep(max(1.0, every - (time.monotonic() - began)))
