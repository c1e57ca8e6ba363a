"""A list that a service gives in pages: walked through without a thought for pages, or streamed as it is read from the store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypedDict, TypeVar, cast

import requests

from realpolitik.client.connection import Connection, ServiceError

Item = TypeVar("Item")
LINES = "application/x-ndjson"
# Rows that a page has, where the client chooses.
USUAL = 200


class Page(TypedDict, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next: str | None  # where the next page begins; None: this was the last


class Listing(Generic[Item]):
    """A list of a service; nothing is asked until it is walked through, and then anew each time.

    ``for row in listing`` asks for page after page; ``listing.lines()`` has all of it in one answer that is read as it comes.
    """

    def __init__(self, connection: Connection, path: str, query: Mapping[str, Any], *, limit: int | None) -> None:
        self._connection, self._path, self._query, self._limit = connection, path, query, limit

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page["items"]

    def pages(self, *, cursor: str | None = None) -> Iterator[Page[Item]]:
        """Page after page, the first at ``cursor`` (the ``next`` of a page), until ``limit`` rows are told."""
        left = self._limit
        while left is None or left > 0:
            found = self.page(limit=USUAL if left is None else min(left, USUAL), cursor=cursor)
            yield found
            cursor = found["next"]
            left = None if left is None else left - len(found["items"])
            if cursor is None:
                return

    def page(self, *, limit: int | None = None, cursor: str | None = None) -> Page[Item]:
        """One page of at most 1,000 rows."""
        query = {**self._query, "limit": limit, "cursor": cursor}
        return cast("Page[Item]", self._connection.plain(self._connection.ask("GET", self._path, query=query)))

    def lines(self, *, cursor: str | None = None) -> Iterator[Item]:
        """All rows in one answer (NDJSON), each as soon as it is there; for much that is wanted at once."""
        query = {**self._query, "limit": self._limit, "cursor": cursor}
        answer = self._connection.ask("GET", self._path, query=query, accept=LINES, stream=True)
        with answer:
            try:
                for line in answer.iter_lines(chunk_size=65_536):
                    if line:
                        yield json.loads(line)
            except requests.RequestException as error:
                raise self._connection.broken(error) from error
            except ValueError as error:
                raise ServiceError(f"{self._connection.address} answers, but not in lines of JSON") from error
