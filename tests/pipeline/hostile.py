"""Forty kinds of hostile, broken and odd post, and what must become of each: the reason of its refusal, or ``read``."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import zstandard

from tests.readers.test_post import CHAD, PAGE, warc

TEXT = CHAD.encode()


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    return made.getvalue()


def _feed(body: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{body}</channel></rss>'.encode()


def _entities(levels: int) -> bytes:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">{names}]>'
    return f'{head}<rss version="2.0"><channel><title>&e{levels - 1};</title></channel></rss>'.encode()


def _object(**fields: object) -> bytes:
    return json.dumps({"text": CHAD, **fields}).encode()


def _damaged() -> bytes:
    whole = [warc(PAGE.replace("Niger", name)) for name in ("Niger", "Mali", "Togo")]
    broken = bytearray(whole[1])
    broken[150:190] = bytes(40)
    return whole[0] + bytes(broken) + whole[2]


# Name of the file, its bytes, and what becomes of each item in it, in order.
FILES: tuple[tuple[str, Callable[[], bytes], tuple[str, ...]], ...] = (
    ("nested.html", lambda: b"<div>" * 100_000 + TEXT, ("page",)),
    ("attributes.html", lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">" + TEXT, ("page",)),
    ("one-tag.html", lambda: b"<p x='" + b"y" * 2_000_000 + b"'>" + TEXT, ("page",)),
    ("unclosed.html", lambda: b"<html><!-- " + TEXT * 1000, ("empty",)),
    ("cookie-wall.html", lambda: b"<html><body><button>Accept all</button></body></html>", ("empty",)),
    ("script.html", lambda: PAGE.replace("Chad praises", "<script>alert(1)</script>Chad").encode(), ("read",)),
    ("long-paragraph.txt", lambda: b"word " * 1_000_000, ("size",)),
    ("no-spaces.txt", lambda: b"x" * 3_000_000, ("size",)),
    ("large.txt", lambda: TEXT + b"\n" + b"a b\n" * 5_000_000, ("size",)),
    ("empty.txt", lambda: b"", ("empty",)),
    ("blank.txt", lambda: b" \n\t\n", ("empty",)),
    ("signs.txt", lambda: "?!… ---".encode(), ("empty",)),
    ("nul.txt", lambda: TEXT + b"\x00", ("binary",)),
    ("noise.txt", lambda: bytes(range(256)) * 40, ("binary",)),
    ("windows.txt", lambda: "“Chad praised Niger,” the minister said – on Monday.".encode("cp1252"), ("read",)),
    ("utf16.txt", lambda: f"{CHAD} Wide.".encode("utf-16"), ("read",)),
    ("torn-utf16.txt", lambda: b"\xff\xfe" + CHAD.encode("utf-16-le")[:-1], ("encoding",)),
    ("bom.txt", lambda: b"\xef\xbb\xbf" + TEXT.replace(b" ", b"\r\n", 3), ("read",)),
    ("right-to-left.txt", lambda: f"\u202e{CHAD}\u202c \u2066نص\u2069".encode(), ("read",)),
    ("terminal.txt", lambda: TEXT + b" \x1b]0;title\x07\x1b[2J", ("read",)),
    ("russian.txt", lambda: ("Чад поблагодарил Нигер за помощь на границе в понедельник. " * 3).encode(), ("language",)),
    ("page.pdf", lambda: b"%PDF-1.7 " + TEXT, ("binary",)),
    ("archive.zip", _zip, ("binary",)),
    ("bomb.txt.gz", lambda: gzip.compress(bytes(100_000_000)), ("bomb",)),
    ("bomb.json.zst", lambda: zstandard.ZstdCompressor().compress(b" " * 100_000_000), ("bomb",)),
    ("twice.txt.gz", lambda: gzip.compress(gzip.compress(TEXT)), ("binary",)),
    ("torn.txt.gz", lambda: gzip.compress(os.urandom(4000))[:-100], ("packed",)),
    ("torn.txt.zst", lambda: zstandard.ZstdCompressor().compress(TEXT * 100)[:20], ("packed",)),
    ("deep.json", lambda: b"[" * 100_000 + b"]" * 100_000, ("json",)),
    ("deep.jsonl", lambda: b'{"text":' + b"[" * 100_000 + b"\n" + _object(), ("json", "reprint")),
    (
        "long-line.jsonl",
        lambda: _object() + b"\n" + b'{"text": "' + b"x" * 17_000_000 + b'"}\n' + _object(title="B"),
        ("again", "size", "reprint"),
    ),
    ("twice.json", lambda: b'{"text": "x", "text": "Chad praised Niger twice on Monday."}', ("read",)),
    ("nan.json", lambda: b'{"text": NaN}', ("type",)),
    ("surrogate.json", lambda: b'{"text": "Chad \\ud800 praised Niger."}', ("encoding",)),
    ("digits.json", lambda: b'{"text": "x", "published": ' + b"9" * 100_000 + b"}", ("json",)),
    ("far-future.json", lambda: _object(published="2500-01-01"), ("date",)),
    ("no-date.json", lambda: _object(published="9" * 100_000), ("date",)),
    ("numbers.json", lambda: b"[1, null, {}]", ("type", "type", "type")),
    ("laughs.xml", lambda: _entities(12), ("feed",)),
    (
        "outside.xml",
        lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
        ("feed",),
    ),
    ("torn.xml", lambda: b'<?xml version="1.0"?><rss version="2.0"><chan', ("feed",)),
    ("nothing-in-it.xml", lambda: _feed(""), ("empty",)),
    ("no-text.xml", lambda: _feed("<item><title>T</title></item>"), ("empty",)),
    ("control.xml", lambda: _feed(f"<item><title>T\x01</title><description>{CHAD} One.</description></item>"), ("read",)),
    ("damaged.warc.gz", _damaged, ("read", "damaged", "read")),
    ("torn.warc.gz", lambda: warc(PAGE.replace("Niger", "Benin"), PAGE)[:-60], ("read", "damaged")),
    ("huge-page.warc.gz", lambda: warc("<p>" + "x" * 20_000_000), ("size",)),
    ("no-pages.warc", lambda: b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", ("empty",)),
    ("odd\nname\u202e.txt", lambda: TEXT + b" Oddly named.", ("read",)),
)


def write(folder: Path) -> None:
    """All of it, and what is no file."""
    for name, made, _ in FILES:
        (folder / name).write_bytes(made())
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")


OTHERS = {"gone.txt": ("missing",), "pipe.txt": ("kind",)}
