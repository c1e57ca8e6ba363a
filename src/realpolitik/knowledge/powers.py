"""What is a power: a country, an international body, or an armed group that acts for no state; and for which power an actor acts.

The theory: whoever asks how two powers stand means somebody by name. A country is known by its code, the European Union and the United
Nations by theirs, with all their organs; every other body, and every armed group of the tables, by its name. What is of such a body or
group without being a state's is its power: *NATO forces*, *a Hezbollah commander*, and who leads it. Bodies that no table has are one
power together (IGO); a trade without a country (MIL) is none, since it stands for nobody in particular.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from realpolitik.core.parties import AGAINST, FOR_THE_STATE
from realpolitik.knowledge.actors import INTERNATIONAL, meanings
from realpolitik.knowledge.cameo import country_name, country_named, country_names
from realpolitik.knowledge.tables import listed, table

Actor = Mapping[str, Any]
# Many in one: the power of two is none that stands with anybody.
LUMPED = {"IGO": "Other international bodies", "NGO": "Non-governmental organisations"}
BODIES = {"EUR": "European Union", "UNO": "United Nations"}
ARMED = "armed_group"
# So many words of a name are looked at for a body or group in them.
LONGEST = 12


def power(actor: Actor) -> str | None:
    """For whom an actor stands: a country by its code, a body or armed group, else the first part of its code (MIL).

    >>> power({"name": "NATO forces", "kind": "organisation", "country": None, "code": "IGO MIL", "sector": "MIL"})
    'NATO'
    >>> power({"name": "Hezbollah commander", "kind": "person", "country": "LBN", "code": "LBN REB", "sector": "REB"})
    'Hezbollah'
    """
    found = [actor.get(name) for name in ("name", "country", "code", "sector")]
    return _power(*(None if one is None else str(one) for one in found))


def powers_of(actor: Actor) -> tuple[str, ...]:
    """The power of an actor, and the country it is of, if that is another: by either it is found."""
    return tuple(dict.fromkeys(str(one) for one in (power(actor), actor.get("country")) if one))


def acts_for(actor: Actor, whom: str) -> bool:
    """Whether an actor acts as this power: a state and its organs, or anybody of a power that is no country."""
    if power(actor) != whom:
        return False
    return whom != actor.get("country") or actor.get("kind") in ("state", "government") or actor.get("sector") in FOR_THE_STATE


def stands_for(actor: Actor, whom: str) -> bool:
    """Whether what is done to an actor is done to this power: to the state or its people, not to those who fight it."""
    return power(actor) == whom and (whom != actor.get("country") or actor.get("sector") not in AGAINST)


def is_power(code: str) -> bool:
    """Whether this is a power, by its code or, where it has none, its name.

    >>> is_power("RUS"), is_power("NATO"), is_power("Taliban"), is_power("MIL")
    (True, True, True, False)
    """
    return code in power_names()


def named(words: str) -> str | None:
    """The power that words name: a code, a country, a body or an armed group; None if they name none.

    >>> named("russia"), named("EU"), named("CSTO"), named("the Taliban"), named("Atlantis")
    ('RUS', 'EUR', 'Collective Security Treaty Organization', 'Taliban', None)
    """
    said = words.strip()
    said = said[4:] if said[:4].casefold() == "the " else said
    code = said.upper()
    if code in BODIES or code in LUMPED or country_name(code):
        return code
    found = country_named(said)
    if found is not None:
        return found
    known = {name.casefold(): name for name in (*BODIES.values(), *_own())}
    meant = [known.get(said.casefold()), *(entry.name for way in (said, code) for entry in meanings(way))]
    return next((_own()[name] for name in meant if name in _own()), None)


@cache
def kept_under(code: str) -> tuple[str, ...]:
    """The powers whose code begins so: all bodies for IGO, groups of many countries for IMG; the code itself besides.

    >>> {"IGO", "NATO"} <= set(kept_under("IGO")), kept_under("ARM")
    (True, ('ARM',))
    """
    bodies = (row["name"] for row in table("organisations") if row["code"] == code)
    groups = (row["name"] for row in table("groups") if code in INTERNATIONAL and code in listed(row["countries"]))
    return (code, *sorted({_own()[one] for one in (*bodies, *groups) if one in _own()} - {code}))


@cache
def power_names() -> dict[str, str]:
    """All powers: names by code."""
    return {**{one: one for one in sorted(set(_own().values()))}, **country_names(), **BODIES, **LUMPED}


# --- how ------------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def _power(name: str | None, country: str | None, code: str | None, sector: str | None) -> str | None:
    first = (code or "").split(" ")[0]
    if first in BODIES and country is None:
        return first
    if name is not None and (country is None or sector not in FOR_THE_STATE):
        found = {_own()[one] for one in _said_in(name) or _led_by().get(name, ())}
        # Who leads two is taken for neither.
        if len(found) == 1 and (own := next(iter(found))) and (own in _armed() or (country is None and first in LUMPED)):
            return own
    return country or first or None


def _said_in(name: str) -> list[str]:
    """The body or group that a name is, or begins with, or ends with after *of*: *NATO forces*, *Fighters of Taliban*."""
    words = name.split()[:LONGEST]
    starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    last = name.rpartition(" of ")[2]
    return [one for one in (*starts, last) if one in _own()][:1]


@cache
def _own() -> dict[str, str]:
    """The power of each body and armed group, by name: an organ's is the body that it is of."""
    found = {row["name"]: row["name"] for row in table("groups") if row["kind"] == ARMED}
    bodies = {row["name"]: row for row in table("organisations") if row["kind"] == "igo"}
    for name, row in bodies.items():
        whole = row["members_of"] if row["members_of"] in bodies else name
        code = bodies[whole]["code"]
        if code in BODIES or not bodies[whole]["country"]:
            found[name] = code if code in BODIES else whole
    return found


@cache
def _armed() -> frozenset[str]:
    return frozenset(row["name"] for row in table("groups") if row["kind"] == ARMED)


@cache
def _led_by() -> dict[str, tuple[str, ...]]:
    """The bodies and groups that people lead or speak for, by name of the person: their titles begin with them."""
    found: dict[str, dict[str, None]] = {}
    for row in table("offices"):
        for one in _said_in(row["title"]):
            found.setdefault(row["person"], {})[one] = None
    return {person: tuple(bodies) for person, bodies in found.items()}
