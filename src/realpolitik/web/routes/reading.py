"""Reads a report on request, and writes events in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from realpolitik import api
from realpolitik.core.errors import BadInput
from realpolitik.web.answers import answer
from realpolitik.web.asking import DAY, PLAIN, Confidence, IsoDay, Since, Text, Types, Until, Who
from realpolitik.web.problems import refusals
from realpolitik.web.state import Opened, Shared

routes = APIRouter(tags=["reading"])

Said = Annotated[Text | None, Field(max_length=500, pattern=PLAIN)]
Format = Literal[
    "gdelt", "polecat", "plover", "geojson", "phoenix", "acled", "brat", "webannotation", "graphml", "gexf", "ftm", "parquet"
]  # fmt: skip


class Given(BaseModel):
    """A report to read; nothing else may stand in it."""

    model_config = ConfigDict(extra="forbid")

    text: Text = Field(min_length=1, description="The text")
    title: Said = Field(default=None, description="Its headline")
    outlet: Said = Field(default=None, description="Who published it")
    published: IsoDay | None = Field(default=None, pattern=DAY, description="When, an ISO day")


@routes.post("/read", operation_id="read", responses={200: {"model": dict[str, Any]}, **refusals(503)})
def read(shared: Shared, given: Given) -> Response:
    """Reads a report and gives the public record (`realpolitik schema` describes it); nothing is kept."""
    longest = shared.settings.longest
    if len(given.text) > longest:
        raise BadInput("long", f"text: {len(given.text):,} characters are too many: {longest:,} are read at most")
    if not shared.waiting.acquire(blocking=False):
        raise HTTPException(503, "others wait for their reports already: come again later", headers={"retry-after": "10"})
    try:
        # One report at a time: the models use every core as it is.
        with shared.reading:
            reading = api.read(given.text, title=given.title, outlet=given.outlet, published=given.published)
    finally:
        shared.waiting.release()
    return answer(reading.to_dict())


@routes.get(
    "/export/{format}", operation_id="export", response_class=Response,
    responses={200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
)  # fmt: skip
def export(
    store: Opened, format: Format, actor: Who = None, recipient: Who = None, type: Types = None, since: Since = None, until: Until = None,
    confidence: Confidence = 0.0,
) -> Response:  # fmt: skip
    """Events in the format of another program (docs/formats.md), as a file."""
    conditions: dict[str, Any] = {
        "actor": actor, "recipient": recipient, "types": type, "since": since, "until": until, "confidence": confidence,
    }  # fmt: skip
    pieces: Iterator[bytes] = iter(api.export(format, store.readings(**conditions)))
    # What cannot be written at all is told before anything is sent.
    first = next(pieces, b"")
    headers = {"content-disposition": f'attachment; filename="realpolitik.{format}"'}
    return StreamingResponse(chain([first], pieces), media_type="application/octet-stream", headers=headers)
