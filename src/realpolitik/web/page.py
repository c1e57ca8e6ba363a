"""The files of the page, and the addresses of its views: each is answered with the page itself, which shows the view."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from realpolitik import api

FOLDER = Path(str(files("realpolitik.web") / "static"))
VIEWS = (
    "today", "pair", "map", "network", "report", "actor", "commitments", "tripwires", "search", "events", "story", "login",
)  # fmt: skip
# What begins with these is asked for by programs.
MACHINES = ("v1", "static", "shared")
# Said here, since what a machine's own tables say differs.
MEDIA = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png",
    ".ico": "image/x-icon", ".woff2": "font/woff2", ".tsv": "text/tab-separated-values; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}  # fmt: skip

routes = APIRouter(include_in_schema=False)


class Files(StaticFiles):
    """Files with the media types we say; a browser asks each time whether one has changed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        found = await super().get_response(path, scope)
        found.headers["cache-control"] = "no-cache"
        media = MEDIA.get(Path(path).suffix)
        if media is not None and found.status_code == 200:
            found.headers["content-type"] = media
        return found


@routes.get("/shared/{name}")
def shared(name: Literal["marks.css", "marks.js"]) -> Response:
    """What the page has in common with the page of one report that stands alone."""
    return Response(api.page_asset(name), media_type=MEDIA[Path(name).suffix], headers={"cache-control": "no-cache"})


@routes.get("/{view:path}")
def view(request: Request, view: str) -> Response:
    """The page, for every address of a view; for any other too, if a person asks, who then reads that nothing is there."""
    known = not view or view.split("/", 1)[0] in VIEWS
    if not known and (view.split("/", 1)[0] in MACHINES or not _reads(request.headers.get("accept", ""))):
        raise HTTPException(404, "there is no such page")
    return FileResponse(
        FOLDER / "index.html", status_code=200 if known else 404, media_type=MEDIA[".html"],
        headers={"cache-control": "no-cache", "vary": "Accept"},
    )  # fmt: skip


def _reads(accept: str) -> bool:
    """Whether whoever asks takes pages by name, as browsers do when a person goes to an address, and programs do not."""
    kinds = [kind.replace(" ", "").lower() for kind in accept.split(",")]
    return any(kind.partition(";")[0] == "text/html" and not re.search(r";q=0(\.0*)?$", kind) for kind in kinds)


def install(app: FastAPI) -> None:
    """Lets an application serve the page; after all other routes, since it takes what they leave."""
    app.mount("/static", Files(directory=FOLDER), name="static")
    app.include_router(routes)
