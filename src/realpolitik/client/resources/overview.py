"""The store at a glance. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from realpolitik.client.resource import Resource
from realpolitik.client.resources.shapes import Counted, TypeWord


class Bond(TypedDict):
    """What passed between two powers, either way."""

    left: str
    right: str
    counts: dict[str, int]  # Events by track: talk, deliver, press, force
    share: float  # Of all that passed between any two
    shares: dict[str, float]  # The same on each track
    sign: Literal[1, 0, -1] | None  # For, mixed, against; null: too few to say


class End(TypedDict):
    """Where a movement begins or ends."""

    name: str
    lat: float
    lon: float


class Map(TypedDict):
    """What happened where."""

    places: list[MapPlace]
    movements: list[Move]  # Of the newest reports of these days


class MapPlace(TypedDict):
    """A place and what happened there."""

    name: str
    country: str | None
    lat: float
    lon: float
    events: int
    quads: list[int]  # Events by quad, 1 to 4: talk, deliver, press, force


# Movements from one place to another.
Move = TypedDict(
    "Move",
    {
        "from": "End",
        "to": "End",
        "count": int,
    },
)


class Network(TypedDict):
    """Who stands with whom."""

    since: str
    until: str
    bonds: list[Bond]
    groups: list[list[str]]  # Powers that stand together


class Today(TypedDict):
    """What a day of publication brought."""

    day: str | None  # ISO day; null in a store without dated reports
    reports: list[Counted]
    counts: dict[str, int]  # Reports, stories and events of the day
    alarms: list[dict[str, Any]]  # Of the week up to the day, the newest first
    moved: list[dict[str, Any]]  # The pairs that moved most surely by then, as a pair tells each direction


class OverviewResource(Resource):
    """Of a service: the store at a glance."""

    def today(self, *, day: str | None = None) -> Today:
        """What a day of publication brought; the newest day if none is given.

        - ``day``: An ISO day: 2021-08-20.
        """
        query = {"day": day}
        return self._one(Today, "GET", "/v1/today", query)

    def network(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        track: Literal["talk", "deliver", "press", "force"] | None = None,
        limit: int = 100,
    ) -> Network:
        """Who stands with whom, by events; of the last year if no first day is given.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``track``: Those with most events on this track.
        - ``limit``: How many at most.
        """
        query = {"since": since, "until": until, "track": track, "limit": limit}
        return self._one(Network, "GET", "/v1/network", query)

    def map(self, *, since: str | None = None, until: str | None = None, type: list[TypeWord] | None = None, limit: int = 500) -> Map:
        """Where events happened between two days, counted by place, and who or what moved from where to where.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``type``: Types of PLOVER; several may be given.
        - ``limit``: How many at most.
        """
        query = {"since": since, "until": until, "type": type, "limit": limit}
        return self._one(Map, "GET", "/v1/map", query)
