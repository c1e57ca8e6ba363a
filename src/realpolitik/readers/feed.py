"""Reads RSS and Atom: each entry an item, with its day, address and outlet; what an entry only points to is told as an address."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item

LARGEST = 32 * 1024 * 1024
# A doctype may name files and entities, and feeds have no use for it.
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
# After these a new line begins.
BLOCKS = frozenset({"p", "br", "div", "li", "h1", "h2", "h3", "blockquote"})


def feed_items(data: bytes, *, where: str) -> Iterator[Item | BadInput]:
    """The entries of a feed in their order. Raises :class:`BadInput` for what is no feed, or one with entities of its own."""
    import feedparser

    if len(data) > LARGEST:
        raise BadInput("size", f"one feed may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=where)
    if any(word in data[:65536].upper() for word in FORBIDDEN):
        raise BadInput("feed", "the feed declares entities of its own, which feeds have no use for", where=where)
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as error:
        raise BadInput("feed", f"the feed cannot be taken apart: {_one_line(error)}", where=where) from error
    if not found.entries and (found.bozo or not found.get("version")):
        raise BadInput("feed", f"this is no feed: {_one_line(found.get('bozo_exception'))}", where=where)
    if not found.entries:
        raise BadInput("empty", "the feed has no entry", where=where)
    outlet = _plain(found.feed.get("title"))
    for number, entry in enumerate(found.entries, start=1):
        place = f"{where} entry {number}"
        try:
            yield _item(entry, outlet, place)
        except BadInput as error:
            yield error


def _item(entry: Any, outlet: str | None, place: str) -> Item:
    # A broken entry may hold anything where words should be, or nothing.
    contents = [part.get("value") for part in entry.get("content") or ()] or [entry.get("summary")]
    body = max((one for one in contents if isinstance(one, str)), key=len, default="")
    title, link = _plain(entry.get("title")), entry.get("link")
    url = link if isinstance(link, str) else None
    if not body.strip():
        raise BadInput("empty", f"the entry has no text of its own{': read ' + url if url else ''}", where=place)
    given = {"title": title, "url": url, "outlet": outlet, "author": _plain(entry.get("author")), "published": _day(entry)}
    known = {key: value for key, value in given.items() if value}
    text = _text_of(body)
    return Item(place, "object", json.dumps({"text": text, **known}, sort_keys=True).encode())


def _text_of(markup: str) -> str:
    """The words of an entry's markup, a paragraph a line."""
    from lxml import etree, html

    if "<" not in markup:
        return markup
    words: list[str] = []
    for event, node in etree.iterwalk(html.fromstring(f"<div>{markup}</div>"), events=("start", "end", "comment", "pi")):
        if event == "start":
            words.append(node.text or "")
        else:
            words += ["\n" if node.tag in BLOCKS else "", node.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(words).splitlines())
    return "\n".join(line for line in lines if line)


def _day(entry: Any) -> str | None:
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    if not stamp:
        return None
    try:
        return date(*stamp[:3]).isoformat()
    except ValueError:
        return None


def _plain(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    words = " ".join(_text_of(value).split())
    return words or None


def _one_line(error: object) -> str:
    return " ".join(str(error or "nothing in it looks like one").split())[:160]
