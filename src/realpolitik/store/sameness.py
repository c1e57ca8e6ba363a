"""Who is one with whom by the judgements of a store, kept beside them; only what a judgement touches is worked out anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from realpolitik.core.judgement import Judgement
from realpolitik.core.sameness import Joining, copies, is_copy, joined, sources
from realpolitik.store.chunks import chunks
from realpolitik.store.schema import judgements, sames, stories, tellings

Keys = Collection[str]


def settle(connection: Connection, touched: Iterable[str]) -> None:
    """Works out anew who is one with these, after judgements of them were made or taken back, and the stories they are in."""
    keys = _reached(connection, set(touched))
    said = between(connection, keys)
    canonical = joined(sorted(keys), said)
    for some in chunks(sorted(keys)):
        connection.execute(delete(sames).where(sames.c.id.in_(some)))
        connection.execute(delete(stories).where(stories.c.story.in_(some)))
    groups: dict[str, list[str]] = defaultdict(list)
    for key, one in canonical.items():
        groups[one].append(key)
    rows = [{"id": key, "canonical": one} for one, members in groups.items() if len(members) > 1 for key in members]
    if rows:
        connection.execute(insert(sames), rows)
    _retell(connection, groups, said)


def settle_all(connection: Connection) -> None:
    """Works out all from the judgements; stories need tellings, and follow when reports are linked."""
    keys: set[str] = set()
    for row in connection.execute(select(judgements.c.left, judgements.c.right).where(judgements.c.verdict == "same")):
        keys |= {row.left, row.right}
    while keys:
        reached = _reached(connection, {min(keys)})
        settle(connection, reached)
        keys -= reached


def between(connection: Connection, keys: Keys) -> list[Judgement]:
    """All judgements between two of these."""
    found = []
    for some in chunks(sorted(keys)):
        for row in connection.execute(select(judgements).where(judgements.c.left.in_(some))).mappings():
            if row["right"] in keys:
                found.append(Judgement(**row))
    return found


def about(connection: Connection, keys: Iterable[str]) -> list[Judgement]:
    """All judgements that speak of one of these."""
    found = {}
    for some in chunks(sorted(set(keys))):
        asked = select(judgements).where(or_(judgements.c.left.in_(some), judgements.c.right.in_(some)))
        for row in connection.execute(asked).mappings():
            found[row["left"], row["right"], row["by"]] = Judgement(**row)
    return [found[key] for key in sorted(found)]


def canonical(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The id that stands for each of these."""
    listed = list(dict.fromkeys(keys))
    return {**dict(zip(listed, listed, strict=True)), **same(connection, listed)}


def same(connection: Connection, keys: Iterable[str] | None = None) -> dict[str, str]:
    """The id that stands for each of these, or of all, that is one with another."""
    if keys is None:
        return {row.id: row.canonical for row in connection.execute(select(sames))}
    found = {}
    for some in chunks(sorted(set(keys))):
        found.update({row.id: row.canonical for row in connection.execute(select(sames).where(sames.c.id.in_(some)))})
    return found


def copies_of(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """The least id of all copies of each of these reports that is or has one."""
    tops = sorted(set(same(connection, reports).values()))
    keys = {key for some in chunks(tops) for key in connection.scalars(select(sames.c.id).where(sames.c.canonical.in_(some)))}
    return copies(between(connection, keys))


def members(connection: Connection, key: str) -> list[str]:
    """All that the id stands for, in order; itself if it is alone."""
    return sorted(connection.scalars(select(sames.c.id).where(sames.c.canonical == key))) or [key]


def _reached(connection: Connection, touched: set[str]) -> set[str]:
    """These, all they were one with, and all that judgements of *same* lead to."""
    keys = set(touched)
    for some in chunks(sorted(touched)):
        own = select(sames.c.canonical).where(sames.c.id.in_(some))
        keys |= set(connection.scalars(select(sames.c.id).where(sames.c.canonical.in_(own))))
    edge = keys
    while edge:
        fresh: set[str] = set()
        for some in chunks(sorted(edge)):
            asked = select(judgements.c.left, judgements.c.right).where(judgements.c.verdict == "same")
            for row in connection.execute(asked.where(or_(judgements.c.left.in_(some), judgements.c.right.in_(some)))):
                fresh |= {row.left, row.right}
        edge = fresh - keys
        keys |= edge
    return keys


def _retell(connection: Connection, groups: Mapping[str, Sequence[str]], said: Sequence[Judgement]) -> None:
    """Counts the stories among these groups."""
    told: dict[str, Any] = {}
    for some in chunks(sorted(key for members in groups.values() for key in members)):
        for row in connection.execute(select(tellings.c.id, tellings.c.day, tellings.c.family).where(tellings.c.id.in_(some))):
            told[row.id] = row
    rows = []
    for key, group in groups.items():
        reports = [told[one] for one in group if one in told]
        if reports:
            days = sorted(row.day for row in reports if row.day is not None)
            ids = {row.id for row in reports}
            copies = [one for one in said if is_copy(one) and one.left in ids and one.right in ids]
            apart = Joining(ids)
            for one in copies:
                apart.join(one.left, one.right)
            rows.append({
                "story": key, "reports": len(reports), "tellings": len({apart.top(one) for one in ids}),
                "sources": sources(ids, copies, {row.id: row.family for row in reports}),
                "first": days[0] if days else None, "last": days[-1] if days else None,
            })  # fmt: skip
    if rows:
        connection.execute(insert(stories), rows)
