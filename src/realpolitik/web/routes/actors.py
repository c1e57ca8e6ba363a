"""Actors across reports, and search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import PLAIN, Head, Key, Part, Shown, ShownEvent, Text
from realpolitik.web.paging import CursorText, Limit, lines, listed
from realpolitik.web.problems import missing, refusals
from realpolitik.web.routes.reports import Counted
from realpolitik.web.state import Opened

routes = APIRouter(tags=["actors"])


class Actor(Part):
    """An actor in a list."""

    id: str
    name: str
    country: str | None
    kind: str | None
    code: str | None


class Actors(Part):
    """A page of actors."""

    items: list[Actor]
    next: str | None


class Office(Part):
    """An office held, and who says so."""

    title: str | None
    organisation: str | None
    country: str | None
    from_: str | None = Field(alias="from")
    to: str | None
    basis: str | None = Field(description="text or knowledge")
    report: Head | None


class Partner(Part):
    """With whom an actor has to do."""

    id: str
    name: str
    power: str | None
    events: int
    quads: list[int] = Field(description="Events by quad, 1 to 4")


class OneActor(Part):
    """What the last reports that name an actor say of it."""

    actor: dict[str, object] = Field(description="As the newest report has it, with the aliases of all")
    reports: int = Field(description="How many reports were looked at: the last 200 at most")
    offices: list[Office]
    statements: list[Shown]
    stances_given: list[Shown]
    stances_received: list[Shown]
    partners: list[Partner]
    events: list[ShownEvent]


class Hit(Counted):
    """A report that was found."""

    snippet: str = Field(description="A piece of it; what was found stands between U+0001 and U+0002")


class Found(Part):
    """What has the words asked for."""

    reports: list[Hit]
    actors: list[Actor]
    events: list[ShownEvent]


@routes.get("/actors", operation_id="actors", responses={200: {"model": Actors, **lines("Actors, one a line")}})
def actors(
    request: Request, store: Opened,
    q: Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="What the name holds; the closest come first")] = None,
    limit: Limit = None, cursor: CursorText = None,
) -> Response:  # fmt: skip
    """Actors that take part in events, by name; one that several reports name has one id if they mean the same."""
    return listed(
        request, lambda most, after: api.browse_actors(store, q, limit=most, after=after), limit=limit, cursor=cursor,
        shape=((str, int),),
    )  # fmt: skip


@routes.get("/actors/{key}", operation_id="actor", responses={200: {"model": OneActor}, **refusals(404)})
def actor(store: Opened, key: Key) -> Response:
    """One actor: offices over time, statements, stances, partners and newest events, from the last reports that name it."""
    try:
        return answer(api.actor(store, key))
    except KeyError as error:
        raise missing(f"actor '{key}'") from error


@routes.get("/search", operation_id="search", responses={200: {"model": Found}})
def search(
    store: Opened,
    q: Annotated[Text, Query(min_length=1, max_length=200, pattern=PLAIN, description='Words that reports must have; in "…": in a row')],
    limit: Annotated[int, Query(ge=1, le=200, description="How many reports at most")] = 20,
) -> Response:
    """Reports that have all these words, actors whose name holds them, and the newest events of the closest of these."""
    return answer(api.search(store, q, limit=limit))
