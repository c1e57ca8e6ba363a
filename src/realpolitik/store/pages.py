"""Pages of what a store holds, as SQL expressions; each goes on where the one before ended, so that nothing is skipped or told twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, or_, select, tuple_

from realpolitik.store.schema import records, reports, stories

# The title of a report that has none is its first line, which stands among so many letters.
BEGINNING = 400


def heads() -> Select[Any]:
    """What a list says of a report."""
    beginning = func.substr(reports.c.text, 1, BEGINNING).label("beginning")
    return select(reports.c.number, reports.c.id, reports.c.published, reports.c.outlet, reports.c.url, reports.c.title, beginning)


def reports_by_day(*, since: str | None, until: str | None, dated: bool, after: tuple[str, str] | None, limit: int) -> Select[Any]:
    """Heads of reports, the newest first; those without a day, by id, are asked for apart."""
    found = _within(heads(), since, until, dated=dated)
    if after is not None:
        found = found.where(reports.c.published <= after[0], tuple_(reports.c.published, reports.c.id) < tuple_(*after)) if dated else (
            found.where(reports.c.id < after[1])
        )  # fmt: skip
    page: Select[Any] = found.order_by(reports.c.published.desc(), reports.c.id.desc()).limit(limit)
    return page


def records_by_day(
    kind: str, *, report_id: str | None, since: str | None, until: str | None, dated: bool, after: tuple[str, str, int] | None, limit: int
) -> Select[Any]:
    """Records of a kind, those of the newest reports first, in a report by their place."""
    found: Select[Any] = select(reports.c.id.label("report_id"), reports.c.published, records.c.id, records.c.json, records.c.place)
    # What is no column of an index keeps the database from walking through all records, and sorting them.
    found = found.join(records, and_(records.c.report == func.coalesce(reports.c.number, 0), records.c.kind == kind))
    found = _within(found, since, until, dated=dated)
    if report_id is not None:
        found = found.where(reports.c.id == report_id)
    if after is not None:
        day, report, place = after
        same = and_(reports.c.id == report, records.c.place > place)
        if dated:
            same = and_(reports.c.published == day, same)
            earlier = tuple_(reports.c.published, reports.c.id) < tuple_(day, report)
            found = found.where(reports.c.published <= day, or_(earlier, same))
        else:
            found = found.where(or_(reports.c.id < report, same))
    found = found.order_by(reports.c.published.desc(), reports.c.id.desc(), records.c.place).limit(limit)
    page: Select[Any] = found
    return page


def stories_by_size(*, since: str | None, until: str | None, after: tuple[int, str] | None, limit: int) -> Select[Any]:
    """Stories, those with the most reports first."""
    found = select(stories)
    if since is not None:
        found = found.where(stories.c.last >= since)
    if until is not None:
        found = found.where(stories.c.first <= until)
    if after is not None:
        found = found.where(stories.c.reports <= after[0], tuple_(stories.c.reports, stories.c.story) < tuple_(*after))
    return found.order_by(stories.c.reports.desc(), stories.c.story.desc()).limit(limit)


def _within(found: Any, since: str | None, until: str | None, *, dated: bool) -> Any:
    found = found.where(reports.c.published.is_not(None) if dated else reports.c.published.is_(None))
    if since is not None:
        found = found.where(reports.c.published >= since)
    if until is not None:
        found = found.where(reports.c.published <= until)
    return found
