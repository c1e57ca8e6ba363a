"""``realpolitik serve``: a store as a page and a service, on this machine unless told otherwise."""

from __future__ import annotations

from pathlib import Path
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
    tokens: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ask for tokens of this file; if others reach HOST, of the one beside the store.")
    ] = None,
    audit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write there who changed what, who was refused; if not given, beside the tokens.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Another name of this service; several may be given.")
    ] = None,
) -> None:
    """Serve a store as a page to look at and a service to ask (docs/service.md), until Ctrl-C.

    On this machine everybody may do everything; where others reach it, tokens are asked for.
    """
    try:
        from realpolitik.web.guards.asked import is_loopback
        from realpolitik.web.serving import serve as run
        from realpolitik.web.settings import Settings
    except ModuleNotFoundError as error:
        if error.name not in ("fastapi", "starlette", "uvicorn", "anyio"):
            raise
        raise RealpolitikError("a service needs more packages: pip install 'realpolitik[web]'") from error
    from realpolitik import api

    if tokens is None and not is_loopback(host):
        tokens = api.tokens_beside(store)
    if audit is None and tokens is not None:
        audit = tokens.with_name(f"{tokens.name}.audit")
    settings = Settings(host=host, port=port, warm=True, tokens=tokens, audit=audit, hosts=tuple(allow_host or ()))
    run(store, settings, ready=lambda address: say(f"{store} at {address} (Ctrl-C ends it)"))
