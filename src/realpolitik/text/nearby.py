"""What stands close to a word in the line, whatever a parse makes of it, for trees of news prose are often wrong."""

from __future__ import annotations

from realpolitik.core.syntax import DAYS, Syntax

# Marks behind which the next clause says what the one before means: surely, or perhaps.
BREAKS = (frozenset({":", "–", "—", "--"}), frozenset({";"}))
FAR = 12


def link_after(syntax: Syntax, index: int, slot: str) -> int | None:
    """The preposition after the word itself, or after days and terms, whatever the parser hangs it on: *warned on Tuesday of*."""
    for at in range(index + 1, min(index + 5, len(syntax.tokens))):
        token = syntax.tokens[at]
        if token.text.lower() == slot and token.pos in ("ADP", "SCONJ", "ADV", "PART"):
            return at
        term = token.lemma in ("for", "on", "in", "time", "again", "and", "month", "year", "week", "day", "once", "last", "this")
        if token.text not in DAYS and token.pos not in ("ADV", "ADJ") and not term:
            return None
    return None


def set_off(syntax: Syntax, noun: int) -> bool:
    """*…, a prospect that frightens Ankara*: a noun phrase behind a comma that says again what was said before it."""
    first = noun
    while first and syntax.tokens[first - 1].head == noun and syntax.tokens[first - 1].pos in ("DET", "ADJ", "PRON", "NOUN"):
        first -= 1
    apart = syntax.tokens[noun].dep in ("appos", "npadvmod", "dobj", "conj", "dep", "attr", "nsubj")
    return apart and first > 0 and syntax.tokens[first - 1].text in (",", "–", "—") and syntax.tokens[noun].head < noun


def apposed(syntax: Syntax, index: int) -> list[int]:
    """*Does not exclude a nightmare, a winter without it*: the noun phrase right behind a comma, unless a clause begins there."""
    if syntax.tokens[index + 1 : index + 2] and syntax.tokens[index + 1].text == ",":
        after = [t for t in syntax.tokens[index + 2 : index + 7] if t.sentence == syntax.tokens[index].sentence]
        head = next((t for t in after if t.pos in ("NOUN", "PROPN") and t.dep != "compound"), None)
        plain = head is not None and all(t.pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV") for t in after if t.index < head.index)
        if head is not None and plain and head.dep in ("npadvmod", "appos", "dobj", "conj", "attr", "dep", "pobj"):
            return [head.index]
    return []


def after_break(syntax: Syntax, index: int, marks: frozenset[str]) -> list[int]:
    """*Has the jitters: a default could be the first of several*: the clause that a colon or dash brings."""
    sentence = syntax.tokens[index].sentence
    words = [i for i in range(index + 1, len(syntax.tokens)) if syntax.tokens[i].sentence == sentence]
    cut = next((i for i in words[:FAR] if syntax.tokens[i].text in marks), None)
    if cut is None:
        return []
    rest = [i for i in words if i > cut and syntax.tokens[i].pos != "PUNCT"]
    tops = [i for i in rest if syntax.tokens[i].head not in rest or syntax.tokens[i].head == i]
    return tops[:1] if tops and syntax.tokens[tops[0]].pos in ("VERB", "AUX", "NOUN", "PROPN", "NUM") else []


def that_after(syntax: Syntax, index: int, *, within: int) -> list[int]:
    """*How worried they were that it would fall*: the clause of a *that* close behind, whatever the parse makes of it."""
    for at in range(index + 1, min(index + within, len(syntax.tokens))):
        if syntax.tokens[at].pos == "PUNCT" and at > index + 1:
            return []
        if syntax.tokens[at].text.lower() == "that" and at > index + 1:
            return [above for above in syntax.ancestors(at) if syntax.is_verb(above) and above > at][:1]
    return []


def root_before(syntax: Syntax, index: int) -> int | None:
    """The root of the sentence before."""
    here = syntax.tokens[index].sentence
    for at in range(index, -1, -1):
        token = syntax.tokens[at]
        if token.sentence == here - 1 and token.head == at:
            return at
        if token.sentence < here - 1:
            return None
    return None
