"""What is served. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from realpolitik.client.resource import Resource


class Status(TypedDict):
    """What is served."""

    version: str  # Of the program
    counts: dict[str, int]  # How many reports, records of each kind, stories, judgements
    since: str | None  # The first day of publication; null where no report is dated
    until: str | None  # The last
    role: Literal["reader", "analyst", "admin"]  # What you may do


class StatusResource(Resource):
    """Of a service: what is served."""

    def status(self) -> Status:
        """What is served: the program's version, how much of what, the days, and your role."""
        return self._one(Status, "GET", "/v1/status")

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a reading: all kinds of record, their fields, and what each field may say.

        `x-names` says which fields name other records, by the field or by kind and field, and of which kind these are.
        """
        return self._one(dict[str, Any], "GET", "/v1/schema")
