"""The numbers of a report that count something, as records."""

from __future__ import annotations

from realpolitik.core.marks import Figure
from realpolitik.core.records import FigureRecord, id_of
from realpolitik.core.report import Report


def figures(report: Report) -> tuple[FigureRecord, ...]:
    """One record a number, in text order."""
    return tuple(
        FigureRecord(id=id_of("figure", report.id, figure.span, figure.what, f"{figure.value:g}"), figure=figure)
        for figure in sorted(report.of(Figure), key=lambda figure: (figure.span, figure.what))
    )
