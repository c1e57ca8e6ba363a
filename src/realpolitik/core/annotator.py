"""What an annotator is: it reads reports and returns marks, and touches nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from realpolitik.core.marks import Mark
from realpolitik.core.report import Report


class Annotator(Protocol):
    """Says one kind of thing about reports.

    ``needs`` are the kinds of mark it reads, ``gives`` the kinds it makes. ``annotate`` returns one sequence of marks a report, in the
    order of the reports; it keeps nothing between calls that changes its answers.
    """

    @property
    def name(self) -> str: ...
    @property
    def needs(self) -> tuple[type[Mark], ...]: ...
    @property
    def gives(self) -> tuple[type[Mark], ...]: ...

    def annotate(self, reports: Sequence[Report]) -> Sequence[Sequence[Mark]]: ...
