"""Who goes from where to where: golden cases."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from realpolitik import recipes
from realpolitik.annotators.movements import Movements
from realpolitik.annotators.times import Times
from realpolitik.core.marks import End, Modality, Movement, Place, Token, Trigger, When
from realpolitik.core.report import Report
from tests.annotators.golden import Case, cases


def read(text: str) -> Report:
    report = recipes.entities([Report(text=text)])[0]
    report = report.with_marks(Times().annotate([report])[0], gives=(When,))
    report = report.with_marks((), gives=(Trigger, Modality))
    return report.with_marks(Movements().annotate([report])[0], gives=Movements.gives)


def shown(report: Report, ends: Sequence[End]) -> str:
    """The head word of each end; the name of its place after ``=`` where that is another."""
    names = {place.key: place.name for place in report.of(Place)}
    said = []
    for end in ends:
        words = report.quote(end.span)
        name = names.get(end.place) if end.place is not None else None
        word = next((w for w in words.split() if w in ("border", "port", "camp")), words.split()[-1])
        said.append(word if name is None else name if name == words else f"{word}={name}")
    return "; ".join(said) or "-"


@pytest.mark.parametrize("case", cases("annotators/movements.txt"), ids=lambda case: case.title)
def test_golden(case: Case) -> None:
    report = read(case.text)
    found = [
        f"{report.quote(one.span)} | {_head(report, one)} | {shown(report, one.source)} | {shown(report, one.goal)} | "
        f"{shown(report, one.path)} | {one.status}"
        for one in sorted(report.of(Movement), key=lambda mark: mark.span)
    ]
    assert found == list(case.wanted)


def _head(report: Report, move: Movement) -> str:
    """The last word of what moves that is no part of an *of* phrase."""
    if move.mover is None:
        return "-"
    tokens = [token for token in report.of(Token) if move.mover.contains(token.span)]
    inside = {token.index for token in tokens}
    return next(token.text for token in tokens if token.head not in inside or token.head == token.index)
