"""Which reports of a store tell one story: judged as they come in, undone by people, counted as reports, stories and sources."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Literal

from realpolitik.core.judgement import Judgement
from realpolitik.core.report import Report

if TYPE_CHECKING:
    from realpolitik.assembly.stories import Change
    from realpolitik.assembly.telling import Telling
    from realpolitik.core.post import Opened
    from realpolitik.store.shelf import Shelf, Told
    from realpolitik.store.store import Store

# So many reports are linked in one transaction, so that whoever else writes waits for a moment only.
BATCH = 16
# So many tellings are remembered from one batch to the next, of 3 KB each.
REMEMBERED = 4000


@dataclass
class Linker:
    """Links reports of a store; remembers tellings between batches, which never change."""

    store: Store
    told: OrderedDict[str, Telling] = field(default_factory=OrderedDict)

    def link(self, ids: Iterable[str]) -> None:
        """Judges the story of each of these reports that is not judged yet, in the order given."""
        listed = list(ids)
        for first in range(0, len(listed), BATCH):
            some = listed[first : first + BATCH]
            self._link([told_of(self.store.head(key)) for key in some])  # all but the linking before others have to wait

    def link_opened(self, reports: Sequence[Opened]) -> None:
        """The same of reports that were just kept."""
        for first in range(0, len(reports), BATCH):
            self._link([_kept(one, one.report.id) for one in reports[first : first + BATCH]])

    def _link(self, made: Sequence[tuple[Told, Telling]]) -> None:
        from realpolitik.api.telling_events import match_events
        from realpolitik.assembly.shelf import EVER, period
        from realpolitik.assembly.stories import placed

        today = datetime.now(UTC).date()
        with self.store.linking() as shelf:
            kept = _Kept(shelf, self.told, today)
            for told, telling in made:
                keys = [(period(telling.day or today), key) for key in telling.keys] + [(EVER, band) for band in telling.bands]
                if shelf.add(told, keys=keys):
                    self.told[told.id] = telling
                    placed(telling, kept)
                    shelf.place(told.id)
            match_events(shelf, kept.touched)
        while len(self.told) > REMEMBERED:
            self.told.popitem(last=False)

    def regroup(self, ids: Collection[str]) -> None:
        """Groups anew all reports that are one with these, after people judged."""
        from realpolitik.api.telling_events import match_events
        from realpolitik.assembly.stories import POOL, regrouped

        with self.store.linking() as shelf:
            kept = _Kept(shelf, self.told, datetime.now(UTC).date())
            stories = sorted(set(shelf.canonical(ids).values()))
            pool = [member for story in stories for member in kept.members(story)]
            if pool and len(pool) <= POOL:
                regrouped(list({one.report: one for one in pool}.values()), kept)
            match_events(shelf, {*kept.touched, *ids})


class _Kept:
    """The shelf of a store as stories see it."""

    def __init__(self, shelf: Shelf, remembered: OrderedDict[str, Telling], today: date) -> None:
        self.shelf, self.remembered, self.today = shelf, remembered, today
        self.touched: set[str] = set()

    def near(self, one: Telling) -> Sequence[Telling]:
        from realpolitik.assembly.shelf import EVER, LAST, periods, promising

        day = one.day or self.today
        places = [(at, key) for key in one.keys for at in periods(day)] + [(EVER, band) for band in one.bands]
        return self._tellings(promising(list(self.shelf.found(places, last=LAST).items()), one))

    def stories(self, reports: Collection[str]) -> Mapping[str, str]:
        return self.shelf.canonical(reports)

    def members(self, story: str) -> Sequence[Telling]:
        from realpolitik.assembly.stories import POOL

        return self._tellings(self.shelf.members(story, last=POOL))

    def judgements(self, reports: Collection[str]) -> Sequence[Judgement]:
        return self.shelf.between(set(reports))

    def judge(self, change: Change) -> None:
        self.touched |= set(change.reports)
        ends = {side for one in (*change.gone, *change.made) for side in (one.left, one.right)}
        self.shelf.judge(gone=change.gone, made=change.made, touched=ends or change.reports[:1])

    def _tellings(self, ids: Sequence[str]) -> list[Telling]:
        from realpolitik.assembly.telling import unpacked

        missing = [key for key in ids if key not in self.remembered]
        for key, told in self.shelf.told(missing).items():
            self.remembered[key] = unpacked(told.telling, report=key, day=date.fromisoformat(told.day) if told.day else None)
        return [self.remembered[key] for key in ids if key in self.remembered]


def told_of(head: Mapping[str, Any]) -> tuple[Told, Telling]:
    """What a report of a store tells, to be kept."""
    from realpolitik import recipes

    day = date.fromisoformat(head["published"]) if head.get("published") else None
    report = Report(text=head["text"], title=head.get("title"), outlet=head.get("outlet"), url=head.get("url"), published=day)
    return _kept(recipes.told(report), str(head["id"]))


def _kept(one: Opened, key: str) -> tuple[Told, Telling]:
    from realpolitik.assembly.telling import unpacked
    from realpolitik.store.shelf import Told

    day = one.report.published
    told = Told(id=key, day=day.isoformat() if day else None, wording=one.wording, family=one.family, telling=one.telling)
    return told, unpacked(one.telling, report=key, day=day)


def link_stories(store: Store, *, since: str | None = None, until: str | None = None, again: bool = False) -> int:
    """Judges the stories of the reports, published between two ISO days, that were not judged yet; gives how many those were.

    ``again`` judges all of them anew, in the order of their days; what people judged stands.
    """
    if again:
        store.unplace()
    waiting = store.pending(since=since, until=until)
    Linker(store).link(waiting)
    return len(waiting)


def judge_pair(store: Store, left: str, right: str, *, verdict: Literal["same", "different", "unsure"], by: str, reason: str) -> Judgement:
    """Keeps a person's judgement that two reports, or two events, are the same or not, or that nobody knows, and groups them anew.

    Raises :class:`BadInput` where it cannot be: an id that is not there, two of different kinds, or the name of a rule.
    """
    _check(store, left, right, by)
    made = Judgement(left=left, right=right, verdict=verdict, by=by, reason=reason)
    store.judge(made)
    Linker(store).regroup(_reports_of(store, left, right))
    return made


def undo_pair(store: Store, left: str, right: str, *, by: str) -> int:
    """Takes back what somebody judged of a pair, and groups anew what it touches; gives how many judgements that were."""
    _check(store, left, right, by)
    gone = store.undo(left, right, by=by)
    Linker(store).regroup(_reports_of(store, left, right))
    return gone


def counts(store: Store, record_id: str) -> dict[str, Any]:
    """How often a report's story or an event is told.

    Keys: ``canonical`` (the id that stands for all that are judged the same), ``reports``, ``tellings`` (reports that are no copies) and
    ``sources`` (independent ones); of an event those of the reports that tell it. Reports that are reprints of one that tells an event
    tell it too.
    """
    from realpolitik.api.telling_events import told_by

    return told_by(store, [record_id])[record_id]


def _check(store: Store, left: str, right: str, by: str) -> None:
    from realpolitik.core.errors import BadInput
    from realpolitik.core.sameness import RULES

    if left == right:
        raise BadInput("judgement", f"{left}: a judgement is about two records, not one")
    if by in RULES or not by.strip():
        raise BadInput("judgement", f"'{by}' judges by rules: give the name of a person")
    kinds = [_kind(store, key) for key in (left, right)]
    if kinds[0] != kinds[1]:
        raise BadInput("judgement", f"{left} is one of {kinds[0]}, {right} one of {kinds[1]}: two of a kind may be the same")


def _kind(store: Store, key: str) -> str:
    from realpolitik.core.errors import BadInput

    try:
        store.head(key)
    except KeyError:
        found = store.record(key)
        if not found:
            raise BadInput("judgement", f"there is no report and no record '{key}'") from None
        return found[0].kind
    return "reports"


def _reports_of(store: Store, *keys: str) -> set[str]:
    """The reports themselves, or those that have these records."""
    return {one.report_id for key in keys for one in store.record(key)} or set(keys)
