"""What a person who looks around in a store asks for: lists in pages, and each record with the names and words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from realpolitik.api.correcting import teller
from realpolitik.api.telling_events import told_by
from realpolitik.core.errors import RealpolitikError

if TYPE_CHECKING:
    from realpolitik.store.store import Store

Row = dict[str, Any]
# Words longer than this are cut in lists.
LONGEST = 600
# So many movements are looked through for those between two places, a page.
SOME = 1000


def browse_events(store: Store, *, limit: int, after: Any = None, **conditions: Any) -> tuple[list[Row], Any]:
    """A page of events under conditions (those of ``Store.events``), and after what the next begins; as :func:`shown` gives them."""
    found, following = store.browse().events(limit=limit, after=after, **conditions)
    return shown(store, "events", found), following


def browse_records(
    store: Store, kind: str, *, limit: int, after: Any = None, source: str | None = None, goal: str | None = None, **conditions: Any
) -> tuple[list[Row], Any]:
    """A page of records of one kind, those of the newest reports first, and after what the next begins; as :func:`shown` gives them.

    ``source`` and ``goal`` are the names of places between which movements go; a page then may have fewer than ``limit``, for so many
    movements are looked through and no more.
    """
    wanted = [(part, name) for part, name in (("source", source), ("goal", goal)) if name is not None]
    rows: list[Row] = []
    looked = 0
    while True:
        found, after = store.browse().records(kind, limit=limit - len(rows), after=after, **conditions)
        rows += [row for row in shown(store, kind, found) if all(_passes(row, part, name) for part, name in wanted)]
        looked += len(found)
        if after is None or len(rows) == limit or looked >= SOME or not wanted:
            return rows, after


def _passes(row: Row, part: str, name: str) -> bool:
    return name in {_place(end, row["names"]) for end in row["record"].get(part) or ()}


def _place(end: Mapping[str, Any], names: Mapping[str, Row]) -> str:
    return str(names[end["place"]]["name"]) if end.get("place") in names else str(end.get("text"))


def browse_reports(store: Store, *, limit: int, after: Any = None, **conditions: Any) -> tuple[list[Row], Any]:
    """A page of heads of reports, the newest first: ``id`` ``published`` ``outlet`` ``url`` ``title`` ``events``, and after what the next
    begins."""
    browse = store.browse()
    found, following = browse.reports(limit=limit, after=after, **conditions)
    counts = browse.count_events(row["id"] for row in found)
    return [{**row, "events": counts.get(row["id"], 0)} for row in found], following


def browse_stories(store: Store, *, limit: int, after: Any = None, **conditions: Any) -> tuple[list[Row], Any]:
    """A page of stories, those with the most reports first, each with the ``title`` of its first report; and after what the next begins."""
    browse = store.browse()
    found, following = browse.stories(limit=limit, after=after, **conditions)
    heads = browse.heads(row["story"] for row in found)
    return [{**row, "title": heads.get(row["story"], {}).get("title", "")} for row in found], following


def story(store: Store, key: str) -> Row:
    """The story that a report tells: its counts, and ``members``, heads of its reports by day, each with its original as ``copy_of``.

    Raises KeyError where there is no such report; a report whose story is not judged yet is a story of its own.
    """
    store.head(key)
    ids = store.same_as(key)
    copies = store.copies(ids)
    heads = store.browse().heads(ids)
    told = store.story(key) or {"story": key, "reports": 1, "tellings": 1, "sources": 1, "first": None, "last": None}
    members = sorted(heads.values(), key=lambda head: (head["published"] or "", head["id"]))
    first: dict[str, str] = {}
    for head in members:
        first.setdefault(copies.get(head["id"], head["id"]), head["id"])
    of = {key: first[copies.get(key, key)] for key in heads}
    return {**told, "members": [{**head, "copy_of": of[head["id"]] if of[head["id"]] != head["id"] else None} for head in members]}


def report(store: Store, key: str) -> Row:
    """``reading`` (the public record), ``story`` (as :func:`story` gives it) and ``judgements`` of the report and its records.

    Raises KeyError where there is none.
    """
    reading = store.report(key)
    own = [key, *(one["id"] for kind, found in reading.items() if isinstance(found, list) for one in found if "id" in one)]
    return {"reading": reading, "story": story(store, key), "judgements": [asdict(one) for one in store.judgements_of(own)]}


def marked(store: Store, key: str) -> dict[str, str]:
    """A report drawn with its marks, as pieces of HTML: ``text``, ``record`` and ``navigation``.

    Raises KeyError where there is none, :class:`RealpolitikError` where others wrote its record and left parts out.
    """
    from realpolitik.exports.page import fragments

    reading = store.report(key)
    try:
        return fragments(reading)
    except KeyError as error:
        raise RealpolitikError(f"report {key}: its record lacks {error}, so that it cannot be drawn: read it anew") from error


def event(store: Store, key: str) -> Row:
    """One event: ``event`` (as :func:`shown` gives it), ``tellings`` (the same of all that are judged the same, and reprints' heads under
    ``reprints``), ``counts`` and ``judgements``. Raises KeyError where there is none."""
    own = [one for one in store.record(key) if one.kind == "events"]
    if not own:
        raise KeyError(key)
    members = store.same_as(key)
    alike = own + [one for other in members if other != key for one in store.record(other) if one.kind == "events"]
    tellings = shown(store, "events", [{"report": one.report_id, "id": one.id, "record": one.record} for one in alike])
    told = store.browse().tellers([key])[key]
    more = store.browse().heads(set(told.families) - {one.report_id for one in alike}).values()
    return {
        "event": tellings[0], "tellings": tellings, "reprints": sorted(more, key=lambda head: (head["published"] or "", head["id"])),
        "counts": tellings[0]["told"], "judgements": [asdict(one) for one in store.judgements_of(members)],
    }  # fmt: skip


# --- records with names and words -----------------------------------------------------------------------------------------


def shown(store: Store, kind: str, found: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Records (each ``report``, ``id``, ``record``) as people corrected them, with what a person reads: ``report`` is its head, ``names``
    the actors and places that the record names by id, ``words`` those it rests on; events have ``told`` (``canonical``, ``reports``,
    ``tellings``, ``sources``) besides."""
    browse = store.browse()
    ids = {one["report"] for one in found}
    tell = teller(store, ids)
    found = [{**one, "record": tell((one["report"], kind, one["id"]), one["record"]) or one["record"]} for one in found]
    heads, texts, kinds = browse.heads(ids), browse.texts(ids), browse.kinds(ids, ("actors", "places"))
    told = told_by(store, [one["record"]["id"] for one in found]) if kind == "events" else {}
    rows = []
    for one in found:
        record = one["record"]
        known = {
            str(other["id"]): tell((one["report"], named, key), other) or other
            for named, others in kinds[one["report"]].items() for key, other in others.items() if "id" in other
        }  # fmt: skip
        names = {key: _name(known[key]) for key in sorted(_keys(record)) if key in known}
        row = {
            "report": heads[one["report"]], "id": one["id"], "record": record, "names": names,
            "words": _words(record, texts[one["report"]]),
        }  # fmt: skip
        rows.append({**row, "told": told[record["id"]]} if told else row)
    return rows


def _name(actor: Mapping[str, Any]) -> Row:
    return {"name": str(actor.get("name") or actor["id"]), "country": actor.get("country"), "kind": actor.get("kind")}


def _keys(value: Any) -> set[str]:
    """All words in a record that may be ids."""
    if isinstance(value, str):
        return {value}
    parts: Iterable[Any] = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return {key for part in parts for key in _keys(part)}


def _words(record: Mapping[str, Any], text: str) -> str:
    """The sentence of an event, what is said in a statement, the words of any other record."""
    spans = record.get("content") or [record.get("sentence") or record.get("span") or ([0, 0] if not record.get("spans") else None)]
    if spans == [None]:
        found = record["spans"]
        spans = (found.get("event") or [[0, 0]])[:1] if isinstance(found, Mapping) else found[:1]
    said = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
