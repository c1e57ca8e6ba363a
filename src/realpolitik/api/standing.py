"""How powers stand to each other over time, from the events of a store: one pair both ways, the pairs most moved, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from realpolitik.api.powers import power_named
from realpolitik.api.tables import Posture
from realpolitik.core.errors import BadInput

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from realpolitik.analysis.course import Course, Level, Track
    from realpolitik.analysis.deeds import Deed
    from realpolitik.analysis.weekly import Week
    from realpolitik.store.store import Store

# Days shown where no first day is asked for: the usual time before the window, and as much again.
SHOWN = 365
# So many days before the first and after the last day of publication nothing is known that happened; and so many are told at once.
AROUND, LONGEST = 366, 20 * 366
# How many of the most eventful pairs of the window, and of the time before, are looked at for those most moved.
LOOKED_AT = 150
QUADS = (1, 2, 3, 4)
# What is known of reports by their number: several pairs have the same.
Origins = dict[int, tuple[str, str, str]]


def posture(
    store: Store,
    left: str,
    right: str,
    *,
    since: str | None = None,
    until: str | None = None,
    window: int = 28,
    confidence: float = 0.0,
    weekly: bool = False,
    listed: int | None = None,
) -> Posture:
    """How two powers (a country by code or name, a body, an armed group) stand to each other, as plain data: what ``left`` does to
    ``right``, then the other way.

    Each has ``tracks`` (talk, deliver, press, force, and of force show and use) with the deeds and independent sources of the last
    ``window`` days, what the next week lets expect, the usual rate before, the probability that it rose, alarms and regimes;
    ``dual_track``; ``enough`` (False: fewer than ten deeds, say nothing); ``deeds``, each with the events and reports it rests on. Only
    what happened or goes on counts, once a story. If ``weekly``, for drawing, each track has ``weeks`` (``deeds``, what was ``expected``
    on the eve, ``usual`` and ``rising``), and ``dual_spans`` are the weeks that were a dual track. Of the deeds only the newest are
    ``listed``, if so many are asked for; ``left_out`` says how many earlier ones there are. Raises :class:`BadInput` for powers or days
    that are none, and a store without a dated report.
    """
    one, other = power_named(left), power_named(right)
    if one == other:
        raise BadInput("usage", f"'{left}' and '{right}' are one power: give two")
    first, last = _days(store, since, until, window=window)
    worth, known = _worth(store, first, last), Origins()
    courses = [
        _course(store, source, target, first, last, window=window, confidence=confidence, worth=worth, known=known)
        for source, target in ((one, other), (other, one))
    ]
    return Posture(_weekly(found, listed) if weekly else _told(found, listed) for found in courses)


def moved(store: Store, *, until: str | None = None, window: int = 28, limit: int = 20, confidence: float = 0.0) -> list[dict[str, Any]]:
    """The directed pairs whose rates moved most surely in the last ``window`` days, as :func:`posture` tells each, the surest first.

    Which are looked at is told by counts of events; those shown are counted by story, and left out if there is too little of them.
    """
    first, last = _days(store, None, until, window=window)
    hints = _hints(store, first=first, last=last, window=window)
    worth, known = _worth(store, first, last), Origins()
    found = []
    for source, target in sorted(hints, key=lambda pair: (-hints[pair], pair))[: 2 * limit]:
        told = _course(store, source, target, first, last, window=window, confidence=confidence, worth=worth, known=known)
        if told.enough:
            found.append(_told(told))
    return sorted(found, key=lambda told: (-_sureness(told), -told["counts"]["deeds"], told["source"], told["target"]))[:limit]


def moved_briefly(store: Store, *, until: str | None = None, window: int = 28, limit: int = 8) -> list[dict[str, Any]]:
    """The same pairs told in brief: ``counts``, ``dual_track``, and of each track ``deeds``, ``sources``, ``before``, ``rising`` and
    ``direction``; no deeds, and nothing of the past."""
    from dataclasses import asdict

    from realpolitik.analysis.course import turns
    from realpolitik.analysis.windows import USUAL

    first, last = _days(store, None, until, window=window)
    first = max(first, last - timedelta(days=window + USUAL - 1))
    hints = _hints(store, first=first, last=last, window=window)
    found: list[dict[str, Any]] = []
    known = Origins()
    for source, target in sorted(hints, key=lambda pair: (-hints[pair], pair))[: 2 * limit]:
        done = _deeds(store, source, target, first, last, confidence=0.0, known=known)
        told, enough, dual = turns(done, first=first, last=last, window=window)
        if enough:
            tracks = [{"track": turn.name, **{name: value for name, value in asdict(turn).items() if name != "name"}} for turn in told]
            found.append({
                "source": source, "target": target, "since": first.isoformat(), "until": last.isoformat(), "window": window,
                "enough": enough, "dual_track": dual, "counts": _told_counts(done),
                "tracks": tracks,
            })  # fmt: skip
    return sorted(found, key=lambda one: (-_sureness(one), -one["counts"]["deeds"], one["source"], one["target"]))[:limit]


def network(
    store: Store, *, since: str | None = None, until: str | None = None, limit: int = 100, track: str | None = None
) -> dict[str, Any]:
    """Who stands with whom: ``bonds`` of pairs (events by track, share of all, ``sign``: 1, 0, -1, None for too few) and ``groups``.

    Of powers only: all bodies that no table has have one code (IGO), as have civilians of no country (CVL), and stand with nobody.
    Counted by events, not by story: a store's table of days has no stories. Without ``since`` the last year counts. Those with most
    events come first; with a ``track`` (talk, deliver, press, force) those with most on it, and none without.
    """
    from dataclasses import asdict

    from realpolitik.analysis.standing import bonds, groups
    from realpolitik.knowledge.powers import LUMPED, power_names

    first, last = _days(store, since, until, window=1)
    rows = store.traffic(since=first.isoformat(), until=last.isoformat())
    powers = power_names().keys() - LUMPED.keys()
    between = (row for row in rows if row["source"] in powers and row["target"] in powers)
    found = bonds((row["source"], row["target"], row["quad"], row["events"]) for row in between)
    if track is not None:
        found = tuple(sorted((bond for bond in found if bond.counts[track]), key=lambda bond: (-bond.shares[track], bond.left, bond.right)))
    found = found[:limit]
    return {
        "since": first.isoformat(), "until": last.isoformat(), "bonds": [asdict(bond) for bond in found],
        "groups": [list(group) for group in groups(found)],
    }  # fmt: skip


# --- how ------------------------------------------------------------------------------------------------------------------


def _days(store: Store, since: str | None, until: str | None, *, window: int) -> tuple[date, date]:
    from realpolitik.readers.text import day_of

    known = store.known_days()
    if known is None:
        raise BadInput("empty", "the store has no report with a day of publication: take some in with realpolitik ingest")
    first_known, last_known = (date.fromisoformat(day[:10]) for day in known)
    last = day_of(until) or last_known
    first = day_of(since) or max(first_known, last - timedelta(days=SHOWN - 1))
    if first > last:
        raise BadInput("usage", f"there is no time from {first} to {last}")
    # Days cost as much empty as full: centuries of which nothing can be known are cut off.
    low, high = max(first_known.toordinal() - AROUND, 1), min(last_known.toordinal() + AROUND, date.max.toordinal())
    first, last = (date.fromordinal(min(max(day.toordinal(), low), high)) for day in (first, last))
    if (last - first).days >= LONGEST:
        raise BadInput("usage", f"from {first} to {last} is more than {LONGEST // 366} years: ask for less at once")
    if window < 1:
        raise BadInput("usage", f"a window of {window} days is none: give 1 or more")
    return first, last


def _worth(store: Store, first: date, last: date) -> NDArray[np.float64]:
    from realpolitik.analysis.alarms import weekdays

    totals = [0] * ((last - first).days + 1)
    for row in store.traffic(since=first.isoformat(), until=last.isoformat(), by_day=True):
        totals[(date.fromisoformat(row["day"][:10]) - first).days] += row["events"]
    return weekdays(totals)


def _course(
    store: Store,
    source: str,
    target: str,
    first: date,
    last: date,
    *,
    window: int,
    confidence: float,
    worth: NDArray[np.float64],
    known: Origins,
) -> Course:
    from realpolitik.analysis.course import course

    told = _deeds(store, source, target, first, last, confidence=confidence, known=known)
    return course(told, source=source, target=target, first=first, last=last, window=window, worth=worth)


def _deeds(
    store: Store, source: str, target: str, first: date, last: date, *, confidence: float, known: Origins
) -> tuple[Deed, ...]:  # fmt: skip
    """What one did to the other between two days, once a story."""
    from realpolitik.analysis.deeds import deeds

    span = {"since": first.isoformat(), "until": last.isoformat()}
    return deeds(store.dealings(source, target, **span, confidence=confidence, known=known))


def _hints(store: Store, *, first: date, last: date, window: int) -> dict[tuple[str, str], float]:
    """How sure any quad of a pair moved, by events: of the most eventful pairs of the window, and of the usual time before it."""
    import numpy as np

    from realpolitik.analysis.rates import counted
    from realpolitik.analysis.windows import LEAST_USUAL, USUAL
    from realpolitik.knowledge.powers import is_power

    start = last - timedelta(days=window - 1)
    usual = max(first, start - timedelta(days=USUAL))
    pairs: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for row in store.moves(since=usual.isoformat(), split=start.isoformat(), until=last.isoformat()):
        if 1 <= row["quad"] <= len(QUADS) and is_power(row["source"]) and is_power(row["target"]):
            now, before = pairs.setdefault((row["source"], row["target"]), ([0] * len(QUADS), [0] * len(QUADS)))
            now[row["quad"] - 1] += row["now"]
            before[row["quad"] - 1] += row["before"]
    chosen = {
        pair: None for at in (0, 1)
        for pair in sorted((pair for pair in pairs if sum(pairs[pair][at])), key=lambda pair: (-sum(pairs[pair][at]), pair))[:LOOKED_AT]
    }  # fmt: skip
    length = (start - usual).days
    if length < LEAST_USUAL or not chosen:
        return dict.fromkeys(chosen, 0.0)
    late, early = (np.array([pairs[pair][at] for pair in chosen]) for at in (0, 1))
    rising = counted(late, window).exceeds(counted(early, length), heap=2.0)
    return dict(zip(chosen, np.maximum(rising, 1 - rising).max(axis=1).tolist(), strict=True))


def _sureness(told: Mapping[str, Any]) -> float:
    return max((max(one["rising"], 1 - one["rising"]) for one in told["tracks"] if one["rising"] is not None), default=0.0)


def _told(found: Course, listed: int | None = None) -> dict[str, Any]:
    """The course as plain data."""
    from realpolitik.analysis.tracks import tracks_of

    left_out = max(0, len(found.deeds) - listed) if listed is not None else 0
    return {
        "source": found.source, "target": found.target, "since": found.first.isoformat(), "until": found.last.isoformat(),
        "window": found.window, "enough": found.enough, "dual_track": found.dual,
        "counts": _told_counts(found.deeds),
        "tracks": [_told_track(track, found) for track in found.tracks],
        "deeds": [
            {
                "day": deed.day.isoformat(), "type": deed.type, "mode": deed.mode,
                "tracks": list(tracks_of(deed.type, deed.mode, deed.quad)),
                "sources": len(deed.sources), "events": [telling.event for telling in deed.tellings],
                "reports": [telling.report for telling in deed.tellings],
            }
            for deed in found.deeds[left_out:]
        ],
        **({"left_out": left_out} if listed is not None else {}),
    }  # fmt: skip


def _told_counts(found: Sequence[Deed]) -> dict[str, int]:
    tellings = [telling for deed in found for telling in deed.tellings]
    names = {"reports": "report", "stories": "story", "sources": "source"}
    return {"deeds": len(found), "events": len(tellings), **{key: len(set(map(attrgetter(name), tellings))) for key, name in names.items()}}


def _told_track(track: Track, found: Course) -> dict[str, Any]:
    def day(at: int) -> str:
        return (found.first + timedelta(days=at)).isoformat()

    return {
        "track": track.name, "deeds": track.deeds, "sources": track.sources, "before": track.before,
        "next_week": _told_level(track.week),
        "usual_week": None if track.usual is None else round(track.usual, 2),
        "rising": None if track.rising is None else round(track.rising, 4), "direction": track.direction,
        "by_day": {day(at): count for at, count in enumerate(track.counts) if count},
        "alarms": [
            {
                "day": day(one.day), "up": one.up, "window": one.window, "count": one.count, "expected": round(one.expected, 2),
                "chance": one.chance,
            }
            for one in track.alarms
        ],
        "regimes": [{"from": day(one.start), "to": day(one.end - 1), "a_week": round(7 * one.rate, 2)} for one in track.regimes],
    }  # fmt: skip


def _weekly(found: Course, listed: int | None) -> dict[str, Any]:
    """The same with what is drawn of it."""
    from realpolitik.analysis.weekly import dual_spans, weeks

    told, own = _told(found, listed), weeks(found)
    for track in told["tracks"]:
        track["weeks"] = [_told_week(week, found) for week in own[track["track"]]]
    return {**told, "dual_spans": [_between(start, end, found) for start, end in dual_spans(found)]}


def _between(start: int, end: int, found: Course) -> dict[str, str]:
    return {"from": (found.first + timedelta(days=start)).isoformat(), "to": (found.first + timedelta(days=end)).isoformat()}


def _told_week(week: Week, found: Course) -> dict[str, Any]:
    return {
        **_between(week.start, week.end, found),
        "deeds": week.deeds, "expected": _told_level(week.expected), "usual": None if week.usual is None else round(week.usual, 2),
        "rising": None if week.rising is None else round(week.rising, 4),
    }  # fmt: skip


def _told_level(level: Level) -> dict[str, Any]:
    return {"mean": round(level.mean, 2), **{f"{share:.0%}": [low, high] for share, low, high in level.between}}
