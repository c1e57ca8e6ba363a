"""Place records: all mentions of one place."""

from __future__ import annotations

from realpolitik.core.marks import Place
from realpolitik.core.records import PlaceRecord
from realpolitik.core.report import Report


def places(report: Report) -> tuple[PlaceRecord, ...]:
    """One record a place, in the order of first mention."""
    grouped: dict[str, list[Place]] = {}
    for mark in sorted(report.of(Place), key=lambda mark: mark.span):
        grouped.setdefault(mark.key, []).append(mark)
    return tuple(PlaceRecord(id=key, mentions=tuple(marks)) for key, marks in grouped.items())
