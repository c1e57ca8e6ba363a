"""A service that runs until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from realpolitik.core.errors import RealpolitikError
from realpolitik.web.app import create_app
from realpolitik.web.guards.door import guards
from realpolitik.web.settings import Settings


def serve(store_url: str, settings: Settings, *, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serves a store; ``ready`` hears the address when it can be asked. Raises :class:`RealpolitikError` before anything listens."""
    app = create_app(store_url, settings, guards=guards(settings))
    config = uvicorn.Config(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=15,
        proxy_headers=False,
        h11_max_incomplete_event_size=16_384, timeout_graceful_shutdown=5, lifespan="on",
    )  # fmt: skip
    with _bound(settings) as listening:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listening])


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise RealpolitikError(f"cannot listen at {settings.host} port {settings.port}: {told.lower()}: choose another --port") from error
