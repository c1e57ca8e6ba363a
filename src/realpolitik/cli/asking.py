"""``realpolitik events``, ``show``, ``search`` and ``query``: what a store holds; and the options that other commands ask with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from realpolitik.cli.exits import BAD_INPUT, put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.rows import show as show_rows
from realpolitik.core.marks import EventStatus

if TYPE_CHECKING:
    from realpolitik.api import Store, Stored


def _day(context: typer.Context, parameter: typer.CallbackParam, value: str | None) -> str | None:
    """A day as the store has it; what is none is refused, since it would silently leave out everything or nothing."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"'{value}' is no day: write it as 2021-08-20") from error
    name = parameter.name or ""
    first, last = (day if name == one else context.params.get(one) for one in ("since", "until"))
    if first is not None and last is not None and first > last:
        raise typer.BadParameter(f"--since {first} lies after --until {last}")
    return day


def _types(value: list[str] | None) -> list[str] | None:
    if not value:
        return None
    from realpolitik.exports.schema import EventType  # pydantic takes its time: only where types are asked for

    return _known([one.upper() for one in value], get_args(EventType), "type of event")


def _statuses(value: list[str] | None) -> list[str] | None:
    return _known([one.lower() for one in value], get_args(EventStatus), "status") if value else None


def _known(given: list[str], known: tuple[str, ...], what: str) -> list[str]:
    for one in given:
        if one not in known:
            raise typer.BadParameter(f"'{one}' is no {what}: choose {', '.join(known)}")
    return given


Url = Annotated[str, typer.Option("--store", metavar="URL", help="The store: a file, or the address of a database.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on.", callback=_day)]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, included.", callback=_day)]
Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="A type of PLOVER, such as ASSAULT; several may be given.", callback=_types),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="How many at most.")]
Csv = Annotated[bool, typer.Option("--csv", help="As comma-separated values.")]
Json = Annotated[bool, typer.Option("--json", help="As lines of JSON, with all that is known.")]
ActorOption = Annotated[str | None, typer.Option(metavar="WHO", help="Who acts: a country code (RUS), a name or an id.")]
RecipientOption = Annotated[str | None, typer.Option(metavar="WHO", help="Whom it is done to; those who meet are both.")]


def events(
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    kind: Types = None,
    status: Annotated[
        list[str] | None, typer.Option(metavar="STATUS", help=f"{', '.join(get_args(EventStatus))}.", callback=_statuses)
    ] = None,
    history: Annotated[bool | None, typer.Option("--history/--news", help="Only what is history, or only what is none.")] = None,
    since: Since = None,
    until: Until = None,
    confidence: Annotated[float, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out events below this confidence.")] = 0.0,
    once: Annotated[bool, typer.Option("--once", help="Show an event that several reports tell once.")] = False,
    limit: Limit = 50,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Events of a store, the newest first: who did what to whom, when and where, and how many reports and independent sources tell it."""
    from realpolitik import api

    with opened_store(store) as opened:
        found = opened.events(
            actor=actor, recipient=recipient, types=kind, statuses=status or None,
            historical=history, since=since, until=until, confidence=confidence, once=once, newest=True, limit=limit,
        )  # fmt: skip
        for name in {actor, recipient} - {None} if not found else ():
            _hint(opened, str(name))
        found = api.corrected(opened, found)
        columns: tuple[str, ...] = ("day", "type", "status", "actors", "recipients", "words", "confidence", "reports", "sources")
        more = ("tellings", "mode", "report", "id", "canonical", "verdict", "by", "published", "outlet")
        if not as_csv and any("judged" in one.record for one in found):
            columns += ("verdict", "by")  # who corrected what is told
        show_rows(_event_rows(opened, found), columns, more=more, as_csv=as_csv, as_json=as_json)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words that title and text must have; in quotes: in a row.")],
    limit: Limit = 20,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Reports of a store that have these words, the best first; where a thousand have them, the last saved."""
    with opened_store(store) as opened:
        heads = (opened.head(key) for key in opened.search(words, limit=limit))
        rows = ({**{key: value for key, value in head.items() if key != "text"}, "title": title(head)} for head in heads)
        show_rows(rows, ("id", "published", "outlet", "title"), as_csv=as_csv, as_json=as_json)


def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="The id of a report, an event or any other record.")],
    brief: Annotated[bool, typer.Option("--brief", help="A report as `read` shows it, instead of JSON.")] = False,
    store: Url = STORE,
    as_json: Annotated[bool, typer.Option("--json", help="In one line.")] = False,
) -> None:
    """One report or record of a store, as JSON, with how often its story or event is told, and what was judged of it."""
    from realpolitik import api

    with opened_store(store) as opened:
        judged = api.judged(opened, key)
        joined = [asdict(one) for one in opened.judgements(key)]
        more = {"told": api.counts(opened, key), "judgements": joined, "judged": judged}
        try:
            found: Any = {**api.corrected_reading(opened, key), **more}
        except KeyError:
            found = [
                {"report": one.report_id, "kind": one.kind, "record": one.record, **more}
                for one in api.corrected(opened, opened.record(key))
            ]
        if not found:
            say(f"{store}: there is no report and no record '{key}'")
            raise typer.Exit(BAD_INPUT)
    if not brief:
        put(json.dumps(found, ensure_ascii=True, indent=None if as_json else 1) + "\n")
    elif isinstance(found, list):
        raise typer.BadParameter(f"--brief shows a report, and '{key}' is a record: it is one of report {found[0]['report']}")
    else:
        from realpolitik.cli.brief import shown

        put(shown(found, [], rule=False))


def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A SELECT over the tables of the store (docs/cli.md); nothing is changed.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many rows at most.")] = 1000,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Json = False,
) -> None:
    """Ask a store in SQL, read-only; it is stopped after ten seconds."""
    with opened_store(store) as opened:
        columns, rows = opened.select(sql, limit=limit)
        show_rows((dict(zip(columns, row, strict=True)) for row in rows), columns, as_csv=as_csv, as_json=as_json)


# --- how ------------------------------------------------------------------------------------------------------------------


def opened_store(url: str) -> Store:
    from realpolitik import api

    return api.open_store(url, create=False)


def _hint(store: Store, name: str) -> None:
    """Says whether anybody is called so, where nothing was found: names are taken as reports have them, in full."""
    from realpolitik import api

    if len(name) == 3 and name.isupper():
        return
    like = list(dict.fromkeys(one["name"] for one in api.browse_actors(store, name, limit=5)[0]))
    if name not in like and not store.record(name):
        known = f": perhaps {' or '.join(like)}" if like else ""
        say(f"nobody in this store is called '{name}' where something is done{known}")


def _event_rows(store: Store, found: list[Stored]) -> Iterator[Mapping[str, Any]]:
    from realpolitik import api

    known: dict[str, dict[str, Any]] = {}
    told = api.told_by(store, (one.record["id"] for one in found))
    for one in found:
        if one.report_id not in known:
            known[one.report_id] = _names(store, one.report_id)
        reading, record = known[one.report_id], one.record
        when = record["when"] or {}
        names = {side: "; ".join(reading["names"].get(key, key) for key in record[side]) for side in ("actors", "recipients")}
        start, end = record["spans"]["event"][0]
        more = {**names, "words": reading["text"][start:end], "day": when.get("start"), "report": one.report_id}
        more |= {key: reading[key] for key in ("published", "outlet")}
        last = record.get("judged", {})
        yield {**record, **more, **told[record["id"]], "verdict": last.get("verdict"), "by": last.get("by")}


def _names(store: Store, report_id: str) -> dict[str, Any]:
    actors, head = store.records("actors", report_id=report_id), store.head(report_id)
    told = {key: head.get(key) for key in ("text", "published", "outlet")}
    return {**told, "names": {one.record["id"]: one.record["name"] for one in actors}}


def title(head: Mapping[str, Any]) -> str:
    return str(head.get("title") or next((line for line in str(head["text"]).splitlines() if line.strip()), ""))[:90]
