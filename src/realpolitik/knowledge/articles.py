"""What the articles of treaties oblige their parties to, in a form that can be held against events."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from realpolitik.knowledge.actors import meanings
from realpolitik.knowledge.memberships import members
from realpolitik.knowledge.tables import listed, table
from realpolitik.knowledge.treaties import Treaty, treaty

Occasion = Literal["attack", "threat"]
Owed = Literal["help", "consult"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One obligation of a treaty. ``covers`` are the parties that may call on it, none: all; ``asked``: it is owed only on request.

    ``forces``: an attack on forces outside the territory counts as well. ``days`` is how long an answer is waited for before it is held to
    have failed: a rule of this project, since treaties say no more than *immediately*.
    """

    treaty: str
    number: str | None
    on: Occasion
    owes: Owed
    covers: frozenset[str]
    asked: bool
    forces: bool
    days: int
    source: str

    @property
    def name(self) -> str:
        return f"{self.treaty}, Article {self.number}" if self.number is not None else self.treaty


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """A treaty with its articles that oblige, and the body it is of; days are ISO, as exact as known, empty: open."""

    treaty: Treaty
    organisation: str | None
    since: str
    until: str
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        return self.treaty.name

    def parties(self, day: str | None) -> frozenset[str]:
        """Who is bound on an ISO day (ever, if None): the members of its body then, as far as they are or were parties, else the parties
        named.

        >>> pact = named("Collective Security Treaty")
        >>> "UZB" in pact.parties("2010-01-01"), "UZB" in pact.parties("2022-09-13"), "ARM" in pact.parties("2022-09-13")
        (True, False, True)
        """
        if day is not None and ((self.since and day < self.since) or (self.until and day > self.until)):
            return frozenset()
        named_here = frozenset(self.treaty.parties)
        of_body = members(self.organisation, day) if self.organisation is not None else ()
        if not of_body:
            return named_here
        now = frozenset(members(self.organisation or "", "2100-01-01"))
        return frozenset(code for code in of_body if not named_here or code in named_here or code not in now)

    def article(self, number: str | None) -> Article | None:
        """The article of that number; None if it obliges to nothing that is known here."""
        return next((one for one in self.articles if one.number == number), None)


@cache
def pacts() -> tuple[Pact, ...]:
    """All treaties with articles that oblige, by name."""
    articles: dict[str, list[Article]] = {}
    for row in table("articles"):
        one = Article(
            treaty=row["treaty"], number=row["article"] or None, on=_occasion(row["on"]), owes=_owed(row["owes"]),
            covers=frozenset(listed(row["covers"])), asked=row["asked"] == "yes", forces=row["also"] == "forces", days=int(row["days"]),
            source=row["source"],
        )  # fmt: skip
        articles.setdefault(row["treaty"], []).append(one)
    spells = {row["name"]: (row["from"], row["to"]) for row in table("treaties")}
    found = []
    for name, own in sorted(articles.items()):
        known = treaty(name)
        if known is not None:
            since, until = spells[known.name]
            body = _body(known.organisation)
            found.append(Pact(treaty=known, organisation=body, since=since, until=until, articles=tuple(own)))
    return tuple(found)


@cache
def named(words: str) -> Pact | None:
    """The pact that words name, by treaty or by its body: *CSTO*, *the Washington Treaty*; None if they name none.

    >>> named("CSTO").name
    'Collective Security Treaty'
    """
    by_body = _body(words)
    for pact in pacts():
        if by_body is not None and pact.organisation == by_body:
            return pact
    known = treaty(words)
    return next((pact for pact in pacts() if known is not None and pact.name == known.name), None)


def _body(words: str | None) -> str | None:
    """The usual name of an organisation, whatever it is called."""
    found = meanings(words) if words is not None else ()
    return next((entry.name for entry in found if entry.kind == "igo"), None)


def _occasion(cell: str) -> Occasion:
    return "attack" if cell == "attack" else "threat"


def _owed(cell: str) -> Owed:
    return "help" if cell == "help" else "consult"
