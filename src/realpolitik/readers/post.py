"""Opens sources of post: folders, files of every kind we read, standard input. Each report is an item; each refusal says why."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, ItemKind
from realpolitik.readers.afar import far_items
from realpolitik.readers.feed import feed_items
from realpolitik.readers.fetching import Fetcher
from realpolitik.readers.jsonl import whole_items
from realpolitik.readers.rows import row_items
from realpolitik.readers.sniff import OTHER_XML, PAGE, decode, kind_of
from realpolitik.readers.unpacking import beginning, line_by_line, opened
from realpolitik.readers.warc import warc_items

# One report, one page or one line of JSON may hold so much; a whole JSON file so much more.
LARGEST, LARGEST_FILE = 16 * 1024 * 1024, 512 * 1024 * 1024
SAMPLE = 65_536
PACKED = (".gz", ".zst")
# Files that list addresses, one a line.
LISTS = (".urls", ".url-list")
ADDRESS = re.compile(r"https?://", re.I)
LINK = re.compile(r"read (https?://\S+)\Z")
LONGEST_ADDRESS = 8192
# An entry of a feed that holds so many bytes is the article, not its teaser.
WHOLE = 1500
SKIPPED = frozenset({".ds_store", "thumbs.db"})


def items(source: str, given: Mapping[str, str], *, fetcher: Fetcher | None = None) -> Iterator[Item | BadInput]:
    """All post of a source in order; what cannot be opened comes as the :class:`BadInput` that says why, and the rest goes on.

    Addresses that are not of the web (``s3://…``) are reached by fsspec. Those of the web are fetched if there is a ``fetcher``: pages,
    feeds, and for an entry of a feed that has little text of its own, its page.
    """
    if ADDRESS.match(source):
        yield from _guarded(_fetched(source, given, fetcher or Fetcher()), source)
        return
    if source == "-":
        yield from _guarded(_stream(_standard_input(), "standard input", "", given), "standard input")
        return
    if "://" in source:
        yield from _guarded(far_items(source, given, opened=lambda file: _file(file, given, fetcher)), source)
        return
    path = Path(source)
    if path.is_dir():
        for file in sorted(one for one in path.rglob("*") if not one.is_dir()):
            if not any(part.startswith(".") for part in file.relative_to(path).parts) and file.name.lower() not in SKIPPED:
                yield from _guarded(_file(file, given, fetcher), str(file))
    else:
        yield from _guarded(_file(path, given, fetcher), source)


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None or not isinstance(sys.stdin.buffer, io.BufferedReader):
        raise BadInput("missing", "there is no standard input to read")
    return sys.stdin.buffer


def _guarded(found: Iterator[Item | BadInput], where: str) -> Iterator[Item | BadInput]:
    try:
        yield from found
    except BadInput as error:
        yield error
    except (OSError, ValueError) as error:
        yield BadInput("unreadable", f"cannot be read: {getattr(error, 'strerror', None) or error}", where=where)


def _file(path: Path, given: Mapping[str, str], fetcher: Fetcher | None) -> Iterator[Item | BadInput]:
    if beginning(path).startswith(b"WARC/"):
        yield from warc_items(path)
        return
    if path.suffix == ".parquet" and path.is_file():
        with path.open("rb") as file:
            yield from row_items(file, str(path), given)
        return
    with opened(path) as stream:
        name = path.name.lower()
        for suffix in PACKED:
            name = name.removesuffix(suffix)
        if name.endswith(LISTS):
            yield from _listed(stream, str(path), given, fetcher or Fetcher())
        else:
            yield from _stream(stream, str(path), name, given)


def _stream(stream: io.BufferedReader, where: str, name: str, given: Mapping[str, str]) -> Iterator[Item | BadInput]:
    """The items of a stream of bytes that are no archive."""
    sample = stream.peek(SAMPLE)[:SAMPLE]
    head = sample.decode("utf-8", "replace").lstrip("\ufeff")
    if _is_lines(name, head):
        yield from _lines(stream, where, given)
        return
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise BadInput("size", f"more than {LARGEST_FILE // 1024 // 1024} MB: split the file", where=where)
    if OTHER_XML.match(head) and not PAGE.match(head):
        yield from feed_items(data, where=where)
        return
    text = decode(data, where=where)
    kind = kind_of(name or "-", text)
    if kind in ("text", "html"):
        if len(data) > LARGEST:
            raise BadInput("size", f"one report may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=where)
        yield Item(where, "html" if kind == "html" else "text", data, given)
        return
    for place, item in whole_items(text, where=where):
        yield item if isinstance(item, BadInput) else _object(item, place, given)


def _fetched(url: str, given: Mapping[str, str], fetcher: Fetcher) -> Iterator[Item | BadInput]:
    """The page at an address, or the entries of a feed."""
    found = fetcher.fetch(url)
    head = found.body[:SAMPLE].decode("utf-8", "replace").lstrip("\ufeff")
    if OTHER_XML.match(head) and not PAGE.match(head):
        for entry in feed_items(found.body, where=url):
            yield entry if isinstance(entry, Item) and len(entry.body) >= WHOLE else _page_of(entry, given, fetcher)
        return
    kind: ItemKind = "text" if found.kind == "text/plain" else "html"
    yield Item(found.url, kind, found.body, {"url": found.url, **given})


def _page_of(entry: Item | BadInput, given: Mapping[str, str], fetcher: Fetcher) -> Item | BadInput:
    """The page that an entry points to; the entry itself where there is none."""
    link = json.loads(entry.body).get("url") if isinstance(entry, Item) else LINK.search(str(entry))
    url = link[1] if isinstance(link, re.Match) else link
    if not url:
        return entry
    try:
        found = fetcher.fetch(url)
    except BadInput as error:
        return entry if isinstance(entry, Item) else error
    known = json.loads(entry.body) if isinstance(entry, Item) else {}
    more = {key: known[key] for key in ("outlet", "published") if key in known}
    return Item(found.url, "html", found.body, {"url": found.url, **more, **given})


def _listed(stream: io.BufferedReader, where: str, given: Mapping[str, str], fetcher: Fetcher) -> Iterator[Item | BadInput]:
    """The pages at the addresses of a list, one a line."""
    for number, line in enumerate(line_by_line(stream, longest=LONGEST_ADDRESS), start=1):
        url = (line or b"").decode("utf-8", "replace").strip()
        if line is None:
            yield BadInput("address", "this is no address", where=f"{where} line {number}")
        elif url and not url.startswith("#"):
            yield from _guarded(_fetched(url, given, fetcher), url)


def _is_lines(name: str, head: str) -> bool:
    """Whether a stream is JSON Lines: it is called so, or its first line is a whole object with another after it."""
    if name.endswith((".jsonl", ".ndjson")):
        return True
    first, end, rest = head.lstrip().partition("\n")
    return bool(end) and first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _lines(stream: io.BufferedReader, where: str, given: Mapping[str, str]) -> Iterator[Item | BadInput]:
    found = False
    for number, line in enumerate(line_by_line(stream, longest=LARGEST), start=1):
        place = f"{where} line {number}"
        if line is None:
            yield BadInput("size", f"one line may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=place)
            found = True
        elif line.strip():
            found = True
            # Opened by the worker that reads it: a line may be nested without end.
            yield Item(place, "object", line, given)
    if not found:
        yield BadInput("empty", "there is no line to read", where=where)


def _object(item: object, place: str, given: Mapping[str, str]) -> Item:
    return Item(place, "object", json.dumps(item).encode(), given)
