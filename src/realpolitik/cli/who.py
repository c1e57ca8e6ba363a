"""``realpolitik who``: who a mention is, as of a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from realpolitik.cli.exits import BAD_INPUT, put, say


def who(
    mention: Annotated[str, typer.Argument(metavar="MENTION", help="A name, a title or both, as a report prints it.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it is asked for, as 2016-07-16; today if not given.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
) -> None:
    """Tell who a mention is on a day: name, country, PLOVER's code, offices with their dates or members, and the source.

    What nothing is known of is said so, with exit code 2.
    """
    from realpolitik import api

    day = on or datetime.now(UTC).date().isoformat()
    found = api.who(mention, on=day)
    if found is None:
        say(f"nothing is known of '{mention}': give a name or a title as news prints it")
        raise typer.Exit(BAD_INPUT)
    if as_json:
        put(json.dumps({"mention": mention, "on": day, **found}, ensure_ascii=False) + "\n")
        return
    put("\n".join(_lines(found)) + "\n")


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    coded = found["code"] if found["code"] not in (None, "UNK") else found["country"] or "country and sector unknown"
    former = ", a former official" if found["former"] else ""
    yield f"{found['name']}  ({found['kind']}, {coded}{former})"
    for role in found["roles"]:
        since = f"  {role['from']} to {role['to'] or 'now'}" if role["from"] or role["to"] else ""
        mark = "*" if role["now"] else " "
        yield f"  {mark} {role['title']}{' of ' + role['country'] if role['country'] else ''}{since}  [{role['source']}]"
    if found["members"]:
        yield f"  {len(found['members'])} members: {' '.join(found['members'])}"
    if found["kind"] == "person" and found["source"].startswith("agents:"):
        yield "  which person is not known: the words and the tables leave it open"
    yield f"  source: {found['source']}"
