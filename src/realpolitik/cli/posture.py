"""``realpolitik posture``: how two powers stand to each other over time, which pairs moved most, who stands with whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Limit, Since, Until, Url
from realpolitik.cli.exits import put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.page_file import check_target, write_pieces
from realpolitik.cli.rows import show

if TYPE_CHECKING:
    from rich.table import Table

    from realpolitik.api import Store

COUNTED = (("event", "events"), ("report", "reports"), ("story", "stories"))
BLOCKS = "▁▂▃▄▅▆▇█"
SIGNS = {"up": "↑", "down": "↓", "level": "=", "unknown": "?"}
# How many weeks are drawn on a screen, and how many deeds are listed.
WEEKS, LISTED = 26, 8
COLUMNS = ("source", "target", "track", "deeds", "sources", "next_week", "80%", "90%", "usual_week", "rising", "direction")
MORE = ("since", "until", "window", "enough", "dual_track", "alarms")


def posture(
    left: Annotated[
        str | None, typer.Argument(metavar="A", help="A country (RUS, Russia), body (NATO) or armed group.", show_default=False)
    ] = None,
    right: Annotated[str | None, typer.Argument(metavar="B", help="Another.", show_default=False)] = None,
    since: Since = None,
    until: Until = None,
    window: Annotated[int, typer.Option(metavar="DAYS", min=1, help="The last days that are held against those before.")] = 28,
    confidence: Annotated[float, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out events below this confidence.")] = 0.0,
    network: Annotated[bool, typer.Option("--network", help="Who stands with whom, of all pairs.")] = False,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Also draw A and B into a file: .svg or .png (extra: plots).")] = None,
    limit: Limit = 20,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """How A and B stand to each other over time: talk, deliver, press and force, either way.

    Without A and B: the pairs that moved most in the last days.
    """
    from realpolitik import api

    form = _form(plot, pair=left is not None and right is not None)
    if (left is None) != (right is None) or (network and left is not None):
        raise typer.BadParameter("give two powers, or none of them")
    with api.open_store(store, create=False) as opened:
        if network:
            _network(api.network(opened, since=since, until=until, limit=limit), as_csv=as_csv, as_json=as_json)
            return
        if left is None or right is None:
            told = api.moved(opened, until=until, window=window, limit=limit, confidence=confidence)
            _moved(told, as_csv=as_csv, as_json=as_json)
            return
        told = api.posture(opened, left, right, since=since, until=until, window=window, confidence=confidence)
        if not any(direction["counts"]["deeds"] for direction in told):
            say(_nothing(told, _known_years(opened, told), confidence))
    if plot is not None:
        check_target(plot, [store], option="--plot")
        write_pieces(plot, [told.plot(form=form)])
        say(f"wrote {plot}")
    if as_json or as_csv:
        show(told if as_json else _rows(told), COLUMNS, more=MORE, as_csv=as_csv, as_json=as_json)
    else:
        put(_screen(told, whole=since is not None))


# --- how ------------------------------------------------------------------------------------------------------------------


def _form(plot: Path | None, *, pair: bool) -> str:
    if plot is None:
        return ""
    form = plot.suffix.lower().lstrip(".")
    if form not in ("svg", "png"):
        raise typer.BadParameter(f"--plot writes .svg or .png, not '{plot.name}'")
    if not pair:
        raise typer.BadParameter("--plot draws two powers: name them")
    return form


def _known_years(store: Store, told: Sequence[Mapping[str, Any]]) -> list[str]:
    """The years in which the store knows of any event between the two."""
    days = (store.pair_days(direction["source"], direction["target"], period="year") for direction in told)
    return sorted({str(row["day"])[:4] for rows in days for row in rows if row["day"]})


def _nothing(told: Sequence[Mapping[str, Any]], years: Sequence[str], confidence: float) -> str:
    first = told[0]
    others = [year for year in years if not first["since"][:4] < year < first["until"][:4]]
    known = f"; it knows of events in {', '.join(others)} (--since {others[0]}-01-01)" if others else "" if years else " at all"
    if confidence:
        known = f" with a confidence of {confidence} or more"
    return f"the store tells of nothing between {first['source']} and {first['target']} from {first['since']} to {first['until']}{known}"


def _rows(told: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for direction in told:
        for track in direction["tracks"]:
            week = track["next_week"]
            yield {
                **direction, **track, "next_week": week["mean"], "80%": _between(week["80%"]), "90%": _between(week["90%"]),
                "alarms": [alarm["day"] for alarm in track["alarms"]],
            }  # fmt: skip


def _moved(told: Sequence[Mapping[str, Any]], *, as_csv: bool, as_json: bool) -> None:
    rows = []
    for direction in told:
        sure = [track for track in direction["tracks"] if track["direction"] in ("up", "down")]
        moves = ", ".join(f"{track['track']} {SIGNS[track['direction']]} {track['rising']:.2f}" for track in sure)
        whole = direction["counts"]
        row = {
            "source": direction["source"],
            "target": direction["target"],
            "moved": moves,
            "dual_track": "yes" if direction["dual_track"] else "",
        }
        rows.append({**direction, **row} if as_json else {**row, "deeds": whole["deeds"], "sources": whole["sources"]})
    show(rows, ("source", "target", "moved", "dual_track", "deeds", "sources"), as_csv=as_csv, as_json=as_json)


def _network(told: Mapping[str, Any], *, as_csv: bool, as_json: bool) -> None:
    if as_json:
        put(json.dumps(told, ensure_ascii=True) + "\n")
        return
    signs = {1: "with", -1: "against", 0: "mixed", None: "too few to say"}
    rows = [
        {**bond, **bond["counts"], "events": sum(bond["counts"].values()), "share": f"{bond['share']:.1%}", "stand": signs[bond["sign"]]}
        for bond in told["bonds"]
    ]
    show(rows, ("left", "right", "stand", "events", "talk", "deliver", "press", "force", "share"), as_csv=as_csv, as_json=False)
    if not as_csv and rows:
        lines = [f"  {' '.join(group)}" for group in told["groups"]] or ["  none"]
        put(f"\nFrom {told['since']} to {told['until']}. Who stands together:\n" + "\n".join(lines) + "\n")


def _screen(told: Sequence[Mapping[str, Any]], *, whole: bool) -> str:
    """Both directions; drawn is all the time that was asked for (``whole``), or its last weeks."""
    from rich.text import Text

    from realpolitik.cli.brief import screen

    console = screen()
    with console.capture() as captured:
        for number, direction in enumerate(told):
            if number:
                console.print()
            console.print(Text(f"{direction['source']} toward {direction['target']}", style="bold"))
            if not direction["counts"]["events"]:
                days = f"{direction['since']} to {direction['until']}"
                console.print(Text(f"  {days}: nothing is told of these days; --since looks further back", style="dim"))
                continue
            console.print(Text(_counted(direction), style="dim"))
            if not direction["counts"]["deeds"]:
                continue
            if not direction["enough"]:
                console.print(Text("  Not enough evidence: fewer than ten deeds. What there is:", style="dim"))
            if direction["dual_track"]:
                console.print(Text("  Dual track: cooperation and force both rise.", style="bold yellow"))
            console.print(_table(direction, weeks=_weeks(direction) if whole else 1))
            for line in (*_alarms(direction), *_latest(direction)):
                console.print(Text(line))
        if any(direction["enough"] for direction in told):
            days = told[0]["window"]
            console.print(Text(f"\nchange: how sure it is, from 0 to 1, that the last {days} days run above the usual", style="dim"))
    return captured.get()


def _counted(direction: Mapping[str, Any]) -> str:
    counts = direction["counts"]
    told = ", ".join(_some(counts[plural], one, plural) for one, plural in COUNTED)
    sources = _some(counts["sources"], "independent source", "independent sources")
    return f"  {direction['since']} to {direction['until']}: {_some(counts['deeds'], 'deed', 'deeds')}; {told}, {sources}"


def _some(count: int, one: str, plural: str) -> str:
    return f"{count} {one if count == 1 else plural}"


def _weeks(direction: Mapping[str, Any]) -> int:
    """How many weeks stand in one place of a drawing that shows all days."""
    days = (date.fromisoformat(direction["until"]) - date.fromisoformat(direction["since"])).days + 1
    return -(-days // (7 * WEEKS))


def _table(direction: Mapping[str, Any], *, weeks: int) -> Table:
    from rich.table import Table

    table = Table(box=None, header_style="bold blue", padding=(0, 1))
    drawn = "by week" if weeks == 1 else f"by {weeks} weeks"
    for name in ("track", drawn, f"{direction['window']} days", "sources", "next week", "80 %", "90 %", "usual", "change"):
        table.add_column(name, no_wrap=True, justify="left" if name in ("track", drawn, "change") else "right")
    for track in direction["tracks"]:
        week, usual, rising = track["next_week"], track["usual_week"], track["rising"]
        inner = "  " if track["track"] in ("show", "use") else ""
        change = (
            ""
            if not direction["enough"]
            else "past too short"
            if usual is None and track["before"]
            else ""
            if rising is None
            else f"{SIGNS[track['direction']]} {rising:.2f}"
        )
        table.add_row(
            inner + track["track"], _spark(track["by_day"], direction, days=7 * weeks), str(track["deeds"]), str(track["sources"]),
            f"{week['mean']:.1f}", _between(week["80%"]), _between(week["90%"]), "–" if usual is None else f"{usual:.1f}",
            change,
        )  # fmt: skip
    return table


def _spark(by_day: Mapping[str, int], direction: Mapping[str, Any], *, days: int) -> str:
    last, first = date.fromisoformat(direction["until"]), date.fromisoformat(direction["since"])
    span = (last - first).days + 1
    weeks = [0] * max(1, min(WEEKS, span // days if days == 7 else -(-span // days)))
    for day, count in by_day.items():
        back = (last - date.fromisoformat(day)).days // days
        if back < len(weeks):
            weeks[-1 - back] += count
    top = max(*weeks, 1) if len(weeks) > 1 else max(weeks[0], 1)
    return "".join("·" if not count else BLOCKS[(count * len(BLOCKS) - 1) // top] for count in weeks)


def _alarms(direction: Mapping[str, Any]) -> Iterator[str]:
    heard = [(alarm["day"], track["track"], alarm) for track in direction["tracks"] for alarm in track["alarms"]]
    for day, name, alarm in sorted(heard, key=lambda one: one[:2])[-LISTED:]:
        rose = "rose" if alarm["up"] else "fell"
        span = "1 day" if alarm["window"] == 1 else f"{alarm['window']} days"
        yield f"  alarm {day}: {name} {rose}, {alarm['count']} in {span}, {alarm['expected']:.1f} expected"


def _latest(direction: Mapping[str, Any]) -> Iterator[str]:
    latest = direction["deeds"][-LISTED:]
    if latest:
        yield f"  the last {len(latest)} deeds (realpolitik show ID; all of them with --json):"
    for deed in latest:
        kind = deed["type"] + (f" ({deed['mode']})" if deed["mode"] else "")
        more = f" and {len(deed['events']) - 1} more" if len(deed["events"]) > 1 else ""
        told = "1 source" if deed["sources"] == 1 else f"{deed['sources']} sources"
        yield f"    {deed['day']}  {kind}, {told}: {deed['events'][0]}{more}"


def _between(bounds: Sequence[int]) -> str:
    return f"{bounds[0]}–{bounds[1]}"
