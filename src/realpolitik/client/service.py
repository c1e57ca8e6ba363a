"""A service as an object: every endpoint of its description is a method of the same name."""

from __future__ import annotations

from collections.abc import Iterator

from realpolitik.client.connection import Connection
from realpolitik.client.resources.actors import ActorsResource
from realpolitik.client.resources.commitments import CommitmentsResource
from realpolitik.client.resources.events import EventsResource
from realpolitik.client.resources.judgements import JudgementsResource
from realpolitik.client.resources.overview import OverviewResource
from realpolitik.client.resources.pairs import PairsResource
from realpolitik.client.resources.powers import PowersResource
from realpolitik.client.resources.reading import ReadingResource
from realpolitik.client.resources.reports import ReportsResource
from realpolitik.client.resources.session import SessionResource
from realpolitik.client.resources.status import StatusResource
from realpolitik.client.resources.tripwires import TripwiresResource
from realpolitik.client.stream import News, listen

HERE = "http://127.0.0.1:8420"


class Client(
    StatusResource, OverviewResource, EventsResource, ReportsResource, ActorsResource, PairsResource, PowersResource,
    CommitmentsResource, TripwiresResource, JudgementsResource, ReadingResource, SessionResource,
):  # fmt: skip
    """Asks a service; used in one thread at a time, and closed at the end, best by ``with``.

    ``token`` is shown with every question. ``timeout`` is how many seconds an answer may take to begin, ``patience`` how many in all are
    waited where the service says that it is busy, or is gone for a while.
    """

    def __init__(self, address: str = HERE, *, token: str | None = None, timeout: float = 300.0, patience: float = 60.0) -> None:
        self._connection = Connection(address, token=token, timeout=timeout, patience=patience)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._connection.address!r})"

    def close(self) -> None:
        """Lets the connection go."""
        self._connection.session.close()

    def stream(self, *, last_event_id: str | None = None) -> Iterator[News]:
        """New alarms and how far an ingest is, as they come and without end; where the line breaks, it goes on with what came meanwhile.

        - ``last_event_id``: The ``id`` of the last event: what came since is told.
        """
        return listen(self._connection, last_event_id)
