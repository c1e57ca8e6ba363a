"""Who a name may stand for: states, seats of power, people in office, organisations, groups, outlets, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from realpolitik.core.errors import KnowledgeError
from realpolitik.core.marks import ActorKind
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.names import pieces

# Which meaning of a name comes first, before the text is asked.
PRIORITY = ("state", "adjective", "inhabitant", "capital", "seat", "person", "group", "organisation", "outlet", "region", "city")
KINDS: dict[str, ActorKind] = {
    "state": "state", "adjective": "state", "capital": "state", "inhabitant": "people", "person": "person", "outlet": "outlet",
    "region": "state", "city": "state",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a name. ``sort`` is one of PRIORITY; dates are ISO strings, empty where open."""

    name: str
    sort: str
    kind: ActorKind
    country: str | None
    code: str | None
    sector: str | None
    since: str
    until: str
    source: str
    wikidata: str | None = None

    def holds(self, day: str | None) -> bool:
        """Whether this row is true on an ISO day (any row is, where no day is known)."""
        if day is None:
            return True
        return (not self.since or self.since <= day) and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    person: str
    office: str
    title: str
    country: str
    since: str
    until: str
    sector: str
    source: str

    def holds(self, day: str | None) -> bool:
        if day is None:
            return not self.until
        return (not self.since or self.since <= day[: len(self.since)]) and (not self.until or day[: len(self.until)] <= self.until)

    def past(self, day: str | None) -> bool:
        return bool(self.until) and (day is None or day[: len(self.until)] > self.until)


GOVERNING = frozenset({"IGO", "UNO", "EUR"})
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


def _country(code: str) -> str | None:
    return code if code and code not in INTERNATIONAL else None


def code_of(country: str | None, international: str | None, sector: str | None) -> str | None:
    """PLOVER's code: country or international code, then the sector; who serves the United Nations is of no state's government."""
    first = country or international
    if first in GOVERNING and sector in ("GOV", "UNK"):
        return first
    return " ".join(part for part in (first, sector) if part) or None


def _rows(name: str) -> tuple[dict[str, str], ...]:
    try:
        return table(name)
    except KnowledgeError:
        return ()


def _states() -> Iterator[tuple[str, Entry]]:
    for row in _rows("states"):
        code, source = row["code"], f"states:{row['code']}"
        for sort, cells in (
            ("state", [row["name"], row["official"], *listed(row["aliases"])]),
            ("adjective", listed(row["adjectives"])),
            ("inhabitant", listed(row["inhabitants"])),
            ("capital", listed(row["capital"])),
        ):
            if not cells:
                continue
            name = row["name"] if sort != "inhabitant" else cells[0]
            entry = Entry(name, sort, KINDS[sort], code, code, None, row["from"], row["to"], source)
            for alias in cells:
                if alias:
                    yield alias, entry
        government = Entry(f"Government of {row['name']}", "seat", "government", code, f"{code} GOV", "GOV", "", "", source)
        for alias in (*listed(row["seats"]), f"Government of {row['name']}"):
            yield alias, government


def _seats() -> Iterator[tuple[str, Entry]]:
    for row in _rows("seats"):
        kind: ActorKind = "government" if row["kind"] in ("government", "state") else "organisation"
        country = _country(row["country"])
        sector = row["sector"] or None
        entry = Entry(
            row["means"] or row["name"],
            "seat",
            kind,
            country,
            code_of(country, row["country"], sector),
            sector,
            since(row["country"]) if row["country"] in _successions()[1] else "",  # what a younger state has is no older than it
            "",
            f"seats:{row['name']}",
        )
        # What it is by pattern names it too: *Parliament of Iran*.
        of = (row["means"], row["means"].replace(" of the ", " of ")) if " of " in row["means"] else ()
        for alias in (row["name"], *listed(row["aliases"]), *of):
            yield alias, entry


def _people() -> Iterator[tuple[str, Entry]]:
    seen: dict[str, Entry] = {}
    for row in _rows("offices"):
        person = row["person"]
        if person not in seen:
            country = _country(row["country"])
            code = code_of(country, row["country"], row["sector"])
            seen[person] = Entry(person, "person", "person", country, code, row["sector"] or None, "", "", f"offices:{person}")
        for alias in (person, *listed(row["aliases"])):
            yield alias, seen[person]


def _organisations() -> Iterator[tuple[str, Entry]]:
    for row in _rows("organisations"):
        # A seat is no nationality: what has an international code has no country.
        country = None if row["code"] else _country(row["country"])
        kind: ActorKind = "igo" if row["kind"] == "igo" else "organisation"
        code = (
            code_of(country, row["code"], row["sector"])
            if country
            else code_of(None, row["code"], row["sector"] if row["code"] == "" else "")
        )
        entry = Entry(
            row["name"], "organisation", kind, country, code, row["sector"] or None, row["from"], row["to"], f"organisations:{row['name']}"
        )
        for alias in (row["name"], *listed(row["aliases"])):
            yield alias, entry


def _groups() -> Iterator[tuple[str, Entry]]:
    for row in _rows("groups"):
        # A group of many countries is of none: PLOVER's transnational militarized group.
        country = _country((listed(row["countries"]) or ("",))[0])
        kind: ActorKind = "people" if row["kind"] == "people" else "group"
        sector = _sector(row["sector"], row["kind"])
        entry = Entry(
            row["name"], "group", kind, country, code_of(country, "IMG", sector), sector, row["from"], row["to"], f"groups:{row['name']}"
        )
        for alias in (row["name"], *listed(row["aliases"])):
            yield alias, entry


def _outlets() -> Iterator[tuple[str, Entry]]:
    for row in _rows("outlets"):
        country = _country(row["country"])
        entry = Entry(row["name"], "outlet", "outlet", country, code_of(country, "MNC", "JRN"), "JRN", "", "", f"outlets:{row['name']}")
        for alias in (row["name"], *listed(row["aliases"])):
            yield alias, entry


def _places() -> Iterator[tuple[str, Entry]]:
    for row in _rows("regions"):
        country = (listed(row["countries"]) or (None,))[0]
        if country and len(listed(row["countries"])) == 1:
            entry = Entry(row["name"], "region", "state", country, country, None, "", "", f"regions:{row['name']}")
            for alias in (row["name"], *listed(row["aliases"]), *listed(row["adjectives"])):
                yield alias, entry
    for row in _rows("places"):
        country = _country(row["country"])
        entry = Entry(row["name"], "city", "state", country, country, None, "", "", f"places:{row['geonames'] or row['name']}")
        for alias in (row["name"], *listed(row["aliases"])):
            yield alias, entry


@cache
def _index() -> dict[str, dict[tuple[str, ...], tuple[Entry, ...]]]:
    """First piece -> all pieces -> meanings, most likely first."""
    collected: dict[tuple[str, ...], list[Entry]] = {}
    for source in (_states, _seats, _people, _groups, _organisations, _outlets, _places):
        for alias, entry in source():
            cut = pieces.__wrapped__(alias)
            known = collected.setdefault(cut, [])
            if entry not in known:
                known.append(entry)
    index: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]] = {}
    for cut, entries in collected.items():
        if len(entries) > 1:
            entries.sort(key=lambda entry: PRIORITY.index(entry.sort))
        index.setdefault(cut[0], {})[cut] = tuple(entries)
    return index


def meanings(name: str) -> tuple[Entry, ...]:
    """All meanings of a whole name, most likely first; empty if unknown."""
    cut = pieces(name)
    return _index().get(cut[0], {}).get(cut, ()) if cut else ()


def person(name: str) -> Entry | None:
    """The person of this name, if the tables know one."""
    return next((entry for entry in meanings(name) if entry.sort == "person"), None)


def longest(words: Sequence[str], start: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest known name that begins at ``start`` of folded pieces: how many pieces, and its meanings (0 and none if unknown)."""
    names = _index().get(words[start])
    if not names:
        return 0, ()
    best: tuple[int, tuple[Entry, ...]] = (0, ())
    for cut, entries in names.items():
        size = len(cut)
        if size > best[0] and tuple(words[start : start + size]) == cut:
            best = (size, entries)
    return best


@lru_cache(maxsize=4096)
def domestic(name: str, code: str | None) -> Entry | None:
    """The body of a country that a name without it means there: *Senate* where the report is of America. None if the tables know none."""
    for alias in _called().get(code or "", ()):
        for entry in meanings(f"{alias} {name}"):
            if entry.sort in ("seat", "organisation") and entry.country == code:
                return entry
    return None


# How a table calls the bodies that every state has: *the Iranian parliament* is the table's *Parliament of Iran*.
BODIES = {
    "government": ("Government",), "parliament": ("Parliament", "National Assembly", "Congress"), "legislature": ("Parliament", "Congress"),
    "assembly": ("National Assembly", "Parliament"), "congress": ("Congress", "Parliament"),
    "army": ("Army", "Armed forces"), "military": ("Armed forces",), "armed forces": ("Armed forces",),
    "navy": ("Navy",), "air force": ("Air Force",),
    "supreme court": ("Supreme Court",), "central bank": ("Central bank",), "foreign ministry": ("Ministry of Foreign Affairs",),
}  # fmt: skip


def body(called: Sequence[str], country: str) -> Entry | None:
    """The body of a state in the tables that is called so: ``called`` are its words without the state's name, lower case.

    >>> body(["parliament"], "IRN").name, body(["parliament"], "AND")
    ('Islamic Consultative Assembly', None)
    """
    phrase = " ".join(called)
    kinds = BODIES.get(phrase) or (phrase[:1].upper() + phrase[1:],)
    for kind in kinds:
        for entry in meanings(f"{kind} of {state_name(country)}"):
            if entry.sort == "seat" and entry.country == country:
                return entry
    return None


@cache
def _called() -> dict[str, tuple[str, ...]]:
    """The adjectives and names of each state."""
    return {row["code"]: (*listed(row["adjectives"]), row["name"], *listed(row["aliases"])) for row in _rows("states")}


@cache
def _terms() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for row in _rows("offices"):
        term = Term(
            row["person"],
            row["office"],
            row["title"],
            row["country"],
            row["from"],
            row["to"],
            row["sector"],
            f"offices:{row['person']}:{row['from']}",
        )
        found.setdefault(row["person"], []).append(term)
    return {person: tuple(sorted(terms, key=lambda term: term.since)) for person, terms in found.items()}


def terms(person: str) -> tuple[Term, ...]:
    """All offices of a person in the tables, oldest first."""
    return _terms().get(person, ())


@cache
def _agents() -> dict[str, tuple[str, str]]:
    return {row["noun"]: (row["sector"], row["kind"]) for row in _rows("agents")}


def agent(noun: str, *, named: bool = False) -> tuple[str, str] | None:
    """Sector and kind (role or collective) of an actor noun such as *lawmaker* or *air force*; None if it is none.

    Some words tell a sector only inside a ``named`` body (*Moscow State University*): by themselves they act too seldom.
    """
    found = _agents().get(noun)
    return None if found is not None and found[1] == "name" and not named else found


@cache
def _state_names() -> tuple[dict[str, str], dict[str, tuple[tuple[str, str, str], ...]]]:
    """The common name of each state, and those it bore before, with their time."""
    earlier: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in _rows("state_names"):
        earlier[row["country"]] = (*earlier.get(row["country"], ()), (row["name"], row["from"], row["to"]))
    return {row["code"]: row["name"] for row in _rows("states")}, earlier


def state_name(code: str, day: str | None = None) -> str:
    """The common name of a state by its ISO 3166-1 alpha-3 code, as of an ISO day; the code itself if unknown.

    >>> state_name("MKD"), state_name("MKD", "2010-05-05")
    ('North Macedonia', 'Macedonia')
    """
    names, earlier = _state_names()
    for name, start, end in earlier.get(code, ()):
        if day is not None and start <= day[: len(start)] and day[: len(end)] <= end:
            return name
    return names.get(code, code)


def called(entry: Entry, day: str | None) -> str:
    """What an actor of the tables is called on an ISO day: a state and its government by the state's name then."""
    if entry.sort in ("state", "adjective", "capital"):
        return state_name(entry.country or "", day)
    if entry.kind == "government" and entry.source.startswith("states:"):
        return f"Government of {state_name(entry.country or '', day)}"
    return entry.name


@cache
def _spells() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["from"], row["to"]) for row in _rows("states")}


def since(code: str) -> str:
    """The ISO day since which a state is one; empty where the table does not say."""
    return _spells().get(code, ("", ""))[0]


@cache
def _successions() -> tuple[dict[str, str], dict[str, str]]:
    """The heir of each state that is gone, and the state that each younger one was part of."""
    heirs = {row["earlier"]: row["later"] for row in _rows("successions") if row["kind"] in ("heir", "both")}
    parts = {row["later"]: row["earlier"] for row in _rows("successions") if row["kind"] in ("part", "both")}
    return heirs, parts


def heir(code: str, day: str | None) -> str:
    """The state that people of a state that is gone are of on an ISO day: of East Germany's Germany, since 1990-10-03."""
    end = _spells().get(code, ("", ""))[1]
    later = _successions()[0].get(code)
    return heir(later, day) if later and day is not None and end and day > end else code


def within(code: str, day: str | None) -> str:
    """The state that a body of a younger state was in on an ISO day: in 1998 Kosovo's was in Yugoslavia."""
    earlier = _successions()[1].get(code)
    return within(earlier, day) if earlier and day is not None and day < since(code) else code


@cache
def _genders() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in _rows("first_names")}


def gender(first_name: str) -> str | None:
    """``m`` or ``f`` for a first name that is mostly one, None otherwise."""
    return _genders().get(first_name)


def _sector(cell: str, kind: str) -> str | None:
    """One sector of a cell that may hold two: an armed group that also governs stays what it fights as."""
    sectors = listed(cell)
    if kind == "armed_group" and "REB" in sectors:
        return "REB"
    return sectors[0] if sectors else None
