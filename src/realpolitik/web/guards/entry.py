"""Who asks, and what they may: a token says it, as Bearer or in the page's cookie; on a machine of one's own nobody is asked."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.types import ASGIApp, Receive, Scope, Send

from realpolitik import api
from realpolitik.web.guards.asked import SAFE, of_service, only
from realpolitik.web.problems import problem

COOKIE = "realpolitik"
# Whoever has no token yet may show one.
SESSION = "/v1/session"


class Entry:
    """Lets those in who may, and tells the routes ``role`` and ``name``; without ``tokens`` everybody is an admin without a name."""

    def __init__(self, app: ASGIApp, *, tokens: api.Tokens | None) -> None:
        self.app, self.tokens = app, tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not of_service(scope["path"]):
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        if self.tokens is None:
            state.update(role="admin", name=None)
        else:
            try:
                shown = shown_token(scope)
            except ValueError:
                await problem(400, "the request shows more than one token")(scope, receive, send)
                return
            entry = self.tokens.find(shown) if shown is not None else None
            if entry is not None:
                state.update(role=entry.role, name=entry.name)
            elif scope["path"] != SESSION or scope["method"] not in ("POST", "DELETE"):
                told = "the token is not, or no longer, known" if shown is not None else "a token is needed"
                answer = problem(401, f"{told}: realpolitik token new NAME makes one", headers={"www-authenticate": "Bearer"})
                await answer(scope, receive, send)
                return
            if entry is not None and entry.role == "reader" and scope["method"] not in SAFE and scope["path"] != SESSION:
                await problem(403, "a reader changes nothing: ask for the role of an analyst")(scope, receive, send)
                return
        await self.app(scope, receive, send)


def shown_token(scope: Scope) -> str | None:
    """The token of a request. Raises ValueError where there are several."""
    said = only(scope, "authorization")
    if said is not None:
        kind, _, token = said.partition(" ")
        return token.strip() if kind.lower() == "bearer" else ""
    cookies = only(scope, "cookie")
    if cookies is None:
        return None
    if sum(part.strip().startswith(f"{COOKIE}=") for part in cookies.split(";")) > 1:
        raise ValueError(COOKIE)
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None else None
