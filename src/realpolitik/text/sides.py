"""Whose word is politics, and who speaks for whom: questions to actors alone."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor

# Sectors whose promises are business, unless what they promise is a political event.
PRIVATE = frozenset({"BUS", "CVL", "MED", "EDU", "AGR", "HLH", "LAB", "ENV", "CRM"})
# Those who act together without being a power, but for trade and press: *the union threatened to strike*.
TRADE = frozenset({"BUS", "MED", "JRN"})
# Sectors of those who are a power without a state.
FIGHTING = frozenset({"REB", "UAF", "MIL", "PRM", "PTY", "OPP"})
# Those who speak for a part of a people.
FACTIONS = frozenset({"REB", "UAF", "PRM", "PTY", "OPP", "LAB"})
POWERS = ("state", "government")
# Sectors of the organs of a state, and of those who fight or run for it.
STAGE = frozenset({"GOV", "MIL", "REB", "LEG", "JUD", "PTY", "SPY", "UAF", "PRM", "OPP"})
# So many mentions say what a report is about, and so large a share of them is public where it is about public life.
ENOUGH, PUBLIC = 12, 0.5
# Those who act for a state.
ACTING = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", None})


def in_public(actors: Sequence[Actor]) -> bool:
    """Whether a report is about public life, by those it mentions; a short one always.

    In a report of trade, sport or accidents a promise or a worry is nearly always a private one, whoever makes it: of 40 told in such whole
    reports of the corpus, one was there.
    """
    return len(actors) < ENOUGH or sum(map(on_stage, actors)) >= PUBLIC * len(actors)


def on_stage(one: Actor) -> bool:
    """A power, its organs, those who fight or run for it, and people of a country."""
    people = one.kind in ("people", "person", "group") and one.country is not None
    return one.kind in (*POWERS, "igo") or one.sector in STAGE or people


def is_power(one: Actor) -> bool:
    """A power by its name, whose word is public in any report."""
    return one.kind in (*POWERS, "igo") and one.form == "name"


def political(holder: Actor, *, event: bool) -> bool:
    """Whether somebody's promise is politics: of states and those known to act in it, of others where the act is an event."""
    if holder.kind in (*POWERS, "igo"):
        return True
    if holder.kind == "outlet":
        return False
    if holder.kind == "people" and holder.sector not in FIGHTING:  # *the Americans have undertaken*: the nation for its state
        return event and holder.country is not None
    if holder.sector is not None and holder.sector not in PRIVATE:
        return True
    if holder.kind == "person" and holder.sector in PRIVATE:
        return False
    return event and (holder.country is not None or (holder.kind in ("group", "organisation") and holder.sector not in TRADE))


def speaks_for(one: Actor, other: Actor) -> bool:
    """Whether who speaks and who acts are of one side: a minister and his state, a general and the army."""
    if one.country is None and other.country is None:
        return one.sector == other.sector == "MIL"
    return one.country == other.country and one.kind in ("person", *POWERS) and other.kind in POWERS


def of_one_side(speaker: Actor, doer: Actor) -> bool:
    """Whether who says what will be done speaks for the doer: himself, his state, or another who acts for that state."""
    if speaker.key == doer.key or speaks_for(speaker, doer):
        return True
    if speaker.sector == doer.sector == "MIL" and doer.form == "noun" and doer.kind == "group":
        return True  # *the colonel said soldiers would shoot*
    if speaker.sector in FACTIONS and doer.kind not in POWERS and doer.sector not in ("GOV", "MIL", "COP"):
        return doer.form == "noun" and doer.country in (None, speaker.country)  # *the rebels' leader said fighters would go on*
    return speaker.country is not None and speaker.country == doer.country and speaker.sector in ACTING and doer.sector in ACTING
