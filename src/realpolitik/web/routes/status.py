"""What the service serves, and in which days."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

import realpolitik
from realpolitik import api
from realpolitik.web.answers import answer
from realpolitik.web.state import Opened, role

routes = APIRouter(tags=["status"])


class Status(BaseModel):
    """What is served."""

    version: str = Field(description="Of the program")
    counts: dict[str, int] = Field(description="How many reports, records of each kind, stories, judgements")
    since: str | None = Field(description="The first day of publication; null where no report is dated")
    until: str | None = Field(description="The last")
    role: Literal["reader", "analyst", "admin"] = Field(description="What you may do")


@routes.get("/status", operation_id="status", responses={200: {"model": Status}})
def status(request: Request, store: Opened) -> Response:
    """What is served: the program's version, how much of what, the days, and your role."""
    return answer({"version": realpolitik.__version__, **api.overview(store), "role": role(request)})
