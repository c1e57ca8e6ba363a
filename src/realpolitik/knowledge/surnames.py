"""Whom a title and a surname mean on a day: *President Bush* is the elder in 1990 and the younger in 2003."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache

from realpolitik.knowledge.actors import Term, agent, meanings, terms
from realpolitik.knowledge.offices import COMPLETE, EMPTY, FATES, OTHER, PAST, STATE, fared, holder, is_title, plain, stands_for, years
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.names import fold, pieces
from realpolitik.text.titles import ANY, RANKS

# Where the family name stands first: *Ren Guoqiang* is *Ren* from then on.
FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "KHM", "HUN", "SGP"})
# Where people are called by the name given to them: *Prime Minister Meles*, *Prime Minister Thaksin*.
GIVEN = frozenset({"ETH", "ERI", "ISL", "MYS", "IDN", "THA", "BRN"})
# These stand before a first name, and in the tables before the names of those who bear them.
ROYAL = frozenset("king queen prince princess pope emir sultan emperor sheikh shah".split())
# Small words of surnames: those that are kept after a title (*President dos Santos*), and those that may be left out (*President Assad*).
KEPT = frozenset({"van", "von", "de", "da", "dos", "del", "di", "le", "la"})
SMALL = KEPT | {"al", "el", "bin"}
LOST = PAST | FATES.keys()
# What names a state before a title: *Russian President*, *Kremlin spokesman*.
NATIONAL = frozenset({"state", "adjective", "inhabitant", "capital", "seat", "region", "city", "organisation"})
LONGEST = 3
# Offices of which the tables hold but a few bearers: of a country that the report never names it is somebody else.
SPARSE = frozenset(
    "other governor ambassador legislature_leader army_chief spokesperson envoy judge party_leader group_leader activist".split()
)
AGO = 25  # years after which a bearer of an office has made room for the next of the name


@cache
def _names() -> tuple[dict[str, tuple[str, ...]], dict[str, set[str]]]:
    """All names of each person in office, and the people that have a word among their names. Names are cut only when asked for."""
    names: dict[str, tuple[str, ...]] = {}
    having: dict[str, set[str]] = {}
    for person, aliases in dict.fromkeys((row["person"], row["aliases"]) for row in table("offices")):
        names[person] = tuple(dict.fromkeys((*names.get(person, (person,)), *listed(aliases))))
    for person, called in names.items():
        for name in called:
            for word in (name if name.isascii() else fold(name)).replace("-", " ").split():
                having.setdefault(word, set()).add(person)
    return names, having


def _named(name: tuple[str, ...]) -> list[Term]:
    """All dated terms of the people who are called so after a title, in folded pieces, by person."""
    people = _names()[1].get(name[-1], ()) if name else ()
    return [term for person in sorted(people) if name in _called(person) for term in terms(person) if term.since]


@lru_cache(maxsize=4096)
def _called(person: str) -> frozenset[tuple[str, ...]]:
    countries = {term.country for term in terms(person)}
    return frozenset(short for name in _names()[0][person] for short in _shorts(name, countries))


def _shorts(name: str, countries: set[str]) -> Iterable[tuple[str, ...]]:
    """What somebody of this name is called after a title: *al-Assad* and *Assad*, *Kim*, *Juan Carlos*."""
    cut = [piece for piece in pieces(name) if piece not in (",", "-", "Jr.", "Sr.")]
    royal = cut[0].lower() in ROYAL and len(cut) > 1
    cut = cut[1:] if royal else cut
    while len(cut) > 1 and not set(cut[-1]) - set("IVX"):
        cut = cut[:-1]
    if royal or countries & GIVEN:
        yield from (tuple(cut[:size]) for size in range(1, min(len(cut), LONGEST) + 1))
    if royal:
        return
    if countries & FAMILY_FIRST and len(cut) > 1:
        yield tuple(cut[:1])
    whole = 2 if len(cut) > 1 and cut[-2].lower() in KEPT else 1
    yield from (tuple(cut[-size:]) for size in range(whole, min(len(cut), LONGEST) + 1))


def bearers(said: Sequence[str], name: Sequence[str], day: str | None) -> tuple[Term, ...]:
    """The terms of all people whom a title before a name may mean, one a person: those in office on an ISO day, else those who once were.

    ``said`` are the words up to the name, capitals kept where they may name a body (*University President*); *former* among them asks for
    those who hold the title no more. Where no day is known all are given.

    >>> [term.person for term in bearers(["president"], ["Bush"], "1990-05-01")]
    ['George H.W. Bush']
    """
    held = _named(tuple(name))
    cased = [word.rstrip("-") for word in said if word.lower() not in EMPTY]
    said = [word.lower() for word in cased]
    for first in range(len(said) if held else 0):
        phrase = plain(" ".join(said[first:]))
        before = set(said[:first])
        fit = _bear(held, phrase, {*said[max(0, first - 1) : first]})
        if fit:
            # *Under a President Clinton* speaks of one who may become it.
            others = first > 0 and (said[first - 1] in ANY or _of_a_body(cased[first - 1]))
            return () if others else _of_the_day(fit, day, former=not before.isdisjoint(LOST))
        if is_title(phrase):  # *Prime Minister X* is no minister of another kind
            break
    return ()


def _of_a_body(word: str) -> bool:
    """Whether the word before a title says that it is one of no state: *University President*, *company president*."""
    lowered = word.lower()
    found = agent(lowered, named=True)
    if found is not None:
        return found[1] != "role" and found[0] not in STATE
    return word[0].isupper() and lowered not in LOST and not any(entry.sort in NATIONAL for entry in meanings(word))


def titled_name(before: Sequence[str], words: Sequence[str], day: str | None) -> tuple[Term, ...]:
    """The bearers of a title before a name, also where the first words of a name are the title: *King Abdullah*."""
    for first in range(len(words)):
        name = [word for word in words[first:] if word != "-"]
        found = bearers([*before, *(word for word in words[:first] if word != "-")], name, day)
        if found:
            return found
    return ()


def _bear(held: Sequence[Term], phrase: str, before: set[str]) -> list[list[Term]]:
    """The terms that a title names, the closest sense of it first: this very title, an office so called, a title that it is short for."""
    if not before.isdisjoint(OTHER - PAST - {"outgoing"}):
        return []
    levels: tuple[Callable[[Term], bool], ...] = (
        lambda term: plain(term.title) == phrase,
        lambda term: stands_for(phrase, term),
        lambda term: _short_for(phrase, plain(term.title)) or (phrase in RANKS and term.sector == "MIL"),
    )
    found = [[term for term in held if fits(term)] for fits in levels]
    return [terms for terms in found if terms]


def _short_for(phrase: str, title: str) -> bool:
    """*Secretary* Rice is the secretary of state, *Chancellor* Brown the chancellor of the exchequer."""
    cut = title.split(f" {phrase}")
    return (title.endswith(f" {phrase}") and cut[0].split()[-1] not in OTHER) or title.startswith((f"{phrase} of ", f"{phrase} to "))


def _of_the_day(levels: Sequence[Sequence[Term]], day: str | None, *, former: bool) -> tuple[Term, ...]:
    if day is None:
        return _latest(levels[0])
    past: tuple[Term, ...] = ()
    for fit in levels:
        now = _latest([term for term in fit if term.holds(day)])
        if now and not former:
            return now
        serving = {term.person for term in now}
        gone = [term for term in fit if term.past(day) and term.person not in serving]
        # Without *former* only where the tables know who came after: else it may be somebody they lack.
        past = past or _latest(term for term in gone if former or holder(plain(term.title).split(), term.country, day) is not None)
    return past


def meant(found: Sequence[Term], day: str | None, *, own: str | None, main: str | None, named: Collection[str]) -> Term | None:
    """Which of several bearers: of the country beside the title, of the report's, of one it names; None where that leaves more than one.

    ``own`` is the country that stands with the title, ``main`` the one the report is about, ``named`` are all it names.
    """
    fit = [term for term in found if own in (None, term.country) and (term.office not in SPARSE or not named or term.country in named)]
    for narrower in ([term for term in fit if term.country == main], [term for term in fit if term.country in named]):
        if len({term.person for term in fit}) > 1:
            fit = narrower or fit
    if day is not None and len(fit) > 1 and not any(term.holds(day) for term in fit):
        living = [term for term in fit if fared(term.person, "dead", day) is None]
        fit = [term for term in living if term.until >= years(day, -AGO)] or living
    if day is not None and len({(term.country, term.office) for term in fit}) == 1 and all(term.holds(day) for term in fit):
        fit = sorted(fit, key=lambda term: term.since)[-1:]  # on the day of a change both hold it
    return fit[0] if len(fit) == 1 else None


def _latest(fit: Iterable[Term]) -> tuple[Term, ...]:
    """The last term of each person."""
    return tuple({term.person: term for term in sorted(fit, key=lambda term: term.since)}.values())


def bore(person: str, said: Sequence[str], country: str | None, day: str | None) -> bool:
    """Whether a person is *the former president* that a phrase speaks of on an ISO day: bore the title once and does no more."""
    words = [word for word in said if word not in EMPTY | LOST]
    held = [term for term in terms(person) if term.since and country in (None, term.country)]
    for first in range(len(words)):
        phrase = plain(" ".join(words[first:]))
        fit = next(iter(_bear(held, phrase, set(words[max(0, first - 1) : first]))), ())
        if fit or is_title(phrase):
            return any(term.past(day) for term in fit) and not any(term.holds(day) for term in fit)
    return False


def namesake(name: str, person: str, day: str | None) -> str | None:
    """Who is meant by a bare surname before its best-known bearer held any office: in 1975 *Trudeau* is the father.

    >>> namesake("Trudeau", "Justin Trudeau", "1975-05-10"), namesake("Trudeau", "Justin Trudeau", "2018-05-10")
    ('Pierre Trudeau', None)
    """
    served = [term for term in terms(person) if term.since]
    if day is None or not served or served[0].since <= day[: len(served[0].since)]:
        return None
    others = {term.person for term in _named(pieces(name)) if term.holds(day) and term.office in COMPLETE}
    return others.pop() if len(others) == 1 else None
