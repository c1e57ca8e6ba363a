"""Statuses: the legal and political standings a report tells, each once."""

from __future__ import annotations

from realpolitik.core.marks import Standing
from realpolitik.core.records import Status
from realpolitik.core.report import Report


def statuses(report: Report) -> tuple[Status, ...]:
    """The statuses of a report in the order of its text; of the same status told twice, the one that is dated stays."""
    found: dict[tuple[str, str | None, str, bool], Standing] = {}
    for standing in sorted(report.of(Standing), key=lambda mark: mark.span):
        key = (standing.kind, standing.by_actor, standing.subject, standing.holds)
        earlier = found.get(key)
        if earlier is None or (earlier.since is None and earlier.until is None and (standing.since or standing.until)):
            found[key] = standing
    return tuple(Status(standing=standing) for standing in found.values())
