"""The task *changes*: whether an alarm sounds when one country turns toward another, and how often one sounds at all.

The data are a folder as ICEWS18 gives it for temporal knowledge graphs (see *forecast*) with ``entity2id.txt`` and ``relation2id.txt``, and
``cameo_codes.csv`` in it or beside it, which names CAMEO's codes. What happened is written in ``turns.tsv`` and ``quiet.tsv`` of
benchmarks/changes, or of the folder if it has its own.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from realpolitik.analysis.alarms import Alarm, alarms, weekdays
from realpolitik.analysis.gamma import Doubles
from realpolitik.analysis.tracks import TRACKS
from realpolitik.core.errors import EvaluationError
from realpolitik.core.parties import AGAINST, FOR_THE_STATE
from realpolitik.evaluation import forecast, tables
from realpolitik.knowledge import codebook
from realpolitik.knowledge.cameo import code
from realpolitik.knowledge.coded_names import coded_name

# Source, target and track.
Series = tuple[str, str, str]
# The day of time 0; actors hold the offices they had in the middle of the data.
FIRST = date(2018, 1, 1)
# An alarm finds a turn from so many days before to so many days after.
BEFORE, AFTER = 3, 14
# The first days are past only; series of fewer events do not count for how often alarms sound.
LEAD, EVENTFUL = 28, 60
SERIES = ("source", "target", "track")
HOME = Path("benchmarks") / "changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A rise of one series on a day, and what happened."""

    day: date
    series: Series
    what: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Daily counts by series, what each day is worth, the turns that the data reach, and the quiet series."""

    counts: Mapping[Series, Doubles]
    worth: Doubles
    turns: Sequence[Turn]
    quiet: Sequence[Series]


def load(folder: Path) -> Gold:
    """Raises :class:`EvaluationError` for what cannot be read."""
    chronicle = forecast.load(folder)
    parts = (chronicle.train, chronicle.between, chronicle.asked)
    days = 1 + max(int(part.day.max()) for part in parts if len(part))
    who = _parties(folder / "entity2id.txt", FIRST + timedelta(days=days // 2))
    tracks = _tracks(folder)
    counts: dict[Series, Doubles] = defaultdict(lambda: np.zeros(days))
    for part in parts:
        for subject, relation, object, day in zip(part.subject, part.relation, part.object, part.day, strict=True):
            source, acts = who[int(subject)]
            target, suffers = who[int(object)]
            track = tracks[int(relation)]
            if track and source and target and source != target and acts in FOR_THE_STATE and suffers not in AGAINST:
                counts[source, target, track][day] += 1
    if not counts:
        raise EvaluationError(f"{folder}: holds no act of one country toward another")
    home = folder if (folder / "turns.tsv").exists() else HOME
    turns = tables.load(home / "turns.tsv", "turns", ("day", "what", *SERIES), _turn)
    quiet = tables.load(home / "quiet.tsv", "series", SERIES, lambda _, row: _series(row))
    asked = [turn for turn in turns if LEAD <= (turn.day - FIRST).days < days]
    if not asked:
        raise EvaluationError(f"{home / 'turns.tsv'}: no turn falls into the {days} days of the data")
    return Gold(dict(counts), weekdays(np.sum(list(counts.values()), axis=0)), asked, quiet)


def score(gold: Gold) -> tuple[int, dict[str, float], dict[str, Any]]:
    """The share of turns found, and alarms a series and year, on all eventful series and on the quiet ones."""
    eventful = [key for key, counts in gold.counts.items() if counts.sum() >= EVENTFUL]
    quiet = [key for key in gold.quiet if key in set(eventful)]
    keys = sorted({*eventful, *(turn.series for turn in gold.turns if turn.series in gold.counts)})
    told = alarms(np.stack([gold.counts[key] for key in keys]), [key[2] for key in keys], worth=gold.worth)
    heard = {key: [alarm for alarm in found if alarm.day >= LEAD] for key, found in zip(keys, told, strict=True)}
    days = len(gold.worth)
    lines, found = [], []
    for turn in gold.turns:
        at = (turn.day - FIRST).days
        near = [alarm for alarm in heard.get(turn.series, ()) if alarm.up and -BEFORE <= alarm.day - at <= AFTER]
        found.append(bool(near))
        lines.append(_told(turn, at, near))
    scores = {
        "found": float(np.mean(found)),
        "false_alarms_a_year": _a_year(heard, eventful, days), "false_alarms_a_year_quiet": _a_year(heard, quiet, days),
    }  # fmt: skip
    by_chance = float(np.mean([_by_chance(heard.get(turn.series, ()), days) for turn in gold.turns]))
    return len(found), scores, {"turns": lines, "by_chance": round(by_chance, 4), "series": len(eventful), "quiet_series": len(quiet)}


def _a_year(heard: Mapping[Series, Sequence[Alarm]], keys: Sequence[Series], days: int) -> float:
    return sum(len(heard[key]) for key in keys) / max(len(keys), 1) / ((days - LEAD) / 365)


def _by_chance(heard: Sequence[Alarm], days: int) -> float:
    """The share of days on which a turn would have been found, had it been there."""
    covered = np.zeros(days + AFTER + BEFORE, np.bool_)
    for alarm in heard:
        if alarm.up:
            covered[max(alarm.day - AFTER, 0) : alarm.day + BEFORE + 1] = True
    return float(covered[LEAD:days].mean())


def _told(turn: Turn, at: int, near: Sequence[Alarm]) -> str:
    after = f"alarm after {near[0].day - at} days" if near else "not found"
    return f"{turn.day} {' '.join(turn.series)}: {after} ({turn.what})"


def _turn(_: int, row: Mapping[str, str]) -> Turn:
    return Turn(day=date.fromisoformat(row["day"]), series=_series(row), what=row["what"])


def _series(row: Mapping[str, str]) -> Series:
    return row["source"], row["target"], row["track"]


def _parties(path: Path, day: date) -> list[tuple[str | None, str | None]]:
    return [coded_name(name, day=day.isoformat()) for name in _numbered(path)]


def _tracks(folder: Path) -> list[str | None]:
    """The track of each relation, by the PLOVER type that its CAMEO code is closest to; None for mere statements."""
    path = next((one for one in (folder / "cameo_codes.csv", folder.parent / "cameo_codes.csv") if one.exists()), None)
    if path is None:
        raise EvaluationError(f"{folder}: cameo_codes.csv, which names CAMEO's codes, is neither here nor beside")
    with path.open(encoding="latin-1", newline="") as file:
        codes = {_plain(row["name"]): row["code"] for row in csv.DictReader(file) if row.get("name") and row.get("code")}
    found: list[str | None] = []
    for name in _numbered(folder / "relation2id.txt"):
        known = code(codes.get(_plain(name), ""))
        if known is None:
            raise EvaluationError(f"{folder / 'relation2id.txt'}: CAMEO knows no act called '{name}'")
        found.append(TRACKS[codebook.quad(known.type) - 1] if known.type is not None else None)
    return found


def _numbered(path: Path) -> list[str]:
    """The names of a file of names with numbers, by number."""
    try:
        rows = [line.rstrip("\n").split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        by_number = {int(number): name for name, number in rows}
        return [by_number[at] for at in range(len(by_number))]
    except (OSError, ValueError, KeyError) as error:
        raise EvaluationError(f"{path}: lines of a name, a tab and a number from 0 on are wanted ({error})") from error


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
