"""A client of the service: each endpoint a method, with types, for programs that ask a store elsewhere."""

from __future__ import annotations

from realpolitik.client.connection import ServiceError
from realpolitik.client.listing import Listing, Page
from realpolitik.client.service import Client
from realpolitik.client.stream import News

__all__ = ["Client", "Listing", "News", "Page", "ServiceError"]
