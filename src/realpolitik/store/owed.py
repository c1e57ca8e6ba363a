"""What bears on commitments, asked of a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Engine, Select, and_, func, select

from realpolitik.core.accounts import Account
from realpolitik.core.claims import Claim
from realpolitik.core.pledges import Deed, Pledge, Sides
from realpolitik.store.bearing import CLAIM, EVENT, PLEDGE, account_of, bearing_keys, bearings, claim_of, key_of, pledge_keys, pledge_of
from realpolitik.store.chunks import chunks, plain
from realpolitik.store.rows import head_of
from realpolitik.store.sameness import copies_of
from realpolitik.store.schema import reports

HEAD = (reports.c.id, reports.c.outlet, reports.c.published)


class Owed:
    """Finds what reports tell that commitments are held against; days are ISO."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def having(self, since: Mapping[Sides, str], *, until: str) -> dict[Sides, list[Deed]]:
        """What happened between sides, for each from its day on and until another, by day, report and place in it."""
        days: dict[int, str] = {}
        found: dict[Sides, list[Deed]] = {}
        with self._engine.connect() as connection:
            for sides, first in since.items():
                keys, last = bearing_keys.c, _ordinal(until)
                asked = select(keys.day, reports.c.id, keys.place).join(reports, reports.c.number == keys.report)
                asked = asked.where(keys.key == key_of("sides", *sides), keys.day >= _ordinal(first), keys.day <= last)
                rows = plain(connection.execute(asked))
                found[sides] = sorted(Deed(days.get(day) or days.setdefault(day, _iso(day)), key, place) for day, key, place in rows)
        return found

    def accounts(self, deeds: Collection[Deed]) -> dict[Deed, Account]:
        """The accounts of what happened."""
        wanted: dict[str, dict[int, Deed]] = defaultdict(dict)
        for deed in deeds:
            wanted[deed.report][deed.place] = deed
        found: dict[Deed, Account] = {}
        asked = select(*HEAD, bearings.c.place, bearings.c.json).join(bearings, bearings.c.report == reports.c.number)
        with self._engine.connect() as connection:
            families = copies_of(connection, list(wanted))
            for some in chunks(list(wanted)):
                rows = plain(connection.execute(asked.where(reports.c.id.in_(some), bearings.c.kind == EVENT)))
                for report, outlet, published, place, told in rows:
                    if place in wanted[report]:
                        family = families.get(report, report)
                        made = account_of(told, report=report, outlet=outlet, published=published, family=family)
                        found[wanted[report][place]] = made
        return found

    def about(self, words: Iterable[Sequence[str]], *, until: str) -> list[Account]:
        """The accounts that are found by some words (those of :func:`~realpolitik.store.bearing.event_keys`), up to a day."""
        rows: dict[tuple[int, int], tuple[Any, ...]] = {}
        with self._engine.connect() as connection:
            for some in chunks([key_of(*one) for one in words]):
                for number, place, *row in plain(connection.execute(_found(some, EVENT, until=until))):
                    rows[number, place] = tuple(row)
            families = copies_of(connection, {row[0] for row in rows.values()})
        return [
            account_of(told, report=report, outlet=outlet, published=published, family=families.get(report, report))
            for report, outlet, published, told in rows.values()
        ]

    def claims(self, body: str, *, until: str) -> list[Claim]:
        """What is claimed of the parties of a body, up to a day."""
        with self._engine.connect() as connection:
            rows = plain(connection.execute(_found([key_of("claim", body)], CLAIM, until=until)))
        return [claim_of(told, report=report, outlet=outlet, published=published) for _, _, report, outlet, published, told in rows]

    def pledges(
        self, sides: Collection[str] | None = None, *, coded: bool | None, until: str, start: int = 0, limit: int | None = None
    ) -> list[Pledge]:
        """Pledges that concern one of these ``sides`` (countries or names), told of up to a day: the newest first, those without a day at
        the end. ``coded`` are those that events can be held against."""
        keys = bearing_keys.c
        own = select(keys.day, keys.report, keys.place).where(_of(sides, coded, until)).distinct()
        own = own.order_by(keys.day.desc(), keys.report, keys.place).limit(limit).offset(start)
        asked = select(bearings.c.report, bearings.c.place, reports.c.id, reports.c.published, bearings.c.json)
        asked = asked.join(reports, reports.c.number == bearings.c.report).where(bearings.c.kind == PLEDGE)
        found = []
        with self._engine.connect() as connection:
            for some in chunks(plain(connection.execute(own))):
                rows = plain(connection.execute(asked.where(bearings.c.report.in_({number for _, number, _ in some}))))
                told = {(number, place): row for number, place, *row in rows}
                for _, number, place in some:
                    report, published, document = told[number, place]
                    found.append(pledge_of(document, report=report, published=published))
        return found

    def pledged(self, sides: Collection[str] | None = None, *, coded: bool | None, until: str) -> int:
        """How many pledges there are."""
        keys = bearing_keys.c
        asked = select(keys.report, keys.place).where(_of(sides, coded, until)).distinct().subquery()
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(asked)) or 0

    def texts(self, report_ids: Collection[str]) -> dict[str, str]:
        """The texts of reports, by id."""
        found: dict[str, str] = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(report_ids)):
                rows = connection.execute(select(reports.c.id, reports.c.text, reports.c.json).where(reports.c.id.in_(some)))
                found |= {row.id: str(head_of(row).get("text") or "") for row in rows}
        return found


def _found(keys: Collection[int], kind: int, *, until: str) -> Select[Any]:
    own = bearing_keys.c
    asked = select(own.report, own.place, *HEAD, bearings.c.json).select_from(bearing_keys)
    same = and_(bearings.c.report == own.report, bearings.c.kind == kind, bearings.c.place == own.place)
    asked = asked.join(bearings, same).join(reports, reports.c.number == own.report)
    return asked.where(own.key.in_(keys), own.day <= _ordinal(until))


def _of(sides: Collection[str] | None, coded: bool | None, until: str) -> Any:
    return and_(bearing_keys.c.key.in_(pledge_keys(sides, coded=coded)), bearing_keys.c.day <= _ordinal(until))


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
