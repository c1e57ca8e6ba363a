"""Alarms for others: a line to read, a line of JSON, an Atom feed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any

Told = Mapping[str, Any]
SHORT = 120


def line(told: Told) -> str:
    """An alarm in one line: day, tripwire, who the variables are, whether it is withdrawn, how many records and sources, and the last
    words that tripped it."""
    bound = " ".join(f"{name}={value}" for name, value in told["binding"].items())
    records, sources = told["count"], told["sources"]
    counted = f"{records} record{'s' if records != 1 else ''}, {sources} source{'s' if sources != 1 else ''}"
    words = told["records"][-1]["words"] if told["records"] else ""
    short = words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"
    if told.get("withdrawn"):
        bound = f"{bound}  withdrawn".strip()
    return f"{told['day']}  {told['tripwire']}{'  ' + bound if bound else ''}  ({counted})" + (f"  {short}" if short else "")


def json_line(told: Told) -> str:
    """An alarm as a line of JSON."""
    return json.dumps(dict(told), ensure_ascii=True) + "\n"


def message(alarms: Iterable[Told]) -> bytes:
    """What a webhook gets: ``text``, which many services show as it is, and the ``alarms`` themselves."""
    told = [dict(one) for one in alarms]
    return json.dumps({"text": "\n".join(line(one) for one in told), "alarms": told}, ensure_ascii=True).encode()


def atom(alarms: Iterable[Told], *, title: str = "realpolitik tripwires") -> bytes:
    """Alarms as an Atom feed; an entry keeps its id when the feed is written anew."""
    from feedgenerator import Atom1Feed

    feed_id = "urn:realpolitik:tripwires"
    feed = Atom1Feed(title=title, link=feed_id, description=title, language="en", feed_guid=feed_id, author_name="realpolitik")
    for told in alarms:
        withdrawn = told.get("withdrawn")
        named = f"{told['tripwire']}: {', '.join(told['binding'].values())}" if told["binding"] else told["tripwire"]
        at = datetime.fromisoformat(told["at"]) if told.get("at") else datetime.fromisoformat(told["day"]).replace(tzinfo=UTC)
        url = next((record["url"] for record in told["records"] if record["url"]), None)
        feed.add_item(
            title=_clean(f"Withdrawn: {named}" if withdrawn else named),
            link=_clean(url or f"urn:realpolitik:alarm:{told['id']}"),
            unique_id=f"urn:realpolitik:alarm:{told['id']}",
            description=_clean("<br>".join(escape(part) for part in (told["about"], *map(_record, told["records"])) if part)),
            pubdate=at, updateddate=datetime.fromisoformat(withdrawn) if withdrawn else at, categories=(_clean(told["tripwire"]),),
        )  # fmt: skip
    written: str = feed.writeString("utf-8")
    return written.encode()


def _record(record: Mapping[str, Any]) -> str:
    return f"{record['day']}  {record['type']}  {record['words']}  [{record['outlet'] or record['report']}]"


def _clean(text: str) -> str:
    """Without the characters that XML has no room for."""
    return "".join(letter for letter in text if letter in "\t\n" or " " <= letter < "\ud800" or "\udfff" < letter < "\ufffe")
