"""Alarms and the progress of an ingest as they come: server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from realpolitik import api
from realpolitik.web.news import Listener, News
from realpolitik.web.problems import refusals
from realpolitik.web.state import Shared

routes = APIRouter(tags=["stream"])

# A line now and then, lest what lies between takes the connection for dead; whoever has lost the right to listen is found out then too.
BEAT = 15.0
MOST = 200
MEDIA = "text/event-stream"


@routes.get(
    "/stream", operation_id="stream", response_class=Response,
    responses={200: {"content": {MEDIA: {"schema": {"type": "string"}}}, "description": "Events `alarm` and `progress`"}, **refusals(503)},
)  # fmt: skip
async def stream(
    request: Request, shared: Shared,
    last_event_id: Annotated[str | None, Header(max_length=100, description="The `id` of the last event: what came since is told")] = None,
) -> Response:  # fmt: skip
    """New alarms (event `alarm`, as the list of alarms has them) and how far an ingest is (`progress`), until you leave."""
    news: News = request.app.state.news
    if len(news.listeners) >= MOST:
        raise HTTPException(503, f"{MOST} listen already: come again later")
    one = await news.listen(last_event_id)
    name = getattr(request.state, "name", None)
    entry = next((one for one in shared.tokens.listed() if one.name == name), None) if shared.tokens is not None else None
    return StreamingResponse(
        _events(news, one, shared.tokens, entry), media_type=MEDIA, headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )


async def _events(news: News, one: Listener, tokens: api.Tokens | None, entry: api.Entry | None) -> AsyncIterator[bytes]:
    try:
        yield b"retry: 2000\n\n"
        while True:
            try:
                told = await asyncio.wait_for(one.queue.get(), BEAT)
            except TimeoutError:
                yield b": still here\n\n"
                told = ("", "", {})
            if told is None or not await run_in_threadpool(_may, tokens, entry):
                return
            if told[1]:
                # One line of JSON: nothing in it can end an event.
                yield f"id: {told[0]}\nevent: {told[1]}\ndata: {json.dumps(told[2])}\n\n".encode()
    finally:
        news.leave(one)


def _may(tokens: api.Tokens | None, entry: api.Entry | None) -> bool:
    return tokens is None or entry in tokens.listed()
