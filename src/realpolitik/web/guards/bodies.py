"""Bodies: taken whole before a route hears of them, so much and so fast, or not at all."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from realpolitik.web.problems import problem


class Bodies:
    """Refuses bodies of more than ``largest`` bytes, and those that have not come in ``patience`` seconds."""

    def __init__(self, app: ASGIApp, *, largest: int, patience: float) -> None:
        self.app, self.largest, self.patience = app, largest, patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdigit() or int(said[:18]) > self.largest:
            await self._too_large(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._whole(receive), self.patience)
        except TimeoutError:
            await problem(408, f"the body did not come within {self.patience:g} seconds", headers={"connection": "close"})(
                scope, receive, send
            )
            return
        if body is None:
            await self._too_large(scope, receive, send)
            return
        given = False

        async def again() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, again, send)

    async def _too_large(self, scope: Scope, receive: Receive, send: Send) -> None:
        # What is still to come of it is not waited for.
        await problem(413, f"the body has more than {self.largest:,} bytes", headers={"connection": "close"})(scope, receive, send)

    async def _whole(self, receive: Receive) -> bytes | None:
        """The body; None if it is too large."""
        pieces, size, more = [], 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            pieces.append(message.get("body", b""))
            size += len(pieces[-1])
            more = message.get("more_body", False)
            if size > self.largest:
                return None
        return b"".join(pieces)
