"""Pages of events, as SQL expressions that an index can walk along, so that a page costs the same however many there are.

The theory: under days events come by their own first day, along the index of days; those that last long come at the end, since no bound
of days finds them. Without days they come by the day of publication, the undated at the end. Where few events have the powers or names
that are asked for, these are found first and sorted; where many have, they are met soon enough along the index.
"""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Select, and_, exists, func, or_, select, tuple_

from realpolitik.store.asking import Wanted, before, called, named, plain, powers_of
from realpolitik.store.schema import NARROW, events, pairs, parties, scenes

Part = Literal["published", "undated", "short", "long"]
# The part a page ends in, the day by which that is sorted ("" for none), the number of the report, the place of the event in it.
After = tuple[str, str, int, int]
# So many events of a pair or name are few.
FEW = 3000


def parts(wanted: Wanted) -> tuple[Part, Part]:
    """The parts of the answer, in order."""
    return ("short", "long") if wanted.since is not None or wanted.until is not None else ("published", "undated")


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
    spanned, powers, names = part in ("short", "long"), powers_of(wanted), named(wanted)
    # Pairs are kept by day of publication: of them the newest come along an index in any case.
    paired = powers is not None and (rare or not spanned)
    own: Any = events.c.start if spanned else pairs.c.published if paired else events.c.published
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
    if after is not None:
        found = found.where(*_later(day, after, newest=wanted.newest, dated=part != "undated"))
    order = () if part == "undated" else (day.desc() if wanted.newest else day,)
    return found.order_by(*order, events.c.report, events.c.place).limit(wanted.limit)


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
    found: list[Any] = [events.c.lasts > NARROW] if part == "long" else [events.c.lasts <= NARROW]
    if wanted.since is not None:
        found.append(func.coalesce(events.c.end, "") >= wanted.since)
        if part == "short":
            found.append(day >= before(wanted.since, NARROW))
    if wanted.until is not None:
        found.append(day <= wanted.until)
    return found


def _later(day: Any, after: After, *, newest: bool, dated: bool) -> tuple[Any, ...]:
    later = tuple_(events.c.report, events.c.place) > tuple_(*after[2:])
    if not dated:
        return (later,)
    last = after[1]
    # The first bound says nothing new, but an index can be entered by it.
    if newest:
        return day <= last, or_(day < last, and_(day == last, later))
    return day >= last, or_(day > last, and_(day == last, later))
