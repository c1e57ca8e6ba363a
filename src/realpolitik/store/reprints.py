"""Reprints are kept unread: their records are those of the report that came in first with the same words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select, update

from realpolitik.store.schema import ledger, reports, tellings

# The outcome in the ledger of a reprint whose original was forgotten: it is read when post is next taken in.
UNREAD = "unread"


def promote(connection: Connection, report_id: str, number: int) -> None:
    """Before a report is forgotten: the first of its reprints takes its place, to be read, and the others refer to that one."""
    wording = select(tellings.c.wording).where(tellings.c.report == number).scalar_subquery()
    asked = select(reports.c.number, reports.c.id, reports.c.json).join(tellings, tellings.c.report == reports.c.number)
    rows = connection.execute(asked.where(tellings.c.wording == wording, reports.c.number != number).order_by(reports.c.number)).all()
    first: str | None = None
    for row in rows:
        head: dict[str, Any] = dict(row.json)
        if head.get("reprint_of") != report_id:
            continue
        if first is None:
            first = row.id
            head["reprint_of"] = None
            head[UNREAD] = True
            connection.execute(update(ledger).where(ledger.c.report_id == row.id).values(outcome=UNREAD))
        else:
            head["reprint_of"] = first
        connection.execute(update(reports).where(reports.c.number == row.number).values(json=head))


def now_read(connection: Connection, report_ids: Collection[str]) -> None:
    """Says in the ledger that these were read at last."""
    connection.execute(update(ledger).where(ledger.c.outcome == UNREAD, ledger.c.report_id.in_(report_ids)).values(outcome="read"))


def unread(connection: Connection) -> list[str]:
    """Ids of reports to be read because their original was forgotten."""
    asked = select(ledger.c.report_id).where(ledger.c.outcome == UNREAD, ledger.c.report_id.is_not(None))
    return list(connection.scalars(asked.distinct()))
