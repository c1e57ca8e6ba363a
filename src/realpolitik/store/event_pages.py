"""Which events meet conditions, in the order of an index that can be walked along: a page costs the same however many there are.

The theory: under days events come by their own first day, those that began before these days at the end (they are few, and few of them last
long; an index knows either). Without days they come by the day of publication, the undated at the end. Of one day those of one report stand
together. Where few events have the powers or names that are asked for, these are found first and sorted; where many have, they are met
soon enough along the index.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from sqlalchemy import Connection, Select, and_, exists, func, or_, select, tuple_

from realpolitik.store.asking import Wanted, before, called, named, narrow, plain, powers_of
from realpolitik.store.schema import GOES_ON, LASTS, NARROW, events, pairs, parties, scenes

Part = Literal["published", "undated", "within", "before", "long"]
# The part a page ends in, the day by which that is sorted ("" for none), the number of the report, the place of the event in it.
After = tuple[str, str, int, int]
# So many events of a pair or name are few.
FEW = 3000


def found(connection: Connection, wanted: Wanted, *, after: After | None = None) -> list[tuple[Part, Any]]:
    """The part, and number of the ``report``, ``id``, ``place`` and ``day`` of each event: as many as are asked for, or all."""
    rare = _rare(connection, wanted)
    rows: list[tuple[Part, Any]] = []
    for part in parts(wanted):
        if after is not None and after[0] != part:
            continue
        left = None if wanted.limit is None else wanted.limit - len(rows)
        if left != 0:
            rows += [(part, row) for row in connection.execute(page(replace(wanted, limit=left), part, rare=rare, after=after))]
        after = None
    return rows


def parts(wanted: Wanted) -> Sequence[Part]:
    """The parts of the answer, in order."""
    if wanted.since is None:
        return ("published", "undated") if wanted.until is None else ("within",)
    return ("within", "before", "long")


def _rare(connection: Connection, wanted: Wanted) -> bool:
    """Whether what has the powers, names or types is found first, and then sorted: where it is all wanted, or little."""
    asked = few(wanted)
    if wanted.report_id is not None or (wanted.limit is None and not narrow(wanted) and (asked is not None or wanted.types is not None)):
        return True
    return asked is not None and (connection.scalar(asked) or 0) < FEW


def few(wanted: Wanted) -> Select[Any] | None:
    """How many events have the powers, the name or the place that is asked for, ``FEW`` at most; None where none is asked for."""
    powers, names = powers_of(wanted), named(wanted)
    if powers is not None:
        found = select(pairs.c.report).where(pairs.c.source == powers[0], pairs.c.target == powers[1])
    elif names:
        found = select(parties.c.report).where(called(*names[0]))
    elif wanted.place is not None or wanted.country is not None:
        found = select(scenes.c.report).where(*_there(wanted))
    else:
        return None
    return select(func.count()).select_from(found.limit(FEW).subquery())


def page(wanted: Wanted, part: Part, *, rare: bool, after: After | None) -> Select[Any]:
    """Number of the report, id, place and ``day`` of each event of a part; ``rare``: few have its powers or names."""
    spanned, powers, names = part not in ("published", "undated"), powers_of(wanted), named(wanted)
    # Pairs are kept by day of publication: of them the newest come along an index in any case.
    paired = powers is not None and (rare or not spanned)
    own: Any = events.c.start if spanned else pairs.c.published if paired else events.c.published
    report = pairs.c.report if paired else events.c.report
    # What is no column of an index keeps the database from walking along it.
    day = func.coalesce(own, "") if rare and (spanned or not paired) and part != "undated" else own
    found = select(events.c.report, events.c.id, events.c.place, func.coalesce(own, "").label("day"))
    found = found.where(*_conditions(wanted, walked=not rare and not paired))
    if powers is not None:
        same = and_(pairs.c.report == events.c.report, pairs.c.event == events.c.id)
        between = and_(pairs.c.source == powers[0], pairs.c.target == powers[1])
        found = found.join(pairs, same).where(between) if paired else found.where(exists().where(same, between))
    for side, name in names:
        same = and_(parties.c.report == events.c.report, parties.c.event == events.c.id)
        having = select(parties.c.report, parties.c.event).where(called(side, name))
        found = found.where(tuple_(events.c.report, events.c.id).in_(having) if rare else exists().where(same, called(side, name)))
    if wanted.place is not None or wanted.country is not None:
        same = and_(scenes.c.report == events.c.report, scenes.c.record == events.c.id)
        where = select(scenes.c.report, scenes.c.record).where(*_there(wanted))
        found = found.where(tuple_(events.c.report, events.c.id).in_(where) if rare else exists().where(same, *_there(wanted)))
    if part == "undated":
        found = found.where(own.is_(None))
    elif part == "published":
        found = found.where(day > "")
    else:
        found = found.where(*_days(wanted, day, part))
    key = (report,) if part == "undated" else (day, report)
    if after is not None:
        found = found.where(*_later(key, after, newest=wanted.newest))
    return found.order_by(*(one.desc() if wanted.newest else one for one in key), events.c.place).limit(wanted.limit)


def _there(wanted: Wanted) -> list[Any]:
    """Conditions on where it happened."""
    asked = ((scenes.c.name, wanted.place), (scenes.c.country, wanted.country))
    return [column == value for column, value in asked if value is not None]


def _conditions(wanted: Wanted, *, walked: bool) -> list[Any]:
    """Conditions on the event itself, days apart."""
    found = plain(Wanted(
        types=None if walked else wanted.types, statuses=wanted.statuses, historical=wanted.historical, report_id=wanted.report_id,
        confidence=wanted.confidence, once=wanted.once,
    ))  # fmt: skip
    if walked and wanted.types is not None:
        types = list(wanted.types)
        # Of one type an index knows the days of publication.
        by_type = len(types) == 1 and wanted.since is None and wanted.until is None and powers_of(wanted) is None
        found.append(events.c.type == types[0] if by_type else func.coalesce(events.c.type, "").in_(types))
    return found


def _days(wanted: Wanted, day: Any, part: Part) -> list[Any]:
    if part == "within":
        # What has no day comes before all days, and is not asked for.
        return [day >= (wanted.since or "0"), *([day <= wanted.until] if wanted.until is not None else [])]
    since = wanted.since or ""
    touching = [func.coalesce(events.c.end, "") >= since, day < since]
    # Said in the words of an index, so that the database knows it again.
    return [*touching, LASTS] if part == "long" else [*touching, GOES_ON, events.c.lasts <= NARROW, day >= before(since, NARROW)]


def _later(key: tuple[Any, ...], after: After, *, newest: bool) -> tuple[Any, ...]:
    """What comes after an event; the bound is one by which an index can be entered."""
    last = after[1:3] if len(key) > 1 else after[2:3]
    bound = tuple_(*key) <= tuple_(*last) if newest else tuple_(*key) >= tuple_(*last)
    return bound, or_(*(one != other for one, other in zip(key, last, strict=True)), events.c.place > after[3])
