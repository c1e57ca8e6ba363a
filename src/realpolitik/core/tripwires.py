"""A tripwire: a rule over records that raises an alarm once for each thing that trips it.

Days are counted as ``date.toordinal`` counts them, so that windows are sums.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from realpolitik.core.report import digest

Watched = Literal["events", "statements", "commitments"]
# A record by the id of its report, its kind and its own id.
Key = tuple[str, str, str]
# What each variable of a rule stands for, in the order of their names.
Binding = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """A power that counts only from one day to another, both included; None is open."""

    power: str
    since: int | None
    until: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who may stand on one side of a record: any of the powers, of the names or ids; anybody where nothing is said.

    ``spells`` are powers on some days only, such as members of an alliance. A ``variable`` stands for one power, the same wherever it
    is named in the rule; powers beside it say which it may be.
    """

    powers: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    names: tuple[str, ...] = ()
    variable: str | None = None

    @property
    def open(self) -> bool:
        """Whether anybody may stand here."""
        return not (self.powers or self.spells or self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Conditions on one record; an empty tuple or None asks nothing.

    ``types`` are types of events, forms of statements or kinds of commitments; ``modes`` modes of events, or the type of event that a
    commitment is to; ``actors`` those who act, speak or are bound, ``recipients`` those it is done, said or owed to.
    ``either``: the sides may
    be swapped.
    """

    kind: Watched
    types: tuple[str, ...]
    modes: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    historical: bool | None = None
    negated: bool | None = None
    confidence: float = 0.0
    actors: Side = Side()
    recipients: Side = Side()
    either: bool = False
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of both sides, in the order of their names."""
        return tuple(sorted({side.variable for side in (self.actors, self.recipients) if side.variable is not None}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a rule: ``at_least`` so many happenings of the pattern, told by so many independent ``sources``, in a window of ``days``.

    A later step comes ``within`` so many days after the one before (the same day counts, since the order within a day is not known), or, if
    ``absent``, does not come. ``raised``: only days count on which the pattern is met more often than usual with this probability or more.
    """

    pattern: Pattern
    at_least: int = 1
    sources: int = 1
    days: int = 1
    within: int = 0
    absent: bool = False
    raised: float | None = None

    @property
    def reach(self) -> int:
        """Over how many days what is needed to judge this step may be spread."""
        return self.days - 1 + self.within


@dataclass(frozen=True, slots=True, kw_only=True)
class Tripwire:
    """A rule with a name; ``steps`` in their order in time."""

    name: str
    about: str | None
    steps: tuple[Step, ...]

    @property
    def reach(self) -> int:
        """Over how many days what trips it may be spread."""
        return sum(step.reach for step in self.steps)


class Met(NamedTuple):
    """A record that meets the pattern of a step: which step, what the variables stand for, the day, the type and the record.

    ``happening`` is the same for all that tell one happening, ``source`` for all that come from one source.
    """

    step: int
    binding: Binding
    day: int
    type: str
    record: Key
    happening: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What tripped a tripwire: records that met its steps, overlapping windows taken together.

    ``since`` is the day of the first record, ``day`` that on which the rule was first met, ``until`` the last day that belongs to it;
    ``days`` are those of the records.
    """

    binding: Binding
    since: int
    day: int
    until: int
    records: tuple[Key, ...]
    days: tuple[int, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A cause for which a tripwire has fired; ``at`` is when it was found, ``withdrawn`` when it was found to hold no more (ISO, UTC)."""

    tripwire: str
    cause: Cause
    at: str | None = field(default=None, compare=False)
    withdrawn: str | None = field(default=None, compare=False)
    # As it was when it was raised; what is added later does not change it.
    key: str | None = field(default=None, compare=False)

    @property
    def id(self) -> str:
        """Hash of the tripwire, of what its variables stand for, and of the records that met it."""
        if self.key is not None:
            return self.key
        bound = (f"{name}={value}" for name, value in self.cause.binding)
        return digest("alarm", self.tripwire, *bound, *("/".join(key) for key in sorted(self.cause.records)))
