"""What the methods of a client are made of: they name a path, a question and the type of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast
from urllib.parse import quote

import requests

from realpolitik.client.connection import Connection
from realpolitik.client.listing import Listing
from realpolitik.core.errors import BadInput

Answer = TypeVar("Answer")
PIECE = 65_536


class Resource:
    """A part of a service."""

    _connection: Connection

    def _one(
        self, kind: type[Answer], method: str, path: str, query: Mapping[str, Any] | None = None, *, body: Mapping[str, Any] | None = None
    ) -> Answer:
        """An answer of JSON, said to be of this kind."""
        return cast("Answer", self._connection.plain(self._connection.ask(method, path, query=query, body=body)))

    def _none(self, method: str, path: str, query: Mapping[str, Any] | None = None) -> None:
        self._connection.ask(method, path, query=query).close()

    def _text(self, path: str, *, accept: str) -> str:
        with self._connection.ask("GET", path, accept=accept) as answer:
            return bytes(answer.content).decode("utf-8")

    def _pieces(self, path: str, query: Mapping[str, Any], *, accept: str) -> Iterator[bytes]:
        """A file in pieces; what cannot be written at all is told before the first is asked for."""
        answer = self._connection.ask("GET", path, query=query, accept=accept, stream=True)
        return self._come(answer)

    def _come(self, answer: Any) -> Iterator[bytes]:
        with answer:
            try:
                yield from answer.iter_content(PIECE)
            except requests.RequestException as error:
                raise self._connection.broken(error) from error

    def _list(self, kind: type[Answer], path: str, query: Mapping[str, Any], *, limit: int | None) -> Listing[Answer]:
        return Listing(self._connection, path, query, limit=limit)


def address(shape: str, **parts: str) -> str:
    """A path with its parts filled in: ``address("/v1/events/{key}", key="e1")``."""
    for name, part in parts.items():
        if part in ("", ".", ".."):
            raise BadInput("usage", f"{name}: '{part}' is no id")
    return shape.format(**{name: quote(part, safe="") for name, part in parts.items()})
