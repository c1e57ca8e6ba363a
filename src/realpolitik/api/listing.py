"""Statements and actors of a store that meet conditions, those of the newest reports first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from realpolitik.api.browsing import browse_records

if TYPE_CHECKING:
    from realpolitik.store.store import Store

Row = dict[str, Any]
# So many are looked through at once where a condition leaves some out.
PAGE = 500
CODE = re.compile(r"[A-Z]{3}")


def list_statements(
    store: Store, *, speaker: str | None = None, addressee: str | None = None, form: str | None = None, since: str | None = None,
    until: str | None = None, limit: int | None = None,
) -> list[Row]:  # fmt: skip
    """Statements as ``browse_records`` gives them. ``speaker`` and ``addressee`` are a country code, an id, or words of the name;
    ``form`` is direct, indirect or mixed; the days are those of publication.

    A condition is held against one statement after the other: in a large store what is rare takes its time.
    """
    sides = {part: who for part, who in (("speaker", speaker), ("addressee", addressee)) if who is not None}

    def meets(row: Row) -> bool:
        record = row["record"]
        return (form is None or record["form"] == form) and all(
            record.get(part) is not None and meant(who, record[part], row["names"].get(record[part], {})) for part, who in sides.items()
        )

    rows = _all(store, "statements", since=since, until=until, page=PAGE if sides or form is not None else limit or PAGE)
    return list(islice(filter(meets, rows), limit))


def list_actors(
    store: Store, *, who: str | None = None, kind: str | None = None, once: bool = False, since: str | None = None,
    until: str | None = None, limit: int | None = None,
) -> list[Row]:  # fmt: skip
    """Actors as ``browse_records`` gives them, as each report has them; if ``once``, each actor once, as the newest report has it, with in
    how many ``reports`` it is named, those of most reports first. ``who`` is a country code, an id, or words of the name."""
    rows = _all(store, "actors", since=since, until=until, page=PAGE if once or who is not None or kind is not None else limit or PAGE)
    found = (
        row for row in rows if (kind is None or row["record"]["kind"] == kind) and (who is None or meant(who, row["id"], row["record"]))
    )
    if not once:
        return list(islice(found, limit))
    newest: dict[str, Row] = {}
    for row in found:
        newest.setdefault(row["id"], {**row, "reports": 0})["reports"] += 1
    return sorted(newest.values(), key=lambda row: (-row["reports"], row["record"]["name"]))[:limit]


def meant(who: str, key: str, actor: Mapping[str, Any]) -> bool:
    """Whether ``who`` (a country code, an id, or words of a name) means the actor of this id."""
    if who == key or (CODE.fullmatch(who) and actor.get("country") == who):
        return True
    names = (actor.get("name"), *(actor.get("aliases") or ()))
    words = rf"(?<!\w){re.escape(' '.join(who.split()))}(?!\w)"
    return any(name is not None and re.search(words, name, re.IGNORECASE) for name in names)


def _all(store: Store, kind: str, *, page: int, since: str | None, until: str | None) -> Iterator[Row]:
    after = None
    while True:
        rows, after = browse_records(store, kind, limit=page, after=after, since=since, until=until)
        yield from rows
        if after is None:
            return
