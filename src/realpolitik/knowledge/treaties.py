"""Treaties, pacts and accords by the words that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from realpolitik.core.errors import KnowledgeError
from realpolitik.knowledge.tables import listed, table

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
LONGEST = 12


@dataclass(frozen=True)
class Treaty:
    """One row of the table: who are its parties, what it obliges them to and when."""

    name: str
    organisation: str | None
    parties: tuple[str, ...]
    status: str
    article: str | None
    obliges: str
    condition: str | None
    source: str


def treaty(phrase: str) -> Treaty | None:
    """The treaty a phrase names: *a collective security treaty with its neighbours* -> Collective Security Treaty."""
    words = _words(phrase)
    names = _names()
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            found = names.get(" ".join(words[start : start + size]))
            if found is not None:
                return found
    return None


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in WORD.finditer(text.replace("’", "'"))]


@cache
def _names() -> dict[str, Treaty]:
    try:
        rows = table("treaties")
    except KnowledgeError:
        return {}
    found: dict[str, Treaty] = {}
    for column in ("name", "aliases"):
        for row in rows:
            known = Treaty(
                name=row["name"], organisation=row["organisation"] or None, parties=listed(row["parties"]), status=row["status"],
                article=row["article"] or None, obliges=row["obliges"], condition=row["condition"] or None, source=row["source"],
            )  # fmt: skip
            for name in (row["name"],) if column == "name" else listed(row["aliases"]):
                found.setdefault(" ".join(_words(name)), known)
    return found
