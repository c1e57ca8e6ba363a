"""How many events pass between powers: counted by day when a report is saved, rolled up by month and year, and asked for.

The theory: a month has as many kinds of event between two powers however many reports tell them, so that whole months are read from rows of
their own, and only the days that are left at the ends from those of days. No two lists of pairs need be read to their ends to find the
foremost pairs of both: see :func:`foremost`.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    column,
    delete,
    func,
    or_,
    select,
    union_all,
    values,
)
from sqlalchemy.dialects import postgresql, sqlite

from realpolitik.store.chunks import chunks, plain
from realpolitik.store.schema import derived

# How many events of a type one power directs at another on a day; only what happened or goes on, and is no history.
pair_days = Table(
    "pair_days",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("quad", Integer, primary_key=True, autoincrement=False),
    Column("events", Integer, nullable=False),
    Index("pair_days_by_day", "day"),
    sqlite_strict=True,
)

# The same by month.
pair_months = Table(
    "pair_months",
    derived,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("type", Text, primary_key=True),
    Column("quad", Integer, primary_key=True, autoincrement=False),
    Column("events", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# The same of all types, by month and year (2021-05, 2021), so that the foremost pairs of each come first.
pair_sums = Table(
    "pair_sums",
    derived,
    Column("period", Text, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("events", Integer, nullable=False),
    Index("pair_sums_by_events", "period", "events"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# How many letters of an ISO day say its period.
PERIODS = {"day": 10, "month": 7, "year": 4}
Days = Mapping[tuple[str, str, str, str, int], int]
Pair = tuple[str, str]
# The list of a period is read so many times further where its head does not say enough.
FURTHER = 4
HEAD = (
    select(pair_sums.c.source, pair_sums.c.target, pair_sums.c.events)
    .where(pair_sums.c.period == bindparam("own"))
    .order_by(pair_sums.c.events.desc())
    .limit(bindparam("most"))
)


def add(connection: Connection, days: Days, *, sign: int) -> None:
    """Adds events by source, target, day, type and quad to what is counted, or takes them away (``sign`` -1)."""
    months: Counter[tuple[Any, ...]] = Counter()
    sums: Counter[tuple[Any, ...]] = Counter()
    for (source, target, day, kind, quad), events in days.items():
        months[source, target, day[: PERIODS["month"]], kind, quad] += events
        for period in ("month", "year"):
            sums[day[: PERIODS[period]], source, target] += events
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    for table, counted in ((pair_days, days), (pair_months, months), (pair_sums, sums)):
        key = [column.name for column in table.primary_key]
        rows = [{**dict(zip(key, own, strict=True)), "events": sign * events} for own, events in sorted(counted.items())]
        if not rows:
            continue
        made = dialect.insert(table)
        more = {"events": table.c.events + made.excluded.events}
        connection.execute(made.on_conflict_do_update(index_elements=key, set_=more), rows)
        if sign < 0:
            own = (table.c[name] == bindparam(f"own_{name}") for name in key)
            connection.execute(delete(table).where(*own, table.c.events <= 0), [{f"own_{name}": row[name] for name in key} for row in rows])


def of_pair(source: str, target: str, *, since: str | None, until: str | None, period: str) -> Select[Any]:
    """How many events of each type a power directs at another, by day, month or year: whole months from their rows, days at the ends."""
    days, months = pair_days.c, pair_months.c
    found = _of_pair(pair_days, days.day, source, target)
    bounds = [days.day >= since if since is not None else None, days.day <= until if until is not None else None]
    between = and_(True, *(bound for bound in bounds if bound is not None))
    if period == "day":
        return _by(found.where(between), PERIODS[period])
    # ``first`` is the first month that is asked for as a whole, ``end`` the first after it that is not.
    first = since and (since[:7] if since.endswith("-01") else _following(since))
    end = until and (_following(until) if until == _end(until) else until[:7])
    if first is not None and end is not None and first >= end:
        return _by(found.where(between), PERIODS[period])
    whole = _of_pair(pair_months, months.month, source, target)
    ends = []
    if first is not None:
        whole = whole.where(months.month >= first)
        ends.append(days.day < first)
    if end is not None:
        whole = whole.where(months.month < end)
        ends.append(days.day >= end)
    return _by(union_all(whole, found.where(between, or_(*ends))) if ends else whole, PERIODS[period])


def _of_pair(table: Any, day: Any, source: str, target: str) -> Select[Any]:
    columns = (day.label("day"), table.c.type, table.c.quad, table.c.events)
    return select(*columns).where(table.c.source == source, table.c.target == target)


def _by(counted: Any, letters: int) -> Select[Any]:
    rows = counted.subquery()
    day = func.substr(rows.c.day, 1, letters).label("day")
    found = select(day, rows.c.type, rows.c.quad, func.sum(rows.c.events).label("events"))
    return found.group_by(day, rows.c.type, rows.c.quad).order_by(day, rows.c.type, rows.c.quad)


def foremost(connection: Connection, *, since: str | None, until: str | None, limit: int) -> list[dict[str, Any]]:
    """The pairs of powers with the most events between two days, the most first: ``source``, ``target``, ``events``.

    The days are parted into whole years, whole months and days at the ends. Years and months have lists of their pairs that begin with the
    foremost; of the days at an end no pair has more than in all their month. So what stands in no head of these lists has at most as many
    events as the last of the heads have together: once that is no more than what is found, the rest need not be read (the threshold
    algorithm of Fagin, Lotem and Naor).
    """
    first, last = (connection.scalar(select(end(pair_days.c.day))) for end in (func.min, func.max))
    if first is None or last is None:
        return []
    whole, ends = parted(max(since or first, first[:10]), min(until or last, last[:10]))
    lists = [*whole, *(one[: PERIODS["month"]] for one, _ in ends)]
    totals: Counter[Pair] = Counter()
    looked: set[Pair] = set()
    most = limit
    while True:
        heads = [plain(connection.execute(HEAD, {"own": own, "most": most})) for own in lists]
        new = {(source, target) for head in heads for source, target, _ in head} - looked
        looked |= new
        _count(connection, totals, sorted(new), pair_sums, pair_sums.c.period.in_(whole))
        for one, other in ends:
            _count(connection, totals, sorted(new), pair_days, pair_days.c.day.between(one, other))
        found = sorted(totals.items(), key=lambda one: (-one[1], one[0]))[:limit]
        unseen = sum(head[-1][2] for head in heads if len(head) == most)
        if not unseen or (len(found) == limit and found[-1][1] >= unseen):
            return [{"source": source, "target": target, "events": events} for (source, target), events in found]
        most *= FURTHER


def parted(since: str, until: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The whole years and months between two ISO days, and the first and last of the days that are left at either end.

    >>> parted("2019-11-30", "2021-01-02")
    (['2019-12', '2020'], [('2019-11-30', '2019-11-30'), ('2021-01-01', '2021-01-02')])
    """
    whole, ends = [], []
    day = since
    while day <= until:
        last = f"{day[:4]}-12-31"
        if day.endswith("-01-01") and last <= until:
            whole.append(day[:4])
        else:
            last = min(_end(day), until)
            if day.endswith("-01") and last == _end(day):
                whole.append(day[:7])
            else:
                ends.append((day, last))
        if last == date.max.isoformat():
            break
        day = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    return whole, ends


def _count(connection: Connection, totals: Counter[Pair], pairs: Sequence[Pair], table: Any, when: Any) -> None:
    """Adds how many events each of these pairs has then: a look into the table for each of each."""
    for some in chunks(pairs):
        wanted = values(column("source", Text), column("target", Text), name="wanted").data(list(some)).cte("wanted")
        own = select(wanted, func.sum(table.c.events)).group_by(*wanted.c).where(when)
        own = own.join(table, and_(table.c.source == wanted.c.source, table.c.target == wanted.c.target))
        for source, target, events in plain(connection.execute(own)):
            totals[source, target] += int(events)


def _end(day: str) -> str:
    """The last day of the month of a day."""
    return f"{day[:7]}-{monthrange(int(day[:4]), int(day[5:7]))[1]}"


def _following(day: str) -> str:
    """What comes after the month of a day and before the next: as a bound, a thirteenth month does."""
    return f"{day[:4]}-{int(day[5:7]) + 1:02}"
