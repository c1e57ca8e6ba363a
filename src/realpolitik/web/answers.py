"""Answers as JSON: written once, in plain letters, so that half characters of a report break nothing."""

from __future__ import annotations

import json
from typing import Any

from fastapi import Response


def answer(told: Any, *, status: int = 200, lasting: bool = True) -> Response:
    """Plain data as an answer; one that is not ``lasting`` is neither tagged nor held."""
    headers = {} if lasting else {"cache-control": "no-store"}
    return Response(json.dumps(told, separators=(",", ":")), status_code=status, media_type="application/json", headers=headers)
