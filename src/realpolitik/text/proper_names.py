"""Names as a language model sees them, mended by their words: where they begin and end, where else they stand, what is no name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from realpolitik.core.marks import Entity
from realpolitik.core.syntax import Syntax

# Nouns that say that what they end the name of is a body; *for* may follow: *Foundation for the Visual Arts*.
BODIES = frozenset(
    "academy agency alliance army assembly association authority bank board brigade bureau cabinet centre center chamber "
    "church coalition college command commission committee company congress corporation corps council court delegation department "
    "directorate division federation fleet forces force foundation front fund gallery government group guard hospital institute "
    "institution laboratory league library ministry mission mosque movement museum navy network office organisation organization "
    "parliament party police school senate service society synagogue team tribunal union university".split()
)
# Of those that are places, where nobody acts.
SITES = frozenset(
    "street road avenue bridge airport square tower building river sea ocean mountain mountains boulevard station hotel island islands "
    "lake bay gulf valley desert canal strait port harbour harbor park stadium arena cape peninsula coast hall forest village town "
    "county".split()
)
# Names of things that do nothing: *the Joint Defence Agreement*, *the Nobel Prize*.
NO_ACTOR = frozenset(
    "agreement treaty act pact accord law convention deal plan summit war day prize award bill resolution constitution amendment cup "
    "league olympics games festival conference protocol charter declaration article bank-holiday ramadan christmas easter photo twitter "
    "license licence goal goals technology shuttle telescope spacecraft satellite software browser disease syndrome virus "
    "vaccine exhibition collection album novel articles species fair championship championships medal paralympics paralympic poll index "
    "analytics".split()
)
# What initials stand for, if not for a body.
ABSTRACT = NO_ACTOR | frozenset("resource resources system systems technologies programme program method process".split())
VEHICLES = frozenset({"shuttle", "spacecraft", "uss", "hms"})
# What a thing is called right before its name: *the cruise ship Albatross*.
THINGS = frozenset(
    "ship vessel warship frigate destroyer submarine tanker ferry yacht spacecraft probe satellite rocket missile bomber fungus bacterium "
    "species film movie novel song album opera book browser software app blog drug vaccine hurricane typhoon storm cyclone comet".split()
)
# Capital nouns by which a text means its own state, or any; what they stand for is not their name.
ANY_STATE = frozenset({"nation", "state", "government", "administration", "country"})
PERSONAL = frozenset("mr mr. ms ms. mrs mrs. miss dr dr. prof prof. sir dame sen sen. rep rep. gov gov. gen gen.".split())
CAPTIONS = frozenset({"Image", "Photo", "Photograph", "Video", "Audio", "File", "Picture", "Credit", "Source", "Read", "Share", "Tweet"})
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday tomorrow".split())
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
WORD = frozenset({"NNP", "NNPS"})
KINDS = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "NORP"})
# What the model also calls things that the report names as persons or bodies elsewhere.
DOUBTFUL = frozenset({"WORK_OF_ART", "PRODUCT", "FAC", "EVENT", "LAW", "LOC", "GPE", "NORP", "ORG", "PERSON"})
# What only somebody does: its subject is a name even where the model sees none.
DOING = frozenset(
    "interview broadcast write win join publish lead agree vote meet visit decide urge call demand refuse reject vow pledge "
    "say tell add ask claim note report write explain announce argue believe think warn insist state deny confirm observe point call "
    "accuse describe suggest reply comment recall interview admit".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name over tokens ``[first, last)`` with the model's label for it, or one like it."""

    first: int
    last: int
    label: str


def names(syntax: Syntax, entities: Sequence[Entity], place: Callable[[str], bool]) -> list[Named]:
    """All names of a report, in order, also those of dates and sums; ``place`` says whether a place of some name is known."""
    found = [one for entity in entities for one in _cut(syntax, entity, place)]
    found = [_widened(syntax, one) for one in found if not _is_thing(syntax, one)]
    surnames = {syntax.tokens[one.last - 1].text for one in found if one.label == "PERSON"}
    taken = {index for one in found for index in range(one.first, one.last)}
    acting = [one for one in _acting(syntax, taken) if syntax.tokens[one.last - 1].text not in surnames]
    found += acting
    bodies, things = _initials(syntax, found)
    things |= {" ".join(_words(syntax, one)) for one in found if _called_thing(syntax, one)}
    taken = {index for one in found for index in range(one.first, one.last)}
    found += [one for one in bodies if one.first not in taken]
    return [
        one for one in sorted(_agreed(syntax, found, place, {_words(syntax, one) for one in acting}), key=lambda one: (one.first, one.last))
        if " ".join(_words(syntax, one)) not in things
    ]  # fmt: skip


def _is_thing(syntax: Syntax, one: Named) -> bool:
    """*Space Shuttle Discovery*, and the bare *Nation*."""
    words = [token.text.lower() for token in syntax.tokens[one.first : one.last]]
    return bool(VEHICLES.intersection(words)) or (len(words) == 1 and words[0] in ANY_STATE)


def _called_thing(syntax: Syntax, one: Named) -> bool:
    before = syntax.tokens[one.first - 1] if one.first > 0 and one.label != "PERSON" else None
    return before is not None and before.lemma in THINGS and before.pos == "NOUN" and before.sentence == syntax.tokens[one.first].sentence


def _acting(syntax: Syntax, taken: set[int]) -> Iterator[Named]:
    """Runs of proper nouns that no label covers: subjects of what only somebody does, and names that end with what they are."""
    tokens = syntax.tokens
    common = {token.text for token in tokens if token.text.islower()}
    at = 0
    while at < len(tokens):
        first = at
        while at < len(tokens) and tokens[at].tag in WORD and at not in taken and tokens[at].sentence == tokens[first].sentence:
            at += 1
        free = at > first and (at == len(tokens) or at not in taken) and tokens[first].text[0].isupper() and tokens[first].text.isascii()
        if free:
            last = tokens[at - 1]
            word = last.text.lower()
            named = last.tag == "NNP" and not (at - first == 1 and (word in common or word in ANY_STATE))  # *Women marched* is of women
            does = named and last.dep == "nsubj" and tokens[last.head].lemma.lower() in DOING and tokens[last.head].pos == "VERB"
            kind = word if at - first > 1 else ""
            if does or kind in BODIES or kind in SITES:
                yield Named(first, at, "LOC" if kind in SITES else "ORG")
        at = max(at, first + 1)


def _initials(syntax: Syntax, found: Sequence[Named]) -> tuple[list[Named], set[str]]:
    """Initials in brackets beside what they stand for: those of bodies as names, and those that are no names: *(ICT)*."""
    tokens = syntax.tokens
    within = {index for one in found if one.label in ("ORG", "FAC", "GPE") for index in range(one.first, one.last)}
    bodies, things = [], set()
    for at in range(1, len(tokens) - 1):
        if tokens[at].text not in ("(", "["):
            continue
        for index, low, high, back in ((at + 1, max(0, at - 10), at, True), (at - 1, at + 1, min(len(tokens), at + 11), False)):
            letters = tokens[index].text.removesuffix("s")
            if not (2 < len(letters) < 8 and letters.isupper() and letters.isalpha()):
                continue
            words = _standing_for(syntax, letters, range(low, high), back=back)
            if words is None:
                continue
            if tokens[words[-1]].text.lower() in ABSTRACT:
                things.add(tokens[index].text)
            elif within.intersection(words) or any(tokens[i].text.lower() in BODIES for i in words):
                bodies.append(Named(index, index + 1, "ORG"))
    return bodies, things


def _standing_for(syntax: Syntax, letters: str, near: range, *, back: bool) -> list[int] | None:
    """The words with these initials that end right before a bracket, or begin right after it."""
    words = [i for i in near if syntax.tokens[i].text[0].isalpha()]
    capitals = [i for i in words if syntax.tokens[i].text[0].isupper()]
    chosen = capitals[-len(letters) :] if back else capitals[: len(letters)]
    initials = "".join(syntax.tokens[i].text[0] for i in chosen)
    if initials != letters or not words or (chosen[-1] != words[-1] if back else chosen[0] != words[0]):
        return None
    return chosen


def _cut(syntax: Syntax, entity: Entity, place: Callable[[str], bool]) -> Iterator[Named]:
    """A name parted where two are run together: *OSCE/Office*, *World Health Organisation (WHO*, *Chad 1 – 2 Mali*."""
    if entity.label not in DOUBTFUL:
        yield Named(entity.first, entity.last, entity.label)  # a date, a sum
        return
    start = entity.first
    two = entity.label == "GPE" and not place(" ".join(token.text for token in syntax.tokens[entity.first : entity.last]))
    for at in range(entity.first, entity.last + 1):
        if at == entity.last or _parts(syntax, at, start, entity) or (two and syntax.tokens[at].text == "and"):
            label = entity.label if start == entity.first or entity.label != "PERSON" else "ORG"  # *Ann Lee/European Press Agency*
            yield from _trimmed(syntax, Named(start, at, label))
            start = at + 1


def _parts(syntax: Syntax, at: int, start: int, entity: Entity) -> bool:
    token = syntax.tokens[at]
    if token.text in ("/", "(", ")", ";", "–", "—", "|"):
        return True
    if at <= start or at + 1 >= entity.last or not token.text.islower():
        return False
    after = syntax.tokens[at + 1].tag in WORD
    if token.text == "for" and entity.label != "WORK_OF_ART":  # *Ann Lee for Food Standards Australia*, not *Citizens for Tax Justice*
        return after and syntax.tokens[at - 1].text.lower() not in BODIES and entity.last - at > 2 and at - start > 1
    return token.text == "at" and after and syntax.tokens[start].text != "University"  # *of California at Berkeley*


def _trimmed(syntax: Syntax, one: Named) -> Iterator[Named]:
    tokens = syntax.tokens
    first, last = one.first, one.last
    while first < last - 1 and (
        tokens[first].pos in ("DET", "PUNCT") or tokens[first].text in DAYS or (one.label != "ORG" and tokens[first].text[0].isdigit())
        or (one.label in ("PERSON", "ORG") and tokens[first].text.lower() in PERSONAL)
        or (tokens[first].text.islower() and tokens[first].pos in ("ADJ", "ADV", "VERB") and tokens[first + 1].text[0].isupper())
        or (last - first == 2 and ORDINAL.fullmatch(tokens[first].text))  # *the 117th Congress*
    ):  # fmt: skip
        first += 1
    while last > first + 1 and (
        tokens[last - 1].tag in ("POS", "'", ",", ".", "''", "``", "HYPH", "CC") or tokens[last - 1].text in DAYS
        or tokens[last - 1].text in CAPTIONS or (one.label in ("GPE", "ORG") and tokens[last - 1].text.isdigit())
    ):  # fmt: skip
        last -= 1
    if first < last:
        yield replace(one, first=first, last=last)


def _widened(syntax: Syntax, one: Named) -> Named:
    """With what its last noun is for: *Foundation for the Visual Arts*."""
    tokens = syntax.tokens
    if one.label != "ORG" or tokens[one.last - 1].text.lower() not in BODIES:
        return one
    at = one.last
    if at < len(tokens) and tokens[at].text == "for" and tokens[at].sentence == tokens[one.last - 1].sentence:
        at = end = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "the" else at + 1
        while end < len(tokens) and tokens[end].tag in WORD and tokens[end].text not in DAYS:
            end += 1
        if end > at:
            return replace(one, last=end)
    return one


def _agreed(syntax: Syntax, found: Sequence[Named], place: Callable[[str], bool], acting: Collection[tuple[str, ...]]) -> Iterator[Named]:
    """Every name with the label that its words have most often, and where it stands unlabelled too."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for one in found:
        if one.label in KINDS:
            words = _words(syntax, one)
            unknown = one.label == "GPE" and not place(" ".join(words))  # rather a team or a firm, if the model is of two minds
            votes.setdefault(words, Counter())[one.label] += 1 if unknown else 4
            if one.label == "PERSON" and len(words) > 1:
                votes.setdefault(words[-1:], Counter())["PERSON"] += 4  # his surname, whatever the model makes of it
    often = Counter(token.text for token in syntax.tokens if token.tag in WORD)
    times = Counter(_words(syntax, one) for one in found if one.label in KINDS)
    sure = {
        words: held.most_common(1)[0][0] for words, held in votes.items()
        if len(words) > 1 or words in acting or (times[words] > 1 and 2 * times[words] > often[words[0]])
    }  # fmt: skip
    taken: set[int] = set()
    whole = list(_again(syntax, {words: label for words, label in sure.items() if len(words) > 1}, set()))
    wider = {index: one for one in whole for index in range(one.first, one.last)}
    for one in found:
        words = _words(syntax, one)
        held = wider.get(one.first)
        if held is not None and one.last <= held.last and one.last - one.first < held.last - held.first:
            continue  # *Marta* and *Lisbon*, where the report tells of Marta Lisbon
        label = sure.get(words, one.label) if one.label in DOUBTFUL else one.label
        taken.update(range(one.first, one.last))
        yield replace(one, label=label)
    yield from _again(syntax, sure, taken)


def _words(syntax: Syntax, one: Named) -> tuple[str, ...]:
    return tuple(token.text for token in syntax.tokens[one.first : one.last])


def _again(syntax: Syntax, sure: dict[tuple[str, ...], str], taken: set[int]) -> Iterator[Named]:
    """The same words where the model sees no name."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(sure, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    tokens = syntax.tokens
    for at, token in enumerate(tokens):
        if at in taken or token.tag not in WORD:
            continue
        for words in by_first.get(token.text, ()):
            span = range(at, at + len(words))
            if span.stop <= len(tokens) and tuple(t.text for t in tokens[at : span.stop]) == words and not taken.intersection(span):
                taken.update(span)
                yield Named(at, span.stop, sure[words])
                break
