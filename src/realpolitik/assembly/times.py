"""The time expressions of a report, as records."""

from __future__ import annotations

from realpolitik.core.marks import When
from realpolitik.core.records import Time
from realpolitik.core.report import Report


def times(report: Report) -> tuple[Time, ...]:
    """One record a time expression, in text order."""
    return tuple(Time(when=when) for when in sorted(report.of(When), key=lambda when: when.span))
