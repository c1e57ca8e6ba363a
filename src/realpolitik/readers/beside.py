"""Finds the page of an address among pages saved before: in a folder, by the names under which programs save them, and in web archives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import md5, sha1, sha256
from pathlib import Path
from urllib.parse import quote, urlsplit

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.readers.tables import TABLES, Address, same
from realpolitik.readers.unpacking import opened
from realpolitik.readers.warc import NAMES as ARCHIVES
from realpolitik.readers.warc import is_archive, warc_items

LARGEST = 16 * 1024 * 1024
ENDS = ("", ".html", ".htm", ".txt", ".html.gz", ".gz")


def beside(table: Path) -> Path | None:
    """The pages that lie beside a table: ``NAME.pages/``, ``NAME.warc.gz``, ``pages/`` or ``pages.warc.gz``; None if there are none."""
    name = TABLES.sub("", table.name)
    for stem in (name, ""):
        for own in (f"{stem}.pages" if stem else "pages", *(f"{stem or 'pages'}{end}" for end in ARCHIVES)):
            found = table.with_name(own)
            if found.exists():
                return found
    return None


def pages_of(wanted: Iterable[Address], pages: Path, given: Mapping[str, str], *, table: str) -> Iterator[Item | BadInput]:
    """The page of each address of a table that ``pages`` holds, with what the table says of it; a refusal for each that it lacks."""
    if not pages.exists():
        raise BadInput("missing", f"there are no saved pages at {pages}", where=table)
    left = {same(address.url): address for address in wanted}
    for key, address in list(left.items()) if pages.is_dir() else ():
        path = saved(pages, address.url)
        if path is not None:
            del left[key]
            yield _page(path, address, given)
    archives = sorted(one for one in pages.rglob("*") if one.name.lower().endswith(ARCHIVES)) if pages.is_dir() else [pages]
    for archive in archives:
        if not left:
            break
        if not is_archive(archive):
            yield BadInput("kind", "this is neither a folder of pages nor a web archive", where=str(archive))
            continue
        for one in warc_items(archive):
            if isinstance(one, BadInput):
                yield one
            elif (found := left.pop(same(one.given.get("url", "")), None)) is not None:
                yield replace(one, origin=found.url, given=_told(found, given))
    for address in left.values():
        yield BadInput("missing", f"no page is saved for {address.url} in {pages}", where=f"{table} line {address.line}")


def saved(folder: Path, url: str) -> Path | None:
    """The file that holds the page of an address: named by the hash of the address (MD5, SHA-1 or SHA-256), by the address itself in
    percent signs, or by host and path, as wget saves them; with ``.html``, ``.htm``, ``.txt`` or nothing behind, also packed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    asked = f"?{parts.query}" if parts.query else ""
    raw = url.encode()
    names = [hash_(raw, usedforsecurity=False).hexdigest() for hash_ in (md5, sha1, sha256)]
    names += [quote(url, safe=""), f"{parts.netloc}{path}{asked}", f"{parts.netloc}{path}/index.html{asked}"]
    inside = folder.resolve()
    for name in names:
        for end in ENDS:
            with suppress(OSError, ValueError):  # a name too long, or with a NUL in it, is the name of no file
                found = (folder / f"{name}{end}").resolve()
                if found.is_file() and found.is_relative_to(inside):
                    return found
    return None


def _page(path: Path, address: Address, given: Mapping[str, str]) -> Item | BadInput:
    try:
        with opened(path) as stream:
            body = stream.read(LARGEST + 1)
    except BadInput as error:
        return error
    if len(body) > LARGEST:
        return BadInput("size", f"one report may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=str(path))
    text = path.name.lower().removesuffix(".gz").endswith(".txt")
    return Item(address.url, "text" if text else "html", body, _told(address, given))


def _told(address: Address, given: Mapping[str, str]) -> dict[str, str]:
    """What is known of a page: the table's own word goes before what holds for all."""
    return {**given, "url": address.url, **({"published": address.day} if address.day else {})}
