"""What a store lets expect of powers, kept as it was foretold, and how good that was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from realpolitik.api.powers import power_named
from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    from realpolitik.analysis.diary import Diary
    from realpolitik.analysis.reckoning import Answer
    from realpolitik.store.store import Store

# Days of the past that are looked at: a forecast hardly feels what is older.
PAST = 400
ACT, WHOM = "act", "whom"


def forecast(
    store: Store,
    source: str | None = None,
    target: str | None = None,
    *,
    act: str | None = None,
    days: int = 7,
    since: str | None = None,
    limit: int = 20,
    keep: bool = True,
) -> dict[str, Any]:
    """What the ``days`` from ``since`` on bring: between two powers both ways, from one to all others, or between those with the most acts.

    ``source`` and ``target`` are country codes or names. ``since`` is an ISO day, of which and of later ones nothing is known (the day
    after the last one that the store knows); so the past can be foretold anew. A story told by many reports counts once. Gives ``since``,
    ``until``, ``known`` (days of past) and ``forecasts``: rows ``about`` a track (``any``, ``mean``, intervals, and ``why``: how many
    times the odds of any are the usual ones, by what that rests on) or *act* (``chances``, ``because``), and of pairs with too little
    evidence a row with ``unknown``. They are kept in the store, for :func:`forecast_scores`, if ``keep``. With an ``act`` (a type of
    PLOVER) it is told instead whom ``source`` does it to next. Raises :class:`BadInput` for a
    power, an act or a day that is none.
    """
    from realpolitik.analysis import foretelling

    first = _first(store, since)
    last = first + timedelta(days=days - 1)
    diary = _diary(store, first)
    one, other = (power_named(name) if name is not None else None for name in (source, target))
    if act is not None:
        if one is None or other is not None or act not in _types():
            raise BadInput("act", f"'{act[:40]}': give one country and a type of PLOVER, such as ACCUSE, to hear whom it does that to next")
        rows = [_row(foretelling.whom(diary, one, act))]
    else:
        rows = [_row(each) for each in foretelling.foretell(diary, _pairs(diary, one, other, limit=limit), horizon=days)]
        rows = rows if other is not None else _busiest_first(rows)
    if keep:
        store.foretold().keep(_logged(row, first, last, foretelling.MODEL) for row in rows if "unknown" not in row)
    return {"since": first.isoformat(), "until": last.isoformat(), "known": diary.days, "forecasts": rows}


def forecast_scores(store: Store) -> dict[str, Any]:
    """Scores the kept forecasts whose days are over by what the store knows now: ``scores``, ``calibration``, and how many are ``due``,
    ``open``, ``without`` (no act came, so that none could be the next) and were made ``late`` (after their days had begun)."""
    from realpolitik.analysis.reckoning import calibrated, scored

    book = store.foretold()
    last = book.last_day()
    made = book.made()
    # What happened on a day is told on the next: the day after must be known too.
    due = [one for one in made if last is not None and one["until"] < last]
    answers, outcomes = _answers(store, due)
    book.fill(outcomes)
    return {
        "due": len(due),
        "open": len(made) - len(due),
        "without": len(due) - len(answers),
        "late": sum(one["made"][:10] >= one["since"] for one in due),
        "scores": [asdict(score) for score in scored(answers)],
        "calibration": [asdict(one) for one in calibrated(answers)],
    }


def calibration_plot(bins: Sequence[Mapping[str, Any]]) -> str:
    """The calibration of forecasts (``chance``, ``came``, ``n``) as an SVG picture."""
    from realpolitik.exports.calibration_svg import picture

    return picture(bins)


# --- what is known ----------------------------------------------------------------------------------------------------------


def _first(store: Store, since: str | None) -> date:
    if since is not None:
        try:
            return date.fromisoformat(since)
        except ValueError as error:
            raise BadInput("date", f"'{since[:20]}' is no day: write it as 2021-06-18") from error
    last = store.foretold().last_day()
    if last is None:
        raise BadInput("empty", "the store has no dated report to foretell from: fill it with realpolitik ingest")
    return date.fromisoformat(last[:10]) + timedelta(days=1)


def _diary(store: Store, first: date) -> Diary:
    from realpolitik.analysis.diary import Deed, Diary

    start = first - timedelta(days=PAST)
    told = _told(store, since=start, until=first - timedelta(days=1))
    begin = date.fromisoformat(min((key[2] for key in told), default=first.isoformat()))
    days = {day: (date.fromisoformat(day) - begin).days for day in {key[2] for key in told}}
    deeds = (Deed(one, other, days[day], kind, quad, tuple(events)) for (one, other, day, kind, quad, _), events in told.items())
    return Diary(tuple(deeds), (first - begin).days)


def _told(store: Store, *, since: date, until: date) -> dict[tuple[str, str, str, str, int, str], list[str]]:
    """The events that tell each act: who, whom, day, type and quad, once a story."""
    rows = store.foretold().acts(since=since.isoformat(), until=until.isoformat())
    stories = store.same({row.report for row in rows})
    told: dict[tuple[str, str, str, str, int, str], list[str]] = {}
    for day, source, target, kind, report, event, quad in rows:
        told.setdefault((source, target, day, kind, quad, stories.get(report, report)), []).append(event)
    return told


def _pairs(diary: Diary, source: str | None, target: str | None, *, limit: int) -> list[tuple[str, str]]:
    if source is not None and target is not None:
        return [(source, target), (target, source)]
    counts = diary.counts()
    wanted = [pair for pair in counts if source is None or pair[0] == source]
    return sorted(wanted, key=lambda pair: (-counts[pair], pair))[:limit]


# --- rows -------------------------------------------------------------------------------------------------------------------


def _types() -> frozenset[str]:
    from realpolitik.knowledge.tables import table

    return frozenset(row["type"] for row in table("codebook.types"))


def _busiest_first(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pairs by how many acts are to be expected; those of which too little is known at the end."""
    expected: dict[tuple[str, str], float] = {}
    for row in rows:
        pair = row["source"], row["target"]
        expected[pair] = expected.get(pair, 0.0) + row.get("mean", 0.0)
    return sorted(rows, key=lambda row: -expected[row["source"], row["target"]])


def _row(found: Any) -> dict[str, Any]:
    from realpolitik.analysis.foretelling import ActForecast, TrackForecast, WhomForecast

    if isinstance(found, WhomForecast):
        told = _chances(found.chances, found.because)
        return {"source": found.source, "target": "", "about": f"{WHOM} {found.act}", **told}
    pair = {"source": found.source, "target": found.target}
    if isinstance(found, TrackForecast):
        (low, high), (least, most) = found.intervals
        numbers = {name: round(getattr(found, name), 4) for name in ("any", "mean", "rate", "size")}
        why = {what: round(times, 2) for what, times in found.why.items()}
        told = {"interval_80": [low, high], "interval_90": [least, most], "events": found.known, "why": why}
        return {**pair, "about": found.track, **numbers, **told}
    if isinstance(found, ActForecast):
        return {**pair, "about": ACT, **_chances(found.chances, found.because)}
    return {**pair, "about": None, "unknown": found.reason}


def _chances(chances: Sequence[tuple[str, float]], because: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    rules = {name: [asdict(rule) for rule in found] for name, found in because.items()}
    return {"chances": {name: round(chance, 4) for name, chance in chances}, "because": rules}


def _logged(row: Mapping[str, Any], first: date, last: date, model: str) -> dict[str, Any]:
    from realpolitik.core.report import digest

    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = {"source": row["source"], "target": row["target"], "about": row["about"], "since": first.isoformat(), "until": last.isoformat()}
    told = {key: value for key, value in row.items() if key not in head}
    if "because" in told:
        # Without the events they rest on: of a report that is forgotten nothing may be left here.
        told["because"] = {kind: [{**rule, "events": len(rule["events"])} for rule in rules] for kind, rules in told["because"].items()}
    return {"id": digest(*head.values(), model, now[:10]), "made": now, **head, "distribution": told, "model": model}


# --- what came --------------------------------------------------------------------------------------------------------------


def _answers(store: Store, due: Sequence[Mapping[str, Any]]) -> tuple[list[Answer], dict[str, Any]]:
    from realpolitik.analysis.tracks import TRACKS

    if not due:
        return [], {}
    since, until = min(one["since"] for one in due), max(one["until"] for one in due)
    told = _told(store, since=date.fromisoformat(since), until=date.fromisoformat(until))
    came: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    for source, target, day, kind, quad, _ in told:
        came.setdefault((source, target), []).append((day, kind, quad))
    answers: list[Answer] = []
    outcomes: dict[str, Any] = {}
    for one in due:
        acts = sorted(act for act in came.get((one["source"], one["target"]), ()) if one["since"] <= act[0] <= one["until"])
        about, _, kind = one["about"].partition(" ")
        if about in (ACT, WHOM):
            next_ = _next([(day, kind) for day, kind, _ in acts] if about == ACT else _whom(came, one, kind))
            outcomes[one["id"]] = {"next": next_}
            if next_:
                answers.append(_next_answer(about, one["distribution"]["chances"], next_))
        else:
            count = sum(quad == TRACKS.index(one["about"]) + 1 for _, _, quad in acts)
            outcomes[one["id"]] = {"count": count}
            answers.append(_count_answer(one["about"], one["distribution"], count))
    return answers, outcomes


def _whom(came: Mapping[tuple[str, str], Sequence[tuple[str, str, int]]], one: Mapping[str, Any], kind: str) -> list[tuple[str, str]]:
    """Days and targets of the acts of this kind by the source of a forecast."""
    return [
        (day, target)
        for (source, target), acts in came.items()
        for day, found, _ in acts
        if source == one["source"] and found == kind and one["since"] <= day <= one["until"]
    ]


def _next(acts: Sequence[tuple[str, str]]) -> list[str]:
    """What came on the first day on which anything came."""
    first = min((day for day, _ in acts), default=None)
    return sorted({name for day, name in acts if day == first})


def _next_answer(about: str, chances: Mapping[str, float], came: Sequence[str]) -> Answer:
    from realpolitik.analysis.reckoning import Answer

    # What was never met with before had no chance of its own.
    kinds = dict.fromkeys([*chances, *came])
    share = 1 / len(came)
    return Answer(about=about, chances=tuple((chances.get(kind, 0.0), share if kind in came else 0.0) for kind in kinds))


def _count_answer(about: str, said: Mapping[str, Any], count: int) -> Answer:
    from realpolitik.analysis.reckoning import Answer

    low, high = said["interval_90"]
    held = low <= count <= high
    # Earlier forecasts were a negative binomial alone.
    mean, apart = (said["rate"], True) if "rate" in said else (said["mean"], False)
    return Answer(
        about=about, chances=((said["any"], float(count > 0)),), count=count, mean=mean, size=said["size"], apart=apart, held=held
    )  # fmt: skip
