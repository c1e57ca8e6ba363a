"""The worries a report tells of, as records."""

from __future__ import annotations

from realpolitik.core.marks import Fear
from realpolitik.core.records import Concern
from realpolitik.core.report import Report


def concerns(report: Report) -> tuple[Concern, ...]:
    """One record a worry, in text order; the same worry found twice in the same words is one."""
    seen: set[tuple[int, int, str, str | None]] = set()
    found = []
    for fear in sorted(report.of(Fear), key=lambda fear: (fear.span, fear.topic)):
        key = (fear.span.start, fear.span.end, fear.topic, fear.holder)
        if key not in seen:
            seen.add(key)
            found.append(Concern(fear=fear))
    return tuple(found)
