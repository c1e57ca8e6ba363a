"""What happened between two powers, with the reports that tell it, as SQL expressions and the rows they give."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Subquery, and_, case, func, select

from realpolitik.core.telling import Telling
from realpolitik.store.asking import before
from realpolitik.store.chunks import CHUNK, plain
from realpolitik.store.schema import dealings, reports, sames, tellings
from realpolitik.store.tallies import pair_days
from realpolitik.store.telling import source, sources_of

# So many days an event may be told before its own day: days are mistaken by a week or a month.
EARLY = 31
# A report's id, its story, and its independent source.
Origin = tuple[str, str, str]


def dealings_between(
    connection: Connection, one: str, other: str, *, since: str, until: str, confidence: float, known: dict[int, Origin]
) -> list[Telling]:  # fmt: skip
    """What one power did to another, or to its people, from one ISO day to another: by day, report, and place in it.

    ``known`` are reports that were looked up before, by number; it is added to.
    What is dated more roughly than to a week, or goes on for longer, is told of the day of a report that lies within it. What a report
    tells more than a month before it began did not happen as it says, and is left out.
    """
    told = (dealings.c.published >= before(since, EARLY)) | dealings.c.published.is_(None)
    own = and_(dealings.c.source == one, dealings.c.target == other, dealings.c.day >= since, dealings.c.day <= until, told)
    if confidence > 0:
        own = and_(own, dealings.c.confidence >= confidence)
    columns = (dealings.c.report, dealings.c.event, dealings.c.day, dealings.c.type, dealings.c.mode, dealings.c.quad)
    rows = plain(connection.execute(select(*columns).where(own).order_by(dealings.c.day, dealings.c.report, dealings.c.place)))
    missing = {row[0] for row in rows} - known.keys()
    if len(missing) > CHUNK:
        known |= _reports(connection, select(dealings.c.report).where(own).distinct().subquery())
    elif missing:
        known |= _reports(connection, select(reports.c.number.label("report")).where(reports.c.number.in_(missing)).subquery())
    days: dict[str, date] = {}
    found = []
    for number, event, day, kind, mode, quad in rows:
        report, story, source = known[number]
        at = days.get(day) or days.setdefault(day, date.fromisoformat(day))
        found.append(Telling(event, report, story, source, at, kind, mode, quad))
    return found


def _reports(connection: Connection, numbers: Subquery) -> dict[int, Origin]:
    """Where each of these reports comes from."""
    asked = select(reports.c.number, reports.c.id, reports.c.outlet, tellings.c.family, sames.c.canonical)
    asked = asked.join(numbers, numbers.c.report == reports.c.number).outerjoin(tellings, tellings.c.report == reports.c.number)
    rows = plain(connection.execute(asked.outerjoin(sames, sames.c.id == reports.c.id)))
    copied = sources_of(connection, [key for _, key, _, _, story in rows if story is not None])
    # Thousands of reports have a few outlets.
    givers: dict[tuple[str | None, str | None], str] = {}
    found = {}
    for number, key, outlet, family, story in rows:
        if story is not None:
            found[number] = key, story, copied[key]
            continue
        given = givers.get((outlet, family)) or givers.setdefault((outlet, family), source("", outlet, family))
        found[number] = key, key, given or key
    return found


def moves(*, since: str, split: str, until: str) -> Select[Any]:
    """For each pair and quad how many events passed from ``split`` on, and how many before."""
    late, early = pair_days.c.day >= split, pair_days.c.day < split
    sums = (func.sum(case((when, pair_days.c.events), else_=0)).label(name) for name, when in (("now", late), ("before", early)))
    keys = (pair_days.c.source, pair_days.c.target, pair_days.c.quad)
    found = select(*keys, *sums)
    return found.where(pair_days.c.day >= since, pair_days.c.day <= until).group_by(*keys)


def traffic(*, since: str, until: str, by_day: bool) -> Select[Any]:
    """What passed between two days: by pair and quad, or by day alone."""
    keys = (pair_days.c.day,) if by_day else (pair_days.c.source, pair_days.c.target, pair_days.c.quad)
    found = select(*keys, func.sum(pair_days.c.events).label("events")).where(pair_days.c.day >= since, pair_days.c.day <= until)
    return found.group_by(*keys).order_by(*keys)


def known_days() -> Select[Any]:
    """The first and the last day of publication."""
    return select(func.min(reports.c.published), func.max(reports.c.published))
