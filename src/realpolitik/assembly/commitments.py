"""Commitments: what somebody owes, promises, threatens or may do, told once."""

from __future__ import annotations

from realpolitik.core.marks import Duty
from realpolitik.core.records import Commitment, id_of
from realpolitik.core.report import Report


def commitments(report: Report) -> tuple[Commitment, ...]:
    """The commitments of a report in the order of its text; the same duty marked twice is one."""
    found: dict[str, Commitment] = {}
    for duty in sorted(report.of(Duty), key=lambda mark: mark.span):
        identity = id_of("commitment", report.id, duty.kind, duty.holder, duty.consequence, duty.trigger)
        found.setdefault(identity, Commitment(id=identity, duty=duty))
    return tuple(found.values())
