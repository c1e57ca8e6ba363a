"""The course of a pair as a picture: tracks by week, regimes, alarms. It needs matplotlib, which comes with the extra ``plots``."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from realpolitik.core.errors import RealpolitikError

COLOURS = {"talk": "#1b7f5c", "deliver": "#0b5394", "press": "#c77700", "force": "#b3261e"}
WORDS = {"talk": "words for", "deliver": "deeds for", "press": "words against", "force": "deeds against"}
WEEK = 7


def course_plot(told: Sequence[Mapping[str, Any]], *, form: str) -> bytes:
    """A row for each track, a column for each direction: bars of deeds a week, a line for the regimes, triangles at alarms."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    except ImportError as error:
        raise RealpolitikError("a plot needs matplotlib: pip install 'realpolitik[plots]'") from error
    figure = Figure(figsize=(5.2 * len(told), 8), layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(len(COLOURS), len(told), sharex=True, sharey="row", squeeze=False)
    highest = {name: max(_highest(direction, name) for direction in told) for name in COLOURS}
    for column, direction in enumerate(told):
        tracks = {track["track"]: track for track in direction["tracks"]}
        first, last = date.fromisoformat(direction["since"]), date.fromisoformat(direction["until"])
        window = last - timedelta(days=direction["window"] - 1)
        for row, (name, colour) in enumerate(COLOURS.items()):
            axes, track = grid[row][column], tracks[name]
            weeks = _weeks(track["by_day"], first, last)
            axes.bar([start for start, _ in weeks], [count for _, count in weeks], width=6, align="edge", color=colour, alpha=0.55)
            for one in track["regimes"]:
                ends = [date.fromisoformat(one["from"]), date.fromisoformat(one["to"]) + timedelta(days=1)]
                axes.plot(ends, [one["a_week"]] * 2, color="#222222", linewidth=1.4)
            top = highest[name]
            for alarm in track["alarms"]:
                sign = "^" if alarm["up"] else "v"
                axes.plot([date.fromisoformat(alarm["day"])], [1.15 * top], marker=sign, color="#222222", markersize=6, clip_on=False)
            axes.axvspan(window, last + timedelta(days=1), color="#888888", alpha=0.15, linewidth=0)
            axes.set_ylim(0, 1.5 * top)
            axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
            axes.spines[["top", "right"]].set_visible(False)
            axes.text(0.01, 0.97, _line(track, direction), transform=axes.transAxes, va="top", fontsize=8)
            if column == 0:
                axes.set_ylabel(f"{name}\n({WORDS[name]})", fontsize=9)
            if row == 0:
                dual = "  — dual track" if direction["dual_track"] else ""
                axes.set_title(f"{direction['source']} toward {direction['target']}{dual}", fontsize=11, loc="left", pad=14)
        locator = AutoDateLocator(maxticks=7)
        grid[-1][column].xaxis.set_major_locator(locator)
        grid[-1][column].xaxis.set_major_formatter(ConciseDateFormatter(locator))
    figure.supxlabel(
        "bars: deeds a week, once a story   line: regimes   triangles: alarms, up and down   grey: the window compared with before",
        fontsize=8,
    )
    drawn = io.BytesIO()
    # No date of making, so that the same data give the same file.
    figure.savefig(drawn, format=form, dpi=130, metadata={"Date": None} if form == "svg" else None)
    return drawn.getvalue()


def _highest(direction: Mapping[str, Any], name: str) -> float:
    """The highest week or regime of a track, at least 1."""
    track = next(one for one in direction["tracks"] if one["track"] == name)
    weeks = _weeks(track["by_day"], date.fromisoformat(direction["since"]), date.fromisoformat(direction["until"]))
    return max([1.0, *(float(count) for _, count in weeks), *(float(one["a_week"]) for one in track["regimes"])])


def _weeks(by_day: Mapping[str, int], first: date, last: date) -> list[tuple[date, int]]:
    """Counts of whole weeks, counted back from the last day."""
    found: dict[int, int] = {}
    for day, count in by_day.items():
        back = (last - date.fromisoformat(day)).days // WEEK
        found[back] = found.get(back, 0) + count
    whole = ((last - first).days + 1) // WEEK
    return [(last - timedelta(days=WEEK * (back + 1) - 1), found.get(back, 0)) for back in range(whole)]


def _line(track: Mapping[str, Any], direction: Mapping[str, Any]) -> str:
    if not direction["enough"]:
        return "not enough evidence"
    rising = track["rising"]
    low, high = track["next_week"]["80%"]
    sure = "" if rising is None else f", {track['direction']} (P of a rise {rising:.2f})"
    return f"{track['deeds']} in {direction['window']} days{sure}; next week {low} to {high}"
