"""Where a request comes from: what changes something comes from our own page or from a program, never from another site's page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from realpolitik.web.guards.asked import SAFE, of_service
from realpolitik.web.problems import problem

# A form on another site can send what is typed, but nothing of this kind without asking first, which we do not answer.
TAKEN = ("application/json", "application/yaml")


class Origins:
    """Refuses what another site's page asks for, and bodies that any form could send."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and of_service(scope["path"]):
            headers = Headers(scope=scope)
            refused = _foreign(headers, safe=scope["method"] in SAFE)
            if refused is not None:
                await problem(403, refused)(scope, receive, send)
                return
            if scope["method"] not in SAFE and _has_body(headers) and _media(headers) not in TAKEN:
                await problem(415, f"the body is none of {', '.join(TAKEN)}: say so in Content-Type")(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _foreign(headers: Headers, *, safe: bool) -> str | None:
    site = headers.get("sec-fetch-site")
    if site not in (None, "same-origin", "none") and not (safe and site == "same-site"):
        return "a page of another site may not ask this service"
    if safe:
        return None
    for origin in headers.getlist("origin"):
        try:
            told = urlsplit(origin)
            same = told.scheme in ("http", "https") and told.netloc.lower() == headers.get("host", "").lower()
        except ValueError:
            same = False
        if not same:
            return "a page of another site may not change anything here"
    if "cookie" in headers and "origin" not in headers and site is None and "authorization" not in headers:
        return "a request with a cookie says where it comes from: send Origin, or a token as Authorization: Bearer"
    return None


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


def _media(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()
