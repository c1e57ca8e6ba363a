"""What bears on commitments, as rows: what reports tell that happened, what they claim of parties of bodies, what was promised.

The theory: whoever asks who owes what holds a few promises and articles against all that ever happened. So what each report tells is kept
as it is held against them, and found by keys: whom it was done to, by whom, in whose matter. A key is a number that words are hashed to,
so that many of them take little room.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from realpolitik.core.accounts import Account, Party, accounts
from realpolitik.core.claims import Claim, claims
from realpolitik.core.pledges import Pattern, Pledge, fits, pledges
from realpolitik.store.documents import written
from realpolitik.store.rows import Derived
from realpolitik.store.schema import Large, derived

# The kinds of records that are asked for to derive from.
BEARING = ("actors", "events", "places", "figures", "movements", "statements", "commitments", "statuses")
EVENT, CLAIM, PLEDGE = range(3)
# All pledges, whomever they concern.
ANYBODY = ""
ATTACK = "ASSAULT"

# ``kind`` is EVENT, CLAIM or PLEDGE; ``json`` is what :func:`account_of` and its like read.
bearings = Table(
    "bearings",
    derived,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("json", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

# ``day`` is counted as ``date.toordinal`` does, 0 where there is none.
bearing_keys = Table(
    "bearing_keys",
    derived,
    Column("key", Large, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Index("bearing_keys_by_report", "report"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)


def bearing(
    into: Derived, *, number: int, published: str | None, rows: Iterable[tuple[str, str, Mapping[str, Any]]], rejected: Collection[str]
) -> None:  # fmt: skip
    """Adds the rows of one report, whose records are given with kind and id; events that people ``rejected`` bear on nothing."""
    reading: dict[str, Any] = {"report": {"id": "", "published": published}, **{kind: [] for kind in BEARING}}
    for kind, key, record in rows:
        if kind in reading and not (kind == "events" and key in rejected):
            reading[kind].append(record)
    told = list(accounts(reading))
    for account in told:
        if account.happened and account.day is not None:
            _add(into, number, EVENT, account.place, _written_account(account), _ordinal(account.day), event_keys(account))
    for place, claim in enumerate(claims(reading, told)):
        _add(into, number, CLAIM, place, _written_claim(claim), _ordinal(claim.published), {key_of("claim", claim.body)})
    for place, pledge in enumerate(pledges(reading)):
        keys = {key_of("pledge", side, *_coded(pledge.coded)) for side in (ANYBODY, *pledge.sides)}
        _add(into, number, PLEDGE, place, _written_pledge(pledge), _ordinal(pledge.published), keys)


def key_of(*words: str | None) -> int:
    """The number that words are found by; None is anybody."""
    said = "\x1f".join(word or "" for word in words)
    return int.from_bytes(blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def pledge_keys(sides: Collection[str] | None, *, coded: bool | None) -> list[int]:
    """The keys of the pledges of these sides (None: of any), only those that events can be held against, or that none can, or all."""
    return [key_of("pledge", side, *_coded(one)) for side in sides or (ANYBODY,) for one in ((True, False) if coded is None else (coded,))]


def event_keys(account: Account) -> set[int]:
    """What an account is found by: its type and sides; the bodies, the treaty and the article it is about; whose country it attacks."""
    found = {key_of("sides", *sides) for sides in fits(account)}
    nameless = {one.name for one in (*account.actors, *account.recipients) if one.country is None}
    found |= {key_of("body", body, account.type) for body in account.bodies | nameless}
    if account.treaty is not None:
        found.add(key_of("treaty", account.treaty, account.type))
    if account.article is not None:
        found.add(key_of("article", account.type))
    if account.type == ATTACK:
        found |= {key_of("attack", one.country) for one in account.recipients if one.country is not None}
    return found


def account_of(text: str, *, report: str, outlet: str | None, published: str | None, family: str) -> Account:
    """An account as it was written, with what is known of its report."""
    (
        event, place, day, kind, mode, status, negated, historical, confidence, actors, recipients, places, bodies, treaty, article, armed,
        voice, figures, span,
    ) = json.loads(text)  # fmt: skip
    return Account(
        event=event, report=report, family=family, story=report, outlet=outlet, published=published, day=day, type=kind, mode=mode,
        status=status, negated=negated, historical=historical, confidence=confidence, actors=tuple(map(_party, actors)),
        recipients=tuple(map(_party, recipients)), places=frozenset(places), bodies=frozenset(bodies), treaty=treaty, article=article,
        armed=armed, voice=_voice(voice), figures=tuple(figures), span=_span(span), place=place,
    )  # fmt: skip


def claim_of(text: str, *, report: str, outlet: str | None, published: str | None) -> Claim:
    """A claim as it was written."""
    record, country, body, holds, since, voice, span = json.loads(text)
    return Claim(
        report=report, record=record, published=published, outlet=outlet, country=country, body=body, holds=holds, since=since,
        voice=_voice(voice), span=_span(span),
    )  # fmt: skip


def pledge_of(text: str, *, report: str, published: str | None) -> Pledge:
    """A pledge as it was written."""
    key, kind, holder, beneficiaries, trigger, consequence, deadline, basis, (start, end) = json.loads(text)
    return Pledge(
        id=key, report=report, published=published, kind=kind, holder=_party(holder), beneficiaries=tuple(map(_party, beneficiaries)),
        trigger=_pattern(trigger) if trigger is not None else None, consequence=_pattern(consequence), deadline=deadline, basis=basis,
        span=(start, end),
    )  # fmt: skip


# --- how ------------------------------------------------------------------------------------------------------------------


def _add(into: Derived, number: int, kind: int, place: int, document: list[Any], day: int, keys: Iterable[int]) -> None:
    into.bearings.append({"report": number, "kind": kind, "place": place, "json": written(document)})
    into.bearing_keys += [{"key": key, "day": day, "report": number, "place": place} for key in sorted(keys)]


def _coded(coded: bool) -> tuple[str, ...]:
    return () if coded else ("not coded",)


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day[:10]).toordinal() if day else 0


def _written_account(one: Account) -> list[Any]:
    return [
        one.event, one.place, one.day, one.type, one.mode, one.status, one.negated, one.historical, one.confidence,
        [_written_party(party) for party in one.actors], [_written_party(party) for party in one.recipients], sorted(one.places),
        sorted(one.bodies), one.treaty, one.article, one.armed, _written_party(one.voice), one.figures, one.span,
    ]  # fmt: skip


def _written_claim(one: Claim) -> list[Any]:
    return [one.record, one.country, one.body, one.holds, one.since, _written_party(one.voice), one.span]


def _written_pledge(one: Pledge) -> list[Any]:
    patterns = [
        [pattern.type, sorted(pattern.actors), sorted(pattern.recipients), sorted(pattern.about)] if pattern is not None else None
        for pattern in (one.trigger, one.consequence)
    ]
    helped = [_written_party(party) for party in one.beneficiaries]
    return [one.id, one.kind, _written_party(one.holder), helped, *patterns, one.deadline, one.basis, one.span]


def _written_party(party: Party | None) -> list[str | None] | None:
    return [party.id, party.name, party.kind, party.country, party.sector] if party is not None else None


def _party(told: Sequence[Any]) -> Party:
    key, name, kind, country, sector = told
    return Party(id=key, name=name, kind=kind, country=country, sector=sector)


def _voice(told: Sequence[Any] | None) -> Party | None:
    return _party(told) if told is not None else None


def _pattern(told: Sequence[Any]) -> Pattern:
    kind, *sides = told
    actors, recipients, about = map(frozenset, sides)
    return Pattern(type=kind, actors=actors, recipients=recipients, about=about)


def _span(told: Sequence[int] | None) -> tuple[int, int] | None:
    return (told[0], told[1]) if told is not None else None
