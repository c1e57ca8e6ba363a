"""The store at a glance: today, who stands with whom, what happened where."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.asking import Day, Part, Since, Track, Types, Until
from realpolitik.web.routes.reports import Counted
from realpolitik.web.state import Opened, Remembered, State

routes = APIRouter(tags=["overview"])

Most = Annotated[int, Query(ge=1, le=1000, description="How many at most")]


class Today(Part):
    """What a day of publication brought."""

    day: str | None = Field(description="ISO day; null in a store without dated reports")
    reports: list[Counted]
    counts: dict[str, int] = Field(description="Reports, stories and events of the day")
    alarms: list[dict[str, object]] = Field(description="Of the week up to the day, the newest first")
    moved: list[dict[str, object]] = Field(description="The pairs that moved most surely by then, as a pair tells each direction")


class Bond(Part):
    """What passed between two powers, either way."""

    left: str
    right: str
    counts: dict[str, int] = Field(description="Events by track: talk, deliver, press, force")
    share: float = Field(description="Of all that passed between any two")
    shares: dict[str, float] = Field(description="The same on each track")
    sign: Literal[1, 0, -1] | None = Field(description="For, mixed, against; null: too few to say")


class Network(Part):
    """Who stands with whom."""

    since: str
    until: str
    bonds: list[Bond]
    groups: list[list[str]] = Field(description="Powers that stand together")


class MapPlace(Part):
    """A place and what happened there."""

    name: str
    country: str | None
    lat: float
    lon: float
    events: int
    quads: list[int] = Field(description="Events by quad, 1 to 4: talk, deliver, press, force")


class End(Part):
    """Where a movement begins or ends."""

    name: str
    lat: float
    lon: float


class Move(Part):
    """Movements from one place to another."""

    from_: End = Field(alias="from")
    to: End
    count: int


class Map(Part):
    """What happened where."""

    places: list[MapPlace]
    movements: list[Move] = Field(description="Of the newest reports of these days")


@routes.get("/today", operation_id="today", responses={200: {"model": Today}})
def today(store: Opened, remember: Remembered, day: Day = None) -> Response:
    """What a day of publication brought; the newest day if none is given."""
    return remember(lambda: api.today(store, day))


@routes.get("/network", operation_id="network", responses={200: {"model": Network}})
def network(
    store: Opened, remember: Remembered, since: Since = None, until: Until = None,
    track: Annotated[Track | None, Query(description="Those with most events on this track")] = None, limit: Most = 100,
) -> Response:  # fmt: skip
    """Who stands with whom, by events; of the last year if no first day is given."""
    return remember(lambda: api.network(store, since=since, until=until, track=track, limit=limit))


@routes.get("/map", operation_id="map", responses={200: {"model": Map}})
def event_map(
    store: Opened, remember: Remembered, since: Since = None, until: Until = None, type: Types = None, limit: Most = 500
) -> Response:
    """Where events happened between two days, counted by place, and who or what moved from where to where."""
    return remember(lambda: api.event_map(store, since=since, until=until, types=type, limit=limit))


def warm(shared: State) -> None:
    """Works out what whoever opens the page sees first; where that fails, whoever asks hears why."""
    with suppress(Exception):
        shared.memory.get(("/v1/today", ""), lambda: api.today(shared.store, None))
