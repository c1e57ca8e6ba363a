"""Accounts to test with, in few words: parties by country code, a name for what has none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from realpolitik.core.accounts import Account, Party
from realpolitik.core.pledges import Deed, Sides, fits

NUMBERS = count()
BODY = "Collective Security Treaty Organization"


def who(name: str) -> Party:
    """*ARM*: a state; *ARM people*: civilians of it; anything else: an international body."""
    code, _, rest = name.partition(" ")
    if len(code) == 3 and code.isupper():
        kind, sector = ("people", "CVL") if rest else ("state", None)
        return Party(id=name, name=name, kind=kind, country=code, sector=sector)
    return Party(id=name, name=name, kind="igo", country=None, sector=None)


def told(kind: str, actors: str, recipients: str, day: str, **more: Any) -> Account:
    """One account; ``actors`` and ``recipients`` are names joined by ``;``. Each is its own report of its own outlet unless said."""
    number = f"{next(NUMBERS):04}"
    report = str(more.pop("report", f"r{number}"))
    voice = more.pop("voice", None)
    places = frozenset(filter(None, str(more.pop("places", "")).split(";")))
    made = Account(
        event=f"e{number}", report=report, family=report, story=report, outlet=f"outlet {report}", published=day, day=day, type=kind,
        mode=None, status="actual", negated=False, historical=False, confidence=0.9,
        actors=tuple(who(one) for one in actors.split(";") if one), recipients=tuple(who(one) for one in recipients.split(";") if one),
        places=places, bodies=frozenset({BODY}), treaty=None, article=None, armed=kind == "MOBILIZE",
        voice=who(voice) if voice is not None else None, figures=(),
    )  # fmt: skip
    return replace(made, **more)


class Listed:
    """Accounts as a store knows them: found by their sides, from a day on and until another."""

    def __init__(self, *listed: Account) -> None:
        self._known = {Deed(one.day or "", one.report, at): one for at, one in enumerate(listed)}

    def having(self, since: Mapping[Sides, str], *, until: str) -> dict[Sides, list[Deed]]:
        return {
            sides: sorted(deed for deed, one in self._known.items() if sides in fits(one) and first <= deed.day <= until)
            for sides, first in since.items()
        }

    def accounts(self, deeds: Collection[Deed]) -> dict[Deed, Account]:
        return {deed: self._known[deed] for deed in deeds}
