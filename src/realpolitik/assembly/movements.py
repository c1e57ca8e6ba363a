"""Movements: who or what went from where to where, and the event that such a move is."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Movement
from realpolitik.core.records import Event, Move, id_of
from realpolitik.core.report import Report


def movements(report: Report, events: Sequence[Event]) -> tuple[Move, ...]:
    """The moves of a report in the order of its text."""
    of = {trigger.span: event.id for event in events for trigger in (event.trigger, *event.others)}
    return tuple(
        Move(
            id=id_of("movement", report.id, mark.span), movement=mark, event=of.get(mark.of) if mark.of is not None else None
        )
        for mark in sorted(report.of(Movement), key=lambda mark: mark.span)
    )  # fmt: skip
