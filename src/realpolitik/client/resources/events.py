"""Events. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Literal, TypedDict

from realpolitik.client.listing import Listing
from realpolitik.client.resource import Resource, address
from realpolitik.client.resources.shapes import Head, Judged, ShownEvent, StatusWord, Told, TypeWord


class Count(TypedDict):
    """How many events of a type one power directed at another."""

    day: str  # A day, month (2021-08) or year
    type: str
    quad: int
    events: int


class Counts(TypedDict):
    """Events by day, month or year."""

    items: list[Count]


class OneEvent(TypedDict):
    """An event and all that tells it."""

    event: ShownEvent
    tellings: list[ShownEvent]  # The event in every report that tells it
    reprints: list[Head]  # Reports with the same words as one that tells it
    counts: Told
    judgements: list[Judged]


class EventsResource(Resource):
    """Of a service: events."""

    def events(
        self,
        *,
        type: list[TypeWord] | None = None,
        status: list[StatusWord] | None = None,
        historical: bool | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        since: str | None = None,
        until: str | None = None,
        confidence: float = 0.0,
        once: bool = False,
        report: str | None = None,
        place: str | None = None,
        country: str | None = None,
        newest: bool = True,
        limit: int | None = None,
    ) -> Listing[ShownEvent]:
        """Events that meet all conditions, by day of publication; between days by their own first day, those that began before at the end.

        - ``type``: Types of PLOVER; several may be given.
        - ``status``: Whether it happened; several may be given.
        - ``historical``: Only what is history, or only what is none.
        - ``actor``: A country code (RUS), an actor's id or its name.
        - ``recipient``: A country code (RUS), an actor's id or its name.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``confidence``: Leave out events below this confidence.
        - ``once``: One of what is judged the same.
        - ``report``: The id of a report.
        - ``place``: The name of a place where it happened.
        - ``country``: A country code, or IGO, NGO ….
        - ``newest``: The newest first.
        - ``limit``: how many rows in all; None: every one.
        """
        query = {
            "type": type,
            "status": status,
            "historical": historical,
            "actor": actor,
            "recipient": recipient,
            "since": since,
            "until": until,
            "confidence": confidence,
            "once": once,
            "report": report,
            "place": place,
            "country": country,
            "newest": newest,
        }
        return self._list(ShownEvent, "/v1/events", query, limit=limit)

    def event(self, key: str) -> OneEvent:
        """One event, every report that tells it with its words, and what was judged of it.

        - ``key``: An id.
        """
        return self._one(OneEvent, "GET", address("/v1/events/{key}", key=key))

    def counts(
        self, actor: str, recipient: str, *, by: Literal["day", "month", "year"] = "day", since: str | None = None, until: str | None = None
    ) -> Counts:
        """How many events of each type one power directs at another; only what happened or goes on, and is no history.

        - ``actor``: Who acts: a country code.
        - ``recipient``: On whom: a country code.
        - ``by``: Counted together.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        """
        query = {"actor": actor, "recipient": recipient, "by": by, "since": since, "until": until}
        return self._one(Counts, "GET", "/v1/counts", query)
