"""``realpolitik evaluate``: the scorecard of one task on gold data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from realpolitik.cli.exits import FAILED, put, say
from realpolitik.cli.page_file import check_target, write


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            metavar="TASK",
            help="What is scored: actions, actors, behaviour, changes, commitments, concerns, coreference, events, factuality, figures, "
            "forecast, names, passages, places, quiet, quotations, relations, reworded, stance, statuses, stories, times, tracks or "
            "whole_claims.",
        ),
    ],
    data: Annotated[Path, typer.Option(metavar="PATH", help="The gold data of the task: a file or a folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scorecard as one JSON object.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page: scores, types, confusion matrix, calibration.")
    ] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Fail if a score lies below its floor in ./benchmarks.")] = False,
) -> None:
    """Score one task against gold data."""
    from realpolitik import api

    if html is not None:
        check_target(html, [str(data)])
    card, below = api.gate(task, data) if gate else (api.evaluate(task, data), [])
    if html is not None:
        write(html, api.scorecard_page(card))
        say(f"wrote {html}")
    put(json.dumps(card, ensure_ascii=False) + "\n" if as_json else _table(card))
    for line in below:
        say(line)
    if below:
        raise typer.Exit(FAILED)


def _table(card: dict[str, Any]) -> str:
    head = f"{card['task']} (version {card['version']}), n = {card['n']}, {card['seconds']:.1f} s\n"
    width = max((len(name) for name in card["scores"]), default=0)
    lines = (f"  {name:<{width}}  {_shown(value)}\n" for name, value in card["scores"].items())
    return head + "".join(lines)


def _shown(value: object) -> str:
    return "not scored" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
