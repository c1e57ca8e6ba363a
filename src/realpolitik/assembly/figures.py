"""The numbers of a report that count something of public life, as records.

The theory: the killed, troops and votes are always told. People at large, sums of money and whatever no table knows are counted by trade,
sport, weather and cooks as well: they are told only near an act of politics or a power.
"""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor, Figure
from realpolitik.core.records import Event, FigureRecord, id_of
from realpolitik.core.report import Report
from realpolitik.knowledge.counted import listed, money
from realpolitik.text.sides import is_power, on_stage

# How many sentences away an act or a power still speaks for a number.
NEAR = 1


def figures(report: Report, events: Sequence[Event]) -> tuple[FigureRecord, ...]:
    """One record a number, in text order; ``events`` are those of the report."""
    tokens = report.syntax.tokens
    acts = {tokens[trigger.head].sentence for event in events for trigger in (event.trigger, *event.others)}
    powers = acts | {tokens[actor.head].sentence for actor in report.of(Actor) if is_power(actor)}
    stage = powers | {tokens[actor.head].sentence for actor in report.of(Actor) if on_stage(actor)}
    return tuple(
        FigureRecord(id=id_of("figure", report.id, figure.span, figure.what, f"{figure.value:g}"), figure=figure)
        for figure in sorted(report.of(Figure), key=lambda figure: (figure.span, figure.what))
        if listed(figure.what) or any(abs(tokens[figure.head].sentence - one) <= NEAR for one in (stage if money(figure.what) else powers))
    )
