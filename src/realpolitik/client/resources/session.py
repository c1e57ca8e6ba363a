"""Who you are. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import Literal, TypedDict

from realpolitik.client.resource import Resource


class Session(TypedDict):
    """Who you are."""

    name: str | None  # Your name; null where nobody is asked for one
    role: Literal["reader", "analyst", "admin"]  # What you may do


class SessionResource(Resource):
    """Of a service: who you are."""

    def session(self) -> Session:
        """Who you are, and what you may do."""
        return self._one(Session, "GET", "/v1/session")

    def enter(self, token: str) -> Session:
        """Shows a token; from then on a cookie says it, to this service alone.

        - ``token``: As realpolitik token new gave it out.
        """
        body = {"token": token}
        return self._one(Session, "POST", "/v1/session", body=body)

    def leave(self) -> None:
        """Lets the cookie be forgotten."""
        self._none("DELETE", "/v1/session")
