"""Judges what a look over a store finds: what trips a tripwire, all of it or what is new, and which alarms hold no more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from realpolitik.core.tripwires import Binding, Cause, Pattern, Side, Step, Tripwire

if TYPE_CHECKING:
    from realpolitik.analysis.sifting import Sifted
    from realpolitik.store.looking import Known, Look, News, Row

Spans = Sequence[tuple[int, int]]
Causes = tuple[Cause, ...]
# So many stretches of days are asked for one by one, more of them as one.
STRETCHES = 8


class Looker:
    """Judges what a look finds, as of a day, and remembers what it has asked for."""

    def __init__(self, look: Look, *, as_of: int) -> None:
        self.look, self.as_of = look, as_of
        self._news: dict[int, News] = {}
        self._known: Mapping[str, Sequence[Known]] | None = None

    def causes(self, tripwire: Tripwire, *, spans: Spans | None = None, which: Callable[[Sifted], Collection[int]] | None = None) -> Causes:
        """What trips a tripwire; between the days of ``spans`` if they are given, and in the stretches that ``which`` chooses."""
        from realpolitik.analysis.causes import causes
        from realpolitik.analysis.sifting import Sifted

        sifted = Sifted(tripwire, [self._rows(step, tripwire.reach, spans) for step in tripwire.steps], as_of=self.as_of)
        wanted = which(sifted) if which is not None else None
        if not len(sifted) or (wanted is not None and not wanted):
            return ()
        steps = zip(tripwire.steps, sifted.rows(wanted), strict=True)
        met = [one for place, (step, some) in enumerate(steps) for one in self.look.met(place, step.pattern, some)]
        if self.look.judged and any(step.absent and not _single(step) for step in tripwire.steps):
            return causes(tripwire, self.look.resolved(met), as_of=self.as_of)
        rough = causes(tripwire, met, as_of=self.as_of)
        if not rough or not self.look.judged:
            return rough
        # As long as each record counts for itself there is no cause too few; only what may be one is looked at more closely.
        records = {record for cause in rough for record in cause.records}
        absent = {place for place, step in enumerate(tripwire.steps) if step.absent}
        close = [one for one in met if one.record in records or one.step in absent]
        return causes(tripwire, self.look.resolved(close), as_of=self.as_of)

    def untold(self, tripwire: Tripwire) -> tuple[Causes, list[str]]:
        """What trips a tripwire and is not known already, and the alarms that hold no more; stretches are left alone whose records are
        those of known alarms."""
        if self._known is None:
            self._known = self.look.known()
        known = self._known.get(tripwire.name, ())
        doubtful: list[Known] = []

        def which(sifted: Sifted) -> Collection[int]:
            numbers, sure = _compared(sifted, known)
            doubtful.extend(one for one in known if one.id not in sure)
            return numbers

        found = self.causes(tripwire, which=which)
        return found, self._gone(tripwire, doubtful)

    def answered(self, tripwire: Tripwire, *, turn: int) -> list[str]:
        """The alarms of what did not come that hold no more, since it was saved after a turn."""
        days = sorted(_days(tripwire.steps[-1].pattern, self._saved(turn))) if tripwire.steps[-1].absent else []
        if not days:
            return []
        known = self.look.known(tripwire.name, since=days[0], until=days[-1])[tripwire.name]
        return self._gone(tripwire, [one for one in known if bisect_left(days, one.since) < bisect_right(days, one.until)])

    def changed(self, tripwire: Tripwire, *, turn: int) -> list[str]:
        """The alarms that hold no more, since a report they rest on was read anew after a turn, or a person says that it says otherwise."""
        return self._held_no_more(tripwire, self.look.resting(tripwire.name, self._saved(turn).reports))

    def _gone(self, tripwire: Tripwire, known: Sequence[Known]) -> list[str]:
        """Which alarms of what did not come hold no more."""
        return self._held_no_more(tripwire, [one for one in known if one.until < self.as_of] if tripwire.steps[-1].absent else [])

    def _held_no_more(self, tripwire: Tripwire, known: Sequence[Known]) -> list[str]:
        if not known:
            return []
        reach = tripwire.reach
        found = self.causes(tripwire, spans=_merged((one.since - reach, one.until + reach) for one in known))
        holding: dict[Binding, list[Cause]] = defaultdict(list)
        for cause in found:
            holding[cause.binding].append(cause)
        return [
            one.id
            for one in known
            if not any(cause.since <= one.until and cause.until >= one.since for cause in holding.get(one.binding, ()))
        ]

    def _rows(self, step: Step, reach: int, spans: Spans | None) -> Sequence[Row]:
        """The rows that meet a step: if it is raised, only those of such days."""
        if step.raised is not None:
            return self._raised(step, step.raised, spans)
        if step.absent and spans is not None:
            # Whether something is absent is told only by all of its days.
            spans = _merged((first - reach, last + reach) for first, last in spans)
        return self.look.rows(step.pattern, spans=spans)

    def _raised(self, step: Step, probability: float, spans: Spans | None) -> list[Row]:
        from realpolitik.analysis.raised import BEFORE, raised

        known = self.look.since or 0
        found: list[Row] = []
        for first, last in spans if spans is not None else [(known, self.as_of)]:
            rows = self.look.rows(step.pattern, spans=None if spans is None else [(first - BEFORE, last)])
            stories = self.look.stories(rows)
            told = [(row[0], row[1], stories.get(row[2], row[2])) for row in rows]
            days = raised(told, probability=probability, first=first, last=min(last, self.as_of), known=known, quads=step.pattern.quads)
            found += [row for row in rows if row[0] in days]
        return found

    def _saved(self, turn: int) -> News:
        if turn not in self._news:
            self._news[turn] = self.look.news(turn)
        return self._news[turn]

    def new(self, tripwire: Tripwire, *, turn: int, before: int) -> Iterator[Cause]:
        """What trips a tripwire by what was saved after a turn, or by what has not come since the day ``before``."""
        news = self._saved(turn)
        reach = tripwire.reach
        days = {day for step in tripwire.steps for day in _days(step.pattern, news)}
        # What is new raises also the days after it.
        after = _after(tripwire)
        spans = [(day - reach, day + reach + after) for day in days]
        overdue = tripwire.steps[-1].absent and self.as_of > before
        if overdue:
            spans.append((before - reach, self.as_of))
        raised = _merged((day, day + after) for day in days) if after else []

        def which(sifted: Sifted) -> Collection[int]:
            late = sifted.between(before - reach, self.as_of) if overdue else set()
            return late.union(sifted.with_reports(news.numbers), *(sifted.between(*some) for some in raised))

        for cause in self.causes(tripwire, spans=_merged(spans), which=which) if spans else ():
            if (
                any(report in news.reports for report, _, _ in cause.records)
                or (overdue and cause.until >= before)
                or any(first <= day <= last for day in cause.days for first, last in raised)
            ):
                yield cause


def _compared(sifted: Sifted, known: Sequence[Known]) -> tuple[list[int], set[str]]:
    """The stretches that hold other records than known alarms, and the alarms whose records are those of a stretch."""
    names = frozenset(sifted.names)
    told: dict[Binding, list[Known]] = defaultdict(list)
    for one in known:
        told[tuple(pair for pair in one.binding if pair[0] in names)].append(one)
    # For each meaning the first days of alarms, and how many records those before hold.
    days, summed = {}, {}
    for binding, own in told.items():
        own.sort(key=lambda one: one.since)
        days[binding] = [one.since for one in own]
        summed[binding] = [0, *accumulate(one.records for one in own)]
    found: list[int] = []
    sure: set[str] = set()
    for number, stretch in enumerate(sifted.stretches()):
        own_days = days.get(stretch.binding, [])
        first, last = bisect_left(own_days, stretch.first), bisect_right(own_days, stretch.last)
        if first < last and stretch.records == summed[stretch.binding][last] - summed[stretch.binding][first]:
            sure.update(alarm.id for alarm in told[stretch.binding][first:last])
        else:
            found.append(number)
    return found, sure


def _after(tripwire: Tripwire) -> int:
    """On how many days after one it may tell whether they are raised."""
    if all(step.raised is None for step in tripwire.steps):
        return 0
    from realpolitik.analysis.windows import WINDOW

    return WINDOW - 1


def _single(step: Step) -> bool:
    return step.at_least == step.sources == 1


def _days(pattern: Pattern, news: News) -> set[int]:
    """The days of what is new and may meet a pattern."""
    one, other = _powers(pattern.actors), _powers(pattern.recipients)
    found: set[int] = set()
    for a, b in ((one, other), (other, one)) if pattern.either else ((one, other),):
        for kind in pattern.types:
            told = news.told.get(kind, ())
            found.update(day for source, target, day in told if (a is None or source in a) and (b is None or target in b))
    return found


@lru_cache(maxsize=1024)
def _powers(side: Side) -> frozenset[str] | None:
    """The powers that may stand on a side; None if more may than can be told by their power."""
    return None if side.names or side.open else frozenset((*side.powers, *(spell.power for spell in side.spells)))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged if len(merged) <= STRETCHES else [(merged[0][0], merged[-1][1])]
