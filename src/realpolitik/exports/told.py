"""An event of the public record with what it refers to: the first step of every format that is about events."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

Record = Mapping[str, Any]
HAPPENED = ("actual", "ongoing")
# Readers of tables keep numbers as doubles, which hold whole numbers of 53 bits.
BITS = 53
NOBODY: Record = {}


@dataclass(frozen=True, slots=True)
class Told:
    """One event, the report that tells it, its parties, and the first place it is set at."""

    report: Record
    event: Record
    actors: tuple[Record, ...]
    recipients: tuple[Record, ...]
    places: tuple[Record, ...]
    figures: tuple[Record, ...]

    @property
    def place(self) -> Record:
        return self.places[0] if self.places else NOBODY

    @property
    def day(self) -> str | None:
        """The first day of the event; that of publication where the report does not tell; None where nobody knows."""
        when = self.event["when"] or {}
        return (when.get("start") or self.report["published"] or "")[:10] or None

    @property
    def source(self) -> str:
        """Where the report stands, or its id as a name of its own."""
        return self.report["url"] or f"urn:realpolitik:report:{self.report['id']}"

    def words(self, span: Iterable[int]) -> str:
        start, end = span
        return str(self.report["text"][start:end])


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a table of pairs: who does an event to whom; an empty record where one side is not told."""

    told: Told
    source: Record
    target: Record

    @property
    def number(self) -> int:
        """The same for the same event of the same pair, wherever and whenever it is written."""
        return number(str(self.told.event["id"]), str(self.source.get("id")), str(self.target.get("id")))


def told(records: Iterable[Record]) -> Iterator[Told]:
    """The events of records, in their order."""
    for record in records:
        actors, places, figures = ({one["id"]: one for one in record.get(kind, ())} for kind in ("actors", "places", "figures"))
        for event in record["events"]:
            yield Told(
                report=record["report"],
                event=event,
                actors=tuple(actors[one] for one in dict.fromkeys(event["actors"]) if one in actors),
                recipients=tuple(actors[one] for one in dict.fromkeys(event["recipients"]) if one in actors),
                places=tuple(places[one["place"]] for one in event["where"] if one["place"] in places),
                figures=tuple(figures[one] for one in event["figures"] if one in figures),
            )


def pairs(records: Iterable[Record]) -> Iterator[Pair]:
    """Each actor with each recipient; those who meet with each other, both ways, as codebooks of pairs have it."""
    for one in told(records):
        found: Iterable[tuple[Record, Record]]
        if not one.recipients and len(one.actors) > 1:
            found = permutations(one.actors, 2)
        else:
            found = product(one.actors or (NOBODY,), one.recipients or (NOBODY,))
        for source, target in found:
            yield Pair(one, source, target)


def undone(one: Told) -> str | None:
    """Why a format without a word for it cannot tell an event: it did not happen. None if it did."""
    if one.event["status"] not in HAPPENED:
        return str(one.event["status"])
    return "negated" if one.event["negated"] else None


def fitting(records: Iterable[Record], refuses: Callable[[Told], str | None], left_out: Counter[str]) -> Iterator[Record]:
    """Records with those events alone that a format does not refuse; the others are counted by reason."""
    for record in records:
        reasons = [refuses(one) for one in told([record])]
        left_out.update(reason for reason in reasons if reason is not None)
        yield {**record, "events": [event for event, reason in zip(record["events"], reasons, strict=True) if reason is None]}


def actor_key(actor: Record) -> str:
    """What an actor of any report is known by: its code and its name."""
    return f"actor-{number(str(actor['code']), str(actor['name']))}"


def number(*parts: str) -> int:
    """A positive whole number that stands for these words."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest()
    return 1 + int.from_bytes(digest, "big") % ((1 << BITS) - 1)
