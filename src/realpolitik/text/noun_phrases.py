"""The noun phrases of a report: every phrase that may mean somebody or something, in one pass over the parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from realpolitik.core.marks import Span
from realpolitik.core.syntax import Syntax
from realpolitik.text.proper_names import Named
from realpolitik.text.titles import FIRST_PLURAL, FIRST_SINGULAR, HE, IT, SHE, THEY

Sort = Literal["name", "noun", "pronoun", "both"]
Gender = Literal["m", "f"]
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
PRONOUNS = HE | SHE | IT | THEY | FIRST_SINGULAR | FIRST_PLURAL | SECOND
PLURAL = THEY | FIRST_PLURAL
# What the language model sees, as the kinds of thing that a noun or a pronoun may take up.
KINDS = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
QUANTITIES = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY", "TIME"})
WITHIN = frozenset({"compound", "amod", "nummod", "quantmod", "npadvmod", "advmod", "det", "predet", "nmod"})
EDGES = frozenset({"PUNCT", "CCONJ", "SPACE"})


@dataclass(slots=True, eq=False)
class Phrase:
    """Tokens ``[first, last)`` around ``head``. ``words`` are its lower-case content words up to the head, ``name`` those of a name in it.

    ``kind`` is person, body, place, people or empty; ``opening`` the determiner or possessor it begins with, in lower case.
    """

    first: int
    last: int
    head: int
    sort: Sort
    lemma: str
    words: tuple[str, ...]
    name: tuple[str, ...]
    opening: str
    sentence: int
    plural: bool
    kind: str
    gender: Gender | None
    subject: bool

    def span(self, syntax: Syntax) -> Span:
        """Its characters."""
        return Span(syntax.tokens[self.first].span.start, syntax.tokens[self.last - 1].span.end)

    def holds(self, other: Phrase) -> bool:
        """Whether the other lies inside."""
        return self.first <= other.first and other.last <= self.last


def phrases(syntax: Syntax, names: Sequence[Named]) -> list[Phrase]:
    """All phrases in the order of their heads, the widest first; ``names`` are the report's."""
    seen = {index: entity for entity in names for index in range(entity.first, entity.last)}
    low, high = _reaches(syntax)
    found = [phrase for index in range(len(syntax.tokens)) for phrase in _at(syntax, index, seen, low, high)]
    heads = {phrase.head for phrase in found}
    for one in names:  # those that stand before another noun, or hang from what the parse takes for one
        inside = range(one.first, one.last)
        head = next((at for at in reversed(inside) if syntax.tokens[at].head not in inside), one.last - 1)
        if one.label in KINDS and one.label != "NORP" and head not in heads and syntax.tokens[head].pos == "PROPN":
            found.append(_make(syntax, head, one.first, one.last, "name", seen))
    found.extend(_make(syntax, last - 1, first, last, "name", {}, kind) for first, last, kind in _within_names(syntax, names))
    return sorted(_titled(syntax, found), key=lambda phrase: (phrase.first, -phrase.last))


def is_subject(syntax: Syntax, index: int) -> bool:
    """Whether a sentence is about this noun: its subject, but not in a clause about another one (*X, whom Y sacked*).

    Of *X, who Y says betrayed him, resigned* the parse makes X the root.
    """
    token = syntax.tokens[index]
    root = token.dep == "ROOT" and bool(syntax.children(index, "relcl"))
    return root or (token.dep in ("nsubj", "nsubjpass") and not syntax.inside_relative(index))


def _titled(syntax: Syntax, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """A person's name with the title right before it, where the parse takes them for two: *student* + *Anna Berg*."""
    people = {phrase.first: phrase for phrase in found if phrase.kind == "person" and phrase.sort == "name"}
    for phrase in found:
        named = people.get(phrase.last)
        title = phrase.head == phrase.last - 1 and phrase.sort != "pronoun" and phrase.kind in ("", "body") and not phrase.plural
        title = title and syntax.tokens[phrase.head].pos in ("NOUN", "PROPN")
        if title and named is not None and named.sentence == phrase.sentence:
            named.first = min(named.first, phrase.first)
        else:
            yield phrase


def _within_names(syntax: Syntax, names: Sequence[Named]) -> Iterator[tuple[int, int, str]]:
    """Names that begin a longer one and stand alone elsewhere: *Carl Weiss* in *Carl Weiss Foundation*."""
    words = [token.text for token in syntax.tokens]
    alone = {tuple(words[one.first : one.last]): one.label for one in names if one.label in ("PERSON", "ORG", "GPE")}
    for one in names:
        for last in range(one.last - 1, one.first, -1):
            label = alone.get(tuple(words[one.first : last]))
            if label is not None and one.label not in QUANTITIES:
                yield one.first, last, KINDS[label]
                break


def _reaches(syntax: Syntax) -> tuple[list[int], list[int]]:
    """The first and last token below each token, its own included."""
    low, high = list(range(len(syntax.tokens))), list(range(len(syntax.tokens)))
    for index in range(len(syntax.tokens)):
        # What lies above a word that changes nothing has heard of it before.
        at = index
        while (above := syntax.head(at)) is not None and not low[above] <= index <= high[above]:
            low[above], high[above] = min(low[above], index), max(high[above], index)
            at = above
    return low, high


def _at(syntax: Syntax, index: int, seen: Mapping[int, Named], low: Sequence[int], high: Sequence[int]) -> Iterator[Phrase]:
    token = syntax.tokens[index]
    word = token.text.lower()
    if word in PRONOUNS and token.pos in ("PRON", "DET"):
        yield _make(syntax, index, index, index + 1, "pronoun", seen)
        return
    if token.pos not in ("NOUN", "PROPN") and token.tag not in ("NN", "NNS", "NNP", "NNPS"):
        return
    entity = seen.get(index)
    if entity is not None and entity.label in QUANTITIES:
        return
    if token.dep in WITHIN and token.head != index:
        # *U.S. troops*, *the Monti government*: a name before a noun is a phrase of its own; inside a longer name it is none.
        outside = entity is not None and not entity.first <= token.head < entity.last
        if not outside or entity is None or entity.label not in KINDS or entity.label == "NORP" or token.pos != "PROPN":
            return
        if entity.last - 1 == index and syntax.tokens[entity.first].pos != "DET":
            yield _make(syntax, index, entity.first, entity.last, "name", seen)
        return
    first, last = low[index], high[index] + 1
    loose = [child for child in syntax.children(index) if child > index and _is_loose(syntax, child, token.pos)]
    last = min((low[child] for child in loose if low[child] > index), default=last)
    joined = [child for child in syntax.children(index, "conj") if child > index]
    if joined:
        if any(syntax.tokens[child].lemma.lower() == "and" for child in syntax.children(index, "cc")):
            yield _make(syntax, index, *_trim(syntax, index, first, last), "both", seen)
        stop = min((*syntax.children(index, "cc"), *(low[child] for child in joined)), default=last)
        if stop > index:
            last = min(last, stop)
    yield _make(syntax, index, *_trim(syntax, index, first, last), "name" if token.pos == "PROPN" else "noun", seen)


def _is_loose(syntax: Syntax, at: int, pos: str) -> bool:
    """What the parse hangs on a noun and belongs to the clause: *the launch Tuesday*, *Berg to the crowd*, *the half as it ended*."""
    token = syntax.tokens[at]
    return token.dep in ("npadvmod", "advcl", "mark", "dep", "ccomp") or (token.dep == "prep" and token.text == "to" and pos == "PROPN")


def _trim(syntax: Syntax, head: int, first: int, last: int) -> tuple[int, int]:
    while first < head and syntax.tokens[first].pos in EDGES:
        first += 1
    while last - 1 > head and syntax.tokens[last - 1].pos in EDGES:
        last -= 1
    words = [token.text for token in syntax.tokens[first:last]]
    closes = ")" if words.count("(") > words.count(")") else '"' if words.count('"') % 2 else ""
    if closes and last < len(syntax.tokens) and syntax.tokens[last].text == closes:
        last += 1
    return first, last


def _make(syntax: Syntax, index: int, first: int, last: int, sort: Sort, seen: Mapping[int, Named], of: str = "") -> Phrase:
    token = syntax.tokens[index]
    word = token.text.lower()
    entity = seen.get(index)
    opening, begin = "", first
    start = syntax.tokens[first]
    owner = next((child for child in syntax.children(index, "poss") if child < index), None)
    if start.pos == "DET" or start.tag in ("DT", "PRP$"):
        opening, begin = start.text.lower(), first + 1
    if owner is not None:
        opening, begin = syntax.tokens[owner].text.lower(), max(begin, owner + 1)
    until = index + 1 if sort != "name" or entity is None else max(index + 1, min(entity.last, last))
    words = tuple(
        syntax.tokens[i].text.lower() for i in range(min(begin, index), until)
        if syntax.tokens[i].pos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADP", "X") and syntax.tokens[i].tag != "POS"
    )  # fmt: skip
    name: tuple[str, ...] = ()
    if sort == "name":
        low, high = (max(first, entity.first), min(last, entity.last)) if entity is not None else (begin, index + 1)
        parts = [t.text.lower().rstrip(".") for t in syntax.tokens[low:high] if t.tag not in ("POS", "DT", "''", "``", "HYPH", ",")]
        name = tuple(part for part in parts if part)
    person = word in HE or word in SHE
    kind = of or ("person" if person else KINDS.get(entity.label, "") if entity is not None and sort == "name" else "")
    return Phrase(
        first=first, last=last, head=index, sort=sort, lemma=token.lemma.lower(), words=words, name=name, opening=opening,
        sentence=token.sentence, kind=kind, gender="m" if word in HE else "f" if word in SHE else None,
        plural=sort == "both" or word in PLURAL or (sort != "pronoun" and token.tag in ("NNS", "NNPS")),
        subject=is_subject(syntax, index),
    )  # fmt: skip
