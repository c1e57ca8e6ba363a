"""``realpolitik conflicts``: where reports disagree, claim beside claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url
from realpolitik.cli.brief_words import clean
from realpolitik.cli.exits import put
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows

COLUMNS = ("since", "side", "about", "claim", "says", "outlet", "said", "so", "words")


def conflicts(
    key: Annotated[str | None, typer.Argument(metavar="ID", help="An event, a report or a story; all if not given.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Where reports disagree: how many were killed, who did it, whether it happened; the latest first, claim beside claim.

    Each claim is marked as B3: the letter is the outlet's reliability (B usually, C fairly, D not usually, E unreliable, F unknown), once
    for that it was said and once for that it is so; the number is the claim's credibility (1 confirmed by others, 2 probable, 3 possible,
    4 doubtful, 5 improbable, 6 unknown).
    """
    from realpolitik import api

    with api.open_store(store, create=False) as opened:
        found = api.conflicts(opened, key, since=since, until=until)[:limit]
    if not found or as_csv or as_json:
        more = ("issue", "until", "published", "interest", "note", "report", "event", "id")
        show_rows(found if as_json else _claims(found), COLUMNS, more=more, as_csv=as_csv, as_json=as_json)
    else:
        put(_screen(found))


def _screen(found: Sequence[Mapping[str, Any]]) -> str:
    """Each question with its claims below it, and the words of each: in columns they would be too narrow to read."""
    from rich.padding import Padding
    from rich.text import Text

    from realpolitik.cli.brief import screen

    console = screen()
    with console.capture() as captured:
        for number, one in enumerate(found):
            if number:
                console.print()
            days = one["since"] if one["until"] in (None, one["since"]) else f"{one['since']} to {one['until']}"
            console.print(Text(clean("  ".join(filter(None, (days, one["about"], one["side"])))), style="bold"))
            if one["note"]:
                console.print(Padding(Text(clean(one["note"]), style="dim"), (0, 0, 0, 2), expand=False))
            for claim in one["claims"]:
                says = f"{claim['says']}{', a party to it' if claim['interest'] == 'party' else ''}" if claim["says"] else ""
                told = "  ".join(filter(None, (claim["value"], says, claim["outlet"] or "no outlet", claim["published"])))
                console.print(
                    Padding(
                        Text(clean(f"{told}  said {claim['said']}, so {claim['so']}{claim['credibility']}")), (0, 0, 0, 2), expand=False
                    )
                )
                console.print(Padding(Text(clean(claim["words"] or ""), style="dim"), (0, 0, 0, 6), expand=False))
    return captured.get()


def _claims(found: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in found:
        for claim in one["claims"]:
            mark = claim["credibility"]
            yield {
                **claim, **{key: one[key] for key in ("since", "until", "side", "about", "issue", "note", "id")}, "claim": claim["value"],
                "said": claim["said"], "so": f"{claim['so']}{mark}",
            }  # fmt: skip
