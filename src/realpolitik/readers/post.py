"""Opens sources of post: folders, files of every kind we read, standard input. Each report is an item; each refusal says why."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item, ItemKind
from realpolitik.readers.afar import far_items
from realpolitik.readers.beside import beside, pages_of
from realpolitik.readers.feed import feed_items
from realpolitik.readers.fetching import Fetcher
from realpolitik.readers.jsonl import whole_items
from realpolitik.readers.rows import row_items
from realpolitik.readers.sniff import OTHER_XML, PAGE, decode, kind_of
from realpolitik.readers.tables import Address, addresses, is_table
from realpolitik.readers.unpacking import Counted, line_by_line, opened, place_in, unpacked
from realpolitik.readers.warc import is_archive, warc_items
from realpolitik.readers.way import Way, size_of

# One report, one page or one line of JSON may hold so much; a whole JSON file so much more.
LARGEST, LARGEST_FILE = 16 * 1024 * 1024, 512 * 1024 * 1024
SAMPLE = 65_536
PACKED = (".gz", ".zst")
# Files that list addresses, one a line.
LISTS = (".urls", ".url-list")
ADDRESS = re.compile(r"https?://", re.I)
LOCAL = re.compile(r"file:/", re.I)
LINK = re.compile(r"read (https?://\S+)\Z")
LONGEST_ADDRESS = 8192
# An entry of a feed that holds so many bytes is the article, not its teaser.
WHOLE = 1500
SKIPPED = frozenset({".ds_store", "thumbs.db"})


def items(
    source: str, given: Mapping[str, str], *, fetcher: Fetcher | None = None, pages: Path | None = None, way: Way | None = None
) -> Iterator[Item | BadInput]:
    """All post of a source in order; what cannot be opened comes as the :class:`BadInput` that says why, and the rest goes on.

    A source is named by whoever runs this, so that it may be any file here (``file://…`` is its path) or, by fsspec, elsewhere
    (``s3://…``). What stands *in* a source is by strangers: its addresses are fetched from the web or not at all.

    Addresses of the web are fetched if there is a ``fetcher``: pages, feeds, and for an entry of a feed that has little text of its own,
    its page. Those of a table of addresses are looked for in ``pages``, or in what lies beside the table, and fetched only where there is
    neither.
    """
    way = way if way is not None else Way()
    if ADDRESS.match(source):
        yield from _guarded(_fetched(source, given, fetcher or Fetcher()), source)
        return
    if source == "-":
        yield from _guarded(_piped(_standard_input(), given, fetcher), "standard input")
        return
    if LOCAL.match(source):
        parts = urlsplit(source)
        if parts.netloc not in ("", "localhost"):
            yield BadInput("address", "a file is one of this machine: file:///path", where=source)
            return
        source = url2pathname(parts.path)
    if "://" in source:
        yield from _guarded(far_items(source, given, opened=lambda file: _file(file, given, fetcher, pages, Way())), source)
        return
    path = Path(source)
    for file in files_of(path, pages=pages) if path.is_dir() else [path]:
        yield from _guarded(_file(file, given, fetcher, pages, way), str(file) if path.is_dir() else source)
        way.past(size_of(file))


def files_of(folder: Path, *, pages: Path | None = None) -> list[Path]:
    """All files below a folder in order but hidden ones, and but the pages of its tables, which are read with these."""
    found = [one for one in folder.rglob("*") if not one.is_dir() and one.name.lower() not in SKIPPED]
    found = [one for one in found if not any(part.startswith(".") for part in one.relative_to(folder).parts)]
    apart = {one for file in found if is_table(file.name) and (one := pages or beside(file)) is not None}
    return sorted(file for file in found if not any(file == one or one in file.parents for one in apart))


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None or not isinstance(sys.stdin.buffer, io.BufferedReader):
        raise BadInput("missing", "there is no standard input to read")
    return sys.stdin.buffer


def _piped(stream: io.BufferedReader, given: Mapping[str, str], fetcher: Fetcher | None) -> Iterator[Item | BadInput]:
    """The items of standard input, packed or not; a list of addresses is one as that of a file would be."""
    where = "standard input"
    with unpacked(stream, Counted(stream), where=where) as plain:
        head = plain.peek(SAMPLE)[:SAMPLE]
        if head.startswith(b"WARC/"):
            raise BadInput("kind", "this is a web archive: name its file, for it is read from many places", where=where)
        lines = [line.strip() for line in head.decode("utf-8", "replace").split("\n") if line.strip() and not line.startswith("#")]
        listed = sum(ADDRESS.match(line) is not None and " " not in line for line in lines)
        if 2 * listed > len(lines):  # no report consists of addresses; a line that is none is refused as one of a list
            yield from _listed(plain, where, given, fetcher or Fetcher())
        else:
            yield from _stream(plain, where, "", given)


def _guarded(found: Iterator[Item | BadInput], where: str) -> Iterator[Item | BadInput]:
    try:
        yield from found
    except BadInput as error:
        yield error
    except (OSError, ValueError) as error:
        yield BadInput("unreadable", f"cannot be read: {getattr(error, 'strerror', None) or error}", where=where)


def _file(path: Path, given: Mapping[str, str], fetcher: Fetcher | None, pages: Path | None, way: Way) -> Iterator[Item | BadInput]:
    if is_archive(path):
        yield from warc_items(path, tell=lambda place: way.at(lambda: place))
        return
    if is_table(path.name):
        yield from _table(path, given, fetcher, pages or beside(path), way)
        return
    if path.suffix == ".parquet" and path.is_file():
        with path.open("rb") as file:
            yield from row_items(file, str(path), given)
        return
    with opened(path) as stream:
        way.at(lambda: place_in(stream))
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


def _table(path: Path, given: Mapping[str, str], fetcher: Fetcher | None, pages: Path | None, way: Way) -> Iterator[Item | BadInput]:
    """The pages at the addresses of a table: those saved, if any are, else as they are fetched."""
    wanted: list[Address] = []
    for one in addresses(path):
        if isinstance(one, BadInput):
            yield one
        else:
            wanted.append(one)
    found = pages_of(wanted, pages, given, table=str(path)) if pages is not None else _visited(wanted, given, fetcher or Fetcher())
    size = size_of(path)
    for number, page in enumerate(found, start=1):
        way.at(partial(min, size, size * number // len(wanted)))
        yield page


def _visited(wanted: Iterable[Address], given: Mapping[str, str], fetcher: Fetcher) -> Iterator[Item | BadInput]:
    for one in wanted:
        yield from _guarded(_fetched(one.url, {**given, "published": one.day} if one.day else given, fetcher), one.url)


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
