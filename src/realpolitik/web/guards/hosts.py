"""The host a request names: ours, lest a page elsewhere gives our address a name of its own and reads what we answer."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from realpolitik.web.guards.asked import only
from realpolitik.web.problems import problem

HOST = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)(?::\d{1,5})?")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
# Longer than any question that the page asks.
LONGEST_QUERY = 8192
LONGEST_HEADERS = 32_768


class Hosts:
    """Refuses other hosts than ``names`` (None: any, for where tokens are asked for), and questions without measure."""

    def __init__(self, app: ASGIApp, *, names: Collection[str] | None) -> None:
        self.app, self.names = app, None if names is None else {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            found = HOST.fullmatch(only(scope, "host") or "")
        except ValueError:
            found = None
        if found is None:
            await problem(400, "the request names no host, or none that can be read")(scope, receive, send)
        elif self.names is not None and found[1].lower() not in self.names:
            await problem(421, "this service does not go by that name: allow it with --allow-host NAME")(scope, receive, send)
        elif len(scope["query_string"]) > LONGEST_QUERY:
            await problem(414, f"the question is longer than {LONGEST_QUERY:,} characters")(scope, receive, send)
        elif sum(len(name) + len(value) for name, value in scope["headers"]) > LONGEST_HEADERS:
            await problem(431, f"the headers are longer than {LONGEST_HEADERS:,} characters")(scope, receive, send)
        else:
            await self.app(scope, receive, send)
