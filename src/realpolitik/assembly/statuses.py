"""Statuses: the legal and political standings a report tells, each once."""

from __future__ import annotations

from realpolitik.core.marks import Standing
from realpolitik.core.records import Status
from realpolitik.core.report import Report

# What two sides share: nobody gives it.
BETWEEN = frozenset({"relations", "war", "ceasefire"})


def statuses(report: Report) -> tuple[Status, ...]:
    """The statuses of a report in the order of its text; of the same status told twice, the one that is dated stays.

    A status told without whoever gives it is one whose giver is told elsewhere: *the sanctions of the Union … the sanctions on Norland*.
    """
    found: dict[tuple[str, str | None, str, bool, str | None], Standing] = {}
    last: dict[tuple[str, str | None, str, bool], tuple[str, str | None, str, bool, str | None]] = {}
    for standing in sorted(report.of(Standing), key=lambda mark: mark.span):
        same = (standing.kind, standing.by_actor, standing.subject, standing.holds)
        earlier = found[last[same]] if same in last else None
        if earlier is None or _is_another(earlier, standing):
            last[same] = (*same, standing.since)
            found[last[same]] = standing
        elif earlier.since is None and earlier.until is None and (standing.since or standing.until):
            found[last[same]] = standing
    given = {(one.kind, one.subject, one.holds) for one in found.values() if one.by_actor is not None}
    return tuple(
        Status(standing=one) for one in found.values()
        if one.by_actor is not None or one.kind in BETWEEN or (one.kind, one.subject, one.holds) not in given
    )  # fmt: skip


def _is_another(earlier: Standing, later: Standing) -> bool:
    """Two truces of the same sides, each with its own beginning; a month and a day in it are one."""
    one, other = earlier.since, later.since
    if later.kind != "ceasefire" or one is None or other is None:
        return False
    return not (one.startswith(other) or other.startswith(one))
