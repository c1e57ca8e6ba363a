"""Two parties that a caller names: they are actors whatever the tables say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from realpolitik.core.marks import Actor, Mark, Span, Token
from realpolitik.core.report import Report
from realpolitik.text.clauses import top

ACTOR, RECIPIENT = "given:actor", "given:recipient"


class GivenPair:
    """Gives an Actor for each of two given spans; ``pairs`` holds them by report, in ``where`` (the item's number)."""

    name = "given_pair"
    needs: tuple[type[Mark], ...] = (Token, Actor)
    gives: tuple[type[Mark], ...] = (Actor,)

    def __init__(self, pairs: Mapping[str, tuple[Span | None, Span | None]]) -> None:
        self.pairs = pairs

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Actor]:
        for key, span in zip((ACTOR, RECIPIENT), self.pairs.get(report.where, (None, None)), strict=True):
            if span is None:
                continue
            inside = [token.index for token in report.of(Token) if span.overlaps(token.span)]
            if not inside:
                continue
            yield Actor(
                span=span, by=self.name, key=key, name=report.quote(span), kind="group", country=None, code=None, sector=None,
                head=top(report.syntax, inside), form="name", source="given by the caller",
            )  # fmt: skip
