"""``realpolitik forecast``: what the next days bring between powers; with ``--score``, how good earlier forecasts were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Url
from realpolitik.cli.exits import put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.page_file import check_target, write
from realpolitik.cli.rows import show

# The acts told of a pair, the likeliest first.
ACTS = 4
# The same of those whom an act meets.
WHOM = 10
# How many reasons of a chance are told, and how many times the odds they make to be told.
REASONS, MUCH = 3, 1.2
COLUMNS = ("source", "target", "about", "chance", "expected", "low", "high", "because")
SCORES = ("about", "n", "brier", "brier_of_share", "log_score", "held_90", "count_log_score")


def forecast(
    source: Annotated[str | None, typer.Argument(metavar="A", help="Who acts: a country by name or code. None: the busiest pairs.")] = None,
    target: Annotated[str | None, typer.Argument(metavar="B", help="To whom; both ways are told. None: whom A acts on next.")] = None,
    act: Annotated[str | None, typer.Option(metavar="TYPE", help="A type of PLOVER, such as ACCUSE: whom A does that to next.")] = None,
    days: Annotated[int, typer.Option(metavar="N", min=1, max=60, help="How many days are foretold.")] = 7,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DATE", help="The first day foretold; none from then on is known. Else the day after the last known."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many pairs at most.")] = 20,
    score: Annotated[bool, typer.Option("--score", help="Score the forecasts kept in the store whose days are over.")] = False,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --score: draw chance given against share that came, as SVG.")
    ] = None,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help="Keep the forecasts in the store, to be scored later.")] = True,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Foretell acts between countries: how many of each track, which act next, and by which rules; forecasts are kept to be scored."""
    from realpolitik import api

    if (plot is not None and not score) or (score and source is not None):
        raise typer.BadParameter("--plot goes with --score, and --score takes no countries")
    if plot is not None:
        check_target(plot, [store])
    with api.open_store(store, create=False) as opened:
        if score:
            told = api.forecast_scores(opened)
            if plot is not None:
                write(plot, api.calibration_plot(told["calibration"]))
                say(f"wrote {plot}")
            _scores(told, as_csv=as_csv, as_json=as_json)
            return
        told = api.forecast(
            opened, source, target, act=act.upper() if act is not None else None, days=days, since=start, limit=limit, keep=keep
        )
    if as_json:
        show(({"since": told["since"], "until": told["until"], **row} for row in told["forecasts"]), COLUMNS, as_csv=as_csv, as_json=True)
        return
    if not as_csv:
        put(f"{told['since']} to {told['until']}, from {told['known']} days of past\n\n")
    show((line for row in told["forecasts"] for line in _lines(row)), COLUMNS, as_csv=as_csv, as_json=False)


def _lines(row: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    pair = {"source": row["source"], "target": row["target"]}
    if "unknown" in row:
        yield {**pair, "because": row["unknown"]}
    elif "chances" in row:
        kind = row["about"].partition(" ")[2]
        for name, chance in list(row["chances"].items())[: ACTS if not kind else WHOM]:
            told = {"target": name, "about": f"next {kind}"} if kind else {"about": f"next: {name}"}
            rules = row["because"].get(name, ())
            yield {**pair, **told, "chance": _chance(chance), "because": "; ".join(_rule(one) for one in rules[:1])}
    else:
        (low, high), mean = row["interval_90"], row["mean"]
        known = [f"{row['events']} events known"] if row["about"] == "talk" else []
        yield {
            **pair,
            "about": row["about"],
            "chance": _chance(row["any"]),
            "expected": f"{mean:.2f}",
            "low": low,
            "high": high,
            "because": "; ".join([*_why(row["why"]), *known]),
        }


def _chance(value: float) -> str:
    """In hundredths; nothing is certain."""
    return "> 0.99" if value >= 0.995 else "< 0.01" if value < 0.005 else f"{value:.2f}"


def _why(times: Mapping[str, float]) -> list[str]:
    """What moves the odds by much, what moves them most first."""
    told = [f"x {by:.1f} for {what}" for what, by in times.items() if by >= MUCH or by <= 1 / MUCH]
    return [f"odds {', '.join(told[:REASONS])}"] if told else []


def _rule(rule: Mapping[str, Any]) -> str:
    whose = "suffered" if rule["suffered"] else "done"
    events = ", ".join(rule["events"][:3])
    often = f"{rule['confidence']:.0%} of {rule['tried']} times, {rule['lift']:.1f} x as often as anyhow"
    return f"after {rule['before']} {whose}: {often} ({events})"


def _scores(told: Mapping[str, Any], *, as_csv: bool, as_json: bool) -> None:
    rows = ({**one, "held_90": one["held"]} for one in told["scores"])
    if as_json:
        show([{**told, "scores": list(rows)}], SCORES, as_csv=as_csv, as_json=True)
        return
    if not as_csv:
        late = f"; {told['late']} of them were made after their days had begun" if told["late"] else ""
        put(f"{told['due']} forecasts are due, {told['open']} open, {told['without']} without an act to compare{late}\n\n")
    show(({key: _short(value) for key, value in row.items()} for row in rows), SCORES, as_csv=as_csv, as_json=False)
    if not as_csv and told["calibration"]:
        put("\n")
        show(
            ({key: _short(value) for key, value in one.items()} for one in told["calibration"]), ("chance", "came", "n"),
            as_csv=False, as_json=False,
        )  # fmt: skip


def _short(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value
