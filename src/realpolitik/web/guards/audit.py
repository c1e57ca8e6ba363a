"""Who did what, when, and what came of it: a line of JSON for all that changes something or was refused; never a token, never a body."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from realpolitik.web.guards.asked import SAFE, of_service

REFUSED = frozenset({400, 401, 403, 408, 413, 414, 415, 421, 429, 431})
LONGEST = 200


class Audit:
    """Writes the lines at the end of a file; what was asked for in a query may be anything, so it is left out."""

    def __init__(self, app: ASGIApp, *, path: Path) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, outcome = time.monotonic(), 0

        async def say(message: Message) -> None:
            nonlocal outcome
            if message["type"] == "http.response.start":
                outcome = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, say)
        finally:
            if outcome in REFUSED or (scope["method"] not in SAFE and of_service(scope["path"])):
                self._write(scope, outcome, time.monotonic() - begun)

    def _write(self, scope: Scope, outcome: int, seconds: float) -> None:
        state, client = scope.get("state", {}), scope.get("client")
        line = json.dumps({
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"), "who": state.get("name"), "role": state.get("role"),
            "from": client[0] if client else None, "method": scope["method"][:LONGEST], "path": scope["path"][:LONGEST],
            "outcome": outcome, "ms": round(1000 * seconds),
        })  # fmt: skip
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line.encode() + b"\n")
        finally:
            os.close(handle)
