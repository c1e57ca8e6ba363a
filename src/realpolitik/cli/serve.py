"""``realpolitik serve``: a store as a page and a service, on this machine unless told otherwise."""

from __future__ import annotations

from typing import Annotated

import typer

from realpolitik.cli.asking import Url
from realpolitik.cli.exits import say
from realpolitik.cli.ingest import STORE
from realpolitik.core.errors import RealpolitikError


def serve(
    store: Url = STORE,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="The port to listen at.")] = 8420,
) -> None:
    """Serve a store as a page to look at and a service to ask (docs/service.md), until Ctrl-C."""
    try:
        from realpolitik.web.serving import serve as run
        from realpolitik.web.settings import Settings
    except ModuleNotFoundError as error:
        if error.name not in ("fastapi", "starlette", "uvicorn", "anyio"):
            raise
        raise RealpolitikError("a service needs more packages: pip install 'realpolitik[web]'") from error
    run(store, Settings(host=host, port=port), ready=lambda address: say(f"{store} at {address} (Ctrl-C ends it)"))
