"""Reads a saved web page: the article's text, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.report import Report
from realpolitik.readers.text import LARGEST, text_report

FEWEST_WORDS = 4
# Pages beyond these are not written by newsrooms, and cost minutes to take apart.
DEEPEST = 400
MOST_ATTRIBUTES = 200
LONGEST_TAG = 100_000
MOST_TAGS = 150_000
# Possessive, so that a broken page cannot make them look twice.
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>")
HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|textarea|template)\b[^<>]*+>.*?(?:</\1\s*+>|\Z)", re.I | re.S)
# Elements a page may leave open, and those that hold nothing.
OPEN_ENDED = frozenset(
    "p li dt dd td th tr tbody thead tfoot option optgroup colgroup area base br col embed hr img input link meta param source "
    "track wbr frame".split()
)  # fmt: skip


def page_report(html: str, *, given: Mapping[str, object] | None = None, where: str = "") -> Report:
    """The report on a page; what the caller has ``given`` stands before what the page says. Raises :class:`BadInput`."""
    _refuse_monsters(html, where)
    page = _extract(html)
    lines = ((page.text if page is not None else None) or "").splitlines()
    text = "\n".join(line.strip() for line in lines if line.strip())
    if len(text.split()) < FEWEST_WORDS:  # a menu or a button is left over
        raise BadInput("empty", "no article was found on this page: save its text as a .txt file", where=where)
    known = {key: value for key, value in (given or {}).items() if value is not None}
    fields: dict[str, Any] = {
        "title": page.title, "outlet": page.sitename, "author": page.author, "url": page.url, "published": page.date,
    } | known  # fmt: skip
    return text_report(text, **fields, published_from="given" if "published" in known else "page", where=where)


def _extract(html: str) -> Any:
    import logging

    from trafilatura import bare_extraction

    # What the extractor has to say of a page is said by our own errors.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # A date found just anywhere on the page is a guess, and days are not guessed here.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _refuse_monsters(html: str, where: str) -> None:
    if len(html) > LARGEST:
        raise BadInput("size", f"one page may hold {LARGEST // 1024 // 1024} MB, this one holds more", where=where)
    depth = 0
    for tags, found in enumerate(TAG.finditer(HIDDEN.sub(" ", html)), start=1):
        closing, name, rest = found.groups()
        if len(rest) > LONGEST_TAG or (rest.count("=") > MOST_ATTRIBUTES and len(re.findall(r"[\s\"'][\w:-]+=", rest)) > MOST_ATTRIBUTES):
            raise BadInput("page", f"the page has a <{name}> with too many attributes", where=where)
        if name.lower() not in OPEN_ENDED and not rest.endswith("/"):
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise BadInput("page", f"the page is nested too deep (more than {DEEPEST} elements inside each other)", where=where)
        if tags > MOST_TAGS:
            raise BadInput("page", f"the page has more than {MOST_TAGS:,} tags", where=where)
