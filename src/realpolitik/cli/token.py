"""``realpolitik token``: who may ask a service that others reach."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from realpolitik.cli.asking import Csv, Json, Url
from realpolitik.cli.exits import BAD_INPUT, put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows

app = typer.Typer(
    help="Who may ask a service that others reach (realpolitik serve): names with roles and tokens.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
File = Annotated[Path | None, typer.Option("--tokens", metavar="FILE", help="The file of tokens; beside the store if not given.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Who gets it; judgements bear this name.")]


@app.command("new")
def new(
    name: Name,
    role: Annotated[
        str, typer.Option(metavar="ROLE", help="reader looks; analyst also judges, watches, has texts read; admin also undoes for all.")
    ] = "reader",
    tokens: File = None,
    store: Url = STORE,
) -> None:
    """Give out a token; it is shown this once, and only its hash is kept."""
    from realpolitik import api

    put(api.Tokens(tokens or api.tokens_beside(store)).new(name, role=role) + "\n")


@app.command("list")
def show_all(tokens: File = None, store: Url = STORE, as_csv: Csv = False, as_json: Json = False) -> None:
    """Who has a token, and since when."""
    from realpolitik import api

    rows = ({"name": one.name, "role": one.role, "made": one.made} for one in api.Tokens(tokens or api.tokens_beside(store)).listed())
    show_rows(rows, ("name", "role", "made"), as_csv=as_csv, as_json=as_json)


@app.command("revoke")
def revoke(name: Name, tokens: File = None, store: Url = STORE) -> None:
    """Take a token back; a service that runs knows it at once."""
    from realpolitik import api

    file = tokens or api.tokens_beside(store)
    if not api.Tokens(file).revoke(name):
        say(f"{file}: '{name}' has no token: realpolitik token list shows them")
        raise typer.Exit(BAD_INPUT)
    say(f"{name} has no token any more")
