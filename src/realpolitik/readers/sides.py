"""Whom a rule names on one side: countries, members of an organisation, names, ids, and variables that stand for a power."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from realpolitik.core.tripwires import Side, Spell
from realpolitik.knowledge.actors import INTERNATIONAL, meanings, state_name
from realpolitik.knowledge.memberships import spells
from realpolitik.knowledge.powers import kept_under
from realpolitik.knowledge.powers import named as power_named

VARIABLE = re.compile(r"\$[a-z][a-z0-9_]{0,19}")
CODE = re.compile(r"[A-Z]{3}")
# Of these sorts a name means the state itself.
STATES = ("state", "adjective")


def side(named: Sequence[str]) -> Side:
    """One side as a rule names it. Raises ValueError with a line for the user.

    A code (``ARM``) or the name of a state is that power; the name of an organisation whose members are known is each of them on the days
    on which it was one, and the organisation itself with its organs and forces; an armed group is that power too; ``name:`` takes any
    other name as records have it, ``id:`` the id of an actor; ``$x`` is a variable.
    """
    powers: dict[str, None] = {}
    spelled: list[Spell] = []
    names: dict[str, None] = {}
    variables: dict[str, None] = {}
    for word in (text.strip() for text in named):
        if word.startswith("$"):
            if not VARIABLE.fullmatch(word):
                raise ValueError(f"'{word}' is no variable: a variable is $ and small letters, such as $x")
            variables[word[1:]] = None
        elif word.startswith(("name:", "id:")):
            names[word.partition(":")[2].strip()] = None
        elif CODE.fullmatch(word) and (known := _code(word)) is not None:
            powers |= dict.fromkeys(kept_under(known))
        else:
            found = meanings(word)
            state = next((entry.country for entry in found if entry.sort in STATES and entry.country), None)
            own = power_named(word)
            members = next((made for entry in found if (made := _members(entry.name))), ())
            if state is not None:
                powers[state] = None
            elif members:
                spelled += members
                powers |= {own: None} if own is not None else {}
                names |= dict.fromkeys((found[0].name, word))
            elif found:
                powers |= {own: None} if own is not None else {}
                names |= dict.fromkeys((found[0].name, word))
            else:
                raise ValueError(f"'{word}' is not known: write name:{word} if records name it so, or a country's code such as ARM")
    if "" in names:
        raise ValueError("a name is empty")
    if len(variables) > 1:
        raise ValueError("one side takes one variable")
    if variables and not spelled and names:
        raise ValueError("beside a variable only states and organisations of states may stand")
    variable = next(iter(variables), None)
    return Side(powers=tuple(powers), spells=tuple(spelled), names=() if variable else tuple(names), variable=variable)


def _code(word: str) -> str | None:
    """A code if it is one of a state, or of a kind of international actor (IGO)."""
    if word in INTERNATIONAL or state_name(word) != word:
        return word
    if meanings(word):
        return None  # a name that is as short as a code, such as BBC
    raise ValueError(f"'{word}' is no country's code: codes are those of ISO 3166-1, such as ARM")


def _members(organisation: str) -> tuple[Spell, ...]:
    return tuple(Spell(entry.name, _first(entry.since), _last(entry.until)) for entry in spells(organisation))


def _first(day: str) -> int | None:
    """The first day of a day, month or year; None for none."""
    return date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day).toordinal() if day else None


def _last(day: str) -> int | None:
    if not day:
        return None
    year, month = int(day[:4]), int(day[5:7] or 12)
    return date(year, month, int(day[8:10]) if len(day) >= 10 else calendar.monthrange(year, month)[1]).toordinal()
