"""Patterns of tripwires as SQL: which rows of ``acts`` meet them.

The theory: types, then powers, then days are the key of ``acts``, and types and days an index, so that each alternative of a pattern is a
few ranges of one of them. Windows and what stands beside a row are judged in memory (``analysis/sifting.py``), where a plain SELECT brings
rows faster than a database counts in windows. Whatever a rule says reaches the database as a bound value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Dialect, and_, bindparam, exists, literal, or_, select, tuple_, union_all

from realpolitik.core.tripwires import Pattern, Side, Spell
from realpolitik.store.schema import acts, scenes

ENDS = ("source", "target")
SIDES = ("actor", "recipient")


@lru_cache(maxsize=512)
def rows_like(pattern: Pattern, *, bounded: bool) -> Any:
    """The rows that meet a pattern: ``day``, ``type``, number of the report, ``record``, and what each variable stands for.

    ``bounded``: only the days from ``first`` to ``last``.
    """
    columns = [acts.c.day, acts.c.type, acts.c.report, acts.c.record, *(_column(pattern, name) for name in pattern.variables)]
    days = [acts.c.day >= bindparam("first"), acts.c.day <= bindparam("last")] if bounded else []
    ways: list[Any] = [select(*columns).where(way, *days, *_located(pattern, bounded=bounded)) for way in _ways(pattern)]
    return ways[0] if len(ways) == 1 else union_all(*ways)


@lru_cache(maxsize=512)
def written(pattern: Pattern, *, bounded: bool, dialect: Dialect) -> tuple[str, dict[str, Any], tuple[str, ...] | None]:
    """The same as the text a driver takes, its values, and their order where it takes them in a row: written once, since writing it takes
    longer than finding a day's rows."""
    compiled: Any = rows_like(pattern, bounded=bounded).compile(dialect=dialect)
    return str(compiled), dict(compiled.params), tuple(compiled.positiontup) if compiled.positional else None


def _column(pattern: Pattern, variable: str) -> Any:
    return acts.c.source if pattern.actors.variable == variable else acts.c.target


def _ways(pattern: Pattern) -> list[Any]:
    """The conditions of a pattern, each way it may be met."""
    ways = [(pattern.actors, pattern.recipients)]
    if pattern.either:
        ways.append((pattern.recipients, pattern.actors))
    return [and_(_any(acts.c.type, pattern.types), *_sided(sides), *_plainly(pattern)) for sides in ways]


def _sided(sides: Sequence[Side]) -> list[Any]:
    found: list[Any] = []
    for side, end, party in zip(sides, ENDS, SIDES, strict=True):
        power = acts.c[end]
        meant: list[Any] = []
        if side.powers:
            meant.append(_any(power, side.powers))
        for (since, until), some in groupby(sorted(side.spells, key=_span), key=_span):
            spell = [_any(power, [one.power for one in some])]
            meant.append(and_(*spell, *(_from(since)), *(_to(until))))
        if side.names:
            meant += [_any(acts.c[f"{party}_name"], side.names), _any(acts.c[party], side.names)]
        elif side.spells:
            # Said once more in a way that the key can be searched by.
            found.append(_any(power, sorted({*side.powers, *(one.power for one in side.spells)})))
        if meant:
            found.append(or_(*meant))
        if side.variable is not None:
            found.append(power != "")
    if all(side.powers or side.spells or side.variable for side in sides):
        found.append(acts.c.source != acts.c.target)
    return found


def _span(spell: Spell) -> tuple[int, int]:
    return spell.since or 0, spell.until or 0


def _from(since: int) -> list[Any]:
    return [acts.c.day >= since] if since else []


def _to(until: int) -> list[Any]:
    return [acts.c.day <= until] if until else []


def _plainly(pattern: Pattern) -> list[Any]:
    found: list[Any] = []
    for column, values in ((acts.c.mode, pattern.modes), (acts.c.quad, pattern.quads), (acts.c.status, pattern.statuses)):
        if values:
            found.append(_any(column, values))
    for column, wanted in ((acts.c.historical, pattern.historical), (acts.c.negated, pattern.negated)):
        if wanted is not None:
            found.append(column == int(wanted))
    if pattern.confidence > 0:
        found.append(acts.c.confidence >= pattern.confidence)
    return found


def _located(pattern: Pattern, *, bounded: bool) -> list[Any]:
    """Conditions on where: of few rows each is looked up, else all that happened there are found first."""
    named = ((scenes.c.country, pattern.countries), (scenes.c.name, pattern.places))
    wanted = [_any(column, names) for column, names in named if names]
    if bounded:
        return [exists().where(scenes.c.report == acts.c.report, scenes.c.record == acts.c.record, one) for one in wanted]
    return [tuple_(acts.c.report, acts.c.record).in_(select(scenes.c.report, scenes.c.record).where(one)) for one in wanted]


def _any(column: Any, values: Sequence[Any]) -> Any:
    """Whether a column is one of the values, each bound by itself: SQLAlchemy writes a list of plain values anew each time it is asked."""
    return column == values[0] if len(values) == 1 else column.in_([literal(value) for value in values])
