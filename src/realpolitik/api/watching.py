"""Tripwires over a store: rules kept, tried on the past, checked, and what they told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from realpolitik.core.errors import BadInput
from realpolitik.core.tripwires import Alarm, Cause, Pattern, Side, Step, Tripwire

if TYPE_CHECKING:
    from realpolitik.store.looking import Look, News
    from realpolitik.store.store import Store
    from realpolitik.store.watching import Watched

# So many stretches of days are asked for one by one, more of them as one.
STRETCHES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a rule would have told of the past: ``undated`` events have no day and are watched by nothing."""

    tripwire: Tripwire
    causes: tuple[Cause, ...]
    undated: int


def tripwires(text: str, *, where: str = "rule") -> list[Tripwire]:
    """The tripwires of a YAML text, one a document (docs/tripwires.md). Raises :class:`BadInput` with line and field.

    >>> [found.name for found in tripwires("name: shelling\\nwhen: {events: {types: ASSAULT, actors: AZE, recipients: ARM}}")]
    ['shelling']
    """
    return [tripwire for tripwire, _ in _rules(text, where)]


def add_tripwires(store: Store, path: str | Path, *, replace: bool = False, past: bool = False) -> list[Tripwire]:
    """Keeps the tripwires of a YAML file (``-``: standard input); what the store held before is told of only if ``past``.

    Raises :class:`BadInput` for a rule that is none, :class:`StoreError` for a name that is taken unless it is to ``replace`` it.
    """
    text, where = _text(path)
    return keep_rules(store, text, where=where, replace=replace, past=past)


def keep_rules(store: Store, text: str, *, where: str = "rule", replace: bool = False, past: bool = False) -> list[Tripwire]:
    """The same with the tripwires of a YAML text."""
    found = _rules(text, where)
    store.watch().add({tripwire.name: text for tripwire, text in found}, replace=replace, past=past)
    return [tripwire for tripwire, _ in found]


def try_tripwires(store: Store, path: str | Path, *, since: str | None = None, until: str | None = None) -> list[Tried]:
    """What the tripwires of a YAML file would have told of what a store holds, between two ISO days; nothing is kept."""
    return [tried(store, tripwire, since=since, until=until) for tripwire, _ in _rules(*_text(path))]


def tried(store: Store, tripwire: Tripwire, *, since: str | None = None, until: str | None = None) -> Tried:
    """What one tripwire would have told of what a store holds; ``until`` is also the day from which it looks back."""
    from realpolitik.readers.text import day_of

    first, last = (day.toordinal() if (day := day_of(said)) is not None else None for said in (since, until))
    with store.watch().look() as look:
        undated, as_of = look.undated(), look.as_of
        if as_of is None:
            return Tried(tripwire=tripwire, causes=(), undated=undated)
        known = min(as_of, last) if last is not None else as_of
        spans = None if last is None else [(1, known)]
        found = _Looker(look, as_of=known).causes(tripwire, spans=spans)
    within = (cause for cause in found if cause.day <= known and (first is None or cause.day >= first))
    return Tried(tripwire=tripwire, causes=tuple(within), undated=undated)


def check_tripwires(
    store: Store, *, again: bool = False, names: Collection[str] | None = None, deliver: Callable[[list[Alarm]], None] | None = None
) -> list[Alarm]:
    """Checks all tripwires, or those of these names, and keeps and gives the alarms that are new.

    Only what was saved since the last check, and what has not come by now, can trip one, unless all is to be checked ``again``.
    ``deliver`` gets the new alarms before they are kept: if it fails, they will be found again. Raises :class:`BadInput` for a name that
    there is not.
    """
    watch = store.watch()
    kept = watch.rules()
    for name in names or ():
        if name not in {rule.name for rule in kept}:
            raise BadInput("tripwire", f"there is no tripwire '{name}': realpolitik tripwire list shows them")
    found: dict[str, list[Cause]] = {}
    with watch.look() as look:
        turn, as_of = look.turn, look.as_of
        if as_of is None:
            return []
        looker = _Looker(look, as_of=as_of)
        for rule in kept:
            if names is None or rule.name in names:
                (tripwire, _), *_ = _rules(rule.rule, rule.name)
                if again or rule.turn is None or rule.as_of is None:
                    found[rule.name] = list(looker.causes(tripwire))
                else:
                    found[rule.name] = list(looker.new(tripwire, turn=rule.turn, before=rule.as_of))
    return watch.raise_alarms(found, turn=turn, as_of=as_of, deliver=deliver)


def alarm_records(store: Store, tripwire: str, about: str | None, cause: Cause) -> dict[str, Any]:
    """A cause with its words: ``tripwire`` ``about`` ``day`` ``since`` ``until`` ``binding`` ``sources`` ``count``, and its ``records``,
    each with ``report`` ``outlet`` ``url`` ``title`` ``published`` ``kind`` ``id`` ``type`` ``words``."""
    heads: dict[str, dict[str, Any]] = {}
    told: list[dict[str, Any]] = []
    for report, kind, key in cause.records:
        found = next((one.record for one in store.record(key) if one.report_id == report and one.kind == kind), None)
        if found is not None:
            if report not in heads:
                heads[report] = store.head(report)
            told.append(_told(heads[report], kind, key, found))
    return {
        "tripwire": tripwire, "about": about, "day": iso_day(cause.day), "since": iso_day(cause.since), "until": iso_day(cause.until),
        "binding": dict(cause.binding), "sources": cause.sources, "count": len(cause.records), "records": told,
    }  # fmt: skip


def told_alarms(store: Store, alarms: Iterable[Alarm]) -> Iterator[dict[str, Any]]:
    """Alarms as plain objects, with their ``id``, ``at`` and the words of their records (see :func:`alarm_records`)."""
    about = {rule.name: _rules(rule.rule, rule.name)[0][0].about for rule in store.watch().rules()}
    for alarm in alarms:
        yield {"id": alarm.id, "at": alarm.at, **alarm_records(store, alarm.tripwire, about.get(alarm.tripwire), alarm.cause)}


def iso_day(day: int | None) -> str:
    """A day of a cause as an ISO day; empty for None."""
    return "" if day is None else date.fromordinal(day).isoformat()


def alarm_line(told: Mapping[str, Any]) -> str:
    """An alarm of :func:`told_alarms` in one line."""
    from realpolitik.exports.alarms import line

    return line(told)


def alarm_feed(store: Store, *, limit: int = 200) -> bytes:
    """The newest alarms of a store as an Atom feed."""
    from realpolitik.exports.alarms import atom

    return atom(told_alarms(store, store.watch().alarms(limit=limit)))


def send_alarms(alarms: Iterable[Mapping[str, Any]], url: str, *, private: bool = False) -> None:
    """Posts alarms of :func:`told_alarms` to a webhook as one object of JSON; to this machine and its network only if ``private``.

    Raises :class:`BadInput` for an address that is none, leads into a private network, or does not take them.
    """
    from realpolitik.exports.alarms import message
    from realpolitik.readers.fetching import Fetcher

    Fetcher(private=private).send(url, message(alarms))


def kept_tripwires(store: Store) -> list[tuple[Tripwire, Watched]]:
    """The tripwires of a store by name, each with the rule as it was written and up to where it has been checked."""
    return [(_rules(rule.rule, rule.name)[0][0], rule) for rule in store.watch().rules()]


# --- how ------------------------------------------------------------------------------------------------------------------


def _text(path: str | Path) -> tuple[str, str]:
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.sniff import decode

    where = "standard input" if str(path) == "-" else str(path)
    return decode(bytes_of(path), where=where), where


@lru_cache(maxsize=512)
def _rules(text: str, where: str) -> list[tuple[Tripwire, str]]:
    from realpolitik.readers.tripwires import rules

    return rules(text, where=where)


class _Looker:
    """Judges what a look finds, as of a day, and remembers what it has asked for."""

    def __init__(self, look: Look, *, as_of: int) -> None:
        self.look, self.as_of = look, as_of
        self._news: dict[int, News] = {}

    def causes(self, tripwire: Tripwire, *, spans: Sequence[tuple[int, int]] | None = None) -> tuple[Cause, ...]:
        """What trips a tripwire; between the days of ``spans`` if they are given."""
        from realpolitik.analysis.causes import causes

        met = self.look.met(tripwire, as_of=self.as_of, spans=spans)
        if self.look.judged and any(step.raised is not None or (step.absent and not _single(step)) for step in tripwire.steps):
            return causes(tripwire, self.look.resolved(met), as_of=self.as_of)
        rough = causes(tripwire, met, as_of=self.as_of)
        if not rough or not self.look.judged:
            return rough
        # As long as each record counts for itself there is no cause too few; only what may be one is looked at more closely.
        records = {record for cause in rough for record in cause.records}
        absent = {place for place, step in enumerate(tripwire.steps) if step.absent}
        close = [one for one in met if one.record in records or one.step in absent]
        return causes(tripwire, self.look.resolved(close), as_of=self.as_of)

    def new(self, tripwire: Tripwire, *, turn: int, before: int) -> Iterator[Cause]:
        """What trips a tripwire by what was saved after a turn, or by what has not come since the day ``before``."""
        news = self._news.get(turn)
        if news is None:
            news = self._news[turn] = self.look.news(turn)
        reach = tripwire.reach
        spans = [(day - reach, day + reach) for step in tripwire.steps for day in _days(step.pattern, news)]
        overdue = tripwire.steps[-1].absent and self.as_of > before
        if overdue:
            spans.append((before - reach, self.as_of))
        for cause in self.causes(tripwire, spans=_merged(spans)) if spans else ():
            if any(report in news.reports for report, _, _ in cause.records) or (overdue and cause.until >= before):
                yield cause


def _single(step: Step) -> bool:
    return step.at_least == step.sources == 1


def _days(pattern: Pattern, news: News) -> set[int]:
    """The days of what is new and may meet a pattern."""
    types, one, other = frozenset(pattern.types), _powers(pattern.actors), _powers(pattern.recipients)
    ways = ((one, other), (other, one)) if pattern.either else ((one, other),)
    return {
        day
        for kind, source, target, day in news.told
        if kind in types and any((a is None or source in a) and (b is None or target in b) for a, b in ways)
    }


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


def _told(head: Mapping[str, Any], kind: str, key: str, record: Mapping[str, Any]) -> dict[str, Any]:
    spans = record.get("spans", {}).get("event") or record.get("content") or [record.get("sentence") or record.get("span") or [0, 0]]
    whole = record.get("sentence") or spans[0]
    text = str(head.get("text") or "")
    said = {name: head.get(name) for name in ("outlet", "url", "title", "published")}
    return {
        "report": head["id"], **said, "kind": kind, "id": key, "type": record.get("type") or record.get("kind") or record.get("form"),
        "day": (record.get("when") or {}).get("start") or head.get("published"), "words": " ".join(text[whole[0] : whole[1]].split()),
    }  # fmt: skip
