"""Who bears a title on a day: *the Turkish foreign minister* of 16 July 2016, *Georgia's jailed former president* of 2023."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from realpolitik.knowledge.actors import INTERNATIONAL, Entry, Term, code_of, heir, since, terms, within
from realpolitik.knowledge.tables import listed, table

# Before a title these make it another office: *deputy foreign minister*.
OTHER = frozenset(
    "deputy vice assistant under junior shadow former ex acting designate elect next incoming outgoing first regional".split()
)
# Words that say that an office is lost, or how its bearer fared since; a fate is a row of the table of fates, and not all are told.
PAST = frozenset({"former", "ex", "erstwhile", "onetime"})
FATES = {
    **dict.fromkeys(("ousted", "deposed", "toppled", "overthrown"), "ousted"),
    **dict.fromkeys(("jailed", "imprisoned", "detained", "convicted", "incarcerated"), "jailed"),
    **dict.fromkeys(("exiled", "fugitive"), "exiled"),
    **dict.fromkeys(("late", "slain", "assassinated", "murdered"), "dead"),
}  # fmt: skip
ORDER = frozenset({"first", "last"})
QUALITIES = PAST | FATES.keys() | ORDER
# Offices of which the tables hold everybody of the last decades, so that the only former one can be told.
COMPLETE = frozenset({"head_of_state", "head_of_government", "ruler"})
# Who leads a named body is called one or the other.
HEADS = ("chief", "director", "director general", "head", "managing director", "secretary general")
# Titles that the whole world has but one of.
SOLE = {"pope": "VAT", "pontiff": "VAT", "taoiseach": "IRL", "fed chair": "USA", "fed chairman": "USA"}
REACH = 35  # years that a living former head of state may have been out of office
EMPTY = frozenset({"the", "-", "'s"})
# Of several offices at a time those of the state count; in those of others people serve and stay of their own country.
STATE = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
LENT = frozenset({"envoy", "ambassador", "spokesperson", "other"})


@cache
def _titles() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {row["title"]: (listed(row["office"]), listed(row["countries"])) for row in table("titles")}


@cache
def _held() -> dict[str, dict[str, tuple[Term, ...]]]:
    """All dated terms by country, and by title in lower case without hyphens."""
    found: dict[str, dict[str, list[Term]]] = {}
    for person in dict.fromkeys(row["person"] for row in table("offices")):
        for term in terms(person):
            if term.since:
                found.setdefault(term.country, {}).setdefault(plain(term.title), []).append(term)
    return {country: {title: tuple(held) for title, held in titles.items()} for country, titles in found.items()}


def plain(title: str) -> str:
    """A title as titles are compared: lower case, without hyphens and articles inside."""
    return title.lower().replace("-", " ").replace(" the ", " ")


@cache
def _fates() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """When somebody was jailed, exiled, ousted or dead."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in table("fates"):
        found.setdefault((row["person"], row["fate"]), []).append((row["from"], row["to"]))
    return {key: tuple(spells) for key, spells in found.items()}


def fared(person: str, fate: str, day: str) -> str | None:
    """The day since which a person is jailed, exiled, ousted or dead, as of an ISO day; None if the table does not say so."""
    spells = _fates().get((person, fate), ())
    return max((start for start, end in spells if start <= day[: len(start)] and (not end or day[: len(end)] <= end)), default=None)


def serves(person: str, day: str | None) -> bool:
    """Whether a person holds any office on a day, as far as the tables know."""
    return day is not None and any(term.holds(day) for term in terms(person))


def title(words: Sequence[str], country: str) -> tuple[str, tuple[str, ...]] | None:
    """The title that a phrase names in a country, and its offices; ``words`` are those up to its end, lower case, without articles.

    >>> title(["turkish", "foreign", "minister"], "TUR"), title(["deputy", "foreign", "minister"], "TUR")
    (('foreign minister', ('foreign_minister',)), None)
    """
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        named = _titles().get(phrase)
        if named is not None and (not named[1] or country in named[1]):
            return (phrase, named[0]) if first == 0 or words[first - 1] not in OTHER else None
    return None


def is_title(phrase: str) -> bool:
    """Whether the table of titles has this very phrase, in whatever country."""
    return phrase in _titles()


def stands_for(phrase: str, term: Term) -> bool:
    """Whether a title of the table of titles is that of a term's office: *defense minister* of a Secretary of Defense."""
    offices, countries = _titles().get(phrase, ((), ()))
    return (not countries or term.country in countries) and (term.office in offices or plain(term.title) in map(plain, offices))


def _of(named: tuple[str, tuple[str, ...]], country: str) -> list[Term]:
    """The terms of this very title, or else of the first of its offices that anybody held; an office may be a title written out."""
    titles = _held().get(country, {})
    for called in (named[0], *map(plain, named[1])):
        if called in titles:
            return list(titles[called])
    offices = ([term for held in titles.values() for term in held if term.office == office] for office in named[1])
    return next((held for held in offices if held), [])


def bearer(words: Iterable[str], country: str, day: str) -> Term | None:
    """The term of whom a title means on an ISO day, in office or not; None where the tables have nobody, or several at once.

    >>> bearer("the last soviet leader".split(), "SUN", "2005-05-10").person
    'Mikhail Gorbachev'
    """
    said = [word for word in words if word not in EMPTY]
    asked = QUALITIES.intersection(said)
    if not asked:
        return holder(said, country, day)
    core = [word for word in said if word not in asked]
    named = title(core, country)
    if named is None:
        return None
    held = _of(named, country)
    if "first" in asked:
        if not PAST.isdisjoint(asked) or not COMPLETE.intersection(named[1]):
            return None
        earliest = min(held, key=lambda term: term.since, default=None)
        return earliest if earliest is not None and earliest.since <= day and years(since(country), 3) >= earliest.since else None
    serving = {term.person for term in held if term.holds(day)}
    past = [term for term in held if term.past(day) and term.person not in serving]
    if "last" in asked:
        return None if serving else max(past, key=lambda term: term.until, default=None)
    fates = {FATES[word] for word in asked if word in FATES}
    if fates:
        return _fated(past, fates, day)
    return _only_former(past, held, named, country, day)


def _fated(past: Sequence[Term], fates: set[str], day: str) -> Term | None:
    """Of those who lost an office the one who fared so; of several ousted or dead the last one."""
    known = [(start, term) for term in past for fate in fates if (start := fared(term.person, fate, day)) is not None]
    people = {term.person for _, term in known}
    if len(people) == 1 or (people and not fates.isdisjoint({"ousted", "dead"})):
        return max(known, key=lambda one: (one[0], one[1].until))[1]
    if not people and fates == {"ousted"}:
        return max(past, key=lambda term: term.until, default=None)
    return None


def _only_former(past: Sequence[Term], held: Sequence[Term], named: tuple[str, tuple[str, ...]], country: str, day: str) -> Term | None:
    """The one person who may be meant by *the former president*: all others are dead, or there were none."""
    if COMPLETE.isdisjoint(named[1]):
        return None
    people = {term.person for term in past}
    if len(people) > 1:
        people = {person for person in people if fared(person, "dead", day) is None}
    begins = min((term.since for term in held), default="")
    reaches = "ruler" in named[1] or begins <= max(years(since(country), 3), years(day, -REACH))
    return max((term for term in past if term.person in people), key=lambda term: term.until) if len(people) == 1 and reaches else None


def years(day: str, more: int) -> str:
    """An ISO day some years later or earlier; the beginning of time if none is given."""
    return f"{int(day[:4]) + more:04}{day[4:]}" if day else ""


def holder(words: Sequence[str], country: str, day: str) -> Term | None:
    """The term of whoever bears the title on an ISO day; None where the tables have nobody, or several at once.

    Where somebody bears this very title, nobody else of the same office is meant: Iran's president is not its head of state.
    """
    said = [word for word in words if word not in EMPTY]
    if not said or said[0] in OTHER:
        return None
    titles = _held().get(country, {})
    held = [term for phrase in _wholes(said) for term in titles.get(phrase, ()) if term.holds(day)]
    if not held and (named := title(said, country)) is not None:
        held = [term for term in _of(named, country) if term.holds(day)]
        if not held and named[0] in titles:  # nobody has this very title now: an acting one may
            held = [term for terms in titles.values() for term in terms if term.office in named[1] and term.holds(day)]
    if not held:
        return None
    # On the day of a change both hold it; whoever came last is in office.
    latest = max(term.since for term in held)
    last = [term for term in held if term.since == latest]
    return last[0] if len({term.person for term in last}) == 1 else None


def _wholes(words: Sequence[str]) -> Iterable[str]:
    """Titles of several words that a phrase ends in, also turned round: *speaker of state duma* is *state duma speaker*."""
    for first in range(len(words) - 1):
        if first and words[first - 1] in OTHER:
            return
        yield " ".join(words[first:])
        if words[-1] in HEADS:  # *Mossad chief*, *IAEA director*
            yield from (" ".join([*words[first:-1], head]) for head in HEADS)
        if "of" in words[first + 1 :]:
            at = words.index("of", first + 1)
            yield " ".join([*words[at + 1 :], *words[first:at]])


def standing(entry: Entry, day: str | None) -> tuple[str | None, str | None, str | None]:
    """Country, code and sector of an actor on an ISO day: a person has those of the office held then, or is a former official (ELI).

    Where no day is known the office itself counts. People of a state that is gone are of its heir, bodies of a young one were in the older.
    """
    if entry.sort != "person":
        country = within(entry.country, day) if entry.country and entry.sort in ("group", "organisation", "outlet") else entry.country
        code = entry.code if country == entry.country or entry.code is None else entry.code.replace(entry.country or "", country or "", 1)
        return country, code, entry.sector
    spells = terms(entry.name)
    # Of several offices the highest counts: China's president commands its army, and is its president.
    now = sorted((term for term in spells if term.holds(day)), key=lambda term: (term.sector in STATE, term.office in COMPLETE, term.since))
    sector = entry.sector
    if day is not None and now:
        sector = now[-1].sector
    elif day is not None and spells:
        # Before the first office nobody is an official yet, after the last one a former one.
        sector = "ELI" if any(term.past(day) for term in spells) else None
    # Who serves nobody now is of the country last served: of Tony Blair's offices the last was the United Nations'.
    served = [term for term in spells if day is None or term.past(day) or term.holds(day)] or spells[:1]
    home = next((term.country for term in reversed(served) if term.country not in INTERNATIONAL or term.office not in LENT), None)
    seat = now[-1].country if now and day else heir(home or entry.country or (entry.code or "").split(" ")[0], day)
    country = None if seat in INTERNATIONAL else seat or None
    return country, code_of(country, seat if seat in INTERNATIONAL else None, sector), sector
