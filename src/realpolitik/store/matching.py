"""Steps of a tripwire as SQL: which rows of ``acts`` meet a pattern, held against the steps beside it where an index can tell.

The theory: types, then powers, then days are the key of ``acts``, so that each alternative of a pattern is a few ranges of it. What SQL
leaves out can belong to no cause: rows without enough others in their window, without a row of the step before or after, or with one of
a step that must be absent. What it leaves in is judged by ``analysis/causes.py``. Whatever a rule says reaches the database as a bound
value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, literal, or_, select, tuple_, union_all

from realpolitik.core.tripwires import Pattern, Side, Spell, Step, Tripwire
from realpolitik.store.schema import acts, reports, scenes

ENDS = ("source", "target")
SIDES = ("actor", "recipient")
# So many days before the ones asked for tell what is usual.
USUAL = 720


@lru_cache(maxsize=512)
def statements(tripwire: Tripwire, *, bounded: bool) -> tuple[Any, ...]:
    """A SELECT for each step, None where another asks for it: ``day``, ``type``, ``record``, id and outlet of the report, each variable.

    They take ``as_of``, and if ``bounded`` the days ``first`` and ``last``.
    """
    return tuple(_step(tripwire, place, bounded=bounded) for place in range(len(tripwire.steps)))


def _step(tripwire: Tripwire, place: int, *, bounded: bool) -> Any:
    step, pattern = tripwire.steps[place], tripwire.steps[place].pattern
    before = tripwire.steps[place - 1] if place else None
    after = tripwire.steps[place + 1] if place + 1 < len(tripwire.steps) else None
    if step.absent and before is not None and _plain(before) and _plain(step):
        return None  # held against the step before
    beside: list[Any] = []
    if after is not None and after.absent and _plain(step) and _plain(after):
        beside += [acts.c.day + after.within < bindparam("as_of"), ~_beside(pattern, after, 0, after.within)]
    elif after is not None and not after.absent and _found_by_key(after.pattern):
        beside.append(_beside(pattern, after, 1 - after.days, step.days - 1 + after.within))
    if step.raised is not None:
        beside = []  # what is usual is told by all that met it
    elif before is not None and not step.absent and _found_by_key(before.pattern):
        beside.append(_beside(pattern, before, -step.within, step.days - 1))
    days: list[Any] = []
    if bounded:
        # Whether something is absent is told only by all of its days.
        more = tripwire.reach if step.absent else 0
        earlier = more if step.raised is None else USUAL
        days = [acts.c.day >= bindparam("first") - earlier, acts.c.day <= bindparam("last") + more]
    columns: list[Any] = [acts.c.day, acts.c.type, acts.c.record, acts.c.report]
    columns += [_column(acts, pattern, name).label(name) for name in pattern.variables]
    ways: list[Any] = [select(*columns).where(way, *days, *beside) for way in _ways(acts, pattern)]
    found: Any = ways[0]
    if len(ways) > 1:
        both: Any = union_all(*ways).subquery()
        found = select(both)
    least = max(step.at_least, step.sources)
    if least > 1 and step.raised is None:
        found = _crowded(found, pattern, least=least, days=step.days)
    rows = found.subquery()
    told = (rows.c.day, rows.c.type, rows.c.record, reports.c.id, reports.c.outlet, *(rows.c[name] for name in pattern.variables))
    return select(*told).join_from(rows, reports, reports.c.number == rows.c.report)


def _plain(step: Step) -> bool:
    """Whether one record meets a step by itself, found by the key of ``acts``."""
    return step.at_least == step.sources == step.days == 1 and step.raised is None and _found_by_key(step.pattern)


def _found_by_key(pattern: Pattern) -> bool:
    return not pattern.actors.names and not pattern.recipients.names


def _crowded(rows: Any, pattern: Pattern, *, least: int, days: int) -> Any:
    """Only rows of windows that hold as many rows as are needed."""
    found = rows.subquery()
    by: Any = [found.c[name] for name in pattern.variables] or None
    held = func.count().over(partition_by=by, order_by=found.c.day, range_=(1 - days, 0))
    counted = select(found, held.label("held")).subquery()
    by = [counted.c[name] for name in pattern.variables] or None
    most = func.max(counted.c.held).over(partition_by=by, order_by=counted.c.day, range_=(0, days - 1))
    whole = select(counted, most.label("most")).subquery()
    return select(*(whole.c[column.name] for column in found.c)).where(whole.c.most >= least)


def _beside(pattern: Pattern, step: Step, first: int, last: int) -> Any:
    """Whether another record of the same meaning meets a step from so many days before or after on, to so many days after."""
    other = acts.alias()
    wanted = step.pattern
    same = [_column(other, wanted, name) == _column(acts, pattern, name) for name in wanted.variables if name in pattern.variables]
    span = (other.c.day >= acts.c.day + first, other.c.day <= acts.c.day + last)
    another = or_(other.c.record != acts.c.record, other.c.report != acts.c.report)
    return or_(*(exists().where(way, *same, *span, another) for way in _ways(other, wanted)))


def _column(table: Any, pattern: Pattern, variable: str) -> Any:
    return table.c.source if pattern.actors.variable == variable else table.c.target


def _ways(table: Any, pattern: Pattern) -> list[Any]:
    """The conditions of a pattern, each way it may be met."""
    ways = [(pattern.actors, pattern.recipients)]
    if pattern.either:
        ways.append((pattern.recipients, pattern.actors))
    return [and_(_any(table.c.type, pattern.types), *_sided(table, sides), *_plainly(table, pattern)) for sides in ways]


def _sided(table: Any, sides: Sequence[Side]) -> list[Any]:
    found: list[Any] = []
    for side, end, party in zip(sides, ENDS, SIDES, strict=True):
        power = table.c[end]
        meant: list[Any] = []
        if side.powers:
            meant.append(_any(power, side.powers))
        for (since, until), some in groupby(sorted(side.spells, key=_span), key=_span):
            spell = [_any(power, [one.power for one in some])]
            meant.append(and_(*spell, *(_from(table, since)), *(_to(table, until))))
        if side.names:
            meant += [_any(table.c[f"{party}_name"], side.names), _any(table.c[party], side.names)]
        elif side.spells:
            # Said once more in a way that the key can be searched by.
            found.append(_any(power, sorted({*side.powers, *(one.power for one in side.spells)})))
        if meant:
            found.append(or_(*meant))
        if side.variable is not None:
            found.append(power != "")
    if all(side.powers or side.spells or side.variable for side in sides):
        found.append(table.c.source != table.c.target)
    return found


def _span(spell: Spell) -> tuple[int, int]:
    return spell.since or 0, spell.until or 0


def _from(table: Any, since: int) -> list[Any]:
    return [table.c.day >= since] if since else []


def _to(table: Any, until: int) -> list[Any]:
    return [table.c.day <= until] if until else []


def _plainly(table: Any, pattern: Pattern) -> list[Any]:
    found: list[Any] = []
    for column, values in ((table.c.mode, pattern.modes), (table.c.quad, pattern.quads), (table.c.status, pattern.statuses)):
        if values:
            found.append(_any(column, values))
    for column, wanted in ((table.c.historical, pattern.historical), (table.c.negated, pattern.negated)):
        if wanted is not None:
            found.append(column == int(wanted))
    if pattern.confidence > 0:
        found.append(table.c.confidence >= pattern.confidence)
    for column, named in ((scenes.c.country, pattern.countries), (scenes.c.name, pattern.places)):
        if named:
            found.append(tuple_(table.c.report, table.c.record).in_(select(scenes.c.report, scenes.c.record).where(_any(column, named))))
    return found


def _any(column: Any, values: Sequence[Any]) -> Any:
    """Whether a column is one of the values, each bound by itself: SQLAlchemy writes a list of plain values anew each time it is asked."""
    return column == values[0] if len(values) == 1 else column.in_([literal(value) for value in values])
