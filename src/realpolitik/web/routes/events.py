"""Events: who did what to whom; one by one, in pages, and counted by day."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.asking import (
    PLAIN,
    Confidence,
    Head,
    Judged,
    Key,
    Part,
    Power,
    ReportKey,
    ShownEvent,
    Since,
    Text,
    Told,
    Types,
    Until,
    Who,
)
from realpolitik.web.paging import CursorText, Limit, lines, listed
from realpolitik.web.problems import missing, refusals
from realpolitik.web.state import Opened

routes = APIRouter(tags=["events"])

Status = Literal["actual", "ongoing", "planned", "conditional", "hypothetical", "denied"]
Statuses = Annotated[list[Status] | None, Query(max_length=6, description="Whether it happened; several may be given")]
PlaceName = Annotated[Text | None, Query(max_length=200, pattern=PLAIN, description="The name of a place where it happened")]


class Events(Part):
    """A page of events."""

    items: list[ShownEvent]
    next: str | None


class OneEvent(Part):
    """An event and all that tells it."""

    event: ShownEvent
    tellings: list[ShownEvent] = Field(description="The event in every report that tells it")
    reprints: list[Head] = Field(description="Reports with the same words as one that tells it")
    counts: Told
    judgements: list[Judged]


class Count(Part):
    """How many events of a type one power directed at another."""

    day: str = Field(description="A day, month (2021-08) or year")
    type: str
    quad: int
    events: int


class Counts(Part):
    """Events by day, month or year."""

    items: list[Count]


@routes.get("/events", operation_id="events", responses={200: {"model": Events, **lines("Events, one a line")}})
def events(
    request: Request,
    store: Opened,
    type: Types = None,
    status: Statuses = None,
    historical: Annotated[bool | None, Query(description="Only what is history, or only what is none")] = None,
    actor: Who = None,
    recipient: Who = None,
    since: Since = None,
    until: Until = None,
    confidence: Confidence = 0.0,
    once: Annotated[bool, Query(description="One of what is judged the same")] = False,
    report: ReportKey = None,
    place: PlaceName = None,
    country: Power = None,
    newest: Annotated[bool, Query(description="The newest first")] = True,
    limit: Limit = None,
    cursor: CursorText = None,
) -> Response:
    """Events that meet all conditions, by day of publication; between days by their own first day, those that began before at the end."""
    conditions = {
        "types": type, "statuses": status, "historical": historical, "actor": actor, "recipient": recipient, "since": since, "until": until,
        "confidence": confidence, "once": once, "report_id": report, "place": place, "country": country, "newest": newest,
    }  # fmt: skip
    return listed(
        request, lambda most, after: api.browse_events(store, limit=most, after=after, **conditions), limit=limit, cursor=cursor,
        shape=(str, str, int, int),
    )  # fmt: skip


@routes.get("/events/{key}", operation_id="event", responses={200: {"model": OneEvent}, **refusals(404)})
def event(store: Opened, key: Key) -> Response:
    """One event, every report that tells it with its words, and what was judged of it."""
    try:
        return answer(api.event(store, key))
    except KeyError as error:
        raise missing(f"event '{key}'") from error


@routes.get("/counts", operation_id="counts", responses={200: {"model": Counts}})
def counts(
    store: Opened,
    actor: Annotated[str, Query(pattern=r"^[A-Z]{3}$", description="Who acts: a country code")],
    recipient: Annotated[str, Query(pattern=r"^[A-Z]{3}$", description="On whom: a country code")],
    by: Annotated[Literal["day", "month", "year"], Query(description="Counted together")] = "day",
    since: Since = None,
    until: Until = None,
) -> Response:
    """How many events of each type one power directs at another; only what happened or goes on, and is no history."""
    return answer({"items": store.pair_days(actor, recipient, since=since, until=until, period=by)})
