"""Who publishes: whose an outlet is, and how far it may be trusted in a claim of some kind (NATO's Admiralty letters).

The theory: ownership tells how a medium bends, not that it lies. A state's medium is good evidence of what that state says, and weak
evidence of what it, or its adversary, did. The letters come from ownership alone (`knowledge/reliability.tsv`); A, *completely reliable*,
is for outlets with a record, which no table of ours holds, and is never given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from realpolitik.knowledge import outlets
from realpolitik.knowledge.tables import table

Grade = Literal["A", "B", "C", "D", "E", "F"]
ClaimKind = Literal["own_words", "own_deeds", "others_deeds", "elsewhere"]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """``control``: independent, public, captured (by those in power), state, unknown; ``kind``: agency, broadcaster, platform …"""

    name: str
    country: str | None
    control: str
    kind: str
    source: str


def outlet(name: str | None) -> Outlet | None:
    """The outlet of this name or alias; None if the tables know none.

    >>> outlet("TASS").control, outlet("Reuters").control
    ('state', 'independent')
    """
    if name is None:
        return None
    return _by_name().get(name) or _by_name().get(outlets.outlet(name) or "")


def grade(known: Outlet | None, kind: ClaimKind) -> Grade:
    """How reliable an outlet is for a kind of claim, from B (usually) to E (unreliable); F: it cannot be judged.

    >>> grade(outlet("TASS"), "own_words"), grade(outlet("TASS"), "others_deeds"), grade(None, "elsewhere")
    ('B', 'D', 'F')
    """
    control = UNKNOWN if known is None else "platform" if known.kind == "platform" else known.control
    return _grades()[control, kind]


@cache
def _by_name() -> dict[str, Outlet]:
    return {
        row["name"]: Outlet(
            name=row["name"], country=row["country"] or None, control=row["control"] or UNKNOWN, kind=row["kind"], source=row["source"]
        )
        for row in table("outlets")
    }


@cache
def _grades() -> dict[tuple[str, str], Grade]:
    letters: dict[str, Grade] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E"}
    return {(row["control"], row["claim"]): letters.get(row["grade"], "F") for row in table("reliability")}
