"""Clauses that leave out what was just told: *Spain has not*, *Mexico did likewise*, *nor does Cyprus*, *Bahrain followed suit*."""

from __future__ import annotations

from typing import Literal

from realpolitik.core.syntax import Syntax

# What the left-out clause says: the very same, or the positive or the negative of it.
Elided = Literal["same", "yes", "no"]
STANDING_IN = frozenset({"do", "have", "be", "will"})
SAME = frozenset({"so", "same", "likewise", "too", "also", "similarly", "thing", "as"})
OPPOSITE = frozenset({"nor", "neither"})
# What so told may only come to be.
MAYBE = frozenset({"may", "might", "could", "can", "will", "would", "should", "must"})
FOLLOWED = frozenset({"suit", "example", "lead", "step"})
# What an auxiliary that stands alone may have beside it.
ALONE = frozenset({"nsubj", "neg", "advmod", "punct", "cc", "conj", "aux", "preconj", "mark", "npadvmod", "advcl", "dep", "intj"})


def elided(syntax: Syntax, verb: int) -> tuple[Elided, list[int]] | None:
    """What a clause without a verb of its own says, and the heads of its subject; None of a whole clause."""
    token = syntax.tokens[verb]
    lemma = token.lemma.lower()
    subjects = [i for child in syntax.children(verb, "nsubj", "nsubjpass") for i in syntax.conjuncts(child)]
    lemma = token.lemma.lower()
    if not subjects and any(syntax.tokens[c].lemma.lower() in ("so", "nor", "neither") for c in syntax.children(verb, "advmod", "cc")):
        heads = syntax.children(verb, "dobj", "attr")  # *so has Peru*, read as *has Peru*
        same = not any(syntax.tokens[c].lemma.lower() in ("nor", "neither") for c in syntax.children(verb))
        found = [i for child in heads for i in syntax.conjuncts(child)]
        return ("same" if same else "no", found) if found and token.lemma.lower() in STANDING_IN else None
    if not subjects or not syntax.is_verb(verb) or token.dep in ("aux", "auxpass"):
        return None
    if lemma == "follow":
        told = [syntax.tokens[i].lemma.lower() for i in syntax.children(verb, "dobj")]
        return ("same", subjects) if not told or set(told) & FOLLOWED else None
    if lemma not in STANDING_IN:
        return None
    if {syntax.tokens[a].text.lower() for a in syntax.auxiliaries(verb)} & MAYBE:
        return None  # *may do the same*
    children = syntax.children(verb)
    words = {syntax.tokens[c].lemma.lower() for c in children}
    things = [c for c in children if syntax.tokens[c].dep not in ALONE and syntax.tokens[c].dep != "prep"]
    things = [c for c in things if not (c < min(subjects) and syntax.is_verb(c))]  # the clause before a semicolon
    if any(syntax.tokens[c].lemma.lower() not in SAME for c in things):
        return None
    negated = bool(syntax.children(verb, "neg")) or bool(words & {"not", "never"})
    opposite = bool(words & OPPOSITE) or (verb > 0 and syntax.tokens[verb - 1].lemma.lower() in OPPOSITE)
    if negated or opposite:
        return "no", subjects
    if lemma == "do" and any(syntax.tokens[c].lemma.lower() == "so" and c > verb for c in children):
        return "yes", subjects  # *did so*: what was told without its negation
    if words & SAME or things:
        return "same", subjects
    # *The other has*: a bare auxiliary at the end of its clause
    return ("yes", subjects) if lemma in ("do", "have") and not syntax.children(verb, "prep", "advcl") else None
