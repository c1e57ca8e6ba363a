"""What a service tells as it comes: alarms and the progress of an ingest, without a gap when the line breaks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import requests

from realpolitik.client.connection import Connection, ServiceError

MEDIA = "text/event-stream"
# The service says something every 15 seconds; one that is silent for so long is gone.
SILENCE = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class News(NamedTuple):
    """An event of the stream: ``event`` is ``alarm`` or ``progress``; with ``id`` a later client hears what came since."""

    id: str
    event: str
    data: dict[str, Any]


def listen(connection: Connection, last: str | None) -> Iterator[News]:
    """Events without end. Raises :class:`ServiceError` where the service refuses, or is gone for longer than it is waited for."""
    pause, gone = FIRST_PAUSE, 0.0
    while True:
        trouble: ServiceError | None = None
        try:
            for one in _events(connection, last):
                last, pause, gone = one.id, FIRST_PAUSE, 0.0
                yield one
        except ServiceError as error:
            # Who was refused once will be again.
            if error.status is not None and error.status < 500:
                raise
            trouble = error
        if trouble is not None and gone + pause > connection.patience:
            raise trouble
        connection.sleep(pause)
        gone, pause = gone + pause, min(pause * 2, LONGEST_PAUSE)


def _events(connection: Connection, last: str | None) -> Iterator[News]:
    """The events of one connection, until it ends."""
    headers = {"Accept-Encoding": "identity"} | ({} if last is None else {"Last-Event-ID": last})
    answer = connection.ask("GET", "/v1/stream", accept=MEDIA, headers=headers, stream=True, timeout=SILENCE)
    fields: dict[str, str] = {}
    with answer:
        try:
            # A byte at a time: whatever waits for more would hold an alarm back.
            for line in answer.iter_lines(chunk_size=1, decode_unicode=False):
                name, _, value = line.decode("utf-8").partition(":")
                if line:
                    fields[name] = value.removeprefix(" ")
                    continue
                if "data" in fields:
                    yield News(fields.get("id", ""), fields.get("event", "message"), json.loads(fields["data"]))
                fields = {}
        except requests.RequestException as error:
            raise connection.broken(error) from error
        except ValueError as error:
            raise ServiceError(f"{connection.address} answers, but tells no events") from error
