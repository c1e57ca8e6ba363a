"""``realpolitik hypotheses``: which hypothesis the events of a store bear out, and on what that hangs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Url
from realpolitik.cli.exits import put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows


def hypotheses(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The table, YAML or CSV (docs/hypotheses.md); - is standard input.")],
    events: Annotated[bool, typer.Option("--events", help="Show the stories that each kind of evidence found.")] = False,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Score a table of hypotheses by the likelihood ratios of the events of a store, each story counted once.

    For each kind of evidence: how many stories were found and counted, how far it tells hypotheses apart (1: not at all), the likeliest
    hypothesis without it, and how many further stories would bring another one to the front.
    """
    from realpolitik import api

    table = api.read_hypotheses(file)
    with api.open_store(store, create=False) as opened:
        found = api.weigh_hypotheses(opened, table)
    if as_json:
        put(json.dumps(found, ensure_ascii=True) + "\n")
        return
    if events:
        rows = [{"evidence": one["name"], **seen} for one in found["evidence"] for seen in one["events"]]
        show_rows(rows, ("evidence", "day", "outlet", "words"), more=("event", "report"), as_csv=as_csv, as_json=False)
        return
    if not as_csv:
        if found["question"]:
            put(f"{found['question']}\n\n")
        ranked = [{**one, "prior": f"{one['prior']:.2f}", "posterior": f"{one['posterior']:.3f}"} for one in found["hypotheses"]]
        show_rows(ranked, ("name", "prior", "posterior"), as_csv=False, as_json=False)
        put("\n")
    names = [one["name"] for one in found["hypotheses"]]
    columns = ("evidence", "stories", "counted", "diagnosticity", *names, "without it", "to turn")
    show_rows(_evidence(found["evidence"]), columns, as_csv=as_csv, as_json=False)
    turning = [one["name"] for one in found["evidence"] if one["turns"]]
    if turning:
        say(f"the order rests on {' and on '.join(turning)} alone: without it another hypothesis is first")


def _evidence(found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for one in found:
        first, share = next(iter(one["without"].items()))
        rows.append({
            **one["likelihood"], "evidence": one["name"] + (" (expected)" if one["expected"] else ""), "stories": one["stories"],
            "counted": one["counted"], "diagnosticity": f"{one['diagnosticity']:.1f}", "without it": f"{first} {share:.3f}",
            "to turn": "–" if one["to_turn"] is None else f"{one['to_turn']} more",
        })  # fmt: skip
    return rows
