"""Reading reports, and their records as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from realpolitik.api.tables import Table
from realpolitik.core import records
from realpolitik.core.errors import BadInput, RealpolitikError
from realpolitik.core.report import Report

if TYPE_CHECKING:
    from realpolitik.analysis.posture import Dyad

BATCH = 16
FRAME = 'style="width:100%;height:640px;border:1px solid #8884"'
# What a notebook shows of a table; all is in the table.
SHOWN = {"events": ("start", "end", "type", "mode", "status", "actors", "recipients", "where", "words", "confidence")}


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

    def table(self, kind: str = "events") -> Table:
        """The records of one kind as flat rows: names for ids, words for ranges.

        >>> read("Norway accused Sweden of spying.", published="2021-06-18").table()[0]["actors"]
        ['Norway']
        """
        from realpolitik.exports.flat import flat

        record = self.to_dict()
        if not isinstance(record.get(kind), list):
            known = ", ".join(name for name, value in record.items() if isinstance(value, list))
            raise BadInput("usage", f"'{kind}' is no kind of record: choose one of {known}")
        return Table(flat(record, kind), title=kind, columns=SHOWN.get(kind))

    def _repr_html_(self) -> str:
        # A frame of its own: neither the styles of the page nor what a report says reach the notebook.
        return f'<iframe srcdoc="{escape(self.to_html())}" sandbox="allow-scripts" title="Reading" {FRAME}></iframe>'


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
