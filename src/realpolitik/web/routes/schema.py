"""The public record as JSON Schema, for those who read it, check it, or make forms of it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from realpolitik import api
from realpolitik.web.answers import answer

routes = APIRouter(tags=["status"])


@routes.get("/schema", operation_id="schema", responses={200: {"model": dict[str, Any]}})
def schema() -> Response:
    """The JSON Schema of a reading: all kinds of record, their fields, and what each field may say.

    `x-names` says which fields name other records, by the field or by kind and field, and of which kind these are.
    """
    return answer({**api.schema(), "x-names": api.NAMES})
