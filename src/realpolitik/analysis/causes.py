"""From records that meet the steps of a tripwire to causes: windows that hold enough of them, chained in time, overlapping ones joined.

The theory: a step is met by a window of days that ends on a day with a record in it. A chain takes one window of each step, each at most
``within`` days after the one before, with one meaning of each variable. Chains of one meaning that overlap in time are one cause, so that
what goes on for weeks gives one alarm, not one a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from realpolitik.core.tripwires import Binding, Cause, Met, Step, Tripwire

_BY_DAY = attrgetter("day", "record")


@dataclass(frozen=True, slots=True)
class Window:
    """Records of one step and one meaning of its variables: the day of the first, that of the last, and the records."""

    binding: Binding
    since: int
    day: int
    met: tuple[Met, ...]


def causes(tripwire: Tripwire, met: Iterable[Met], *, as_of: int) -> tuple[Cause, ...]:
    """What trips a tripwire, by day; ``met`` may hold more than is needed, but of a step that is raised only what lies on such days.

    What is absent is judged once its days are over on ``as_of``.
    """
    by_step: dict[int, list[Met]] = defaultdict(list)
    for one in met:
        by_step[one.step].append(one)
    first, *later = tripwire.steps
    if not later:
        return tuple(sorted(_alone(by_step[0], first), key=lambda cause: (cause.day, cause.binding)))
    chains = list(_windows(by_step[0], first))
    for place, step in enumerate(later, start=1):
        found = _Found(_windows(by_step[place], step), {name for one in chains[:1] for name, _ in one.binding})
        if step.absent:
            chains = [
                replace(chain, day=chain.day + step.within)
                for chain in chains
                if chain.day + step.within < as_of and next(found.after(chain, step.within), None) is None
            ]
        else:
            chains = [_chained(chain, window) for chain in chains for window in found.after(chain, step.within)]
    return tuple(sorted(_joined(chains), key=lambda cause: (cause.day, cause.binding)))


class _Found:
    """The windows of a step, to be found by the meaning of the variables they share with the steps before, and by day."""

    def __init__(self, windows: Iterable[Window], before: set[str]) -> None:
        self._before = before
        self._windows: dict[Binding, list[Window]] = defaultdict(list)
        self._shared: set[str] | None = None
        for window in windows:
            if self._shared is None:
                self._shared = {name for name, _ in window.binding} & before
            self._windows[_only(window.binding, self._shared)].append(window)
        for some in self._windows.values():
            some.sort(key=lambda window: window.day)

    def after(self, chain: Window, within: int) -> Iterator[Window]:
        """Windows met at most ``within`` days after the chain, by other records than its own."""
        own = self._windows.get(_only(chain.binding, self._shared or set()), ())
        known = {one.record for one in chain.met}
        first = bisect_left(own, chain.day, key=lambda window: window.day)
        for window in own[first : bisect_right(own, chain.day + within, key=lambda window: window.day)]:
            if not any(one.record in known for one in window.met) and _sound(chain.binding, window.binding):
                yield window


def _only(binding: Binding, names: set[str]) -> Binding:
    return tuple(pair for pair in binding if pair[0] in names)


def _sound(one: Binding, other: Binding) -> bool:
    """Whether no power stands for two variables."""
    both = dict(one) | dict(other)
    return len(set(both.values())) == len(both)


def _chained(chain: Window, window: Window) -> Window:
    binding = tuple(sorted((dict(chain.binding) | dict(window.binding)).items()))
    return Window(binding, min(chain.since, window.since), window.day, chain.met + window.met)


def _windows(met: Iterable[Met], step: Step) -> Iterator[Window]:
    """The windows that hold enough, of each meaning by day of their end."""
    for binding, some in _groups(met):
        for first, end in _enough(some, step):
            yield Window(binding, some[first].day, some[end - 1].day, tuple(some[first:end]))


def _alone(met: Iterable[Met], step: Step) -> Iterator[Cause]:
    """The causes of a rule of one step: what windows that overlap hold follows in one row, so that none need be put together."""
    for binding, some in _groups(met):
        open_: tuple[int, int, int] | None = None
        for first, end in _enough(some, step):
            if open_ is not None and some[first].day <= some[open_[1] - 1].day:
                open_ = (open_[0], end, open_[2])
                continue
            if open_ is not None:
                yield _held(binding, some[open_[0] : open_[1]], day=some[open_[2] - 1].day)
            open_ = (first, end, end)
        if open_ is not None:
            yield _held(binding, some[open_[0] : open_[1]], day=some[open_[2] - 1].day)


def _groups(met: Iterable[Met]) -> Iterator[tuple[Binding, list[Met]]]:
    """What has one meaning, by day."""
    groups: dict[Binding, list[Met]] = defaultdict(list)
    for one in met:
        groups[one.binding].append(one)
    for binding, some in groups.items():
        some.sort(key=_BY_DAY)
        yield binding, some


def _enough(met: Sequence[Met], step: Step) -> Iterator[tuple[int, int]]:
    """Where windows begin and end (not included) that hold enough, by day."""
    wide, counted = 1, []
    for least, keys in ((step.at_least, [one.happening for one in met]), (step.sources, [one.source for one in met])):
        if least > 1 and len(set(keys)) == len(keys):
            wide = max(wide, least)
        elif least > 1:
            counted.append((least, keys, Counter[str]()))
    days = [one.day for one in met]
    first, last = 0, len(days) - 1
    for place, day in enumerate(days):
        for _, keys, counter in counted:
            counter[keys[place]] += 1
        if place < last and days[place + 1] == day:
            continue  # a window ends with the last record of its day
        while days[first] <= day - step.days:
            for _, keys, counter in counted:
                _less(counter, keys[first])
            first += 1
        if place + 1 - first >= wide and all(len(counter) >= least for least, _, counter in counted):
            yield first, place + 1


def _less(counter: Counter[str], key: str) -> None:
    counter[key] -= 1
    if not counter[key]:
        del counter[key]


def _joined(chains: Iterable[Window]) -> Iterator[Cause]:
    """Chains of one meaning that overlap in time as one."""
    groups: dict[Binding, list[Window]] = defaultdict(list)
    for chain in chains:
        groups[chain.binding].append(chain)
    for binding, some in groups.items():
        some.sort(key=lambda chain: (chain.since, chain.day))
        open_: list[Window] = []
        until = 0
        for chain in some:
            if open_ and chain.since > until:
                yield _cause(binding, open_)
                open_ = []
            until = max(until, chain.day) if open_ else chain.day
            open_.append(chain)
        if open_:
            yield _cause(binding, open_)


def _cause(binding: Binding, chains: Sequence[Window]) -> Cause:
    met = sorted({one.record: one for chain in chains for one in chain.met}.values(), key=lambda one: (one.day, one.step, one.record))
    return Cause(
        binding=binding,
        since=min(chain.since for chain in chains),
        day=min(chain.day for chain in chains),
        until=max(chain.day for chain in chains),
        records=tuple(one.record for one in met),
        days=tuple(one.day for one in met),
        sources=len({one.source for one in met}),
    )


def _held(binding: Binding, met: Sequence[Met], *, day: int) -> Cause:
    """The cause that some records of one step are, by day; it was first met on ``day``."""
    since, until = met[0].day, met[-1].day
    once = {one.record: one for one in met}
    if len(once) < len(met):
        met = sorted(once.values(), key=_BY_DAY)
    return Cause(
        binding=binding, since=since, day=day, until=until, records=tuple([one.record for one in met]),
        days=tuple([one.day for one in met]), sources=len({one.source for one in met}),
    )  # fmt: skip
