"""What relative time expressions are counted from, and which of several days is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "present", "future"] | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions are counted from.

    ``mentioned`` is the value of the date last mentioned (*a year later*), ``tense`` that of the verb the expression hangs on.
    """

    published: date | None = None
    mentioned: str | None = None
    tense: Tense = None


BACK = frozenset({"last", "past", "previous", "preceding", "prior", "this past", "the previous", "latest", "recent", "final"})
ON = frozenset({"next", "coming", "upcoming", "following", "the following", "the next", "this coming"})


def choose(days: list[date], anchor: Anchor, *, slack: int = 0) -> date | None:
    """The day that fits the tense (the last before publication, the first after it), or the nearest.

    A day more than eight months off would be written with its year, whatever the tense of the verb around it.
    """
    published = anchor.published
    if published is None or not days:
        return None
    before = [d for d in days if d <= published + timedelta(days=slack)]
    after = [d for d in days if d >= published - timedelta(days=slack)]
    if anchor.tense == "past" and before and (published - max(before)).days < 240:
        return max(before)
    if anchor.tense == "future" and after and (min(after) - published).days < 240:
        return min(after)
    return min(days, key=lambda d: abs((d - published).days))
