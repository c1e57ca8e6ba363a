"""Opens one item of post: its bytes become a report."""

from __future__ import annotations

from typing import Any

from realpolitik.core.errors import BadInput
from realpolitik.core.post import Item
from realpolitik.core.report import Report
from realpolitik.readers.html import page_report
from realpolitik.readers.jsonl import object_report, parse
from realpolitik.readers.sniff import decode
from realpolitik.readers.text import text_report


def opened(item: Item) -> Report | BadInput:
    """The report in an item, or why there is none; what is ``given`` beside it stands in for what it does not say."""
    try:
        text = decode(item.body, where=item.origin)
        if item.kind == "html":
            return page_report(text, given=item.given, where=item.origin)
        if item.kind == "object":
            return object_report(parse(text, where=item.origin), defaults=item.given, where=item.origin)
        given: dict[str, Any] = dict(item.given)
        return text_report(text, **given, where=item.origin)
    except BadInput as error:
        return error
