"""Parties that a caller asks about: they are actors whatever the tables say, at each of their mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from realpolitik.core.marks import Actor, Mark, Span, Token
from realpolitik.core.report import Report
from realpolitik.text.clauses import top

Targets = Mapping[str, Sequence[Span]]


class GivenTargets:
    """Gives an Actor for each given mention; ``targets`` holds the mentions by report (its ``where``), then by a key of the caller's."""

    name = "given_targets"
    needs: tuple[type[Mark], ...] = (Token, Actor)
    gives: tuple[type[Mark], ...] = (Actor,)

    def __init__(self, targets: Mapping[str, Targets]) -> None:
        self.targets = targets

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Actor]:
        for key, spans in self.targets.get(report.where, {}).items():
            for span in spans:
                inside = [token.index for token in report.of(Token) if span.overlaps(token.span)]
                if inside:
                    yield Actor(
                        span=span, by=self.name, key=key, name=report.quote(span), kind="person", country=None, code=None, sector=None,
                        head=top(report.syntax, inside), form="name", source="given by the caller",
                    )  # fmt: skip
