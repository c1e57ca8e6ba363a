"""Who held an office on a day: *the Turkish foreign minister* of 16 July 2016."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from realpolitik.knowledge.actors import INTERNATIONAL, Entry, Term, code_of, terms
from realpolitik.knowledge.tables import listed, table

# Before a title these make it another office: *deputy foreign minister*.
OTHER = frozenset(
    "deputy vice assistant under junior shadow former ex acting designate elect next incoming outgoing first regional".split()
)
# Of whoever lost an office by force the last one is meant.
OUSTED = frozenset({"ousted", "deposed", "toppled", "overthrown"})


@cache
def _titles() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {row["title"]: (row["office"], listed(row["countries"])) for row in table("titles")}


@cache
def _held() -> dict[str, tuple[Term, ...]]:
    """All dated terms by country."""
    found: dict[str, list[Term]] = {}
    for person in dict.fromkeys(row["person"] for row in table("offices")):
        for term in terms(person):
            if term.since:
                found.setdefault(term.country, []).append(term)
    return {country: tuple(held) for country, held in found.items()}


def title(words: Sequence[str], country: str) -> tuple[str, str] | None:
    """The title that a phrase names in a country, and its office; ``words`` are those up to its noun, lower case.

    >>> title(["turkish", "foreign", "minister"], "TUR"), title(["deputy", "foreign", "minister"], "TUR")
    (('foreign minister', 'foreign_minister'), None)
    """
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        named = _titles().get(phrase)
        if named is not None and (not named[1] or country in named[1]):
            return (phrase, named[0]) if first == 0 or words[first - 1] not in OTHER else None
    return None


def _of(named: tuple[str, str], held: Sequence[Term]) -> list[Term]:
    """The terms of this very title, or else of its office."""
    return [term for term in held if term.title.lower() == named[0]] or [term for term in held if term.office == named[1]]


def ousted(words: Sequence[str], country: str, day: str) -> Term | None:
    """The term that was the last to end before an ISO day, of those with a title: *the ousted Ukrainian president*."""
    named = title([word for word in words if word not in OUSTED], country)
    past = _of(named, [term for term in _held().get(country, ()) if term.past(day)]) if named is not None else []
    return max(past, key=lambda term: term.until, default=None)


def holder(words: Sequence[str], country: str, day: str) -> Term | None:
    """The term of whoever bore the title on an ISO day; None where the table has nobody, or several at once.

    Where somebody bore this very title, nobody else of the same office is meant: Iran's president is not its head of state.
    """
    serving = [term for term in _held().get(country, ()) if term.holds(day)]
    whole = {" ".join(words[first:]) for first in range(len(words) - 1)}  # *NATO secretary general*
    held = [term for term in serving if term.title.lower().replace("-", " ") in whole] if words[0] not in OTHER else []
    if not held and (named := title(words, country)) is not None:
        held = _of(named, serving)
    if not held:
        return None
    # On the day of a change both hold it; whoever came last is in office.
    latest = max(term.since for term in held)
    last = [term for term in held if term.since == latest]
    return last[0] if len({term.person for term in last}) == 1 else None


def standing(entry: Entry, day: str | None) -> tuple[str | None, str | None, str | None]:
    """Country, code and sector of an actor on an ISO day: a person has those of the office held then, or is a former official (ELI).

    Where no day is known the office itself counts.
    """
    if entry.sort != "person":
        return entry.country, entry.code, entry.sector
    spells = terms(entry.name)
    now = [term for term in spells if term.holds(day)]
    sector = entry.sector
    if day is not None and now:
        sector = now[-1].sector
    elif day is not None and spells:
        # Before the first office nobody is an official yet, after the last one a former one.
        sector = "ELI" if any(term.past(day) for term in spells) else None
    # Who serves nobody now is of the country last served: of Tony Blair's offices the last was the United Nations'.
    home = next((term.country for term in reversed(spells) if term.country not in INTERNATIONAL), None)
    seat = now[-1].country if now and day else home or entry.country or (entry.code or "").split(" ")[0]
    country = None if seat in INTERNATIONAL else seat or None
    return country, code_of(country, seat if seat in INTERNATIONAL else None, sector), sector
