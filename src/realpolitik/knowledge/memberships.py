"""Who was a member of an international organisation on a day."""

from __future__ import annotations

from functools import cache, lru_cache

from realpolitik.knowledge.actors import Entry
from realpolitik.knowledge.tables import table


@cache
def _spells() -> dict[str, tuple[Entry, ...]]:
    """The memberships of each organisation, in the order of the members' codes."""
    found: dict[str, list[Entry]] = {}
    for row in table("memberships"):
        name, country = row["organisation"], row["country"]
        spell = Entry(country, "state", "state", country, country, None, row["from"], row["to"], f"memberships:{name}:{country}")
        found.setdefault(name, []).append(spell)
    return {name: tuple(spells) for name, spells in found.items()}


@cache
def _rules() -> dict[str, str]:
    """The bodies that have the members of another one: those of its organs, as the General Assembly has those of the United Nations."""
    return {row["name"]: row["members_of"] for row in table("organisations") if row["members_of"]}


@lru_cache(maxsize=1 << 14)
def members(organisation: str, day: str | None) -> tuple[str, ...]:
    """The codes of all members of an organisation of the tables on an ISO day (or, without one, of all that ever were): none if not known.

    >>> members("Benelux", "2001-05-01")
    ('BEL', 'LUX', 'NLD')
    """
    return tuple(dict.fromkeys(spell.name for spell in spells(organisation) if spell.holds(day)))


def spells(organisation: str) -> tuple[Entry, ...]:
    """The memberships of an organisation of the tables, each with its time: none if not known."""
    return _spells().get(_rules().get(organisation, organisation), ())


def memberships(country: str, day: str) -> tuple[str, ...]:
    """The organisations of which a state was a member on an ISO day, without the organs that only have another one's members."""
    return tuple(name for name, spells in _spells().items() if any(spell.name == country and spell.holds(day) for spell in spells))
