"""What is asked of a store, as SQL expressions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Delete, Select, and_, delete, exists, func, or_, select

from realpolitik.store.schema import events, judgements, ledger, pair_days, parties, records, reports


def report(report_id: str) -> Select[Any]:
    """The head of one report."""
    return select(reports).where(reports.c.id == report_id)


def records_of(number: int, kind: str | None = None) -> Select[Any]:
    """The records of one report in the order they were saved in."""
    found = select(records.c.kind, records.c.id, records.c.json).where(records.c.report == number)
    if kind is not None:
        found = found.where(records.c.kind == kind)
    return found.order_by(records.c.kind, records.c.place)


def report_ids(*, since: str | None, until: str | None, limit: int | None) -> Select[Any]:
    """Ids of reports published between two ISO days, both included; undated ones only if no day is asked for."""
    found = select(reports.c.id)
    if since is not None:
        found = found.where(reports.c.published >= since)
    if until is not None:
        found = found.where(reports.c.published <= until)
    return found.order_by(reports.c.published, reports.c.id).limit(limit)


def matching_events(
    *,
    types: Collection[str] | None,
    statuses: Collection[str] | None,
    historical: bool | None,
    actor: str | None,
    recipient: str | None,
    report_id: str | None,
    since: str | None,
    until: str | None,
    confidence: float,
    newest: bool,
    limit: int | None,
) -> Select[Any]:
    """Events that meet every condition given; days are held against the day of the event, and an undated event meets none."""
    found = select(events)
    if types is not None:
        found = found.where(events.c.type.in_(types))
    if statuses is not None:
        found = found.where(events.c.status.in_(statuses))
    if historical is not None:
        found = found.where(events.c.historical == int(historical))
    if report_id is not None:
        found = found.where(events.c.report == select(reports.c.number).where(reports.c.id == report_id).scalar_subquery())
    if since is not None:
        found = found.where(events.c.end >= since)
    if until is not None:
        found = found.where(events.c.start <= until)
    if confidence > 0:
        found = found.where(events.c.confidence >= confidence)
    for side, wanted in (("actor", actor), ("recipient", recipient)):
        if wanted is not None:
            found = found.where(_party(side, wanted))
    first: Any = events.c.published.desc() if newest else events.c.published
    chosen = found.order_by(first, events.c.report, events.c.place).limit(limit).subquery()
    day: Any = chosen.c.published.desc() if newest else chosen.c.published
    return (
        select(reports.c.id, records.c.kind, records.c.json)
        .select_from(chosen)
        .join(records, and_(records.c.report == chosen.c.report, records.c.kind == "events", records.c.id == chosen.c.id))
        .join(reports, reports.c.number == chosen.c.report)
        .order_by(day, chosen.c.report, chosen.c.place)
    )


def _party(side: str, wanted: str) -> Any:
    """Whether an event has this power, actor or name on one side."""
    own = parties.c.report == events.c.report, parties.c.event == events.c.id, parties.c.side == side
    return exists().where(*own, or_(parties.c.power == wanted, parties.c.actor == wanted, parties.c.name == wanted))


def records_like(kind: str, *, report_id: str | None, since: str | None, until: str | None, limit: int | None) -> Select[Any]:
    """Records of a kind, by the day of publication of their reports."""
    found = select(reports.c.id, records.c.kind, records.c.json).join(reports, reports.c.number == records.c.report)
    found = found.where(records.c.kind == kind)
    if report_id is not None:
        found = found.where(reports.c.id == report_id)
    if since is not None:
        found = found.where(reports.c.published >= since)
    if until is not None:
        found = found.where(reports.c.published <= until)
    return found.order_by(reports.c.published, reports.c.id, records.c.place).limit(limit)


def record(record_id: str) -> Select[Any]:
    """All records of this id, in whatever report."""
    found = select(reports.c.id, records.c.kind, records.c.json).join(reports, reports.c.number == records.c.report)
    return found.where(records.c.id == record_id).order_by(reports.c.published, reports.c.id)


def foremost(*, since: str | None, until: str | None, limit: int) -> Select[Any]:
    """The pairs of powers with the most events between two days."""
    found = select(pair_days.c.source, pair_days.c.target, func.sum(pair_days.c.events).label("events"))
    if since is not None:
        found = found.where(pair_days.c.day >= since)
    if until is not None:
        found = found.where(pair_days.c.day <= until)
    return found.group_by(pair_days.c.source, pair_days.c.target).order_by(func.sum(pair_days.c.events).desc()).limit(limit)


def days_of(source: str, target: str, *, since: str | None, until: str | None) -> Select[Any]:
    """How many events of each type a power directs at another, day by day."""
    found = select(pair_days.c.day, pair_days.c.type, pair_days.c.quad, pair_days.c.events)
    found = found.where(pair_days.c.source == source, pair_days.c.target == target)
    if since is not None:
        found = found.where(pair_days.c.day >= since)
    if until is not None:
        found = found.where(pair_days.c.day <= until)
    return found.order_by(pair_days.c.day, pair_days.c.type)


def outcomes() -> Select[Any]:
    """How many items were taken in with each outcome and reason."""
    return select(ledger.c.outcome, ledger.c.reason, func.count().label("items")).group_by(ledger.c.outcome, ledger.c.reason)


def judgements_of(record_id: str | None) -> Select[Any]:
    """All judgements, or those that speak of one record."""
    found = select(judgements)
    if record_id is not None:
        found = found.where(or_(judgements.c.left == record_id, judgements.c.right == record_id))
    return found.order_by(judgements.c.left, judgements.c.right, judgements.c.by)


def undone(left: str, right: str, by: str | None) -> Delete:
    """Takes back what was judged of a pair, by one maker or by all."""
    pair = and_(judgements.c.left == left, judgements.c.right == right)
    return delete(judgements).where(pair if by is None else and_(pair, judgements.c.by == by))


def orphaned(report_id: str, number: int) -> Delete:
    """Judgements of records that only this report has, and of the report itself."""
    other = records.alias()
    elsewhere = exists().where(other.c.id == records.c.id, other.c.report != number)
    own = select(records.c.id).where(records.c.report == number, ~elsewhere)
    sides = (judgements.c.left, judgements.c.right)
    return delete(judgements).where(or_(*(side.in_(own) for side in sides), *(side == report_id for side in sides)))
