"""What fuzzing feeds to each reader: any bytes may come in, and only reports, items and refusals that name a reason may come out.

Imported by ``tools/fuzz.py``, which looks for bytes that break this, and by ``test_fuzzed.py``, which holds what was found before.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import zstandard

from realpolitik.core.coded import Coded
from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.core.report import Report
from realpolitik.readers import coded, fetching, post
from realpolitik.readers.beside import saved
from realpolitik.readers.feed import feed_items
from realpolitik.readers.jsonl import line_items, whole_items
from realpolitik.readers.letters import opened as letter
from realpolitik.readers.pairs import checked_pair
from realpolitik.readers.sniff import decode, kind_of
from realpolitik.readers.tables import addresses
from realpolitik.readers.unpacking import beginning, opened
from realpolitik.readers.warc import warc_items

SEEDS = Path(__file__).resolve().parent.parent / "fixtures" / "fuzz"
# The parts of an input that stands for a site: an address a line, then answers.
BETWEEN = b"\n====\n"
NAMES = (
    "a.txt", "a.html", "a.json", "a.jsonl", "a.xml", "a.warc", "a", "a.jsonl.gz", "a.warc.gz", "a.txt.zst", "a.html.gz", "a.urls",
    "20210503120000.export.CSV", "20210503120000.gkg.csv.zip", "20210503120000.mentions.CSV.gz", "addresses.csv", "a.tsv",
)  # fmt: skip


def text(data: bytes) -> None:
    """A text of its own."""
    _told(letter(Item("seed", "text", data, {"outlet": "Wire"})))


def html(data: bytes) -> None:
    """A saved page."""
    _told(letter(Item("seed", "html", data, {"url": "https://n.example/1"})))


def objects(data: bytes) -> None:
    """JSON: a line of JSON Lines, lines, one whole value, and a pair to classify."""
    _told(letter(Item("seed", "object", data, {"published": "2021-05-03"})))
    with _refusing():
        read = decode(data, where="seed")
        kind_of("seed", read)
        for _, one in [*line_items(read), *whole_items(read)]:
            json.dumps(None if isinstance(one, BadInput) else one)
            with _refusing():
                checked_pair(one, where="seed")


def feed(data: bytes) -> None:
    """RSS or Atom."""
    with _refusing():
        _all_told(feed_items(data, where="seed"))


def warc(data: bytes) -> None:
    """A web archive, as it is and packed."""
    with _file("a.warc", data) as path, _refusing():
        _all_told(warc_items(path))
    with _file("a.warc.gz", b"".join(gzip.compress(part, 1) for part in (data[:2000], data[2000:]) if part)) as path, _refusing():
        _all_told(warc_items(path))


def packed(data: bytes) -> None:
    """What may be gzip or Zstandard."""
    with _file("a.gz", data) as path:
        beginning(path)
        with _refusing(), opened(path) as stream:
            while stream.read(65_536):
                pass


def tables(data: bytes) -> None:
    """Events that others coded: GDELT and ICEWS."""
    for name in coded.FORMATS:
        with _file("a.tab", data) as path, _refusing():
            for one in coded.FORMATS[name](path):
                _told(one)


def addressed(data: bytes) -> None:
    """A table of addresses, and a web archive with their pages behind it."""
    table, _, archive = data.partition(BETWEEN)
    with _file("a.csv", table) as path:
        path.with_name("pages.warc").write_bytes(archive)
        _all_told(post.items(str(path), {}))
    with _file("a.tsv.zip", _as_named("a.tsv.zip", table)) as path, _refusing():
        for one in addresses(path):
            if isinstance(one, BadInput):
                _told(one)
            else:
                saved(path.parent, one.url)


def files(data: bytes) -> None:
    """A file of any name, packed or not: the first byte says which."""
    name = NAMES[data[0] % len(NAMES)] if data else "a"
    with _file(name, _as_named(name, data[1:])) as path:
        _all_told(post.items(str(path), {}, fetcher=_fetcher(data[1:])))


def site(data: bytes) -> None:
    """What answers when an address is fetched: robots.txt, redirects, pages, feeds."""
    address, _, _ = data.partition(BETWEEN)
    fetcher = _fetcher(data)
    with _refusing():
        fetcher.fetch(address.decode("utf-8", "replace"))
    _all_told(post.items("https://n.example/feed", {}, fetcher=_fetcher(data)))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (text, html, objects, feed, warc, packed, tables, addressed, files, site)
}  # fmt: skip


def seeds(name: str) -> Iterator[bytes]:
    """The inputs kept for a target: what its reader is for, and what once broke it."""
    for path in sorted((SEEDS / name).iterdir()):
        yield path.read_bytes()


# --- how ------------------------------------------------------------------------------------------------------------------


def _told(one: object) -> None:
    """Holds what came out to its promise."""
    if isinstance(one, Item):
        if len(one.key) != 32 or not one.origin:
            raise AssertionError(f"an item without a key or an origin: {one!r}")
    elif isinstance(one, Report):
        json.dumps([one.text, one.title, one.outlet, one.url, one.author]).encode()
        if not one.text.strip() or not one.id:
            raise AssertionError("a report without a text or an id")
    elif isinstance(one, BadInput):
        if not one.reason.isidentifier() or not str(one).strip():
            raise AssertionError(f"a refusal without its reason: {one!r}")
    elif not isinstance(one, Coded):
        raise AssertionError(f"neither a report nor a refusal: {one!r}")


def _all_told(found: Iterable[Item | BadInput]) -> None:
    for one in found:
        _told(one)
        if isinstance(one, Item):
            _told(letter(one))


@contextmanager
def _refusing() -> Iterator[None]:
    """A refusal is an answer; it must name its reason."""
    try:
        yield
    except BadInput as error:
        _told(error)


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    with TemporaryDirectory(prefix="fuzz") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def _as_named(name: str, data: bytes) -> bytes:
    if name.endswith(".gz"):
        return gzip.compress(data, 1)
    if name.endswith(".zst"):
        return zstandard.ZstdCompressor(level=1).compress(data)
    if name.endswith(".zip"):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as bundle:
            bundle.writestr(name.removesuffix(".zip"), data)
        return made.getvalue()
    return data


class _Site:
    """Stands for the network: gives the answers of an input one after the other, then none. The rest of ``requests`` is the real one."""

    def __init__(self, answers: list[bytes]) -> None:
        self.answers = answers

    def send(self, request: Any, **how: Any) -> Any:
        from requests import ConnectionError as NoAnswer
        from requests.adapters import HTTPAdapter
        from urllib3 import HTTPResponse

        if not self.answers:
            raise NoAnswer("nobody there")
        head, _, body = self.answers.pop(0).partition(b"\n\n")
        status, *lines = head.decode("latin-1").split("\n")
        headers = [(key.strip(), value.strip()) for key, _, value in (line.partition(":") for line in lines) if key.strip()]
        number = int(status) if status.isascii() and status.isdigit() and len(status) == 3 else 200
        raw = HTTPResponse(body=io.BytesIO(body), headers=dict(headers), status=number, preload_content=False)
        return HTTPAdapter().build_response(request, raw)

    def close(self) -> None:
        """Nothing is open."""


def _fetcher(data: bytes) -> fetching.Fetcher:
    import requests

    session: Any = requests.Session()
    session.trust_env = False
    answers = _Site(data.split(BETWEEN)[1:])
    session.mount("http://", answers)
    session.mount("https://", answers)
    return fetching.Fetcher(pause=0.0, sleep=_at_once, _session=session)


def _at_once(seconds: float) -> None:
    """Waits as ``time.sleep`` would, which takes no endless and no negative time, but not at all."""
    if not 0 <= seconds <= fetching.LONGEST_WAIT:
        raise AssertionError(f"asked to wait {seconds} seconds")
