"""Takes every proposal of the tables for a trigger, without asking the encoder."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Judgement, Likely, Mark, Proposal, Trigger
from realpolitik.core.proposals import taken_up
from realpolitik.core.report import Report


class TablesOnly:
    """Gives a trigger for each proposal; it judges none and holds no mention likelier than another."""

    name = "tables_only"
    needs: tuple[type[Mark], ...] = (Proposal,)
    gives: tuple[type[Mark], ...] = (Trigger, Likely, Judgement)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [[taken_up(mark, self.name) for mark in report.of(Proposal)] for report in reports]
