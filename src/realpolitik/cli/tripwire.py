"""``realpolitik tripwire``: rules over a store that raise an alarm once for each cause; docs/tripwires.md says what rules may say."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from realpolitik.cli.asking import Csv, Json, Since, Until, Url
from realpolitik.cli.exits import BAD_INPUT, put, say
from realpolitik.cli.ingest import STORE
from realpolitik.cli.page_file import check_target
from realpolitik.cli.rows import show as show_rows

if TYPE_CHECKING:
    from realpolitik.api import Store

app = typer.Typer(
    help="Rules over a store that raise an alarm once for each cause; docs/tripwires.md says what they may say.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
RulesFile = Annotated[str, typer.Argument(metavar="FILE", help="Rules in YAML; - is standard input.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a tripwire.")]
# A list of alarms on a screen is cut here.
SHOWN = 20


@app.command("add")
def add(
    file: RulesFile,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of rules of the same names; their alarms go.")] = False,
    past: Annotated[bool, typer.Option("--past", help="Let the first check tell also of what the store holds already.")] = False,
    store: Url = STORE,
) -> None:
    """Keep the rules of a file; they watch what is read from now on."""
    from realpolitik import api

    with api.open_store(store) as opened:
        for tripwire in api.add_tripwires(opened, file, replace=replace, past=past):
            say(f"watching: {tripwire.name}")


@app.command("list", short_help="The rules of a store, and how many alarms each has raised")
def show_all(store: Url = STORE, as_csv: Csv = False, as_json: Json = False) -> None:
    """The rules of a store, up to when each has been checked, and how many alarms it has raised."""
    from realpolitik import api

    with _opened(store) as opened:
        counts = opened.watch().counts()
        rows = (
            {
                "name": tripwire.name, "about": tripwire.about, "added": kept.added, "checked": api.iso_day(kept.as_of),
                "alarms": counts.get(tripwire.name, 0), "rule": kept.rule,
            }
            for tripwire, kept in api.kept_tripwires(opened)
        )  # fmt: skip
        show_rows(rows, ("name", "about", "checked", "alarms"), more=("added", "rule"), as_csv=as_csv, as_json=as_json)


@app.command("show", short_help="One rule, and the alarms it has raised")
def show(name: Name, since: Since = None, until: Until = None, store: Url = STORE, as_json: Json = False) -> None:
    """One rule, and the alarms it has raised, the newest first, with the words that tripped it."""
    from realpolitik import api

    with _opened(store) as opened:
        rule = next((kept.rule for tripwire, kept in api.kept_tripwires(opened) if tripwire.name == name), None)
        if rule is None:
            say(f"{store}: there is no tripwire '{name}': realpolitik tripwire list shows them")
            raise typer.Exit(BAD_INPUT)
        limit = None if as_json else SHOWN
        alarms = api.told_alarms(opened, opened.watch().alarms(tripwire=name, since=since, until=until, limit=limit))
        if as_json:
            put(json.dumps({"name": name, "rule": rule, "alarms": list(alarms)}, ensure_ascii=True) + "\n")
            return
        put(rule + "\n", flush=False)
        for told in alarms:
            put(_told(told), flush=False)
        put("")


@app.command("test", short_help="Try rules on what a store holds; nothing is kept")
def test(
    file: RulesFile,
    since: Since = None,
    until: Until = None,
    examples: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the newest causes to show of each rule.")] = 3,
    store: Url = STORE,
    as_csv: Csv = False,
    as_json: Annotated[bool, typer.Option("--json", help="As lines of JSON, one for each cause, with the words that tripped it.")] = False,
) -> None:
    """Try the rules of a file on what a store holds: how often each would have raised an alarm, by month, with examples.

    Nothing is kept.
    """
    from realpolitik import api

    with _opened(store) as opened:
        found = api.try_tripwires(opened, file, since=since, until=until)
        if as_json and not as_csv:
            for one in found:
                for cause in one.causes:
                    (told,) = api.alarm_records(opened, one.tripwire.name, one.tripwire.about, [cause])
                    put(json.dumps(told, ensure_ascii=True) + "\n", flush=False)
            put("")
            return
        months: list[Mapping[str, Any]] = []
        for one in found:
            by_month = Counter(api.iso_day(cause.day)[:7] for cause in one.causes)
            months += [{"tripwire": one.tripwire.name, "month": month, "alarms": count} for month, count in sorted(by_month.items())]
            say(f"{one.tripwire.name}: {len(one.causes):,} alarm{'s' if len(one.causes) != 1 else ''}")
        show_rows(months, ("tripwire", "month", "alarms"), as_csv=as_csv, as_json=as_json)
        for one in found if not as_csv else ():
            for cause in one.causes[::-1][:examples]:
                put(_told(*api.alarm_records(opened, one.tripwire.name, one.tripwire.about, [cause])), flush=False)
        put("")
        if found and found[0].undated:
            say(f"{found[0].undated:,} events have no day, so that nothing can watch them")


@app.command("check")
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Only these tripwires; all if none is given.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Check all the store holds, not only what is new.")] = False,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Also write each new alarm there, a line of JSON.")] = None,
    webhook: Annotated[str | None, typer.Option(metavar="URL", help="Also post new alarms to this address, as JSON.")] = None,
    private: Annotated[bool, typer.Option("--private", help="The webhook may be on this machine or its network.")] = False,
    feed: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the newest alarms there, as an Atom feed.")] = None,
    store: Url = STORE,
    as_json: Json = False,
) -> None:
    """Check what is new in a store, and tell each new alarm once.

    If the webhook or the file does not take the alarms, none counts as told, and the next check finds them again.
    """
    from realpolitik.cli.alarms import checked

    for target, option in ((file, "--file"), (feed, "--feed")):
        if target is not None:
            check_target(target, [], option=option)
    with _opened(store) as opened:
        checked(
            opened, again=again, names=names or None, file=file, webhook=webhook, private=private, feed=feed, as_json=as_json,
        )  # fmt: skip


@app.command("remove")
def remove(name: Name, store: Url = STORE) -> None:
    """Remove a rule and its alarms."""
    with _opened(store) as opened:
        if not opened.watch().remove(name):
            say(f"{store}: there is no tripwire '{name}': realpolitik tripwire list shows them")
            raise typer.Exit(BAD_INPUT)


@app.command("suggest", short_help="Write rules that would watch the commitments of a store")
def suggest(since: Since = None, until: Until = None, store: Url = STORE) -> None:
    """Write rules that would watch the commitments of a store: that a condition is met, and whether what was said follows.

    Read them, change them, and keep them with `tripwire add`.
    """
    from realpolitik import api

    left_out: Counter[str] = Counter()
    with _opened(store) as opened:
        for place, rule in enumerate(api.suggested_tripwires(opened, since=since, until=until, left_out=left_out)):
            put(("---\n" if place else "") + rule, flush=False)
        put("")
    if left_out:
        say(f"{left_out.total():,} left out ({', '.join(f'{count:,} {reason}' for reason, count in sorted(left_out.items()))})")


# --- how ------------------------------------------------------------------------------------------------------------------


def _opened(url: str) -> Store:
    from realpolitik import api

    return api.open_store(url, create=False)


def _told(told: Mapping[str, Any]) -> str:
    """An alarm with its records, a line each."""
    from realpolitik import api

    return "".join(f"{line}\n" for line in (api.alarm_line({**told, "records": []}), *_records(told)))


def _records(told: Mapping[str, Any]) -> Iterator[str]:
    for record in told["records"][:SHOWN]:
        yield f"  {record['day'] or 'undated'}  {record['type']}  {record['words']}  [{record['outlet'] or 'report'}, {record['id']}]"
    if len(told["records"]) > SHOWN:
        yield f"  and {len(told['records']) - SHOWN} more"
