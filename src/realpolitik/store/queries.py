"""What is asked of a store, as SQL expressions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Delete, Select, and_, delete, exists, or_, select

from realpolitik.store.schema import judgements, records, reports


def report(report_id: str) -> Select[Any]:
    """The head of one report."""
    return select(reports.c.schema, reports.c.json).where(reports.c.id == report_id)


def records_of(report_id: str, kind: str | None = None) -> Select[Any]:
    """The records of one report in the order they were saved in."""
    found = select(records.c.kind, records.c.json).where(records.c.report_id == report_id)
    if kind is not None:
        found = found.where(records.c.kind == kind)
    return found.order_by(records.c.kind, records.c.place)


def report_ids(*, since: str | None, until: str | None) -> Select[Any]:
    """Ids of reports published between two ISO days, both included; undated ones only if no day is asked for."""
    found = select(reports.c.id)
    if since is not None:
        found = found.where(reports.c.published >= since)
    if until is not None:
        found = found.where(reports.c.published <= until)
    return found.order_by(reports.c.published, reports.c.id)


def events(
    *,
    types: Collection[str] | None,
    statuses: Collection[str] | None,
    historical: bool | None,
    report_id: str | None,
    since: str | None,
    until: str | None,
    confidence: float,
) -> Select[Any]:
    """Events that meet every condition given; days are held against the day of the event, and an undated event meets none."""
    event = records.c.json
    start, end = event["when"]["start"].as_string(), event["when"]["end"].as_string()
    found = select(records.c.report_id, records.c.kind, event).join(reports, reports.c.id == records.c.report_id)
    found = found.where(records.c.kind == "events")
    if types is not None:
        found = found.where(event["type"].as_string().in_(types))
    if statuses is not None:
        found = found.where(event["status"].as_string().in_(statuses))
    if historical is not None:
        found = found.where(event["historical"].as_boolean() == historical)
    if report_id is not None:
        found = found.where(records.c.report_id == report_id)
    if since is not None:
        found = found.where(end >= since)
    if until is not None:
        found = found.where(start <= until)
    if confidence > 0:
        found = found.where(event["confidence"].as_float() >= confidence)
    return found.order_by(reports.c.published, records.c.report_id, records.c.place)


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


def orphaned(report_id: str) -> Delete:
    """Judgements of records that only this report has, and of the report itself."""
    other = records.alias()
    elsewhere = exists().where(other.c.id == records.c.id, other.c.report_id != report_id)
    own = select(records.c.id).where(records.c.report_id == report_id, ~elsewhere)
    sides = (judgements.c.left, judgements.c.right)
    return delete(judgements).where(or_(*(side.in_(own) for side in sides), *(side == report_id for side in sides)))
