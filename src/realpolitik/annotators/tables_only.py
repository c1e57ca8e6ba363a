"""Takes every proposal of the tables for a trigger, without asking the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from realpolitik.core.marks import Likely, Mark, Proposal, Trigger
from realpolitik.core.report import Report


class TablesOnly:
    """Gives a trigger for each proposal; it holds no mention likelier than another."""

    name = "tables_only"
    needs: tuple[type[Mark], ...] = (Proposal,)
    gives: tuple[type[Mark], ...] = (Trigger, Likely)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [[self._trigger(mark) for mark in report.of(Proposal)] for report in reports]

    def _trigger(self, mark: Proposal) -> Trigger:
        kept = {field.name: getattr(mark, field.name) for field in fields(mark) if field.name != "by"}
        return Trigger(**kept, by=self.name)
