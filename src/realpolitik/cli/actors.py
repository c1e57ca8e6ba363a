"""``realpolitik actors``: who is named in a store."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url, opened_store
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows
from realpolitik.core.marks import ActorKind


def actors(
    who: Annotated[str | None, typer.Argument(metavar="WHO", help="A country code (RUS), an id, or words of the name.")] = None,
    kind: Annotated[ActorKind | None, typer.Option(metavar="KIND", help=f"{', '.join(get_args(ActorKind))}.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Each actor once, with in how many reports it is named.")] = False,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Actors of a store as each report has them, those of the newest reports first; with --once those named in most reports first."""
    from realpolitik import api

    with opened_store(store) as opened:
        found = api.list_actors(opened, who=who, kind=kind, once=once, since=since, until=until, limit=limit)
    rows = ({**one["record"], "reports": one.get("reports"), "report": one["report"]["id"]} for one in found)
    columns: tuple[str, ...] = ("name", "kind", "country", "sector", "code")
    show_rows(rows, (*columns, "reports") if once else columns, more=("report", "id"), as_csv=as_csv, as_json=as_json)
