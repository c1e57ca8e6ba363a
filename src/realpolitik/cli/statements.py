"""``realpolitik statements``: who said what in a store."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url, opened_store
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows

WHO = "a country code (RUS), an id, or words of the name."


def statements(
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help=f"Who says it: {WHO}")] = None,
    addressee: Annotated[str | None, typer.Option(metavar="WHO", help=f"To whom: {WHO}")] = None,
    form: Annotated[
        Literal["direct", "indirect", "mixed"] | None, typer.Option(metavar="FORM", help="direct, indirect or mixed speech.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Statements of a store, those of the newest reports first: who said what, to whom."""
    from realpolitik import api

    with opened_store(store) as opened:
        found = api.list_statements(opened, speaker=speaker, addressee=addressee, form=form, since=since, until=until, limit=limit)
    rows = []
    for one in found:
        record, head = one["record"], one["report"]
        names = {side: one["names"].get(record.get(side), {}).get("name") for side in ("speaker", "addressee")}
        head = {"published": head["published"], "outlet": head["outlet"], "report": head["id"]}
        rows.append({**record, **names, "words": one["words"], **head})
    more = ("addressee", "form", "outlet", "report", "id")
    show_rows(rows, ("published", "speaker", "cue", "words"), more=more, as_csv=as_csv, as_json=as_json)
