"""Whom a name of coded events means: a country and the sector that acts, from how ICEWS writes actors."""

from __future__ import annotations

import re

from realpolitik.knowledge import actors, offices
from realpolitik.knowledge.agents import sector_of
from realpolitik.knowledge.cameo import country_named

OF_A_COUNTRY = re.compile(r"(.*) \((.*)\)")
OFFICE = re.compile(r"Affairs|Minist|Department")
HYPHENATED = re.compile(r"-(\w)")


def coded_name(name: str, *, day: str) -> tuple[str | None, str | None]:
    """Country and sector of an actor on an ISO day: a state is its government, a person is what the office held then makes it.

    >>> coded_name("Russia", day="2018-05-01"), coded_name("Police (Philippines)", day="2018-05-01")
    (('RUS', 'GOV'), ('PHL', 'COP'))
    >>> coded_name("Kim Jong-Un", day="2018-05-01"), coded_name("Theresa Mary May", day="2018-05-01")
    (('PRK', 'GOV'), ('GBR', 'GOV'))
    """
    country = country_named(name)
    if country is not None:
        return country, "GOV"
    part = OF_A_COUNTRY.fullmatch(name)
    if part is not None:
        return country_named(part[2]), sector_of(re.split(r"[ /]+", part[1])) or ("GOV" if OFFICE.search(part[1]) else None)
    for form in _forms(name):
        person = actors.person(form)
        if person is not None:
            country, _, sector = offices.standing(person, day)
            return country, sector
    return None, None


def _forms(name: str) -> tuple[str, ...]:
    """The name, with small letters after its hyphens, and without a middle name."""
    words = name.split()
    small = HYPHENATED.sub(lambda found: f"-{found[1].lower()}", name)
    return (name, small, f"{words[0]} {words[2]}") if len(words) == 3 else (name, small)
