"""What the words around a name or a title tell of it: whose it is, whether it is a person's, which words make the title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from realpolitik.core.marks import Mention
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import INTERNATIONAL, meanings
from realpolitik.knowledge.agents import is_role, sector_of
from realpolitik.text import discourse, titles
from realpolitik.text.discourse import Discourse, Known
from realpolitik.text.names import fold

AFTER = 6  # words that may go on a title: *speaker of the house of representatives*
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "punct", "case"})


def counted(syntax: Syntax, head: int) -> bool:
    """*168 Liberians*, *thousands of Nigerians*: people, and not the state that the bare plural may stand for."""
    of = syntax.head(head)
    counter = syntax.head(of) if of is not None and syntax.tokens[of].lemma == "of" else None
    by = counter is not None and syntax.tokens[counter].lemma.lower() in titles.COUNTING
    return by or bool(syntax.children(head, "nummod"))


def titled(syntax: Syntax, mention: Mention, words: Sequence[str]) -> bool:
    """Whether a name taken for a body's is a person's: a title in small letters stands before it, and no word of it tells a body."""
    before = mention.first - 1
    named = mention.label == "ORG" and 1 < len(words) < AFTER - 1 and before >= 0 and sector_of(words) is None
    return named and syntax.tokens[before].text.islower() and is_role(syntax, before)


def as_written(syntax: Syntax, mention: Mention) -> str:
    """The words of a mention as meant, possessives kept (*People's Republic*)."""
    tokens = syntax.tokens[mention.first : mention.last]
    return "".join(("" if token.tag == "POS" else " ") + token.text for token in tokens).strip()


def name_words(syntax: Syntax, mention: Mention) -> list[str]:
    """The words of a mention as names are looked up: folded, without an article and possessives, *Moscow* of *Moscow-backed*."""
    kept = []
    for token in syntax.tokens[mention.first : mention.last]:
        if token.tag == "POS" or (token.index == mention.first and token.text.lower() in ("the", "a", "an")):
            continue
        kept.append(fold(token.text))
    last = kept[-1] if kept else ""
    if mention.form == "adjective" and len(kept) == 1 and "-" in last and not meanings(last):
        kept[-1] = last.split("-")[0]
    return kept or [syntax.tokens[mention.head].text]


def inside(met: Discourse, mention: Mention) -> str | None:
    """The country named inside an unknown name: *Russian Defense Ministry*, *Central Bank of Kenya*."""
    tokens = met.syntax.tokens
    within = list(range(mention.first, mention.last))
    seat = [i for i in within[1:] if tokens[i - 1].text.lower() == "of"]
    for index in (*seat, *within):  # the *American University of Beirut* is in Lebanon
        for entry in meanings(tokens[index].text):
            if entry.sort in ("state", "adjective", "inhabitant", "capital"):
                return entry.country
    return met.country_of(mention.head, set()) or of_body(met, mention.head)


def of_body(met: Discourse, head: int) -> str | None:
    """The country of *the speaker of Lebanon's parliament*, *the Supreme Court of Pakistan*."""
    for index in met.syntax.fillers(head, "of"):
        known = met.at(index)
        country = known.country if known is not None else met.country_of(index, set())
        for owner in (*met.syntax.children(index, "poss"), index):
            country = country or next((one.country for one in meanings(met.syntax.tokens[owner].text) if one.sort == "state"), None)
        if country:
            return country
    return None


def international(body: Known | None) -> str | None:
    """PLOVER's code of an international body, such as UNO; None for one whose code is but a sector (*New York University*)."""
    code = discourse.international(body)
    return code if code in INTERNATIONAL else None


def said_before(syntax: Syntax, first: int, index: int) -> set[str]:
    """The words before a title that may tell of it, such as *former*: from the start of its noun phrase, two words back at least."""
    begin = first
    while begin and index - begin < AFTER and syntax.tokens[begin - 1].dep in MODIFIERS:
        begin -= 1
    return {token.text.lower().rstrip("-") for token in syntax.tokens[max(0, min(begin, first - 2)) : first + 1]}


def title_words(syntax: Syntax, mention: Mention) -> tuple[list[str], list[str]]:
    """The words of a title up to its noun, lower case, and those after it that may go on: *secretary-general* is cut at the hyphen."""
    tokens, first = syntax.tokens, mention.first
    while first > 1 and tokens[first - 1].text == "-":
        first -= 2
    after = tokens[mention.head + 1 : mention.head + 1 + AFTER]
    return (
        [token.text.lower() for token in tokens[first : mention.head + 1]],
        [token.text.lower() for token in after if token.tag != "POS" and token.dep not in ("det", "poss")],
    )


def office_span(syntax: Syntax, index: int, name: range) -> tuple[int, int]:
    """The tokens of a title whose noun stands at ``index``, without the ``name`` beside it: *ambassador to Afghanistan*."""
    tokens, first = syntax.tokens, index
    while first - 1 >= 0 and tokens[first - 1].sentence == tokens[index].sentence and (
        tokens[first - 1].dep in ("compound", "amod", "nmod") and tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ")
        and not meanings(tokens[first - 1].text)
    ):  # fmt: skip
        first -= 1
    phrase = syntax.phrase(index)
    for prep in (c for c in syntax.children(index, "prep") if tokens[c].text.lower() in ("to", "of", "for", "at")):
        phrase = [*phrase, *(i for i in syntax.subtree(prep) if i < index + 9)]
    run = {i for i in phrase if i >= index and i not in name}
    last = index + 1
    while last in run:
        last += 1
    return first, last


def before_name(syntax: Syntax, first: int) -> list[str]:
    """The words before a name that may be its title: *the former prime minister*; lower case but for those that belong to another word."""
    words: list[str] = []
    tokens = syntax.tokens
    for at in range(first - 1, max(-1, first - 1 - AFTER), -1):
        token = tokens[at]
        if token.sentence != tokens[first].sentence or (token.pos in ("PUNCT", "VERB", "CCONJ") and token.text != "-"):
            break
        if token.text != "-":
            words.insert(0, token.text if token.dep in MODIFIERS and at else token.text.lower())
    return words


def countries(named: Iterable[tuple[Mention, str]]) -> dict[str, int]:
    """How often names of states, places and peoples speak of each country; the names are given with their words."""
    counts: dict[str, int] = {}
    for mention, words in named:
        if mention.form in ("name", "adjective") and mention.label in ("STATE", "PLACE", "PEOPLE"):
            for entry in meanings(words)[:1]:
                if entry.country:
                    counts[entry.country] = counts.get(entry.country, 0) + 1
    return counts


def main_country(counts: Mapping[str, int]) -> str | None:
    """The country that at least half of the names speak of; None if no one."""
    if not counts:
        return None
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] * 2 >= sum(counts.values()) else None
