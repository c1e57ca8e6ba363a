"""Showing a token once, so that the page may ask with a cookie that no script can read."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from realpolitik.web.answers import answer
from realpolitik.web.guards.entry import COOKIE
from realpolitik.web.problems import refusals
from realpolitik.web.state import Shared, role

routes = APIRouter(tags=["session"])
WEEK = 7 * 24 * 3600


class ShownToken(BaseModel):
    """A token, shown once."""

    token: Annotated[str, Field(max_length=200, description="As realpolitik token new gave it out")]


class Session(BaseModel):
    """Who you are."""

    name: str | None = Field(description="Your name; null where nobody is asked for one")
    role: Literal["reader", "analyst", "admin"] = Field(description="What you may do")


@routes.get("/session", operation_id="session", responses={200: {"model": Session}})
def session(request: Request) -> Response:
    """Who you are, and what you may do."""
    return answer({"name": getattr(request.state, "name", None), "role": role(request)})


@routes.post("/session", operation_id="enter", responses={200: {"model": Session}, **refusals(401, 409)})
def enter(request: Request, shared: Shared, shown: ShownToken) -> Response:
    """Shows a token; from then on a cookie says it, to this service alone."""
    if shared.tokens is None:
        raise HTTPException(409, "this service asks nobody for a token")
    entry = shared.tokens.find(shown.token)
    if entry is None:
        raise HTTPException(401, "the token is not, or no longer, known")
    told = answer({"name": entry.name, "role": entry.role})
    # Behind a proxy that speaks TLS only the browser knows; a cookie for TLS alone would be lost on plain HTTP.
    told.set_cookie(
        COOKIE, shown.token, max_age=WEEK, httponly=True, samesite="strict", secure=request.headers.get("origin", "").startswith("https:")
    )
    return told


@routes.delete("/session", operation_id="leave", status_code=204, response_class=Response)
def leave() -> Response:
    """Lets the cookie be forgotten."""
    told = Response(status_code=204)
    told.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return told
