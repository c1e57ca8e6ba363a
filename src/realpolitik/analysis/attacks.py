"""Attacks on the parties of a pact: what may be the case that an article speaks of, and what is missing for it.

The theory: an attack is a candidate only. Fighting is told of everywhere, and most of it sets no treaty in motion: proxy wars abroad,
raids by gangs, clashes between members. Whether it is the case is a question of territory, of who attacked, and of who says so; the tests
are shown one by one, and a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from realpolitik.core.accounts import Account, Party, independent
from realpolitik.core.report import digest
from realpolitik.knowledge.articles import Article, Pact

# Attacks of one side on another belong together until so many days pass without one.
LULL = 7
SOURCES = 2
ATTACK = "ASSAULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """What must hold of an attack before it may be the case of an article; None where nothing is said of it."""

    territory: bool | None
    state: bool
    sources: int
    asked: bool | None
    article: bool | None

    @property
    def held(self) -> bool:
        """Whether the attack itself passes: a state from outside, on the victim's soil, by two independent sources."""
        return self.territory is True and self.state and self.sources >= SOURCES

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not shown, in words."""
        said = (
            (self.territory is True, "that it was on the victim's territory"),
            (self.state, "that a state from outside did it"),
            (self.sources >= SOURCES, f"a second independent source ({self.sources} of {SOURCES})"),
            (self.asked is not False, "a request by the victim"),
            (self.article is not False, "the article the victim calls on"),
        )
        return tuple(words for good, words in said if not good)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What several reports tell of one state's attacks on another, without a lull; days are ISO, both included.

    ``ids`` are those it had, or would have had, with each of its days as the first: what a person judged of it stays with it when a later
    report moves its beginning.
    """

    id: str
    ids: tuple[str, ...]
    victim: str
    attacker: str | None
    since: str
    until: str
    accounts: tuple[Account, ...]
    territory: bool | None
    sources: int


def attacks(told: Iterable[Account], pact: Pact, article: Article) -> tuple[Attack, ...]:
    """The attacks from outside on those that an article covers, by victim, attacker and day.

    Left out are those by parties of the pact and those told of as outside the victim's territory alone.
    """
    found: dict[tuple[str, str | None], list[Account]] = defaultdict(list)
    for account in told:
        if account.type != ATTACK or not account.happened or account.day is None:
            continue
        parties = pact.parties(account.day)
        for victim in {one.country for one in account.recipients if one.country is not None} & parties:
            if article.covers and victim not in article.covers:
                continue
            for attacker in _attackers(account.actors, victim):
                if attacker not in parties and _on_soil(account, victim, article) is not False:
                    found[victim, attacker].append(account)
    made = [one for (victim, attacker), own in sorted(found.items(), key=_order) for one in _spells(own, victim, attacker, pact, article)]
    return tuple(sorted(made, key=lambda one: (one.since, one.victim, one.attacker or "")))


def _order(item: tuple[tuple[str, str | None], list[Account]]) -> tuple[str, str]:
    (victim, attacker), _ = item
    return victim, attacker or ""


def _attackers(actors: Sequence[Party], victim: str) -> set[str | None]:
    """The states that attack, None for others; a victim's own forces named beside them are none."""
    states = {one.state for one in actors if one.state is not None and one.state != victim}
    # Police and crowds of the victim's own are its own affair.
    others = [one for one in actors if one.state is None and one.country != victim]
    return set(states) or ({None} if others else set())


def _on_soil(account: Account, victim: str, article: Article) -> bool | None:
    """Whether it happened where the article asks for; None if no place is said."""
    if not account.places:
        return None
    return victim in account.places or article.forces


def _spells(told: list[Account], victim: str, attacker: str | None, pact: Pact, article: Article) -> list[Attack]:
    spells: list[list[Account]] = []
    for account in sorted(told, key=lambda one: (one.day or "", one.report, one.event)):
        last = spells[-1][-1].day if spells else None
        if last is None or account.day is None or account.day > later(last, LULL):
            spells.append([])
        spells[-1].append(account)
    made = []
    for own in spells:
        days = [one.day or "" for one in own]
        soil = [_on_soil(one, victim, article) for one in own]
        ids = [digest("attack", pact.name, article.number or "", victim, attacker or "", day) for day in dict.fromkeys(days)]
        made.append(Attack(
            id=ids[0], ids=tuple(ids), victim=victim, attacker=attacker, since=days[0], until=days[-1], accounts=tuple(own),
            territory=True if any(soil) else None, sources=independent(own),
        ))  # fmt: skip
    return made


def later(day: str, days: int) -> str:
    """The ISO day so many days after another."""
    return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
