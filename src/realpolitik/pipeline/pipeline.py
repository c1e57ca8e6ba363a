"""Runs annotators over reports in an order that is checked before the first report is read."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.annotator import Annotator
from realpolitik.core.errors import PipelineError
from realpolitik.core.marks import Mark
from realpolitik.core.report import Report


class Pipeline:
    """An ordered recipe. Raises :class:`PipelineError` at once if a need is met by no earlier annotator.

    With ``checked=True`` every mark is also held against its annotator's promise (used by the tests; costs a few per cent).
    """

    def __init__(self, annotators: Sequence[Annotator], *, checked: bool = False) -> None:
        made: set[type[Mark]] = set()
        for annotator in annotators:
            missing = [kind.__name__ for kind in annotator.needs if kind not in made]
            if missing:
                raise PipelineError(
                    f"annotator '{annotator.name}' needs {', '.join(missing)}, which no earlier annotator gives: reorder the recipe"
                )
            made.update(annotator.gives)
        self.annotators = tuple(annotators)
        self.checked = checked

    def read(self, reports: Sequence[Report]) -> list[Report]:
        """The same reports with all marks, in order."""
        current = list(reports)
        for annotator in self.annotators:
            found = annotator.annotate(current)
            if len(found) != len(current):
                raise PipelineError(f"annotator '{annotator.name}' answered for {len(found)} of {len(current)} reports")
            if self.checked:
                for report, marks in zip(current, found, strict=True):
                    _hold_to_promise(annotator, report, marks)
            current = [report.with_marks(marks, gives=annotator.gives) for report, marks in zip(current, found, strict=True)]
        return current


def _hold_to_promise(annotator: Annotator, report: Report, marks: Sequence[Mark]) -> None:
    for mark in marks:
        if type(mark) not in annotator.gives:
            raise PipelineError(f"annotator '{annotator.name}' gave a {type(mark).__name__}, which it does not promise")
        if mark.by != annotator.name:
            raise PipelineError(f"annotator '{annotator.name}' signed a mark as '{mark.by}'")
        if mark.span.end > len(report.text):
            raise PipelineError(f"annotator '{annotator.name}' marked beyond the text: {mark.span}")
        if not 0.0 <= mark.score <= 1.0:
            raise PipelineError(f"annotator '{annotator.name}' gave a score outside [0, 1]: {mark.score}")
