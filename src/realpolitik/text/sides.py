"""Whose word is politics, and who speaks for whom: questions to actors alone."""

from __future__ import annotations

from realpolitik.core.marks import Actor

# Sectors whose promises are business, unless what they promise is a political event.
PRIVATE = frozenset({"BUS", "CVL", "MED", "EDU", "AGR", "HLH", "LAB", "ENV", "CRM"})
POWERS = ("state", "government")


def political(holder: Actor, *, event: bool) -> bool:
    """Whether somebody's promise is politics: of states and those known to act in it, of others where the act is an event."""
    if holder.kind in (*POWERS, "igo"):
        return True
    if holder.kind in ("people", "outlet"):
        return False
    return (holder.sector is not None and holder.sector not in PRIVATE) or (event and holder.country is not None)


def speaks_for(one: Actor, other: Actor) -> bool:
    """Whether who speaks and who acts are of one side: a minister and his state, a general and the army."""
    if one.country is None and other.country is None:
        return one.sector == other.sector == "MIL"
    return one.country == other.country and one.kind in ("person", *POWERS) and other.kind in POWERS
