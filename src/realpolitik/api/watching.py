"""Tripwires over a store: rules kept, tried on the past, checked, and what they told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from realpolitik.api.looking import Looker
from realpolitik.core.errors import BadInput
from realpolitik.core.tripwires import Alarm, Cause, Tripwire

if TYPE_CHECKING:
    from realpolitik.store.store import Store
    from realpolitik.store.watching import Watched


Item = TypeVar("Item")
# The words of the records of so many alarms are looked up at once.
TOLD = 100


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
        found = Looker(look, as_of=known).causes(tripwire, spans=spans)
    within = (cause for cause in found if cause.day <= known and (first is None or cause.day >= first))
    return Tried(tripwire=tripwire, causes=tuple(within), undated=undated)


def check_tripwires(
    store: Store, *, again: bool = False, names: Collection[str] | None = None, deliver: Callable[[list[Alarm]], None] | None = None
) -> list[Alarm]:
    """Checks all tripwires, or those of these names, and keeps and gives the alarms that are new, and those that are withdrawn: of
    what did not come, and was told of by a later report after all; and of what was read anew, or corrected by a person, and holds no more.

    Only what was saved since the last check, and what has not come by now, can trip one, unless all is to be checked ``again``.
    ``deliver`` gets these alarms before they are kept: if it fails, they will be found again. Raises :class:`BadInput` for a name that
    there is not.
    """
    watch = store.watch()
    kept = watch.rules()
    for name in names or ():
        if name not in {rule.name for rule in kept}:
            raise BadInput("tripwire", f"there is no tripwire '{name}': realpolitik tripwire list shows them")
    found: dict[str, Iterable[Cause]] = {}
    gone: list[str] = []
    with watch.look() as look:
        turn, as_of = look.turn, look.as_of
        if as_of is None:
            return []
        looker = Looker(look, as_of=as_of)
        for rule in kept:
            if names is None or rule.name in names:
                (tripwire, _), *_ = _rules(rule.rule, rule.name)
                if again or rule.turn is None or rule.as_of is None:
                    found[rule.name], late = looker.untold(tripwire)
                else:
                    found[rule.name] = list(looker.new(tripwire, turn=rule.turn, before=rule.as_of))
                    late = looker.answered(tripwire, turn=rule.turn)
                gone += late
                if rule.turn is not None:
                    gone += [one for one in looker.changed(tripwire, turn=rule.turn) if one not in late]
    return watch.raise_alarms(found, turn=turn, as_of=as_of, gone=gone, deliver=deliver)


def alarm_records(store: Store, tripwire: str, about: str | None, causes: Iterable[Cause]) -> Iterator[dict[str, Any]]:
    """Causes with their words: ``tripwire`` ``about`` ``day`` ``since`` ``until`` ``binding`` ``sources`` ``count``, and ``records``, each
    with ``report`` ``outlet`` ``url`` ``title`` ``published`` ``kind`` ``id`` ``type`` ``words``, as people corrected them."""
    for some in batched(causes, TOLD):
        found = store.browse().those({key for cause in some for key in cause.records})
        heads = store.browse().whole_heads({report for report, _, _ in found})
        for cause in some:
            records = [_told(heads[key[0]], key[1], key[2], found[key]) for key in cause.records if key in found]
            yield {
                "tripwire": tripwire, "about": about, "day": iso_day(cause.day), "since": iso_day(cause.since),
                "until": iso_day(cause.until), "binding": dict(cause.binding), "sources": cause.sources, "count": len(cause.records),
                "records": records,
            }  # fmt: skip


def told_alarms(store: Store, alarms: Iterable[Alarm]) -> Iterator[dict[str, Any]]:
    """Alarms as plain objects, with their ``id``, ``at``, ``withdrawn`` and the words of their records (see :func:`alarm_records`)."""
    about = {rule.name: _rules(rule.rule, rule.name)[0][0].about for rule in store.watch().rules()}
    for some in batched(alarms, TOLD):
        for alarm, told in zip(some, alarm_records(store, "", None, (one.cause for one in some)), strict=True):
            own = {"tripwire": alarm.tripwire, "about": about.get(alarm.tripwire)}
            yield {"id": alarm.id, "at": alarm.at, "withdrawn": alarm.withdrawn, **told, **own}


def browse_alarms(store: Store, *, limit: int, after: Any = None, **conditions: Any) -> tuple[list[dict[str, Any]], Any]:
    """A page of alarms (``tripwire``, ``since``, ``until``), the newest first, and after what the next begins; as :func:`told_alarms`."""
    found = store.watch().alarms(limit=limit + 1, after=after, **conditions)
    last = found[limit - 1] if len(found) > limit else None
    return list(told_alarms(store, found[:limit])), (last.cause.day, last.at, last.id) if last is not None else None


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


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """So many at a time, in their order."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some


def _text(path: str | Path) -> tuple[str, str]:
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.sniff import decode

    where = "standard input" if str(path) == "-" else str(path)
    return decode(bytes_of(path), where=where), where


@lru_cache(maxsize=512)
def _rules(text: str, where: str) -> list[tuple[Tripwire, str]]:
    from realpolitik.readers.tripwires import rules

    return rules(text, where=where)


def _told(head: Mapping[str, Any], kind: str, key: str, record: Mapping[str, Any]) -> dict[str, Any]:
    spans = record.get("spans", {}).get("event") or record.get("content") or [record.get("sentence") or record.get("span") or [0, 0]]
    whole = record.get("sentence") or spans[0]
    text = str(head.get("text") or "")
    said = {name: head.get(name) for name in ("outlet", "url", "title", "published")}
    return {
        "report": head["id"], **said, "kind": kind, "id": key, "type": record.get("type") or record.get("kind") or record.get("form"),
        "day": (record.get("when") or {}).get("start") or head.get("published"), "words": " ".join(text[whole[0] : whole[1]].split()),
    }  # fmt: skip
