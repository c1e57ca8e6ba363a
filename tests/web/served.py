"""A service that really listens: what a socket can do to it cannot be tried on an application in this process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from realpolitik.web.app import create_app
from realpolitik.web.guards.door import guards
from realpolitik.web.settings import Settings


@contextmanager
def served(store: Path, settings: Settings) -> Iterator[int]:
    """The port at which a store is served, as ``serving.serve`` does it, until the block ends."""
    config = uvicorn.Config(
        create_app(store, settings, guards=guards(settings)), log_level="error", access_log=False, server_header=False,
        proxy_headers=False, h11_max_incomplete_event_size=16_384, timeout_graceful_shutdown=1, lifespan="on",
    )  # fmt: skip
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(20)


def said(port: int, raw: bytes, *, seconds: float = 20.0, then: bytes = b"", after: float = 0.0) -> bytes:
    """What is answered to these bytes, all of it; ``then`` is sent so many seconds ``after``."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as line:
        line.sendall(raw)
        if then:
            time.sleep(after)
            line.sendall(then)
        found = b""
        try:
            while piece := line.recv(65536):
                found += piece
        except (TimeoutError, ConnectionResetError):
            pass
        return found
