"""What a store holds, in pages: for those who look around in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine, and_, func, select

from realpolitik.store import event_pages, pages, queries, sameness, words
from realpolitik.store.asking import Wanted
from realpolitik.store.chunks import chunks
from realpolitik.store.corrected import told
from realpolitik.store.deriving import said_of
from realpolitik.store.event_pages import After
from realpolitik.store.rows import KINDS, head_of
from realpolitik.store.schema import alarms, events, judgements, records, reports, stories, tripwires
from realpolitik.store.tellers import Tellers, tellers


class Browse:
    """Asks in pages: each method gives rows, and after which one the next page begins (None: there is none)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def counts(self) -> dict[str, int]:
        """How many there are of what a page shows, by name; of events those that people did not reject."""
        tables = {
            "reports": reports,
            "events": events,
            "stories": stories,
            "judgements": judgements,
            "tripwires": tripwires,
            "alarms": alarms,
        }
        with self._engine.connect() as connection:
            found = {name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()}
            for kind in ("statements", "commitments"):
                found[kind] = connection.scalar(select(func.count()).select_from(records).where(records.c.kind == kind)) or 0
            found["events"] -= connection.scalar(select(func.count()).where(events.c.rejected == 1)) or 0
        return found

    def counts_of_day(self, day: str) -> dict[str, int]:
        """How many reports were published on an ISO day, how many stories they tell, and how many events."""
        own = select(reports.c.id).where(reports.c.published == day)
        with self._engine.connect() as connection:
            ids = list(connection.scalars(own))
            top = sameness.canonical(connection, ids)
            told = connection.scalar(select(func.count()).where(events.c.published == day, events.c.rejected == 0)) or 0
        return {"reports": len(ids), "stories": len(set(top.values())), "events": told}

    # --- pages ----------------------------------------------------------------------------------------------------------

    def events(self, *, limit: int, after: After | None = None, **conditions: Any) -> tuple[list[dict[str, Any]], After | None]:
        """Events that meet the conditions of :class:`Wanted`: ``report`` (its id), ``id`` and ``record``.

        By day of publication, the undated at the end; between days by their own first day, those that began before at the end.
        """
        found = []
        with self._engine.connect() as connection:
            rows = event_pages.found(connection, Wanted(**conditions, limit=limit + 1), after=after)
            for some in chunks([(row.report, row.id) for _, row in rows[:limit]]):
                told = {(row.report, row.id): row for row in connection.execute(queries.told(some))}
                found += [{"report": told[key].report_id, "id": key[1], "record": told[key].json} for key in some if key in told]
        return found, _next(rows, limit, lambda row: (row[0], row[1].day if row[0] != "undated" else "", row[1].report, row[1].place))

    def reports(
        self, *, limit: int, after: tuple[str, str] | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[list[dict[str, Any]], tuple[str, str] | None]:
        """Heads of reports, the newest first, as :meth:`heads` gives them."""

        def ask(dated: bool, after: tuple[str, str] | None) -> Any:
            return pages.reports_by_day(since=since, until=until, dated=dated, after=after, limit=limit + 1)

        rows = self._page(ask, after, limit=limit, days=since is not None or until is not None)
        return [_head(row) for row in rows[:limit]], _next(rows, limit, lambda row: (row.published or "", row.id))

    def records(
        self, kind: str, *, limit: int, after: tuple[str, str, int] | None = None, report_id: str | None = None, since: str | None = None,
        until: str | None = None,
    ) -> tuple[list[dict[str, Any]], tuple[str, str, int] | None]:  # fmt: skip
        """Records of one kind, those of the newest reports first: ``report`` (its id), ``id``, ``record``. Raises KeyError for no kind."""
        if kind not in KINDS:
            raise KeyError(kind)

        def ask(dated: bool, after: tuple[str, str, int] | None) -> Any:
            return pages.records_by_day(
                kind, report_id=report_id, since=since, until=until, dated=dated, after=after, limit=limit + 1
            )  # fmt: skip

        rows = self._page(ask, after, limit=limit, days=since is not None or until is not None)
        found = [{"report": row.report_id, "id": row.id, "record": row.json} for row in rows[:limit]]
        return found, _next(rows, limit, lambda row: (row.published or "", row.report_id, row.place))

    def stories(
        self, *, limit: int, after: tuple[int, str] | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[list[dict[str, Any]], tuple[int, str] | None]:
        """Stories, those with the most reports first, as :meth:`Store.stories` gives them."""
        with self._engine.connect() as connection:
            asked_for = pages.stories_by_size(since=since, until=until, after=after, limit=limit + 1)
            rows = connection.execute(asked_for).all()
        return [dict(row._mapping) for row in rows[:limit]], _next(rows, limit, lambda row: (row.reports, row.story))

    # --- what belongs to them -------------------------------------------------------------------------------------------

    def heads(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """For each of these reports ``id`` ``published`` ``outlet`` ``url`` ``title`` (the first line where it has none)."""
        found = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(set(ids))):
                found.update({row.id: _head(row) for row in connection.execute(pages.heads().where(reports.c.id.in_(some)))})
        return found

    def whole_heads(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """What is known of each of these reports, with its text."""
        found = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(set(ids))):
                found.update({row.id: head_of(row) for row in connection.execute(select(reports).where(reports.c.id.in_(some)))})
        return found

    def those(self, keys: Collection[tuple[str, str, str]]) -> dict[tuple[str, str, str], Mapping[str, Any]]:
        """Records as people corrected them, by report, kind and id; those that are not there are left out."""
        found: dict[tuple[str, str, str], Mapping[str, Any]] = {}
        columns = (reports.c.id.label("report_id"), records.c.kind, records.c.id, records.c.json)
        with self._engine.connect() as connection:
            for some in chunks(sorted({key for _, _, key in keys})):
                asked = select(*columns).join(reports, reports.c.number == records.c.report).where(records.c.id.in_(some))
                found.update({key: row.json for row in connection.execute(asked) if (key := (row[0], row[1], row[2])) in keys})
            said = said_of(connection, {report for report, _, _ in found})
        return {key: told(key[1], record, own) if (own := said.get(key[0], {}).get(key[1:])) else record for key, record in found.items()}

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """The text of each of these reports."""
        found = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(set(ids))):
                for row in connection.execute(select(reports.c.id, reports.c.text, reports.c.json).where(reports.c.id.in_(some))):
                    found[row.id] = str(row.text if row.text is not None else row.json.get("text") or "")
        return found

    def kinds(self, ids: Iterable[str], kinds: Collection[str]) -> dict[str, dict[str, dict[str, Mapping[str, Any]]]]:
        """The records of these kinds of each of these reports, by kind and id."""
        found: dict[str, dict[str, dict[str, Mapping[str, Any]]]] = {key: {kind: {} for kind in kinds} for key in ids}
        # What is held against the kinds is no column of an index, else the database would rather walk through all of a kind.
        wanted = func.coalesce(records.c.kind, "").in_(kinds)
        with self._engine.connect() as connection:
            for some in chunks(sorted(found)):
                names = {
                    row.number: row.id for row in connection.execute(select(reports.c.number, reports.c.id).where(reports.c.id.in_(some)))
                }
                own = select(records.c.report, records.c.kind, records.c.id, records.c.json).where(records.c.report.in_(names), wanted)
                for row in connection.execute(own.order_by(records.c.report, records.c.kind, records.c.place)):
                    found[names[row.report]][row.kind][row.id] = row.json
        return found

    def count_events(self, ids: Iterable[str]) -> dict[str, int]:
        """How many events each of these reports tells; those with none are left out."""
        own = and_(events.c.report == reports.c.number, events.c.rejected == 0)
        asked_for = select(reports.c.id, func.count()).join(events, own).group_by(reports.c.id)
        found: dict[str, int] = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(set(ids))):
                found.update({row[0]: row[1] for row in connection.execute(asked_for.where(reports.c.id.in_(some)))})
        return found

    def found(self, text: str, *, limit: int) -> list[dict[str, Any]]:
        """Heads of the reports that :meth:`Store.search` finds, each with a ``snippet``."""
        if not text.strip():
            return []
        with self._engine.connect() as connection:
            numbers = words.found(connection, text, limit=limit)
            pieces = words.snippets(connection, text, numbers)
            heads = {row.number: _head(row) for row in connection.execute(pages.heads().where(reports.c.number.in_(numbers)))}
        return [{**heads[number], "snippet": pieces.get(number, "")} for number in numbers if number in heads]

    def tellers(self, ids: Iterable[str]) -> dict[str, Tellers]:
        """Who tells each of these events."""
        with self._engine.connect() as connection:
            return tellers(connection, ids)

    def stories_of(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The story under each of these ids that is one."""
        found = {}
        with self._engine.connect() as connection:
            for some in chunks(sorted(set(ids))):
                for row in connection.execute(select(stories).where(stories.c.story.in_(some))).mappings():
                    found[row["story"]] = dict(row)
        return found

    # --- how ------------------------------------------------------------------------------------------------------------

    def _page(self, ask: Callable[[bool, Any], Any], after: Any, *, limit: int, days: bool = False) -> Sequence[Any]:
        """Dated rows, then those without a day, which ``days`` leave out; one more than asked for, where there are more."""
        rows: list[Any] = []
        with self._engine.connect() as connection:
            if after is None or after[0]:
                rows += connection.execute(ask(True, after))
            if len(rows) <= limit and not days:
                rows += connection.execute(ask(False, after if after is not None and not after[0] else None)).all()[: limit + 1 - len(rows)]
        return rows


def _next(rows: Sequence[Any], limit: int, key: Callable[[Any], Any]) -> Any:
    return key(rows[limit - 1]) if len(rows) > limit else None


def _head(row: Any) -> dict[str, Any]:
    first = next((line.strip() for line in (row.beginning or "").splitlines() if line.strip()), "")
    return {
        "id": row.id, "published": row.published, "outlet": row.outlet, "url": row.url, "title": row.title or first[:120],
    }  # fmt: skip
