"""Reads web archives (WARC): each archived page an item; goes on after members that are damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.readers.unpacking import beginning

# A page may be so large; of what is larger no more is read.
LARGEST = 8 * 1024 * 1024
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
NAMES = (".warc", ".warc.gz", ".warc.zst")
BEGINNING = re.compile(rb"WARC/1\.[01]\r?\n|\x1f\x8b\x08")
STEP = 1 << 20


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive: by how it begins; by its name, and a record further on, where the beginning is damaged."""
    if beginning(path).startswith(b"WARC/"):
        return True
    return path.name.lower().endswith(NAMES) and path.is_file() and _next_member(path, 0) is not None


def warc_items(path: Path, *, tell: Callable[[int], None] = lambda place: None) -> Iterator[Item | BadInput]:
    """The pages of an archive, packed or not. Damage comes as a :class:`BadInput` (``damaged``) that names the bytes it lies in.

    ``tell`` hears the byte at which each page begins.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = path.stat().st_size
    start, found = 0, False
    while start < size:
        with path.open("rb") as file:
            file.seek(start)
            good = -1
            try:
                records = ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion)
                for record in records:
                    item = _item(record, f"{path} at {record.stream_pos}")
                    good, found = record.stream_pos, True
                    tell(good)
                    if item is not None:
                        yield item
                if not found and start == 0:
                    raise BadInput("empty", "the archive holds no page", where=str(path))
                torn = _torn(path, max(good, start))
                if torn is not None:
                    yield BadInput("damaged", f"bytes {torn} to {size} are cut off", where=str(path))
                return
            except BadInput:
                raise
            except Exception as error:  # noqa: BLE001 - what a damaged archive raises has no common name
                # What comes after the last page that was whole is damaged, up to where the next one begins.
                bad = start if good < 0 else _next_member(path, good + 1) or size
                again = _next_member(path, bad + 1) or size
                yield BadInput("damaged", f"bytes {bad} to {again} cannot be read: {_one_line(error)}", where=str(path))
                start = again


def _item(record: Any, where: str) -> Item | BadInput | None:
    url = record.headers.get("WARC-Target-URI", "").strip("<>") or None
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if record.is_http and record.http_headers is not None and record.http_headers.status_code != 200:
        return None
    if kind not in PAGES:
        return None
    body = record.reader.read(LARGEST + 1)
    if len(body) > LARGEST:
        return BadInput("size", f"one page may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=where)
    return Item(url or where, "text" if kind == "text/plain" else "html", bytes(body), {"url": url} if url else {})


def _torn(path: Path, start: int) -> int | None:
    """Where the archive's last record begins, if it is cut off; ``start`` is where a whole one does."""
    with path.open("rb") as file:
        file.seek(start)
        if file.read(2) != b"\x1f\x8b":
            file.seek(-4, 2)
            return None if file.read() == b"\r\n\r\n" else start
        file.seek(start)
        begun, member = start, zlib.decompressobj(wbits=31)
        while chunk := file.read(STEP):
            while chunk:
                member.decompress(chunk)
                if not member.eof:
                    break
                chunk = member.unused_data
                begun, member = file.tell() - len(chunk), zlib.decompressobj(wbits=31)
        return begun if begun < path.stat().st_size else None


def _next_member(path: Path, start: int) -> int | None:
    """Where the next record begins after a place: a gzip member that holds one, or a line that says WARC."""
    with path.open("rb") as file:
        file.seek(start)
        kept, at = b"", start
        while chunk := file.read(STEP):
            window = kept + chunk
            for found in BEGINNING.finditer(window):
                place = at - len(kept) + found.start()
                if found[0].startswith(b"WARC") or _holds_record(path, place):
                    return place
            kept, at = window[-16:], at + len(chunk)
    return None


def _holds_record(path: Path, place: int) -> bool:
    """Whether what looks like a gzip member unpacks to a record."""
    with path.open("rb") as file:
        file.seek(place)
        try:
            return zlib.decompressobj(wbits=31).decompress(file.read(4096), 64).startswith(b"WARC/")
        except zlib.error:
            return False


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
