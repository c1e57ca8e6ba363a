"""Which events of different reports are the same one: judgements with reason and score, made of what their records say.

The theory: the same event has one type, happened or is to come in both reports, on days that touch, in towns of which one is the
same, with parties that can be the same. How sure it is depends on how closely day, doer, recipient, place, mode and figures agree; tolls of
one event differ, and so do words for those of whom no name is known (*gunmen*, *traders*). Within one story that is enough; events of
different stories must agree in day and place, or in day and all parties, of whom each is more than a state unless the act is one that
states do not do to each other twice a day. Two events of one report are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from realpolitik.assembly.grouping import Groups
from realpolitik.core.judgement import Judgement

MAKER = "events"
# How much it counts that each agrees.
WEIGHTS = {"day": 0.15, "actors": 0.25, "recipients": 0.25, "place": 0.15, "mode": 0.1, "figures": 0.1}
# From which score on two events are one: in one story, and in two.
LEAST, LEAST_APART = 0.5, 0.8
# What agrees in nothing but that nothing is said of it, or only one says it.
UNSAID = 0.5
# Of one country, but not the same by name.
SAME_POWER = 0.6
# Of whom at least one could be anybody's.
VAGUE = 0.4
# What one state may do to another several times a day.
DAILY = frozenset({"ACCUSE", "ASSAULT", "CONSULT", "REQUEST"})
HAPPENED = frozenset({"actual", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who takes part: the id is the same in every report that names it so; ``power`` is None if it could be anybody's, ``own`` says that it
    is more than a state or its people."""

    id: str
    power: str | None
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event of a report as far as it can be held against others; of a meeting all are actors. ``story`` is that of its report,
    ``towns`` are those of its places in which nothing else can be."""

    id: str
    report: str
    story: str
    type: str
    mode: str | None
    status: str
    negated: bool
    start: date | None
    end: date | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: frozenset[str]
    towns: frozenset[str]
    figures: frozenset[float]

    @property
    def block(self) -> tuple[str, str, bool]:
        """Only events of one block may be the same."""
        return self.type, "happened" if self.status in HAPPENED else self.status, self.negated


def matched(happenings: Collection[Happening], people: Iterable[Judgement] = ()) -> list[Judgement]:
    """The judgements by which events of different reports are the same; what people judged binds."""
    ruled = list(people)
    blocks: dict[tuple[str, str, bool], list[Happening]] = defaultdict(list)
    for one in sorted(happenings, key=lambda one: one.id):
        blocks[one.block].append(one)
    return [judgement for _, block in sorted(blocks.items()) for judgement in _matched(block, ruled)]


def agreement(one: Happening, other: Happening) -> dict[str, float] | None:
    """How closely two events of one block agree in each respect, from 0 to 1; None if they cannot be the same."""
    day, actors = _days(one, other), _sides(one.actors, other.actors)
    recipients, place = _sides(one.recipients, other.recipients), _places(one, other)
    if day is None or actors is None or recipients is None or place is None:
        return None
    if not (one.actors or one.recipients) or not (other.actors or other.recipients):
        return None  # nobody is named: there is nothing to know it by
    if _meeting(one) and _meeting(other):
        recipients = actors
    return {
        "day": day, "actors": actors, "recipients": recipients, "place": place,
        "mode": UNSAID if one.mode is None or other.mode is None else float(one.mode == other.mode),
        "figures": _figures(one.figures, other.figures),
    }  # fmt: skip


def sameness(one: Happening, other: Happening) -> float:
    """How sure it is that two events of one block are the same; 0 where it is not sure enough to say so."""
    agreed = agreement(one, other)
    if agreed is None or one.report == other.report:
        return 0.0
    score = round(sum(WEIGHTS[name] * value for name, value in agreed.items()), 4)
    if one.story != other.story:
        return score if score >= LEAST_APART and _known(one, agreed) else 0.0
    return score if score >= LEAST else 0.0


def _known(one: Happening, agreed: Mapping[str, float]) -> bool:
    """Whether what two events agree in is theirs alone."""
    if agreed["place"] == agreed["day"] == 1.0:
        return True
    if not agreed["day"] == agreed["actors"] == agreed["recipients"] == 1.0:
        return False
    sides = (one.actors,) if _meeting(one) else (one.actors, one.recipients)
    return all(any(party.own for party in side) for side in sides) or (one.type not in DAILY and agreed["mode"] == 1.0)


def _meeting(one: Happening) -> bool:
    """Whether all who take part do the same."""
    return len(one.actors) > 1 and not one.recipients


def _matched(block: Sequence[Happening], people: Sequence[Judgement]) -> list[Judgement]:
    at = {one.id: number for number, one in enumerate(block)}
    score = np.zeros((len(block), len(block)))
    apart = [(at[one.left], at[one.right]) for one in people if one.verdict == "different" and one.left in at and one.right in at]
    for left, one in enumerate(block):
        for right in range(left + 1, len(block)):
            if one.report == block[right].report:
                apart.append((left, right))
            else:
                score[left, right] = score[right, left] = sameness(one, block[right])
    groups = Groups(score, least=LEAST, apart=apart)
    for judgement in people:
        if judgement.verdict == "same" and judgement.left in at and judgement.right in at:
            groups.merge(at[judgement.left], at[judgement.right])
    made = []
    while (found := groups.next()) is not None:
        left, right = groups.nearest(*found[:2])
        groups.merge(left, right)
        low, high = sorted((block[left].id, block[right].id))
        reason = _reason(block[left], block[right])
        made.append(Judgement(left=low, right=high, verdict="same", by=MAKER, reason=reason, score=round(float(score[left, right]), 4)))
    return made


def _reason(one: Happening, other: Happening) -> str:
    agreed = agreement(one, other) or {}
    close = [name for name, value in agreed.items() if value > UNSAID]
    told = "one story" if one.story == other.story else "two stories"
    return f"same event: {one.type} in {told}, alike in {', '.join(close) or 'nothing that either says'}"


def _days(one: Happening, other: Happening) -> float | None:
    if one.start is None or other.start is None:
        return UNSAID
    first, last = (one, other) if one.start <= other.start else (other, one)
    gap = ((last.start or date.min) - (first.end or first.start or date.min)).days
    if gap > 1:
        return None
    return 1.0 if one.start == other.start and one.end == other.end else 0.6 if gap <= 0 else 0.3


def _sides(one: Sequence[Party], other: Sequence[Party]) -> float | None:
    """How closely two sides agree; None if both name somebody and nobody can be the same."""
    if not one or not other:
        return UNSAID
    few, many = sorted((one, other), key=len)
    best = [max(_alike(party, mate) for mate in many) for party in few]
    return sum(best) / len(best) if any(best) else None


def _alike(one: Party, other: Party) -> float:
    if one.id == other.id:
        return 1.0
    if one.power is None or other.power is None:
        return VAGUE
    return SAME_POWER if one.power == other.power else 0.0


def _places(one: Happening, other: Happening) -> float | None:
    """How closely two places agree; None if they are two towns."""
    if one.places & other.places:
        return 1.0
    return None if one.towns and other.towns else UNSAID


def _figures(one: Collection[float], other: Collection[float]) -> float:
    """The share that the smaller of the two closest figures is of the greater."""
    if not one or not other:
        return UNSAID
    return max(1.0 if mine == theirs else max(0.0, min(mine, theirs) / max(mine, theirs)) for mine in one for theirs in other)
