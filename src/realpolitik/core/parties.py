"""For whom an actor of the public record acts, and for whom it suffers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Who acts for the country it belongs to: a rebel group of that country does not.
FOR_THE_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "LAW", "SPY"})
# Whatever is done to these is not done to the state, though they are of its country.
AGAINST = frozenset({"REB", "UAF", "CRM", "OPP"})
Actor = Mapping[str, Any]


def power(actor: Actor) -> str | None:
    """The country of an actor, or the first part of its code."""
    code = actor.get("country") or (actor.get("code") or "").split(" ")[0]
    return str(code) if code else None


def acts_for(actor: Actor, whom: str) -> bool:
    """Whether an actor acts as this power: a state and its organs, or anybody of a power without a country."""
    country = actor.get("country")
    if country is None:
        return power(actor) == whom
    return bool(country == whom and (actor.get("kind") in ("state", "government") or actor.get("sector") in FOR_THE_STATE))


def stands_for(actor: Actor, whom: str) -> bool:
    """Whether what is done to an actor is done to this power: to the state or its people, not to those who fight it."""
    return power(actor) == whom and actor.get("sector") not in AGAINST
