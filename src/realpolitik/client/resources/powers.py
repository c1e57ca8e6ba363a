"""Powers. Written by ``python tools/build_client.py``."""

from __future__ import annotations

from typing import TypedDict

from realpolitik.client.resource import Resource


class Power(TypedDict):
    """A country, an international body, or an armed group."""

    code: str  # ISO 3166-1 alpha-3; of most bodies and of armed groups their name
    name: str


class Powers(TypedDict):
    """All of them."""

    items: list[Power]


class PowersResource(Resource):
    """Of a service: powers."""

    def powers(self) -> Powers:
        """All powers by code and name."""
        return self._one(Powers, "GET", "/v1/powers")
