"""The front door: reading reports, their records as plain data, and the scores of a task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from realpolitik.core import records
from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.report import Report

if TYPE_CHECKING:
    from realpolitik.analysis.posture import Dyad
    from realpolitik.core.post import Taken as Taken
    from realpolitik.pipeline.ingest import Tally as Tally
    from realpolitik.store.store import Store as Store
    from realpolitik.store.store import Stored as Stored

BATCH = 16


class Reading(records.Reading):
    """A report and everything it says, with the ways to show it."""

    def to_dict(self) -> dict[str, Any]:
        """The public record ``realpolitik/1``.

        >>> record = read("Norway accused Sweden of spying.", published="2021-06-18").to_dict()
        >>> record["schema"], record["report"]["published"]
        ('realpolitik/1', '2021-06-18')
        >>> [(event["type"], event["status"]) for event in record["events"]]
        [('ACCUSE', 'actual')]
        """
        from realpolitik.exports.record_json import record

        return record(self)

    def posture(self) -> tuple[Dyad, ...]:
        """How pairs of actors stand to each other by what they did."""
        from realpolitik.analysis.posture import posture

        return posture(self.events, self.actors)

    def at_least(self, confidence: float) -> Reading:
        """The same reading without the events of lower confidence."""
        return replace(self, events=tuple(event for event in self.events if event.confidence >= confidence))

    def to_html(self) -> str:
        """One self-contained page: the text with its marks beside the record."""
        from realpolitik.exports.page import page

        return page(self.to_dict(), [asdict(dyad) for dyad in self.posture()])


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    published: str | date | None = None,
) -> Reading:
    """Reads one report. Raises :class:`BadInput` where it cannot be read.

    >>> reading = read("Norway accused Sweden of spying.", published="2021-06-18")
    >>> [reading.report.quote(event.trigger.span) for event in reading.events]
    ['accused']
    >>> read("   ")
    Traceback (most recent call last):
    realpolitik.core.errors.BadInput: there is no text to read
    """
    from realpolitik.readers.text import text_report

    report = text_report(text, title=title, outlet=outlet, url=url, author=author, published=published)
    return _read_batch([report])[0]


def read_many(
    reports: Iterable[str | Mapping[str, Any] | Report],
    *,
    batch_size: int = BATCH,
    on_reject: Callable[[BadInput], None] | None = None,
) -> Iterator[Reading]:
    """Reads reports in batches, in order; each is a text, an object with a ``text``, or a :class:`Report`.

    What cannot be read is handed to ``on_reject`` and left out; without it, the first such report raises :class:`BadInput`.

    >>> refused = []
    >>> readings = read_many(["Norway accused Sweden.", {"text": ""}, {"text": "Chile praised Peru."}], on_reject=refused.append)
    >>> [event.type for reading in readings for event in reading.events]
    ['ACCUSE', 'SUPPORT']
    >>> [error.reason for error in refused]
    ['empty']
    """
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    opened = (_opened(item, where=f"report {number}") for number, item in enumerate(reports, start=1))
    for result in _readings(opened, batch_size=batch_size, guarded=on_reject is not None):
        if isinstance(result, Reading):
            yield result
        elif on_reject is None:
            raise result
        else:
            on_reject(result)


def read_file(
    path: str | Path, *, published: str | date | None = None, outlet: str | None = None, batch_size: int = BATCH
) -> Iterator[Reading | BadInput]:
    """Reads every report of a file (``-``: standard input): text, a saved page, JSON or JSON Lines.

    What cannot be read comes as the :class:`BadInput` that says why, in its place, and the rest goes on. ``published`` and
    ``outlet`` hold for reports that do not state their own.
    """
    from realpolitik.readers.text import day_of

    given: dict[str, Any] = {"published": day_of(published), "outlet": outlet}
    yield from _readings(_reports_of(path, given), batch_size=batch_size, guarded=True)


def schema() -> dict[str, Any]:
    """The public record as JSON Schema."""
    from realpolitik.exports.schema import json_schema

    return json_schema()


def classify(
    items: Iterable[Mapping[str, Any]], *, batch_size: int = 64, on_reject: Callable[[BadInput], None] | None = None
) -> Iterator[dict[str, Any]]:
    """The event type between the pair each item names: ``text``, ``actor`` and ``recipient`` as [start, end]; order is kept."""
    placed = ((f"item {number}", item) for number, item in enumerate(items, start=1))
    yield from _classified(placed, batch_size=batch_size, on_reject=on_reject)


def classify_file(
    path: str | Path, *, batch_size: int = 64, on_reject: Callable[[BadInput], None] | None = None
) -> Iterator[dict[str, Any]]:
    """As :func:`classify`, with the items of a JSON Lines or JSON file (``-``: standard input)."""
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.jsonl import line_items, whole_items
    from realpolitik.readers.sniff import decode, kind_of

    where = "standard input" if str(path) == "-" else str(path)
    text = decode(bytes_of(path), where=where)
    items = whole_items(text, where=where) if kind_of(str(path), text) == "json" else line_items(text, where=where)
    yield from _classified(items, batch_size=batch_size, on_reject=on_reject)


def who(mention: str, *, on: str | date | None = None) -> dict[str, Any] | None:
    """Who a mention is on a day (an ISO date): ``name``, ``kind``, ``country``, ``code``, ``sector``, ``former``, ``roles`` with dates,
    ``members`` of an international organisation on that day, ``source``; None if nothing is known of it.

    Raises :class:`BadInput` for a day that is none, or a mention without words.

    >>> who("President Bush", on="1990-05-01")["name"], len(who("NATO", on="1985-05-01")["members"])
    ('George H.W. Bush', 16)
    """
    if not mention.strip():
        raise BadInput("empty", "the mention is empty", where="who")
    try:
        day = date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError as error:
        raise BadInput("date", f"'{on}' is no day: give it as 2016-07-16", where="who") from error
    from realpolitik import recipes

    return next(iter(recipes.who([Report(text=mention, published=day, published_from="given" if day else None)])))


def evaluate(task: str, data: str | Path) -> dict[str, Any]:
    """The scorecard of one task on the gold at ``data``."""
    from realpolitik.evaluation.task import evaluate as scored

    card: dict[str, Any] = scored(task, Path(data)).to_dict()
    return card


def gate(task: str, data: str | Path, *, benchmarks: str | Path = "benchmarks") -> tuple[dict[str, Any], list[str]]:
    """The scorecard, and one line for each score that has fallen below its floor in ``benchmarks``."""
    from realpolitik.evaluation.gate import breaches, load
    from realpolitik.evaluation.task import evaluate as scored

    floors = load(Path(benchmarks) / task / "floors.json")
    card = scored(task, Path(data))
    return card.to_dict(), breaches(card, floors)


def scorecard_page(card: Mapping[str, Any]) -> str:
    """A scorecard of :func:`evaluate` as one self-contained page."""
    from realpolitik.exports.scorecard_page import page

    return page(card)


def ingest(
    sources: Sequence[str],
    *,
    store: Store,
    workers: int = 2,
    published: str | None = None,
    outlet: str | None = None,
    again: bool = False,
    seconds: float = 45.0,
    private: bool = False,
    tell: Callable[[Taken, str], None] = lambda taken, message: None,
) -> Tally:
    """Reads all post of the sources (folders, files, addresses, ``-``) and keeps it in the store.

    Gives how many items were read, known and refused. What the store's ledger knows is left alone unless ``again`` is asked for, so that
    a run that was cut off goes on where it stopped. Each report is read in one of ``workers`` processes that is killed if it takes longer
    than ``seconds``. Addresses of this machine and its network are fetched only if ``private``. ``tell`` hears of each item.
    """
    from realpolitik import recipes
    from realpolitik.pipeline.guard import Guard, Limits
    from realpolitik.pipeline.ingest import ingest as taken_in
    from realpolitik.readers.fetching import Fetcher
    from realpolitik.readers.post import items
    from realpolitik.readers.text import day_of

    day = day_of(published)
    given = {key: value for key, value in (("published", day.isoformat() if day else None), ("outlet", outlet)) if value}
    fetcher = Fetcher(private=private)
    post = (item for source in sources for item in items(source, given, fetcher=fetcher))
    guard = Guard(recipes.read_post, prepare=recipes.prepare, workers=workers, limits=Limits(seconds=seconds))
    return taken_in(post, into=store, by=guard, tell=tell, again=again)


def link_stories(store: Store, *, since: str | None = None, until: str | None = None) -> dict[str, list[str]]:
    """Judges which reports of a store, published between two ISO days, tell one story; gives their ids by the least of each story."""
    from realpolitik import recipes

    heads = [store.head(key) for key in store.reports(since=since, until=until)]
    days = {head["id"]: date.fromisoformat(head["published"]) if head.get("published") else None for head in heads}
    reports = [Report(text=head["text"], title=head.get("title"), published=days[head["id"]], where=head["id"]) for head in heads]
    found = recipes.stories(reports)
    own = {report.id: report.where for report in reports}
    store.judge_all(replace(one, left=own[one.left], right=own[one.right]) for one in found.judgements)
    stories: dict[str, list[str]] = {}
    for report in reports:
        stories.setdefault(own[found.story[report.id]], []).append(report.where)
    return stories


def export(name: str, records: Iterable[Mapping[str, Any]], *, left_out: Counter[str] | None = None) -> Iterator[bytes]:
    """Public records in the format of that name (docs/formats.md), piece by piece. Raises :class:`BadInput` for a name that is none.

    Events that a format has no word for, such as those that did not happen, are left out and counted by reason in ``left_out``.

    >>> reading = read("Norway accused Sweden of spying.", published="2021-06-18")
    >>> line = b"".join(export("gdelt", [reading.to_dict()])).decode().split("\\t")
    >>> line[1], line[5], line[15], line[26]
    ('20210618', 'NOR', 'SWE', '112')
    """
    from realpolitik.exports.formats import named
    from realpolitik.exports.told import fitting

    chosen = named(name)
    return chosen.write(fitting(records, chosen.refuses, Counter() if left_out is None else left_out))


def kept_records(path: str | Path) -> Iterator[dict[str, Any]]:
    """Public records from a file as ``realpolitik read --json`` prints it (``-``: standard input). Raises :class:`BadInput` for others."""
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.jsonl import records as kept
    from realpolitik.readers.sniff import decode

    where = "standard input" if str(path) == "-" else str(path)
    yield from kept(decode(bytes_of(path), where=where), where=where)


def coded_events(name: str, path: str | Path) -> Iterator[dict[str, Any] | BadInput]:
    """Events that others coded (``gdelt``, ``icews``), as plain data, and in its place the :class:`BadInput` for each line that is none."""
    from realpolitik.readers.coded import FORMATS

    if name not in FORMATS:
        raise BadInput("usage", f"there is no table '{name}' to read: choose {', '.join(FORMATS)}")
    for found in FORMATS[name](Path(path)):
        yield found if isinstance(found, BadInput) else asdict(found)


def open_store(url: str | Path, *, create: bool = True) -> Store:
    """A store that keeps readings: a path of an SQLite file, made where there is none, or any URL that SQLAlchemy knows.

    Without ``create`` a file must be there already.

    >>> with open_store("sqlite://") as store:
    ...     key = store.save(read("Norway accused Sweden of spying.", published="2021-06-18").to_dict())
    ...     [found.record["type"] for found in store.events(actor="NOR", recipient="SWE")]
    ['ACCUSE']
    """
    from realpolitik.store.schema import StoreError
    from realpolitik.store.store import Store

    if not create and "://" not in str(url) and not Path(url).exists():
        raise StoreError(f"{url}: there is no such store: make one with realpolitik ingest, or name one with --store")
    return Store(url)


# --- how ------------------------------------------------------------------------------------------------------------------


def _read_batch(reports: Sequence[Report]) -> list[Reading]:
    from realpolitik import recipes

    found = (recipes.assemble(report) for report in recipes.full().read(reports))
    return [Reading(**{field.name: getattr(one, field.name) for field in fields(one)}) for one in found]


def _readings(opened: Iterable[Report | BadInput], *, batch_size: int, guarded: bool) -> Iterator[Reading | BadInput]:
    """Readings and rejects in the order of what was opened.

    Where ``guarded``, a report on which one of our own rules fails is a reject too (``internal``), and the rest goes on.
    """
    source = iter(opened)
    while batch := list(islice(source, batch_size)):
        reports = [item for item in batch if isinstance(item, Report)]
        done = iter(_guarded_batch(reports) if guarded else _read_batch(reports) if reports else [])
        for item in batch:
            yield next(done) if isinstance(item, Report) else item


def _guarded_batch(reports: Sequence[Report]) -> list[Reading | BadInput]:
    try:
        return [*_read_batch(reports)] if reports else []
    except RealpolitikError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, with its report, and not in silence
        if len(reports) > 1:
            return [one for report in reports for one in _guarded_batch([report])]
        reject = BadInput("internal", f"internal error: {type(error).__name__}: {error}", where=reports[0].where)
        reject.__cause__ = error
        return [reject]


def _classified(
    items: Iterable[tuple[str, object]], *, batch_size: int, on_reject: Callable[[BadInput], None] | None
) -> Iterator[dict[str, Any]]:
    """Items with the place of each, checked and classified in batches."""
    from realpolitik import recipes
    from realpolitik.readers.pairs import checked_pair

    def checked() -> Iterator[dict[str, Any]]:
        for place, item in items:
            try:
                if isinstance(item, BadInput):
                    raise item
                yield checked_pair(item, where=place)
            except BadInput as error:
                if on_reject is None:
                    raise
                on_reject(error)

    good = checked()
    while batch := list(islice(good, batch_size)):
        yield from recipes.classify(batch)


def _opened(item: object, *, where: str, given: Mapping[str, object] | None = None) -> Report | BadInput:
    from realpolitik.readers.jsonl import object_report
    from realpolitik.readers.text import text_report

    try:
        if isinstance(item, Report | BadInput):
            return item
        if isinstance(item, str) and given is None:
            return text_report(item, where=where)
        return object_report(item, defaults=given, where=where)
    except BadInput as error:
        return error


def _reports_of(path: str | Path, given: Mapping[str, Any]) -> Iterator[Report | BadInput]:
    from realpolitik.readers.files import bytes_of
    from realpolitik.readers.html import page_report
    from realpolitik.readers.jsonl import line_items, whole_items
    from realpolitik.readers.sniff import decode, kind_of
    from realpolitik.readers.text import text_report

    where = "standard input" if str(path) == "-" else str(path)
    try:
        text = decode(bytes_of(path), where=where)
        kind = kind_of(str(path), text)
        if kind == "text":
            yield text_report(text, **given, where=where)
        elif kind == "html":
            yield page_report(text, given=given, where=where)
        else:
            items = line_items(text, where=where) if kind == "lines" else whole_items(text, where=where)
            for place, item in items:
                yield _opened(item, where=place, given=given)
    except BadInput as error:
        yield error
