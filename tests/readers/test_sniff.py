"""Bytes to text: encodings, what is no text, and what kind of file it is."""

from __future__ import annotations

import pytest

from realpolitik.core.errors import BadInput
from realpolitik.readers.sniff import decode, kind_of

WORDS = "The minister’s visit to Côte d’Ivoire was put off."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_big_endian_utf_16_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be")) == WORDS


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Москва</body></html>'
    assert "Москва" in decode(page.encode("cp1251"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"some text\x00and more", "binary"),
        (bytes(range(1, 256)) * 4, "binary"),
        (b"\xff\xfeA", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode(data, where="a.bin")
    assert caught.value.reason == reason
    assert str(caught.value).startswith("a.bin: ")


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "Plain words.", "text"),
        ("a.txt", "<!DOCTYPE html><html><body></body></html>", "html"),
        ("a.html", "anything", "html"),
        ("a.json", '{"text": "x"}', "json"),
        ("a.json", '{"text": "x"}\n{"text": "y"}\n', "lines"),
        ("a.jsonl", '{"text": "x"}', "lines"),
        ("-", '{"text": "x"}', "json"),
        ("-", '{"text": "x"}\n{"text": "y"}', "lines"),
        ("-", '[{"text": "x"}]', "json"),
        ("-", "[Editor's note] The talks went on.", "text"),
        ("wire.copy", "KABUL - The talks went on.", "text"),
        ("page", "\n<?xml version='1.0'?><html>", "html"),
    ],
)
def test_kinds_by_name_then_by_content(name: str, text: str, kind: str) -> None:
    assert kind_of(name, text) == kind
