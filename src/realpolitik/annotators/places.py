"""Place names that stand for places, and which: what the text says of them and how they lie together (``knowledge/locating.py``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Entity, Mark, Mention, Place, Span, Token
from realpolitik.core.records import place_id
from realpolitik.core.report import Report
from realpolitik.core.syntax import DAYS, Syntax
from realpolitik.knowledge.actors import meanings
from realpolitik.knowledge.gazetteer import PlaceEntry
from realpolitik.knowledge.locating import Toponym, lies_in, locate
from realpolitik.knowledge.places import AFTER, BEFORE, candidates, demonyms
from realpolitik.knowledge.places import places as known_places
from realpolitik.text.toponyms import key

# Prepositions after which a name is a place even if it could be an actor.
LOCAL = frozenset(
    "in at near from to into across outside around inside through toward towards within off along throughout between over".split()
)
# After these a name that nobody else knows is a place, if the gazetteer has one of this name.
SURE = frozenset("in near outside around inside throughout".split())
# What stands between a place and what it lies in: *Paris, Texas*; *Tyre (Lebanon)*; *Tyre in southern Lebanon*.
WITHIN = re.compile(
    r"\s*(?:,\s*(?:in\s+)?|\(|\s(?:in|,\sin)\s+)(?:the\s+)?(?:(?:(?:north|south|east|west)\w*|central|upper|lower)[\s-]+)*", re.IGNORECASE
)
KIND_AFTER = re.compile(r"\s([a-z]+)\b")
KIND_BEFORE = re.compile(r"\b([a-z]+) of (?:the )?\Z")
SEEN = frozenset({"GPE", "LOC"})
# Mentions of these kinds are places if they are known as such and nothing else.
PLACED = frozenset({"STATE", "PLACE"})
# Mentions of these kinds may be of a place that the language model does not know.
UNSURE = frozenset({"PERSON", "ORG", "PEOPLE"})
# What a town or a county has: *Salem Community Hospital*, *Salem County Clerk*.
CIVIC = frozenset(
    "area board building campus cathedral city civic college common community correctional county court courthouse daily department "
    "elections elementary fire general high hospital jail library maternity medical middle municipal museum news parish police public "
    "recreation regional school schools sheriff superior times town township university youth".split()
)
DIVISION = frozenset({"County", "Parish", "Township", "Borough", "Twp.", "Counties"})
# Whom and what a place is put before: *Salem police*, *a Salem man*.
LOCALS = frozenset(
    "area boy business community couple council councilman councilwoman driver family farmer fire firefighter girl hospital home house man "
    "mayor mother father motorist native neighborhood neighbourhood official officer police resident restaurant school senior shop student "
    "suburb teacher team teen teenager voter woman".split()
)
# *PATASKALA --*, *BEIRUT:*, and where a member of an American parliament sits: *R-Fairfax*.
DATELINE = re.compile(
    r"(?:\A|(?<=[.!?:\s]\s)|(?<=\n))([A-Z][A-Z'’.]+(?: [A-Z][A-Z'’.]+){0,2})(?=\s*(?:--|—|–|\([A-Z]{2,8}\)|,\s[A-Z][\w.]+\s*(?:--|—|–|\()))"
    r"|\b[DR]-([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
# Last words of the names of streets, waters and grounds, which no gazetteer need hold, and their kinds.
SITES = {
    **dict.fromkeys("street st road rd drive avenue ave lane boulevard blvd parkway highway freeway crescent".split(), "street"),
    **dict.fromkeys("river creek lake bay".split(), "water"),
    **dict.fromkeys("park hill grove wilderness valley forest mountains heights township island islands station airport".split(), "site"),
}  # fmt: skip
# Kinds of place that a body is often named by.
LARGE = frozenset({"country", "province", "capital", "region"})
# Districts are named so somewhere; in a text they are a part of something else.
BEARINGS = frozenset("north south east west northern southern eastern western central".split())
# A town below this size is no guess for a name that the language model takes for a person's or a body's.
TOWN = 5_000
VILLAGE = 500
# The last part of an outlet's address, and the country it is likeliest to write of.
DOMAINS = {
    "uk": "GBR", "ca": "CAN", "au": "AUS", "ie": "IRL", "nz": "NZL", "in": "IND", "za": "ZAF", "pk": "PAK", "ng": "NGA", "ke": "KEN",
    "il": "ISR", "ru": "RUS", "tr": "TUR", "eg": "EGY", "ge": "GEO", "lb": "LBN", "ph": "PHL", "sg": "SGP", "my": "MYS",
}  # fmt: skip
HOST = re.compile(r"(?:https?://)?[\w.-]+\.([a-z]{2})(?:[/:]|\Z)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in the text: its ``span``, its head token, and whether it is a place here, not an actor."""

    name: str
    span: Span
    head: int
    placed: bool


class Places:
    """Gives a Place for each name that is used as one (*in Washington*, not *Washington said*).

    With ``given``, spans by the ``where`` of a report, it says of just these what they mean, whatever they are used for; with ``every``,
    of every name of a place, also where it stands for an actor or inside the name of a body (*the Texas Forest Service*).
    """

    name = "places"
    needs: tuple[type[Mark], ...] = (Token, Entity, Mention)
    gives: tuple[type[Mark], ...] = (Place,)

    def __init__(self, *, given: Mapping[str, Sequence[Span]] | None = None, every: bool = False) -> None:
        self.given = given
        self.every = every

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(self._report(report)) for report in reports]

    def _report(self, report: Report) -> Iterator[Place]:
        named = list(_named(report))
        if self.given is None:
            sites = list(_sites(report))
            named = [one for one in named if not any(site.span.overlaps(one.span) for site, _ in sites)]
            yield from (_place(self.name, site, entry) for site, entry in sites if self.every or site.placed)
        else:
            spans = self.given.get(report.where, ())
            named = [one for one in named if not any(span.overlaps(one.span) for span in spans)]
            named = [_Named(one.name, one.span, one.head, False) for one in named]
            named += [_Named(report.quote(span), span, -1, True) for span in spans]
        named.sort(key=lambda one: one.span)
        toponyms = [Toponym(one.name, _within(report.text, named, at), _kinds(report.text, one)) for at, one in enumerate(named)]
        for one, entry in zip(named, locate(toponyms, countries=_countries(report), home=_home(report)), strict=True):
            if entry is not None and (one.placed or (self.every and self.given is None)):
                yield _place(self.name, one, entry)


def _place(maker: str, one: _Named, entry: PlaceEntry) -> Place:
    return Place(
        span=one.span, by=maker, score=0.9 if entry.kind == "country" else 0.7,
        key=place_id(entry.name, entry.kind, entry.country, entry.geonames), name=entry.name,
        kind=entry.kind, country=entry.country, latitude=entry.latitude, longitude=entry.longitude, geonames=entry.geonames,
        head=one.head,
    )  # fmt: skip


def _sites(report: Report) -> Iterator[tuple[_Named, PlaceEntry]]:
    """Streets, waters and grounds that are known only by what their names end with: *Swan Street*."""
    syntax = report.syntax
    people = {index for one in report.of(Mention) if one.label == "PERSON" for index in range(one.first, one.last)}
    at = 0
    while at < len(syntax.tokens):
        first = at
        while at < len(syntax.tokens) and syntax.tokens[at].tag in ("NNP", "NNPS"):
            at += 1
        last = next((i + 1 for i in range(at - 1, first, -1) if syntax.tokens[i].text.lower().rstrip(".") in SITES), first)
        kind = SITES[syntax.tokens[last - 1].text.lower().rstrip(".")] if last > first else ""
        if kind and last - 1 not in people and not candidates(name := _words(syntax, first, last)):
            above = syntax.tokens[syntax.tokens[syntax.first_conjunct(last - 1)].head]
            placed = above.text.lower() in LOCAL or above.text.lower() in ("on", "along", "behind", "down", "up")
            site = PlaceEntry(name, kind, None, None, None, None, 0)
            yield _Named(name, _span(syntax, first, last), last - 1, placed), site
        at = max(at, first + 1)


def _named(report: Report) -> Iterator[_Named]:
    """The names of the report that some place bears, each once: those that stand alone, then those the report has named so elsewhere."""
    people = [mention for mention in report.of(Mention) if mention.label == "PERSON" and mention.last - mention.first > 1]
    surnames = {report.quote(mention.span).split(" ")[-1] for mention in people}
    named = [one for one in _alone(report) if one.name.lower() not in BEARINGS]
    alone = [one for one in named if one.name != one.name.lower() and not (one.name in surnames and not _local(report.text, one))]
    more = [one for one in _by_context(report) if not any(one.span.overlaps(other.span) for other in alone)]
    yield from alone
    yield from more
    yield from _again(report, {key(one.name) for one in alone if one.placed}, [one.span for one in (*alone, *more)])


def _by_context(report: Report) -> Iterator[_Named]:
    """Names that only their place in the text shows to be places': in datelines, lists of counties, before *police* and *residents*."""
    syntax = report.syntax
    for found in DATELINE.finditer(report.text):
        group = 1 if found[1] else 2
        if any(entry.primary for entry in candidates(found[group])):
            yield _Named(found[group], Span(*found.span(group)), -1, False)
    for token in syntax.tokens:
        if token.text.lower() == "counties":
            yield from _counties(syntax, token.index)
        elif token.text in ("of", "from") and [t.tag for t in syntax.tokens[max(0, token.index - 2) : token.index]] == ["CD", ","]:
            last = token.index + 1  # *Anna Berg, 41, of Grovetown*
            while last < len(syntax.tokens) and syntax.tokens[last].tag == "NNP":
                last += 1
            name = _words(syntax, token.index + 1, last)
            if any(entry.primary for entry in candidates(name)):
                yield _Named(name, _span(syntax, token.index + 1, last), last - 1, True)
        elif token.text in DIVISION and token.tag == "NNP":
            begin = next((at for at in range(max(0, token.index - 3), token.index) if _is_division(syntax, at, token.index)), token.index)
            if begin < token.index:
                yield _Named(_words(syntax, begin, token.index + 1), _span(syntax, begin, token.index + 1), token.index, False)
        elif token.lemma in LOCALS and token.pos == "NOUN":
            first = token.index
            while first > 0 and syntax.tokens[first - 1].tag == "NNP" and first <= syntax.tokens[first - 1].head <= token.index + 2:
                first -= 1
            name = _words(syntax, first, token.index)
            known = candidates(name) if name and not demonyms(name) else ()
            if known and known[0].primary and known[0].population >= VILLAGE:
                yield _Named(name, _span(syntax, first, token.index), token.index - 1, False)


def _is_division(syntax: Syntax, first: int, last: int) -> bool:
    """Whether these words with *County* after them are the name of one."""
    proper = all(token.tag == "NNP" for token in syntax.tokens[first:last])
    return proper and any(entry.kind == "district" for entry in candidates(f"{_words(syntax, first, last)} county"))


def _counties(syntax: Syntax, at: int) -> Iterator[_Named]:
    """The counties before that word: *Kent, Essex and Lake counties*."""
    last = at
    while last > 0 and (syntax.tokens[last - 1].tag == "NNP" or syntax.tokens[last - 1].text.lower() in (",", "and", "or")):
        first = last
        while first > 0 and syntax.tokens[first - 1].tag == "NNP":
            first -= 1
        name = _words(syntax, first, last)
        if name and _is_division(syntax, first, last):
            yield _Named(name, _span(syntax, first, last), last - 1, False)
        last = first if first < last else last - 1


def _again(report: Report, places: set[str], taken: Sequence[Span]) -> Iterator[_Named]:
    """Names taken for people's or bodies' that the report uses as places, or that stand first in the name of a body."""
    syntax = report.syntax
    starts = {span.start for span in taken}
    for mention in report.of(Mention):
        if mention.form not in ("name", "adjective") or any(mention.span.overlaps(span) for span in taken):
            continue
        first = mention.first
        while first < mention.last - 1 and syntax.tokens[first].text.lower() == "the":
            first += 1
        for last in range(mention.last, first, -1):
            name = _words(syntax, first, last)
            whole = last == mention.last
            if whole and mention.label not in UNSURE and mention.label not in PLACED:
                continue
            civic = not whole and syntax.tokens[last].text.lower().rstrip(".") in CIVIC
            if not whole and syntax.tokens[last].text in DIVISION and _is_division(syntax, first, last):
                yield _Named(f"{name} {syntax.tokens[last].text}", _span(syntax, first, last + 1), last, False)
                break
            found = () if not name or (mention.label == "PERSON" and not whole) else candidates(name) if whole else known_places(name)
            civic = civic and bool(found) and found[0].primary and found[0].population >= TOWN
            if name.lower() in BEARINGS:
                break
            if not found or demonyms(name) or (not found[0].primary and key(name) not in places and found[0].kind not in LARGE):
                continue
            if key(name) in places or (mention.label in PLACED and whole) or ((civic or found[0].kind in LARGE) and not whole):
                span = _span(syntax, first, last)
                if span.start not in starts:
                    starts.add(span.start)
                    yield _Named(name, span, last - 1, False)
                break


def _alone(report: Report) -> Iterator[_Named]:
    """Names that stand alone and are known as a place's, or seen as one."""
    syntax = report.syntax
    taken: set[int] = set()
    for mention in report.of(Mention):
        if mention.form != "name":
            if mention.form == "adjective" and mention.label in ("STATE", "PEOPLE", "ORG", "GROUP", "PERSON"):
                taken.update(range(mention.first, mention.last))
            continue
        taken.update(range(mention.first, mention.last))
        last = mention.last
        name = _words(syntax, mention.first, last)
        found = candidates(name) if name and not demonyms(name) else ()
        if found and _known(syntax, mention, name, found[0]):
            said = syntax.tokens[last - 1].text in AFTER and last - 1 > mention.first  # *Sichuan province*
            span = _span(syntax, mention.first, last - 1) if said else mention.span
            yield _Named(name, span, mention.head, _is_place(syntax, mention.head, found[0]))
    for entity in report.of(Entity):
        first, last = entity.first, entity.last
        while first < last and syntax.tokens[first].text.lower() == "the":
            first += 1
        if entity.label in SEEN and first < last and not taken.intersection(range(first, last)):
            name = _words(syntax, first, last)
            found = candidates(name) if name and not demonyms(name) else ()
            if found:
                taken.update(range(first, last))
                head = max(range(first, last), key=lambda at: not first <= syntax.tokens[at].head < last)
                yield _Named(name, _span(syntax, first, last), head, _is_place(syntax, head, found[0]))
    yield from _after_prepositions(syntax, taken)


def _after_prepositions(syntax: Syntax, taken: set[int]) -> Iterator[_Named]:
    """Capital words after *in* that nobody took and the gazetteer knows."""
    for token in syntax.tokens:
        first = token.index + 1
        if token.text.lower() not in SURE:
            continue
        last = first
        free = range(first, min(first + 4, len(syntax.tokens)))
        while last in free and last not in taken and syntax.tokens[last].pos == "PROPN" and syntax.tokens[last].text not in DAYS:
            last += 1
        for end in range(last, first, -1):
            name = _words(syntax, first, end)
            if any(entry.primary for entry in candidates(name)) and not demonyms(name):
                taken.update(range(first, end))
                yield _Named(name, _span(syntax, first, end), end - 1, True)
                break


def _known(syntax: Syntax, mention: Mention, name: str, entry: PlaceEntry) -> bool:
    """Whether a mention is one of a place: it is labelled so, or stands where only places stand and is no other known name."""
    if mention.label in PLACED:
        return True
    if any(meaning.sort not in ("city", "region", "state", "capital") for meaning in meanings(name)[:1]):
        return False
    token = syntax.tokens[syntax.first_conjunct(mention.head)]
    local = token.dep == "pobj" and syntax.tokens[token.head].text.lower() in SURE
    return local and (entry.population >= TOWN or mention.label == "ORG")


def _words(syntax: Syntax, first: int, last: int) -> str:
    return " ".join(token.text for token in syntax.tokens[first:last] if token.tag != "POS" and token.text.lower() != "the")


def _span(syntax: Syntax, first: int, last: int) -> Span:
    while last > first + 1 and syntax.tokens[last - 1].tag == "POS":
        last -= 1
    return syntax.tokens[first].span.cover(syntax.tokens[last - 1].span)


def _within(text: str, named: Sequence[_Named], at: int) -> int | None:
    """The next name, if the text says that this place lies in it."""
    if at + 1 == len(named):
        return None
    one, following = named[at], named[at + 1]
    between = text[one.span.end : following.span.start]
    return at + 1 if 0 < len(between) < 40 and WITHIN.fullmatch(between) and lies_in(one.name, following.name) else None


def _local(text: str, one: _Named) -> bool:
    """Whether the word before a name is one after which surely a place stands."""
    return text[max(0, one.span.start - 16) : one.span.start].rstrip().rpartition(" ")[2].lower() in SURE


def _kinds(text: str, one: _Named) -> tuple[str, ...]:
    """What kind of place the words beside a name say it is: *Herat province*, *the city of Herat*."""
    after = KIND_AFTER.match(text, one.span.end)
    before = KIND_BEFORE.search(text[max(0, one.span.start - 24) : one.span.start])
    return (AFTER.get(after[1]) if after else None) or (BEFORE.get(before[1]) if before else None) or ()


def _countries(report: Report) -> Counter[str]:
    """How often adjectives and peoples speak of a country."""
    found: Counter[str] = Counter()
    for mention in report.of(Mention):
        if mention.label in ("STATE", "PEOPLE") and mention.form in ("adjective", "name"):
            for entry in demonyms(report.quote(mention.span))[:1]:
                if entry.country:
                    found[entry.country] += 1
    return Counter({country: round(count**0.5) for country, count in found.items()})


def _home(report: Report) -> str | None:
    """The country of the outlet, by the end of its address."""
    found = HOST.match((report.url or report.outlet or "").lower())
    return DOMAINS.get(found[1]) if found is not None else None


def _is_place(syntax: Syntax, index: int, entry: PlaceEntry) -> bool:
    token = syntax.tokens[syntax.first_conjunct(index)]
    head = syntax.tokens[token.head]
    if token.dep == "pobj":
        return head.text.lower() in LOCAL or entry.kind not in ("country", "capital")
    if token.dep in ("nsubj", "nsubjpass", "agent", "poss"):
        return entry.kind not in ("country", "capital") or (head.pos in ("VERB", "AUX") and token.dep == "nsubjpass")
    return True
