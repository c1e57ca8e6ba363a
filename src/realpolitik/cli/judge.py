"""``realpolitik judge``, ``judgements`` and ``agreement``: what people say of records, and take back at will."""

from __future__ import annotations

from typing import Annotated, Any, cast

import typer

from realpolitik.cli.asking import Csv, Json, Url
from realpolitik.cli.exits import put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows

RULES = "; what a rule joined is parted by: realpolitik judge ID different OTHER (realpolitik show ID names them)"
SAYINGS = ("accept", "reject", "edit", "confirm", "dismiss", "same", "different", "unsure", "undo")


def judge(
    key: Annotated[str, typer.Argument(metavar="ID", help="A record, a report or a case (realpolitik commitments).")],
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=f"{', '.join(SAYINGS)}.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="The other record: for same, different and unsure.")] = None,
    field: Annotated[str | None, typer.Option(metavar="NAME", help="The field to edit; a dot leads into a part: when.start.")] = None,
    value: Annotated[str | None, typer.Option(metavar="VALUE", help="What it should be: words, or JSON (null, a list of ids).")] = None,
    report: Annotated[str | None, typer.Option(metavar="ID", help="In which report, of a record that several have.")] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")] = "",
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why, in a line; not needed to undo.")] = "",
    store: Url = STORE,
) -> None:
    """Accept, reject or edit a record; confirm or dismiss a case; say that two records are the same, or are not.

    No record is changed: a judgement stands beside it with author, reason and time, and undo takes it back. Where records are told, an
    edited value is told in place of what was read.
    """
    from realpolitik import api

    if verdict not in SAYINGS:
        raise typer.BadParameter(f"'{verdict}' is no verdict: choose {', '.join(SAYINGS)}")
    with api.open_store(store, create=False) as opened:
        if verdict == "undo":
            if not by.strip():
                raise typer.BadParameter("undo takes back what one person judged: name whom with --by NAME")
            count = api.unjudge(opened, key, by=by, other=other, field=field)
            say(f"{count} judgement{'' if count == 1 else 's'} of {key} by {by} taken back" + ("" if count else RULES))
        else:
            meant = None if value == "null" else value
            api.judge(
                opened, key, cast("api.Said", verdict), by=by, reason=reason, other=other, report=report, field=field, value=meant
            )  # fmt: skip
            say(f"kept: {key} {verdict} by {by}")


def judgements(
    key: Annotated[str | None, typer.Argument(metavar="ID", help="A record, a case, or a report with its records.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person judged.")] = None,
    gold: Annotated[bool, typer.Option("--gold", help="As passages of the corpus: sentences all judged.")] = False,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """What people judged, the newest first; with --gold as gold marks to learn from and measure by."""
    from realpolitik import api

    with api.open_store(store, create=False) as opened:
        if not gold:
            columns = ("at", "by", "verdict", "about", "id", "field", "value", "reason")
            show_rows(api.judged(opened, key, by=by), columns, more=("other", "report", "kind"), as_csv=as_csv, as_json=as_json)
            return
        blocks, left_out = api.gold(opened)
    if as_json or as_csv:
        show_rows(blocks, ("task", "report", "text"), as_csv=as_csv, as_json=as_json)
    else:
        put("\n".join(f"{one['text']}\n" for one in blocks))
    if left_out:
        say(f"left out: {', '.join(f'{count} ({reason})' for reason, count in left_out.items())}")


def agreement(store: Url = STORE, as_csv: Csv = False, as_json: Json = False) -> None:
    """How often people agree with the machine, by kind and type of record, with counts and a 95 % interval; only what is judged counts."""
    from realpolitik import api

    with api.open_store(store, create=False) as opened:
        rows = [_rounded(row) for row in api.agreement(opened)]
    columns = ("kind", "type", "judged", "accepted", "edited", "rejected", "agreement", "low", "high")
    show_rows(rows, columns, more=("fields",), as_csv=as_csv, as_json=as_json)


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in row.items()}
