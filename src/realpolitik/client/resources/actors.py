"""Actors. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource, address
from realpolitik.client.resources.shapes import Head, Shown, ShownEvent


class Actor(TypedDict):
    """An actor in a list."""

    id: str
    name: str
    country: str | None
    kind: str | None
    code: str | None


class Found(TypedDict):
    """What has the words asked for."""

    reports: list[Hit]
    actors: list[Actor]
    events: list[ShownEvent]


class Hit(TypedDict):
    """A report that was found."""

    id: str
    title: str  # Its headline, or its first line
    outlet: str | None
    url: str | None
    published: str | None  # ISO day
    events: int
    snippet: str  # A piece of it; what was found stands between U+0001 and U+0002


# An office held, and who says so.
Office = TypedDict(
    "Office",
    {
        "title": str | None,
        "organisation": str | None,
        "country": str | None,
        "from": str | None,
        "to": str | None,
        "basis": str | None,  # text or knowledge
        "report": "Head | None",
    },
)


class OneActor(TypedDict):
    """What the last reports that name an actor say of it."""

    actor: dict[str, Any]  # As the newest report has it, with the aliases of all
    reports: int  # How many reports were looked at: the last 200 at most
    offices: list[Office]
    statements: list[Shown]
    stances_given: list[Shown]
    stances_received: list[Shown]
    partners: list[Partner]
    events: list[ShownEvent]


class Partner(TypedDict):
    """With whom an actor has to do."""

    id: str
    name: str
    power: str | None
    events: int
    quads: list[int]  # Events by quad, 1 to 4


class ActorsResource(Resource):
    """Of a service: actors."""

    def actors(self, *, q: str | None = None, limit: int | None = None) -> Listing[Actor]:
        """Actors that take part in events, by name; one that several reports name has one id if they mean the same.

        - ``q``: What the name holds; the closest come first.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {"q": q}
        return self._list(Actor, "/v1/actors", query, limit=limit)

    def actor(self, key: str) -> OneActor:
        """One actor: offices over time, statements, stances, partners and newest events, from the last reports that name it.

        - ``key``: An id.
        """
        return self._one(OneActor, "GET", address("/v1/actors/{key}", key=key))

    def search(self, q: str, *, limit: int = 20) -> Found:
        """Reports that have all these words, actors whose name holds them, and the newest events of the closest of these.

        - ``q``: Words that reports must have; in "…": in a row.
        - ``limit``: How many reports at most.
        """
        query = {"q": q, "limit": limit}
        return self._one(Found, "GET", "/v1/search", query)
