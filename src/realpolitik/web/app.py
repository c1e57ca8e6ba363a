"""The application: one store, its resources under ``/v1``, and the page."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import realpolitik
from realpolitik import api
from realpolitik.web import page, problems
from realpolitik.web.freshness import Freshness
from realpolitik.web.headers import Headers
from realpolitik.web.memory import Memory
from realpolitik.web.news import News
from realpolitik.web.routes import (
    actors,
    events,
    judgements,
    overview,
    owed,
    pairs,
    powers,
    reading,
    reports,
    schema,
    session,
    status,
    stream,
    tripwires,
)
from realpolitik.web.settings import Settings
from realpolitik.web.state import State

RESOURCES = (status, overview, events, reports, actors, pairs, powers, owed, tripwires, judgements, reading, stream, session, schema)
# So many rows are made before they are looked through for what may go: an answer has as many.
YOUNG = 20_000
ABOUT = "A sourced record of who did what to whom, who said what, and who owes what, as news reports tell it."


class Service(FastAPI):
    """An application that describes its problems as it answers them."""

    def openapi(self) -> dict[str, Any]:
        """The description of all resources (OpenAPI 3.1)."""
        found = super().openapi()
        found["components"]["schemas"].setdefault("Problem", problems.Problem.model_json_schema())
        return found


def create_app(store_url: str | Path, settings: Settings | None = None, *, guards: Sequence[Middleware] = ()) -> FastAPI:
    """An application over a store that is there; ``guards`` stand before everything else, the first outermost.

    A guard that knows who asks writes the role (reader, analyst, admin) into ``scope["state"]["role"]``.
    """
    given = settings if settings is not None else Settings()
    store = api.open_store(store_url, create=False)
    memory = Memory(store.version)

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = given.threads
        # What was loaded by now stays: whoever makes thousands of rows does not have all of it looked through for what may go.
        gc.freeze()
        gc.set_threshold(YOUNG)
        if given.warm:
            Thread(target=overview.warm, args=(app.state.shared,), daemon=True).start()
        yield
        store.close()

    app = Service(
        title="realpolitik", version=realpolitik.__version__, description=ABOUT, openapi_url="/v1/openapi.json", docs_url=None,
        redoc_url=None, lifespan=living, redirect_slashes=False,
        middleware=[
            Middleware(Headers),
            *guards,
            Middleware(GZipMiddleware, minimum_size=2048, compresslevel=4),
            Middleware(Freshness, version=store.version, remembered=given.remembered, written=memory.expire),
        ],
    )  # fmt: skip
    tokens = api.Tokens(given.tokens) if given.tokens is not None else None
    app.state.shared, app.state.news = State(store, given, memory, tokens), News(store)
    problems.install(app)
    for resource in RESOURCES:
        app.include_router(resource.routes, prefix="/v1", responses=problems.refusals(422))
    page.install(app)
    return app
