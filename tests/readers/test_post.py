"""Sources of post: every kind of file becomes items, every fault a refusal with a reason, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.core.report import Report
from realpolitik.readers.fetching import Fetched, Fetcher
from realpolitik.readers.letters import opened
from realpolitik.readers.post import items
from tests.readers.test_coded import gdelt_line

CHAD = "Chad praised Niger on Monday for its help at the border, the foreign minister said."
PAGE = f"<html><head><title>Wire</title></head><body><article><h1>Chad praises Niger</h1><p>{CHAD} {CHAD}</p></article></body></html>"


def taken(path: Path) -> list[Item | BadInput]:
    return list(items(str(path), {}))


def reasons(path: Path) -> list[str]:
    return [one.reason if isinstance(one, BadInput) else one.kind for one in taken(path)]


def text_of(item: Item | BadInput) -> str:
    assert isinstance(item, Item), item
    report = opened(item)
    assert isinstance(report, Report), report
    return report.text


def warc(*pages: str, packed: bool = True) -> bytes:
    """A web archive with these pages, each a record (and a gzip member) of its own."""
    records = []
    for number, page in enumerate(pages):
        body = page.encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://n.example/{number}\r\nWARC-Date: 2021-05-03T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0000000{number}-0000-0000-0000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        records.append(head + http + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if packed else record for record in records)


class Pipe(io.BytesIO):
    """Bytes that come once, as those of a pipe."""

    def seekable(self) -> bool:
        return False

    def seek(self, *place: int) -> int:
        raise io.UnsupportedOperation("seek")

    def tell(self) -> int:
        raise io.UnsupportedOperation("tell")


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch, fetcher: Fetcher | None = None) -> list[Item | BadInput]:
    """What standard input holds, which as a pipe can neither be wound back nor tell its place."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(Pipe(data))))
    return list(items("-", {}, fetcher=fetcher))


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, zstandard.compress])
def test_standard_input_may_be_packed(pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"text": f"{CHAD} {number}"}) + "\n" for number in range(3)).encode()
    found = piped(pack(lines), monkeypatch)
    assert [one.origin for one in found if isinstance(one, Item)] == [f"standard input line {number}" for number in (1, 2, 3)]
    assert text_of(piped(pack(CHAD.encode()), monkeypatch)[0]) == CHAD


def test_standard_input_that_is_damaged_or_an_archive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, reason in ((gzip.compress(CHAD.encode())[:-9], "packed"), (warc(PAGE), "kind"), (warc(PAGE, packed=False), "kind")):
        (refused,) = piped(data, monkeypatch)
        assert isinstance(refused, BadInput)
        assert (refused.reason, refused.where) == (reason, "standard input")


def test_addresses_on_standard_input_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Here(Fetcher):
        def fetch(self, url: str) -> Fetched:
            asked.append(url)
            return Fetched(url, "text/html", PAGE.encode())

    found = piped(b"# two\nhttps://n.example/1\n\nhttps://n.example/2\n", monkeypatch, Here())
    assert all(isinstance(one, Item) for one in found)
    assert asked == ["https://n.example/1", "https://n.example/2"]
    assert [one.origin for one in found if isinstance(one, Item)] == asked
    told = piped(f"https://n.example/3 says: {CHAD}".encode(), monkeypatch, Here())
    assert (len(asked), [one.kind for one in told if isinstance(one, Item)]) == (2, ["text"])


def test_a_folder_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(CHAD)
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "c.txt").write_text(CHAD)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.json").write_text(json.dumps([{"text": CHAD}, {"text": CHAD, "title": "T"}]))
    names = [Path(one.origin).name for one in taken(tmp_path) if isinstance(one, Item)]
    assert names == ["a.html", "b.txt", "d.json item 1", "d.json item 2"]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)])
def test_what_is_packed_is_unpacked(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    lines = "\n".join(json.dumps({"text": f"{CHAD} {number}"}) for number in range(3))
    (tmp_path / f"many.jsonl{suffix}").write_bytes(pack(lines.encode()))
    assert [text_of(one)[-1] for one in taken(tmp_path / f"many.jsonl{suffix}")] == ["0", "1", "2"]


def test_a_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"\0" * (100 * 1024 * 1024)))
    assert reasons(tmp_path / "bomb.txt.gz") == ["bomb"]


def test_a_torn_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "torn.txt.gz").write_bytes(gzip.compress(CHAD.encode() * 50)[:-20])
    assert reasons(tmp_path / "torn.txt.gz") == ["packed"]


def test_a_line_too_long_is_left_out_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realpolitik.readers.post.LARGEST", 1000)
    lines = [json.dumps({"text": CHAD}), json.dumps({"text": "x" * 5000}), "", json.dumps({"text": CHAD + " End."})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert reasons(tmp_path / "a.jsonl") == ["object", "size", "object"]


def test_pages_of_a_web_archive(tmp_path: Path) -> None:
    for name, packed in (("a.warc.gz", True), ("b.warc", False)):
        (tmp_path / name).write_bytes(warc(PAGE, PAGE.replace("Niger", "Mali"), packed=packed))
        found = taken(tmp_path / name)
        assert [one.given for one in found if isinstance(one, Item)] == [{"url": "http://n.example/0"}, {"url": "http://n.example/1"}]
        assert "Mali" in text_of(found[1])


@pytest.mark.parametrize("packed", [True, False])
def test_damage_where_a_web_archive_begins_costs_one_page_too(tmp_path: Path, packed: bool) -> None:
    members = [warc(PAGE.replace("Niger", name), packed=packed) for name in ("Niger", "Mali", "Togo")]
    broken = bytearray(members[0])
    broken[:60] = b"\x1f\x8b\x08" + b"\xff" * 57 if packed else bytes(60)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(bytes(broken) + members[1] + members[2])
    found = taken(path)
    assert [one.reason for one in found if isinstance(one, BadInput)] == ["damaged"]
    assert ["Mali" in text_of(one) for one in found if isinstance(one, Item)] == [True, False]


def test_what_is_only_called_a_web_archive_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"Chad praised Niger on Monday.")
    (tmp_path / "b.warc.gz").write_bytes(b"\x1f\x8b\x08" + b"\xff" * 200)
    assert [one.body for one in taken(tmp_path / "a.warc") if isinstance(one, Item)] == [b"Chad praised Niger on Monday."]
    assert reasons(tmp_path / "b.warc.gz") == ["packed"]


def test_damage_in_a_web_archive_costs_one_page(tmp_path: Path) -> None:
    members = [warc(PAGE.replace("Niger", name)) for name in ("Niger", "Mali", "Togo", "Benin")]
    broken = bytearray(members[1])
    broken[len(broken) // 2 : len(broken) // 2 + 40] = bytes(40)
    (tmp_path / "a.warc.gz").write_bytes(members[0] + bytes(broken) + members[2] + members[3])
    found = taken(tmp_path / "a.warc.gz")
    assert [one.reason for one in found if isinstance(one, BadInput)] == ["damaged"]
    assert [name for one in found if isinstance(one, Item) for name in ("Niger", "Togo", "Benin") if name in text_of(one)] == [
        "Niger", "Togo", "Benin",
    ]  # fmt: skip


def test_entries_of_a_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Wire</title>
        <item><title>One</title><link>http://n.example/1</link><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate>
        <description><![CDATA[<p>{CHAD}</p><p>More &amp; more.</p>]]></description></item>
        <item><title>Two</title><link>http://n.example/2</link></item></channel></rss>"""
    )
    first, second = taken(tmp_path / "feed.xml")
    assert isinstance(first, Item)
    report = opened(first)
    assert isinstance(report, Report)
    assert (report.title, report.outlet, str(report.published), report.url) == ("One", "Valley Wire", "2021-05-03", "http://n.example/1")
    assert report.text == f"{CHAD}\nMore & more."
    assert isinstance(second, BadInput)
    assert second.reason == "empty"


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<?xml version="1.0"?><rss version="2.0"><channel>',
    ],
)
def test_what_is_no_honest_feed_is_refused(tmp_path: Path, body: str) -> None:
    (tmp_path / "feed.xml").write_text(body)
    assert reasons(tmp_path / "feed.xml") == ["feed"]


def test_a_file_may_be_named_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "two words.txt").write_text(CHAD)
    for address in ((tmp_path / "two words.txt").as_uri(), tmp_path.as_uri(), tmp_path.as_uri().replace("file://", "FILE://localhost")):
        (found,) = items(address, {})
        assert isinstance(found, Item)
        assert (found.origin, text_of(found)) == (str(tmp_path / "two words.txt"), CHAD)
    (refused,) = items("file://elsewhere/news.txt", {})
    assert isinstance(refused, BadInput)
    assert refused.reason == "address"


class Wire(Fetcher):
    """A site with one feed; whatever else is asked for is fetched as always."""

    feed = ""

    def fetch(self, url: str) -> Fetched:
        return Fetched(url, "application/rss+xml", self.feed.encode()) if url == "https://n.example/feed" else super().fetch(url)


@pytest.mark.parametrize("form", ["file://{}", "FILE:{}", "{}", "local://{}", "simplecache::file://{}", "\tfile://{}"])
def test_what_stands_in_a_source_reaches_no_file_here(tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{CHAD} The word is swordfish.")
    address = form.format(secret)
    wire = Wire()
    wire.feed = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>A short one</title>
        <link>{address}</link><description>{CHAD}</description></item><item><title>Two</title><link>{address}</link></item></channel></rss>"""
    (tmp_path / "list.urls").write_text(f"{address}\n")
    (tmp_path / "list.gdelt.csv").write_text(gdelt_line(SOURCEURL=address, DATEADDED="20210503121500") + "\n")
    found = list(items("https://n.example/feed", {}, fetcher=wire))
    found += [one for name in ("list.urls", "list.gdelt.csv") for one in items(str(tmp_path / name), {}, fetcher=wire)]
    found += piped(f"https://n.example/feed\n{address}\nhttps://n.example/feed\n".encode(), monkeypatch, wire)
    told = [one.body.decode() if isinstance(one, Item) else str(one) for one in found]
    assert len(told) >= 8
    assert not any("swordfish" in one for one in told)
    assert sum(isinstance(one, Item) for one in found) == 3, "the short entry is told by its own words, each time the feed is fetched"


def test_the_same_post_is_the_same_item_wherever_it_lies() -> None:
    one, other = Item("a", "text", b"x", {"outlet": "W"}), Item("b", "text", b"x", {"outlet": "W"})
    assert one.key == other.key
    assert len({one.key, Item("a", "html", b"x", {"outlet": "W"}).key, Item("a", "text", b"x").key, Item("a", "text", b"y").key}) == 4


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert reasons(tmp_path / "nothing.txt") == ["missing"]
