"""Events in columns, Parquet; several values are lists. It needs pyarrow, which comes with the extra ``exports``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from realpolitik.core.errors import RealpolitikError
from realpolitik.exports.sink import Sink
from realpolitik.exports.told import Record, Told, told

# How many events are held at once.
GROUP = 10_000
EVENT = ("id", "type", "mode", "status", "negated", "historical", "quad", "intensity", "confidence", "contexts")


def parquet(records: Iterable[Record]) -> Iterator[bytes]:
    """The file, a group of events at a time. Raises :class:`RealpolitikError` without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet as files
    except ImportError as error:
        raise RealpolitikError("Parquet needs pyarrow: pip install 'realpolitik[exports]'") from error
    text, whole, real, yes = pyarrow.string(), pyarrow.int64(), pyarrow.float64(), pyarrow.bool_()
    several = pyarrow.list_(text)
    schema = pyarrow.schema({
        "id": text, "type": text, "mode": text, "status": text, "negated": yes, "historical": yes, "quad": whole, "intensity": real,
        "confidence": real, "start": text, "end": text, "precision": text, "dated_from": text, "contexts": several, "actors": several,
        "actor_countries": several, "actor_sectors": several, "recipients": several, "recipient_countries": several,
        "recipient_sectors": several,
        "place": text, "place_kind": text, "country": text, "latitude": real, "longitude": real,
        "geonames": whole, "words": text, "sentence": text, "sentence_start": whole, "sentence_end": whole,
        "report": text, "published": text, "outlet": text,
        "url": text, "title": text,
    })  # fmt: skip
    sink, events = Sink(), told(records)
    with files.ParquetWriter(pyarrow.PythonFile(sink, mode="w"), schema) as writer:
        while rows := [_row(one) for one in islice(events, GROUP)]:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _row(one: Told) -> dict[str, Any]:
    event, place, when, report = one.event, one.place, one.event["when"] or {}, one.report
    row = {name: event[name] for name in EVENT}
    for side, actors in (("actor", one.actors), ("recipient", one.recipients)):
        row[f"{side}s"] = [actor["name"] for actor in actors]
        row[f"{side}_countries"] = [actor["country"] for actor in actors]
        row[f"{side}_sectors"] = [actor["sector"] for actor in actors]
    return row | {
        "start": when.get("start"), "end": when.get("end"), "precision": when.get("precision"), "dated_from": when.get("from"),
        "place": place.get("name"), "place_kind": place.get("kind"),
        **{key: place.get(key) for key in ("country", "latitude", "longitude", "geonames")},
        "words": one.words(event["spans"]["event"][0]), "sentence": one.words(event["sentence"]),
        "sentence_start": event["sentence"][0], "sentence_end": event["sentence"][1], "report": report["id"],
        **{key: report[key] for key in ("published", "outlet", "url", "title")},
    }  # fmt: skip
