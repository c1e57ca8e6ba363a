"""The part of a store that keeps judgements, who is one with whom by them, and the stories that reports tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, select

from realpolitik.core.judgement import Judgement
from realpolitik.core.sameness import copies
from realpolitik.store import pages, queries, reprints, sameness, shelf
from realpolitik.store.schema import stories
from realpolitik.store.telling import sources_of


class Judging:
    """What a :class:`Store` can do with judgements."""

    _engine: Engine
    _writer: Engine

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement; the same maker's earlier one of the same pair is replaced. A pair has no direction."""
        self.judge_all([judgement])

    def judge_all(self, made: Iterable[Judgement]) -> None:
        """Keeps judgements, all or none."""
        ordered = [_ordered(one) for one in made]
        with self._writer.begin() as connection:
            shelf.Shelf(connection).judge(made=ordered)

    def undo(self, left: str, right: str, *, by: str | None = None) -> int:
        """Takes back what was judged of a pair (by one maker, or by all); gives how many judgements that were."""
        low, high = _pair(left, right)
        with self._writer.begin() as connection:
            gone = connection.execute(queries.undone(low, high, by)).rowcount
            sameness.settle(connection, [low, high])
        return gone

    def judgements(self, record_id: str | None = None) -> list[Judgement]:
        """All judgements, or those that speak of one record."""
        with self._engine.connect() as connection:
            return [Judgement(**row) for row in connection.execute(queries.judgements_of(record_id)).mappings()]

    def canonical(self, record_id: str) -> str:
        """The id that stands for all that are judged the same as this one; what anybody judged different is not joined."""
        return self.canonicals([record_id])[record_id]

    def canonicals(self, ids: Iterable[str]) -> dict[str, str]:
        """The id that stands for each of these."""
        with self._engine.connect() as connection:
            return sameness.canonical(connection, ids)

    def sources(self, reports: Collection[str]) -> dict[str, str]:
        """The independent source of each of these reports: the agency, owner or outlet that gives it out, or the first of its copies."""
        with self._engine.connect() as connection:
            return sources_of(connection, reports)

    def judgements_of(self, ids: Iterable[str]) -> list[Judgement]:
        """All judgements that speak of one of these records."""
        with self._engine.connect() as connection:
            return sameness.about(connection, ids)

    def same(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """The id that stands for each report or event, of these or of all, that is judged the same as another."""
        with self._engine.connect() as connection:
            return sameness.same(connection, ids)

    def copies(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """The least id of all its copies, for each report that is one or has one; or only for these and what they are one with."""
        if ids is None:
            return copies(self.judgements())
        with self._engine.connect() as connection:
            return sameness.copies_of(connection, ids)

    def same_as(self, record_id: str) -> list[str]:
        """All that are judged the same as this one, itself included."""
        with self._engine.connect() as connection:
            return sameness.members(connection, sameness.canonical(connection, [record_id])[record_id])

    # --- stories --------------------------------------------------------------------------------------------------------

    @contextmanager
    def linking(self) -> Iterator[shelf.Shelf]:
        """The shelf of tellings, for as long as nobody else writes; all that is judged meanwhile is kept at the end, or nothing."""
        with self._writer.begin() as connection:
            yield shelf.Shelf(connection)

    def pending(self, *, since: str | None = None, until: str | None = None) -> list[str]:
        """Ids of the reports whose story is not judged yet, by day and id."""
        with self._engine.connect() as connection:
            return shelf.pending(connection, since=since, until=until)

    def unplace(self) -> None:
        """Lets the stories of all reports be judged anew; what was judged stands until then."""
        with self._writer.begin() as connection:
            shelf.unplace(connection)

    def reprinted(self, wordings: Collection[str]) -> dict[str, list[tuple[str, str | None]]]:
        """For each of these hashes of wordings the ids and days of the reports that were read with it, the first first."""
        with self._engine.connect() as connection:
            return shelf.reprinted(connection, wordings)

    def unread(self) -> list[str]:
        """Ids of reprints to be read because their original was forgotten."""
        with self._engine.connect() as connection:
            return reprints.unread(connection)

    def stories(self, *, since: str | None = None, until: str | None = None, limit: int = 50) -> list[dict[str, Any]]:
        """The stories with the most reports, of those told between two days: ``story`` (its least report id), ``reports``, ``tellings``
        (reports that are no copies), ``sources`` (independent ones), ``first`` and ``last`` day."""
        with self._engine.connect() as connection:
            found = connection.execute(pages.stories_by_size(since=since, until=until, after=None, limit=limit))
            return [dict(row) for row in found.mappings()]

    def story(self, report_id: str) -> dict[str, Any] | None:
        """The counts of the story that a report tells, as :meth:`stories` gives them; None if it is not judged yet."""
        with self._engine.connect() as connection:
            key = sameness.canonical(connection, [report_id])[report_id]
            row = connection.execute(select(stories).where(stories.c.story == key)).mappings().one_or_none()
            return dict(row) if row is not None else None


def _pair(left: str, right: str) -> tuple[str, str]:
    if left == right:
        raise ValueError("a judgement is about two records, not one")
    return min(left, right), max(left, right)


def _ordered(one: Judgement) -> Judgement:

    left, right = _pair(one.left, one.right)
    return replace(one, left=left, right=right)
