"""Turns the bytes of a file into text, and says what kind of file it is."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath
from typing import Literal

from realpolitik.core.errors import BadInput

Kind = Literal["text", "html", "json", "lines"]

# Longer marks first: UTF-32's little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
)
EXTENSIONS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
    ".jsonl": "lines", ".ndjson": "lines",
}  # fmt: skip
DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
PAGE = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
OTHER_XML = re.compile(r"\s*(?:<\?xml\b[^>]*>|<(?:rss|feed|rdf:RDF)\b)", re.I)
CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
# Windows-1252 is what English newsrooms wrote before UTF-8; with more foreign bytes than this it is no longer the likely guess.
FOREIGN = 0.1
SAMPLE = 65_536


def decode(data: bytes, *, where: str = "") -> str:
    """The text of ``data``: by its byte order mark, else as UTF-8, else by what a page declares, else by its looks.

    Raises :class:`BadInput` (``binary`` or ``encoding``) where the bytes are no text.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                raise BadInput("encoding", f"not valid {name.upper()}, though it is marked so: {error.reason}", where=where) from error
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise BadInput("binary", f"this is {what}, not text: save it as plain text or as a web page", where=where)
    if b"\x00" in data:
        raise BadInput("binary", "binary data (it holds NUL bytes), not text", where=where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = error
    sample = data[:SAMPLE]
    if len(sample) - len(sample.translate(None, CONTROLS)) > len(sample) / 200:
        raise BadInput("binary", "binary data (it holds control characters), not text", where=where) from fault
    for guess in (_declared(data), _looks(data)):
        if guess:
            try:
                return data.decode(guess)
            except (UnicodeDecodeError, LookupError):
                continue
    raise BadInput(
        "encoding", f"cannot tell the character encoding (not UTF-8 at byte {fault.start}): save it as UTF-8", where=where
    ) from fault


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8") else name


def _looks(data: bytes) -> str | None:
    foreign = sum(byte > 127 for byte in data[:SAMPLE]) / max(1, len(data[:SAMPLE]))
    if foreign <= FOREIGN:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else None


def kind_of(name: str, text: str) -> Kind:
    """The kind of a file by its extension, else by how it begins. Raises :class:`BadInput` for XML that is no page."""
    known = EXTENSIONS.get(PurePath(name).suffix.lower())
    if known == "json" and _first_line_is_whole(text):
        return "lines"
    if known and known != "text":
        return known
    if PAGE.match(text[:4096]):
        return "html"
    if OTHER_XML.match(text[:4096]):
        where = "standard input" if name == "-" else name
        raise BadInput("kind", "this is XML, such as a feed, and no saved page: save the article itself", where=where)
    if known == "text":
        return known
    start = text.lstrip()[:1]
    if start == "{":
        return "lines" if _first_line_is_whole(text) else "json"
    return "json" if start == "[" and text.rstrip()[-1:] == "]" and '"' in text[:200] else "text"


def _first_line_is_whole(text: str) -> bool:
    """Whether the first line is an object of its own, with more to come: JSON Lines, whatever the file is called."""
    first, _, rest = text.strip().partition("\n")
    return first.strip().startswith("{") and first.strip().endswith("}") and rest.lstrip().startswith("{")
