"""What is asked of a store, as SQL expressions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Delete, Select, and_, delete, exists, func, or_, select

from realpolitik.store.schema import judgements, ledger, records, reports


def report(report_id: str) -> Select[Any]:
    """The head of one report."""
    return select(reports).where(reports.c.id == report_id)


def records_of(number: int, kind: str | None = None) -> Select[Any]:
    """The records of one report in the order they were saved in."""
    found = select(records.c.kind, records.c.id, records.c.json).where(records.c.report == number)
    if kind is not None:
        found = found.where(records.c.kind == kind)
    return found.order_by(records.c.kind, records.c.place)


def report_ids(*, since: str | None, until: str | None, limit: int | None, numbers: bool = False) -> Select[Any]:
    """Ids (or ``numbers``) of reports published between two ISO days, both included; undated ones only if no day is asked for."""
    found = select(reports.c.number if numbers else reports.c.id)
    if since is not None:
        found = found.where(reports.c.published >= since)
    if until is not None:
        found = found.where(reports.c.published <= until)
    return found.order_by(reports.c.published, reports.c.id).limit(limit)


def told(keys: Collection[tuple[int, str]]) -> Select[Any]:
    """The events of these reports and ids, with the ids of their reports."""
    found = select(records.c.report, records.c.id, records.c.json, reports.c.id.label("report_id"))
    found = found.join(reports, reports.c.number == records.c.report).where(records.c.kind == "events")
    return found.where(records.c.report.in_({number for number, _ in keys}), records.c.id.in_({key for _, key in keys}))


def records_like(kind: str, *, report_id: str | None, since: str | None, until: str | None, limit: int | None) -> Select[Any]:
    """Records of a kind, by the day of publication of their reports."""
    found = select(reports.c.id, records.c.kind, records.c.json, records.c.id.label("record_id"))
    found = found.join(reports, reports.c.number == records.c.report)
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
    found = select(reports.c.id, records.c.kind, records.c.json, records.c.id.label("record_id"))
    found = found.join(reports, reports.c.number == records.c.report)
    return found.where(records.c.id == record_id).order_by(reports.c.published, reports.c.id)


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


def lost(report_id: str, number: int) -> Select[Any]:
    """Both sides of the judgements that are orphaned with a report."""
    return select(judgements.c.left, judgements.c.right).where(_orphans(report_id, number))


def orphaned(report_id: str, number: int) -> Delete:
    """Judgements of records that only this report has, and of the report itself."""
    return delete(judgements).where(_orphans(report_id, number))


def _orphans(report_id: str, number: int) -> Any:
    other = records.alias()
    elsewhere = exists().where(other.c.id == records.c.id, other.c.report != number)
    own = select(records.c.id).where(records.c.report == number, ~elsewhere)
    sides = (judgements.c.left, judgements.c.right)
    return or_(*(side.in_(own) for side in sides), *(side == report_id for side in sides))
