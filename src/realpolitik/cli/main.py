"""The command ``realpolitik``: one door, a command behind each name."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from realpolitik.cli import classify, evaluate, exits, read, schema

EPILOG = "Exit codes: 0 done, 1 failed, 2 usage or unreadable input, 3 done but some inputs were refused, 130 interrupted."

app = typer.Typer(
    name="realpolitik",
    help="Reads political news and keeps a sourced record of who did what to whom, who said what, and who owes what.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command("read")(read.read)
app.command("classify")(classify.classify)
app.command("evaluate")(evaluate.evaluate)
app.command("schema")(schema.schema)


def _version(wanted: bool) -> None:
    if wanted:
        import realpolitik

        typer.echo(f"realpolitik {realpolitik.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code."""
    command = typer.main.get_command(app)
    return exits.guarded(lambda: command.main(args=None if arguments is None else list(arguments), prog_name="realpolitik"))


def run() -> NoReturn:
    """The entry point of the installed command."""
    # Nearly all that a start makes lives to the end: looking through it for garbage again and again costs a tenth of it.
    gc.set_threshold(200_000, 50, 100)
    sys.exit(main())
