"""The powers that are known, so that a page can call them by name."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from realpolitik import api
from realpolitik.web.answers import answer

routes = APIRouter(tags=["powers"])


class Power(BaseModel):
    """A country, an international body, or an armed group."""

    code: str = Field(description="ISO 3166-1 alpha-3; of most bodies and of armed groups their name")
    name: str


class Powers(BaseModel):
    """All of them."""

    items: list[Power]


@routes.get("/powers", operation_id="powers", responses={200: {"model": Powers}})
def powers() -> Response:
    """All powers by code and name."""
    return answer({"items": api.powers()})
