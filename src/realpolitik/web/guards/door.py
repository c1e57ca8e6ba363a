"""The guards of a service in their order."""

from __future__ import annotations

from starlette.middleware import Middleware

from realpolitik import api
from realpolitik.core.errors import BadInput
from realpolitik.web.guards.asked import is_loopback
from realpolitik.web.guards.audit import Audit
from realpolitik.web.guards.bodies import Bodies
from realpolitik.web.guards.entry import Entry
from realpolitik.web.guards.hosts import LOOPBACK, Hosts
from realpolitik.web.guards.origins import Origins
from realpolitik.web.guards.pace import Pace
from realpolitik.web.settings import Settings


def guards(settings: Settings) -> list[Middleware]:
    """What stands before a service, the outermost first.

    Where others reach it, tokens are asked for; raises :class:`BadInput` where there are none. On one's own machine they are not, unless a
    file of them is given; nobody is counted there either, since a machine need not be kept from its owner.
    """
    own = is_loopback(settings.host)
    tokens = api.Tokens(settings.tokens) if settings.tokens is not None else None
    if tokens is not None and not tokens.listed():
        raise BadInput("usage", f"{settings.tokens}: there are no tokens: make one with realpolitik token new NAME --role admin")
    if tokens is None and not own:
        raise BadInput("usage", f"others reach {settings.host}: make tokens with realpolitik token new, and name their file with --tokens")
    names = {*LOOPBACK, *settings.hosts, *((settings.host,) if own else ())} if own or settings.hosts else None
    found = [Middleware(Audit, path=settings.audit)] if settings.audit is not None else []
    found.append(Middleware(Hosts, names=names))
    if tokens is not None and settings.rate > 0:
        found.append(Middleware(Pace, rate=settings.rate, most=settings.burst))
    return [
        *found, Middleware(Origins), Middleware(Entry, tokens=tokens),
        Middleware(Bodies, largest=settings.largest, patience=settings.patience),
    ]  # fmt: skip
