"""Which events of different reports are the same one: matched within the stories that a link touched, and counted once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from zlib import crc32

from realpolitik.core.sameness import sources

if TYPE_CHECKING:
    from realpolitik.assembly.same_event import Happening
    from realpolitik.store.shelf import Shelf
    from realpolitik.store.store import Store

# Of a large story the events of so many reports are held against each other, and of other stories those of so many that came in last.
REPORTS, OTHERS, LAST = 40, 24, 8
# So many days and parties are looked up at most.
MOST = 200


def match_events(shelf: Shelf, reports: Collection[str]) -> None:
    """Judges anew which events of these reports, of those of their stories, and of others with the same parties and days, are the same."""
    from realpolitik.assembly.same_event import MAKER, matched

    within = shelf.latest(reports, last=REPORTS)
    happenings = _happenings(shelf, within)
    places = _places(happenings)
    shelf.post(places)
    others = shelf.found(sorted({place for found in places.values() for place in found})[:MOST], last=LAST)
    beyond = sorted({report for found in others.values() for report in found} - set(within))[:OTHERS]
    happenings += _happenings(shelf, beyond)
    ids = {one.id for one in happenings}
    if len(ids) < 2:
        return
    said = shelf.between(ids)
    wanted = matched(happenings, [one for one in said if one.by != MAKER])
    own = {one for one in said if one.by == MAKER}
    shelf.judge(gone=own - set(wanted), made=[one for one in wanted if one not in own])


def told_by(store: Store, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For each report or event: ``canonical``, and how many ``reports``, ``tellings`` and ``sources`` tell it."""
    top = store.canonicals(ids)
    stories = store.browse().stories_of(top.values())
    events = store.browse().tellers(key for key, one in top.items() if one not in stories)
    found: dict[str, dict[str, Any]] = {}
    for key, one in top.items():
        if one in stories:
            found[key] = {"canonical": one, **{name: stories[one][name] for name in ("reports", "tellings", "sources")}}
            continue
        told = events[key]
        found[key] = {
            "canonical": one, "reports": len(told.families), "tellings": sources(told.families, told.said, {}),
            "sources": sources(told.families, told.said, told.families),
        }  # fmt: skip
    return found


def _happenings(shelf: Shelf, reports: Collection[str]) -> list[Happening]:
    from realpolitik.assembly.happenings import KINDS, happenings

    story = shelf.canonical(reports)
    return [one for report, kinds in shelf.records(reports, KINDS).items() for one in happenings(report, story[report], kinds)]


def _places(happenings: Iterable[Happening]) -> dict[str, set[tuple[int, int]]]:
    """Under which day and key each report is found by its events: days before all periods of tellings, so that the two never meet."""
    found: dict[str, set[tuple[int, int]]] = {}
    for one in happenings:
        if one.start is not None and one.actors and one.recipients:
            found.setdefault(one.report, set()).add((-2 - one.start.toordinal(), _key(one)))
    return found


def _key(one: Happening) -> int:
    sides = (",".join(sorted({party.power or party.id for party in side})) for side in (one.actors, one.recipients))
    return crc32("|".join((*map(str, one.block), *sides)).encode())
