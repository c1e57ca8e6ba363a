"""The tellings of a store: found by their keys, a bounded number of them, and the judgements made of their reports.

What is asked costs the same however many reports there are: each key gives the last few that have it in a period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from realpolitik.core.judgement import Judgement
from realpolitik.store import queries, reprints, sameness
from realpolitik.store.chunks import chunks
from realpolitik.store.schema import judgements, records, reports, sames, telling_keys, tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A telling as it is kept: its report's id and day (ISO), the hash of its wording, its family and its bytes."""

    id: str
    day: str | None
    wording: str
    family: str | None
    telling: bytes


class Shelf:
    """Tellings and judgements within one transaction that writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, told: Told, *, keys: Iterable[tuple[int, int]]) -> bool:
        """Puts the telling of a report on the shelf, found by these periods and keys; says whether its story is still to be judged."""
        number = self._connection.scalar(select(reports.c.number).where(reports.c.id == told.id))
        if number is None:
            return False  # forgotten meanwhile
        placed = self._connection.scalar(select(tellings.c.placed).where(tellings.c.report == number))
        if placed is None:
            self._connection.execute(insert(tellings).values(report=number, placed=0, **asdict(told)))
            rows = [{"period": period, "key": key, "report": number} for period, key in sorted(set(keys))]
            if rows:
                self._connection.execute(insert(telling_keys), rows)
        return not placed

    def place(self, report_id: str) -> None:
        """Says that the story of a report is judged."""
        self._connection.execute(update(tellings).where(tellings.c.id == report_id).values(placed=1))

    def found(self, places: Sequence[tuple[int, int]], *, last: int) -> dict[int, list[str]]:
        """For each key the ids of the last reports that have it in a period, of each period so many."""
        sign = "?" if self._connection.dialect.paramstyle == "qmark" else "%s"
        one = f"SELECT key, report FROM telling_keys WHERE period = {sign} AND key = {sign} ORDER BY report DESC LIMIT {int(last)}"
        both = " UNION ALL ".join([f"SELECT key, report FROM ({one}) AS k"] * len(places))
        rows = self._connection.exec_driver_sql(both, tuple(part for place in places for part in place)).all() if places else []
        ids = self._ids({row[1] for row in rows})
        found: dict[int, list[str]] = {}
        for key, number in rows:
            found.setdefault(key, []).append(ids[number])
        return found

    def told(self, ids: Collection[str]) -> dict[str, Told]:
        """The tellings of these reports, by id."""
        names = ("id", "day", "wording", "family", "telling")
        found = {}
        for some in chunks(sorted(ids)):
            asked = select(*(tellings.c[name] for name in names)).where(tellings.c.id.in_(some))
            for row in self._connection.execute(asked).all():  # all at once, which takes half the time of one after the other
                found[row[0]] = Told(**dict(zip(names, row, strict=True)))
        return found

    def canonical(self, ids: Iterable[str]) -> dict[str, str]:
        """The id that stands for each of these."""
        return sameness.canonical(self._connection, ids)

    def members(self, key: str, *, last: int) -> list[str]:
        """The last reports that are one with this; the report itself if it is alone."""
        asked = select(tellings.c.id).join(sames, sames.c.id == tellings.c.id).where(sames.c.canonical == key)
        return list(self._connection.scalars(asked.order_by(tellings.c.report.desc()).limit(last))) or [key]

    def between(self, ids: Collection[str]) -> list[Judgement]:
        """All judgements between two of these."""
        return sameness.between(self._connection, ids)

    def judge(self, *, gone: Iterable[Judgement] = (), made: Iterable[Judgement] = (), touched: Iterable[str] = ()) -> None:
        """Takes judgements back, makes others, and settles who is one with whom."""
        changed = {*touched}
        for one in gone:
            self._connection.execute(queries.undone(one.left, one.right, one.by))
            changed |= {one.left, one.right}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [asdict(replace(one, at=one.at or now)) for one in made]
        for row in rows:
            self._connection.execute(queries.undone(row["left"], row["right"], row["by"]))
            changed |= {row["left"], row["right"]}
        if rows:
            self._connection.execute(insert(judgements), rows)
        if changed:
            sameness.settle(self._connection, changed)

    def latest(self, ids: Collection[str], *, last: int) -> list[str]:
        """Those of these reports that came in last, so many at most."""
        asked = select(tellings.c.id, tellings.c.report)
        rows = [row for some in chunks(sorted(ids)) for row in self._connection.execute(asked.where(tellings.c.id.in_(some)))]
        return [row.id for row in sorted(rows, key=lambda row: -int(row.report))[:last]]

    def records(self, ids: Collection[str], kinds: Collection[str]) -> dict[str, dict[str, list[Mapping[str, Any]]]]:
        """The records of these kinds of these reports, by report and kind."""
        found: dict[str, dict[str, list[Mapping[str, Any]]]] = {key: {kind: [] for kind in kinds} for key in ids}
        asked = select(reports.c.id, records.c.kind, records.c.json).join(reports, reports.c.number == records.c.report)
        for some in chunks(sorted(ids)):
            own = asked.where(reports.c.id.in_(some), records.c.kind.in_(kinds)).order_by(records.c.report, records.c.kind, records.c.place)
            for row in self._connection.execute(own):
                found[row.id][row.kind].append(row.json)
        return found

    def post(self, places: Mapping[str, Collection[tuple[int, int]]]) -> None:
        """Lets reports be found by these periods and keys too."""
        numbers = {row.id: row.report for row in self._connection.execute(
            select(tellings.c.id, tellings.c.report).where(tellings.c.id.in_(list(places)))
        )}  # fmt: skip
        kept = select(telling_keys.c.period, telling_keys.c.key, telling_keys.c.report)
        known = {tuple(row) for row in self._connection.execute(kept.where(telling_keys.c.report.in_(list(numbers.values()))))}
        wanted = {(period, key, numbers[one]) for one, found in places.items() if one in numbers for period, key in found}
        rows = [{"period": period, "key": key, "report": number} for period, key, number in sorted(wanted - known)]
        if rows:
            self._connection.execute(insert(telling_keys), rows)

    def _ids(self, numbers: Collection[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        for some in chunks(sorted(numbers)):
            asked = select(tellings.c.report, tellings.c.id).where(tellings.c.report.in_(some))
            found.update({row[0]: row[1] for row in self._connection.execute(asked).all()})
        return found


def pending(connection: Connection, *, since: str | None, until: str | None) -> list[str]:
    """Ids of the reports whose story is not judged, by day and id."""
    asked = queries.report_ids(since=since, until=until, limit=None)
    asked = asked.outerjoin(tellings, tellings.c.report == reports.c.number).where(tellings.c.report.is_(None) | (tellings.c.placed == 0))
    return list(connection.scalars(asked))


def unplace(connection: Connection, ids: Sequence[str] | None = None) -> None:
    """Lets the stories of these reports, or of all, be judged anew."""
    if ids is None:
        connection.execute(update(tellings).values(placed=0))
    else:
        for some in chunks(ids):
            connection.execute(update(tellings).where(tellings.c.id.in_(some)).values(placed=0))


def take_off(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes the tellings of these reports away."""
    connection.execute(delete(telling_keys).where(telling_keys.c.report.in_(numbers)))
    connection.execute(delete(tellings).where(tellings.c.report.in_(numbers)))


def reprinted(connection: Connection, wordings: Collection[str]) -> dict[str, list[tuple[str, str | None]]]:
    """For each of these wordings the reports, and their days, that were read with it; those that came in first go first."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for some in chunks(sorted(wordings)):
        asked = select(tellings.c.wording, tellings.c.id, tellings.c.day, reports.c.json)
        asked = asked.join(reports, reports.c.number == tellings.c.report)
        for row in connection.execute(asked.where(tellings.c.wording.in_(some)).order_by(tellings.c.report)):
            if row.json.get("reprint_of") is None and not row.json.get(reprints.UNREAD):
                found.setdefault(row.wording, []).append((row.id, row.day))
    return found
