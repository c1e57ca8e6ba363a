"""Pairs. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, TypedDict

from realpolitik.client.resource import Resource, address


class Direction(TypedDict):
    """What one power does to the other, as `realpolitik posture --json` tells it, with weeks for drawing."""

    source: str  # Who acts
    target: str  # On whom
    since: str
    until: str
    window: int  # The last days that are held against those before
    enough: bool  # False: fewer than ten deeds, nothing is said of where it goes
    dual_track: bool  # Cooperation and force both surely rise
    counts: dict[str, int]  # Deeds, events, reports, stories and sources
    tracks: list[dict[str, Any]]  # Talk, deliver, press, force; and of force show and use
    deeds: list[dict[str, Any]]  # What was done, each with its events and reports; of many the newest
    left_out: int  # How many earlier deeds are counted and not listed: ask for them with until
    dual_spans: list[dict[str, str]]  # Weeks at whose end it was a dual track


class Forecast(TypedDict):
    """What the coming days let expect."""

    since: str
    until: str
    known: int  # Days of past it rests on
    forecasts: list[Pair]  # Rows about a track, about the next act, or why nothing is known


class Foremost(TypedDict):
    """A pair and how much is known of it."""

    source: str  # Who acts
    target: str  # On whom
    events: int  # Events, each report's counted apart


class ForemostPairs(TypedDict):
    """The pairs with the most events."""

    items: list[Foremost]


class Pair(TypedDict):
    """A directed pair of powers."""

    source: str  # Who acts
    target: str  # On whom


class Posture(TypedDict):
    """A pair, both ways."""

    directions: list[Direction]  # What the first does to the second, then the other way


class PairsResource(Resource):
    """Of a service: pairs."""

    def pairs(self, *, since: str | None = None, until: str | None = None, limit: int = 100) -> ForemostPairs:
        """The pairs of powers with the most events between two days.

        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``limit``: How many at most.
        """
        query = {"since": since, "until": until, "limit": limit}
        return self._one(ForemostPairs, "GET", "/v1/pairs", query)

    def pair(self, left: str, right: str, *, since: str | None = None, until: str | None = None, window: int = 28) -> Posture:
        """How two powers stand to each other over time: four tracks, either way.

        - ``left``: A country, body or armed group.
        - ``right``: A country, body or armed group.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``window``: The last days that are held against those before.
        """
        query = {"since": since, "until": until, "window": window}
        return self._one(Posture, "GET", address("/v1/pairs/{left}/{right}", left=left, right=right), query)

    def pair_forecast(self, left: str, right: str, *, days: int = 7) -> Forecast:
        """What the days after the last known one may bring between two powers; nothing is kept.

        - ``left``: A country, body or armed group.
        - ``right``: A country, body or armed group.
        - ``days``: How many days are foretold.
        """
        query = {"days": days}
        return self._one(Forecast, "GET", address("/v1/pairs/{left}/{right}/forecast", left=left, right=right), query)
