"""Which of some reports tell one story, judged at once and in memory."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.assembly.shelf import InMemory
from realpolitik.assembly.stories import Linked, in_order, placed
from realpolitik.assembly.telling import Telling
from realpolitik.core.sameness import joined


def linked(tellings: Sequence[Telling]) -> Linked:
    """One report after the other, by their days, then by their ids."""
    shelf = InMemory()
    for one in sorted(tellings, key=lambda one: (one.day.toordinal() if one.day is not None else 0, one.report)):
        shelf.add(one)
        placed(one, shelf)
    judgements = sorted(shelf.said, key=in_order)
    return Linked(tuple(judgements), joined([one.report for one in tellings], judgements))
