"""Stances: how somebody stands toward somebody, from the marks of attitude."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Attitude
from realpolitik.core.records import Stance, Statement
from realpolitik.core.report import Report


def stances(report: Report, statements: Sequence[Statement]) -> tuple[Stance, ...]:
    """Every attitude with the statement that voices it; the same view in the same words counts once, at its best score."""
    said = {statement.cue.span: statement.id for statement in statements}
    best: dict[tuple[object, ...], Attitude] = {}
    for attitude in report.of(Attitude):
        key = (attitude.holder, attitude.toward, attitude.polarity, attitude.cue, attitude.span)
        if key not in best or best[key].score < attitude.score:
            best[key] = attitude
    kept = sorted(best.values(), key=lambda mark: (mark.span, mark.toward, mark.holder or ""))
    return tuple(Stance(attitude=mark, statement=said.get(mark.cue) if mark.cue is not None else None) for mark in kept)
