"""Outlets by name: which are agencies, which belong to one owner."""

from __future__ import annotations

from functools import cache

from realpolitik.knowledge.tables import listed, table


@cache
def _names() -> dict[str, str]:
    """The name in the table by name and alias, folded; what means two outlets means neither."""
    found: dict[str, str] = {}
    twice = set()
    for row in table("outlets"):
        for name in (row["name"], *listed(row["aliases"])):
            key = folded(name)
            if found.setdefault(key, row["name"]) != row["name"]:
                twice.add(key)
    return {key: name for key, name in found.items() if key not in twice}


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["name"] for row in table("outlets") if row["kind"] == "agency")


@cache
def _owners() -> dict[str, str]:
    return {row["outlet"]: row["owner"] for row in table("owners")}


def folded(name: str) -> str:
    """A name by its letters and digits: *The New York Times*, *A.P.* and *AP* however they are written."""
    letters = "".join(letter for letter in name.lower() if letter.isalnum())
    return letters.removeprefix("the") if len(letters) > 6 else letters


def outlet(name: str) -> str | None:
    """The outlet of this name as the table calls it; None if it is not known.

    >>> outlet("The Associated Press"), outlet("A.P."), outlet("Nobody's Gazette")
    ('Associated Press', 'Associated Press', None)
    """
    return _names().get(folded(name))


def agency(name: str) -> str | None:
    """The agency of this name; None if it is none."""
    found = outlet(name)
    return found if found in _agencies() else None


def owner(name: str) -> str:
    """Who owns an outlet, as far as it matters for what counts as one source: the outlet itself where nobody else is known to."""
    return _owners().get(name, name)
