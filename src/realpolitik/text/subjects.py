"""Whose clause a word stands in: its subjects from the inside out, also those that a parse lost but the line still shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.syntax import RELATIVES, Syntax
from realpolitik.text.unfelt import GROUNDS

FAR = 25
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})


def opened(syntax: Syntax, heads: Sequence[int]) -> list[int]:
    """Heads with their coordination, a relative pronoun as what it stands for."""
    found: list[int] = []
    for head in heads:
        if syntax.tokens[head].lemma.lower() in RELATIVES:
            clause = next((a for a in syntax.ancestors(head) if syntax.tokens[a].dep in ("relcl", "acl")), None)
            head = syntax.tokens[clause].head if clause is not None else head
        found.extend(syntax.conjuncts(head))
    return found


def subjects_above(syntax: Syntax, index: int) -> Iterator[list[int]]:
    """The subjects of the clauses around a word, from the inside out; of a relative clause what it is about."""
    for above in (index, *syntax.ancestors(index)):
        own = syntax.children(above, "nsubj", "nsubjpass")
        if own and above != own[0] and index not in own:
            yield opened(syntax, own[:1])
        grounds = syntax.tokens[syntax.tokens[above].head].lemma.lower() in GROUNDS  # *had reason to be nervous*
        if syntax.tokens[above].dep in ("relcl", "acl") and above != index and not grounds:
            yield opened(syntax, [syntax.tokens[above].head])


def surface_subject(syntax: Syntax, verb: int) -> list[int]:
    """The noun phrase that ends before a verb, whatever the parse makes of it: *the envoy is*, *the pensioners, who …, are*."""
    at = verb - 1
    while at >= 0 and (syntax.tokens[at].pos in ("AUX", "ADV", "PART") or syntax.tokens[at].text.lower() in ("but", "both")):
        at -= 1
    if at > 0 and syntax.tokens[at].text == ",":
        opening = next((i for i in range(at - 1, max(-1, at - FAR), -1) if syntax.tokens[i].text in (",", ";", ":")), None)
        if opening is None or syntax.tokens[opening].text != ",":
            return []
        at = opening - 1
    if at < 0 or syntax.tokens[at].sentence != syntax.tokens[verb].sentence or syntax.tokens[at].pos not in ("NOUN", "PROPN", "PRON"):
        return []
    for above in syntax.ancestors(at):
        if above > verb or syntax.is_verb(above) or syntax.tokens[above].pos not in ("NOUN", "PROPN", "ADP", "NUM"):
            break
        between = {syntax.tokens[i].text for i in range(above + 1, at)}
        if between & {",", ";", ":"} and not (syntax.tokens[at].dep == "conj" and between & {"and", "or"}):
            break
        if syntax.tokens[above].pos != "ADP":
            if syntax.tokens[at].dep == "conj" and above < at:
                at = above
                continue
            at = above
    return [at]


def inverted(syntax: Syntax, index: int) -> int | None:
    """Who speaks after the words said: *the truce may fall, warned the mayor*."""
    before = syntax.tokens[index - 1] if index else None
    if before is None or before.pos != "PUNCT" or syntax.children(index, "nsubj", "aux", "mark"):
        return None
    after = [c for c in syntax.children(index, "dobj", "nsubj", "attr", "npadvmod") if c > index]
    return after[0] if after and all(syntax.tokens[i].text != "," for i in range(index + 1, after[0])) else None


def put_between(syntax: Syntax, index: int) -> bool:
    """*A blockade, officials fear, would ruin them*: whether a verb closes a clause that stands between commas."""
    said = surface_subject(syntax, index)
    after = syntax.tokens[index + 1].text if index + 1 < len(syntax.tokens) else ""
    if not said or after != "," or said[0] > index:
        return False
    first = said[0]
    while first and syntax.tokens[first - 1].pos in NOMINAL:
        first -= 1
    return first > 0 and syntax.tokens[first - 1].text == ","
