"""What goes wrong, as problem details (RFC 9457): one line that says what, where and what to do, and never a traceback."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from realpolitik.core.errors import BadInput, RealpolitikError

MEDIA = "application/problem+json"
# A line that repeats what was asked repeats no more of it than this.
LONGEST = 300


class Problem(BaseModel):
    """What went wrong."""

    type: str = Field(description="The kind of problem; about:blank where the status says it all")
    title: str = Field(description="The status in words")
    status: int = Field(description="The HTTP status")
    detail: str = Field(description="What is wrong, where, and what to do, in one line")


def problem(status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as an answer."""
    said = " ".join(detail.split())[:LONGEST]
    told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": said}
    return Response(json.dumps(told), status_code=status, media_type=MEDIA, headers=headers)


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How the description of a route says which problems it may answer with."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {status: {"description": HTTPStatus(status).phrase, "content": {MEDIA: {"schema": schema}}} for status in statuses}


def missing(what: str) -> HTTPException:
    """What is not there, to be raised."""
    return HTTPException(404, f"there is no {what}")


def install(app: FastAPI) -> None:
    """Lets an application answer with problems."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(BadInput, _unreadable)
    app.add_exception_handler(RealpolitikError, _conflicting)
    app.add_exception_handler(Exception, _unexpected)


def _invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    lines = [f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in found]
    return problem(422, "; ".join(lines) or "the request cannot be understood")


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return _unexpected(request, error)
    return problem(error.status_code, str(error.detail), headers=error.headers)


def _unreadable(request: Request, error: Exception) -> Response:
    return problem(422, str(error))


def _conflicting(request: Request, error: Exception) -> Response:
    return problem(409, str(error))


def _unexpected(request: Request, error: Exception) -> Response:
    return problem(500, f"internal error: {type(error).__name__}; the server's log says more")
