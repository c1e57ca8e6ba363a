"""The tense of a word, and whether a date tells when: pure functions over the dependency trees."""

from __future__ import annotations

from collections.abc import Container

from realpolitik.core.syntax import Syntax

AHEAD = frozenset({"will", "'ll", "wo", "shall", "would", "may", "might", "could", "should", "must", "can"})
# Verbs by which a noun's event only comes about: *the talks will take place*.
HAPPEN = frozenset("be begin start continue resume occur happen take go open end proceed follow come last".split())
COMING = frozenset({"will", "'ll", "wo", "shall"})
# *Is planned for May*, *is due to open*: not yet.
AWAITED = frozenset("plan schedule set expect slate arrange due fix bill forecast propose".split())
ATTRIBUTIVE = frozenset({"nummod", "compound", "amod", "nmod"})
TEMPORAL = frozenset({"in", "during", "at", "after", "before", "since", "following", "amid"})


def tense(syntax: Syntax, index: int) -> str | None:
    """past, perfect, present or future; None for a verb without tense and for other words."""
    token = syntax.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return None
    words = {syntax.tokens[a].text.lower() for a in syntax.auxiliaries(index)}
    if words & AHEAD:
        return "future"
    if words & {"had", "has", "have", "'ve"}:
        return "perfect"
    if token.tag == "VBD" or words & {"was", "were", "did"}:
        return "past"
    if token.tag in ("VBZ", "VBP") or words & {"is", "are", "am", "'s", "'re", "do", "does"}:
        return "present"
    return None


def _stranded(syntax: Syntax, preposition: int, noun: int) -> bool:
    """Whether a preposition before a date has no noun of its own, or only the one that the date was hung on."""
    return all(child == noun for child in syntax.children(preposition, "pobj"))


def is_name(syntax: Syntax, head: int, events: Container[int]) -> bool:
    """Whether a date only tells one thing from others: *under the 1951 treaty*, but not *in the 2016 elections*."""
    token = syntax.tokens[head]
    noun = syntax.tokens[token.head]
    if token.dep not in ATTRIBUTIVE or noun.pos not in ("NOUN", "PROPN") or noun.index in events:
        return False
    if any(syntax.tokens[i].text.lower() in TEMPORAL | {"of"} and _stranded(syntax, i, token.head) for i in range(max(0, head - 2), head)):
        return False  # *In 1969 Sudan's minister*: the parse took the year for a part of the name, and left *in* without its noun
    return not (noun.dep == "pobj" and syntax.tokens[noun.head].text.lower() in TEMPORAL) and noun.dep != "npadvmod"


def to_come(syntax: Syntax, noun: int) -> int | None:
    """The word by which a clause says that the event of its subject is still to come: *will take place*, *is to begin*, *is planned*."""
    top = syntax.first_conjunct(noun)
    above = syntax.head(top)
    if above is None or syntax.tokens[top].dep not in ("nsubj", "nsubjpass") or not syntax.is_verb(above):
        return None
    token = syntax.tokens[above]
    will = next((i for i in syntax.auxiliaries(above) if syntax.tokens[i].text.lower() in COMING), None)
    passive = syntax.tokens[top].dep == "nsubjpass"
    if will is not None and (passive or token.lemma in HAPPEN):
        return will
    if passive:
        return above if token.lemma in AWAITED else None
    if token.lemma != "be" or token.tag not in ("VBZ", "VBP", "VBD"):
        return None
    due = [at for at in syntax.children(above, "acomp") if syntax.tokens[at].lemma in AWAITED]
    return next((at for at in (*syntax.children(above, "xcomp"), *due) if at in due or syntax.tokens[at].lemma in HAPPEN), None)
