"""How two powers stand to each other: the foremost pairs, a pair over time, what may come between them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import Part, Since, Text, Until
from realpolitik.web.problems import refusals
from realpolitik.web.state import Opened, Remembered

routes = APIRouter(tags=["pairs"])

# So many deeds of each direction are listed; two that have thousands a year are told of faster than these could be sent.
LISTED = 500
Power = Annotated[Text, Path(min_length=2, max_length=100, pattern=r"^[^\x00-\x1f/]+$", description="A country, body or armed group")]


class Pair(Part):
    """A directed pair of powers."""

    source: str = Field(description="Who acts")
    target: str = Field(description="On whom")


class Foremost(Pair):
    """A pair and how much is known of it."""

    events: int = Field(description="Events, each report's counted apart")


class ForemostPairs(BaseModel):
    """The pairs with the most events."""

    items: list[Foremost]


class Direction(Pair):
    """What one power does to the other, as `realpolitik posture --json` tells it, with weeks for drawing."""

    since: str
    until: str
    window: int = Field(description="The last days that are held against those before")
    enough: bool = Field(description="False: fewer than ten deeds, nothing is said of where it goes")
    dual_track: bool = Field(description="Cooperation and force both surely rise")
    counts: dict[str, int] = Field(description="Deeds, events, reports, stories and sources")
    tracks: list[dict[str, Any]] = Field(description="Talk, deliver, press, force; and of force show and use")
    deeds: list[dict[str, Any]] = Field(description="What was done, each with its events and reports; of many the newest")
    left_out: int = Field(description="How many earlier deeds are counted and not listed: ask for them with until")
    dual_spans: list[dict[str, str]] = Field(description="Weeks at whose end it was a dual track")


class Posture(BaseModel):
    """A pair, both ways."""

    directions: list[Direction] = Field(description="What the first does to the second, then the other way")


class Forecast(BaseModel):
    """What the coming days let expect."""

    since: str
    until: str
    known: int = Field(description="Days of past it rests on")
    forecasts: list[Pair] = Field(description="Rows about a track, about the next act, or why nothing is known")


@routes.get("/pairs", operation_id="pairs", responses={200: {"model": ForemostPairs}})
def foremost(
    store: Opened,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many at most")] = 100,
) -> Response:
    """The pairs of powers with the most events between two days."""
    return answer({"items": api.foremost_pairs(store, since=since, until=until, limit=limit)})


@routes.get("/pairs/{left}/{right}", operation_id="pair", responses={200: {"model": Posture}, **refusals(422)})
def pair(
    store: Opened,
    remember: Remembered,
    left: Power,
    right: Power,
    since: Since = None,
    until: Until = None,
    window: Annotated[int, Query(ge=1, le=366, description="The last days that are held against those before")] = 28,
) -> Response:
    """How two powers stand to each other over time: four tracks, either way."""

    def told() -> dict[str, Any]:
        return {"directions": api.posture(store, left, right, since=since, until=until, window=window, weekly=True, listed=LISTED)}

    return remember(told)


@routes.get("/pairs/{left}/{right}/forecast", operation_id="pair_forecast", responses={200: {"model": Forecast}, **refusals(422)})
def forecast(
    store: Opened,
    remember: Remembered,
    left: Power,
    right: Power,
    days: Annotated[int, Query(ge=1, le=60, description="How many days are foretold")] = 7,
) -> Response:
    """What the days after the last known one may bring between two powers; nothing is kept."""
    return remember(lambda: api.forecast(store, left, right, days=days, keep=False))
