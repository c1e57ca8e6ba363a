"""The command ``realpolitik``: one door, a command behind each name."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn, cast

import typer
import typer.core

from realpolitik.cli import (
    actors,
    asking,
    classify,
    commitments,
    conflicts,
    evaluate,
    exits,
    export,
    forecast,
    forget,
    hypotheses,
    importing,
    ingest,
    judge,
    link,
    load,
    posture,
    read,
    schema,
    serve,
    statements,
    stories,
    token,
    tripwire,
    watch_feeds,
    who,
)
from realpolitik.cli.contents import SHELVES, Contents

# Any wrong usage: typer gives the class no public name of its own.
WRONG_USAGE = cast("type[Exception]", typer.BadParameter.__mro__[1])
EPILOG = "Exit codes: 0 done, 1 failed, 2 usage or unreadable input, 3 done but some inputs were refused, 130 interrupted."

app = typer.Typer(
    name="realpolitik",
    cls=Contents,
    help="Reads political news and keeps a sourced record of who did what to whom, who said what, and who owes what.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
# Each command of the contents by its name; tripwire and token have commands of their own.
COMMANDS: dict[str, Callable[..., Any] | typer.Typer] = {
    "read": read.read, "ingest": ingest.ingest, "watch-feeds": watch_feeds.watch_feeds, "serve": serve.serve,
    "events": asking.events, "statements": statements.statements, "actors": actors.actors, "stories": stories.stories,
    "search": asking.search, "show": asking.show, "query": asking.query, "posture": posture.posture, "forecast": forecast.forecast,
    "commitments": commitments.commitments, "conflicts": conflicts.conflicts, "hypotheses": hypotheses.hypotheses,
    "tripwire": tripwire.app, "judge": judge.judge, "judgements": judge.judgements, "agreement": judge.agreement, "forget": forget.forget,
    "export": export.export, "import": importing.import_events, "schema": schema.schema, "classify": classify.classify, "who": who.who,
    "evaluate": evaluate.evaluate, "token": token.app, "link": link.link, "load": load.load,
}  # fmt: skip
for shelf in SHELVES.values():
    for name, about in shelf.items():
        one = COMMANDS[name]
        if isinstance(one, typer.Typer):
            app.add_typer(one, name=name, short_help=about)
        else:
            app.command(name, short_help=about)(one)


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
    return exits.guarded(lambda: _run(None if arguments is None else list(arguments)))


def command() -> typer.core.TyperGroup:
    """The whole tree of commands, with help that names arguments in words."""
    made = cast("typer.core.TyperGroup", typer.main.get_command(app))
    _without_types(made)
    return made


def _run(arguments: list[str] | None) -> None:
    try:
        code = command().main(args=arguments, prog_name="realpolitik", standalone_mode=False)
    except WRONG_USAGE as error:
        raise SystemExit(exits.misused(error)) from error
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    if code:
        raise SystemExit(code)


def _without_types(command: object) -> None:
    """The help names what an argument is in words; Python's types say nothing to most who read it."""
    for parameter in getattr(command, "params", ()):
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = lambda ctx: None
    for part in getattr(command, "commands", {}).values():
        _without_types(part)


def run() -> NoReturn:
    """The entry point of the installed command."""
    # Nearly all that a start makes lives to the end: looking through it for garbage again and again costs a tenth of it.
    gc.set_threshold(200_000, 50, 100)
    sys.exit(main())
