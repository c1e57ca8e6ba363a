"""Reading and exporting. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from realpolitik.client.resource import Resource, address
from realpolitik.client.resources.shapes import FormatWord, TypeWord


class ReadingResource(Resource):
    """Of a service: reading and exporting."""

    def read(self, text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None) -> dict[str, Any]:
        """Reads a report and gives the public record (`realpolitik schema` describes it); nothing is kept.

        - ``text``: The text.
        - ``title``: Its headline.
        - ``outlet``: Who published it.
        - ``published``: When, an ISO day.
        """
        body = {"text": text, "title": title, "outlet": outlet, "published": published}
        return self._one(dict[str, Any], "POST", "/v1/read", body=body)

    def export(
        self,
        format: FormatWord,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: list[TypeWord] | None = None,
        since: str | None = None,
        until: str | None = None,
        confidence: float = 0.0,
    ) -> Iterator[bytes]:
        """Events in the format of another program (docs/formats.md), as a file.

        - ``actor``: A country code (RUS), an actor's id or its name.
        - ``recipient``: A country code (RUS), an actor's id or its name.
        - ``type``: Types of PLOVER; several may be given.
        - ``since``: From this ISO day on.
        - ``until``: Up to this ISO day, included.
        - ``confidence``: Leave out events below this confidence.
        """
        query = {"actor": actor, "recipient": recipient, "type": type, "since": since, "until": until, "confidence": confidence}
        return self._pieces(address("/v1/export/{format}", format=format), query, accept="application/octet-stream")
