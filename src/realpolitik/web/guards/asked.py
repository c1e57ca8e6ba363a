"""What a guard sees of a request."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers
from starlette.types import Scope

SAFE = frozenset({"GET", "HEAD"})


def only(scope: Scope, name: str) -> str | None:
    """The value of a header; None where it is missing. Raises ValueError where it is said twice, since two readers might take either."""
    said = Headers(scope=scope).getlist(name)
    if len(said) > 1:
        raise ValueError(name)
    return said[0] if said else None


def address(scope: Scope) -> str:
    """Whom to count a request for: an address, of IPv6 the network that one household has. Forwarding headers are anybody's words."""
    client = scope.get("client")
    try:
        found = ipaddress.ip_address(client[0] if client else "")
    except ValueError:
        return str(client[0]) if client else "-"
    return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address) if found.version == 6 else str(found)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address; a name is taken for what it says, not looked up."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def of_service(path: str) -> bool:
    """Whether a path asks for data, not for the files of the page: whatever might be taken for one is."""
    return path.lstrip("/").lower().startswith("v1")
