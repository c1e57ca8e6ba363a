"""When and where a report says that its news happened: the days its lead names, the first of them first, and the towns.

Read from bare words, so that it is known before any model reads the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from realpolitik.knowledge.places import places
from realpolitik.text.timex import find
from realpolitik.text.timex_values import Anchor, resolve

# A day further from that of publication is of another time.
NEWS = 32
DAYS = frozenset({"day", "weekday", "iso", "deictic", "part"})
# *in the southern town of Khost*, *near Jermuk and Vardenis*
PLACED = re.compile(
    r"\b(?:in|near|at|outside|across|around)\s(?:[a-z'’-]+\s){0,4}"
    r"(?P<names>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}(?:(?:,\s|\sand\s|,\sand\s)[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}){0,4})"
)
BETWEEN = re.compile(r",\s(?:and\s)?|\sand\s")
TOWNS = frozenset({"city", "capital"})


def days(lead: str, published: date | None) -> list[date]:
    """The days a lead names that are as near to the day of publication as news is; nothing without that day.

    >>> days("Police in Oslo arrested two men on Monday.", date(2020, 5, 6))
    [datetime.date(2020, 5, 4)]
    """
    if published is None:
        return []
    found = []
    for time in find(lead):
        if time.kind in DAYS and not (time.parts.get("y") and time.start < 60):  # a dateline says when it was written
            value = resolve(time, Anchor(published=published, tense="past"))
            if value.start is not None and value.start == value.end and abs((value.start - published).days) <= NEWS:
                found.append(value.start)
    return list(dict.fromkeys(found))


def towns(lead: str) -> Iterator[str]:
    """The names of towns that a lead places something in.

    >>> list(towns("Miners rallied in Potosi and Oruro against Bolivia's government."))
    ['Potosi', 'Oruro']
    """
    for match in PLACED.finditer(lead):
        for name in BETWEEN.split(match["names"]):
            if (found := _town(name)) is not None:
                yield found


def _town(name: str) -> str | None:
    """The words of a name that a town has: all, or those before a word that is none of it; what means a state is no town."""
    words = re.sub(r"['’]s?\Z", "", name).split()
    for end in range(len(words), 0, -1):
        known = places(" ".join(words[:end]))
        if known:
            return " ".join(words[:end]) if known[0].kind in TOWNS else None
    return None
