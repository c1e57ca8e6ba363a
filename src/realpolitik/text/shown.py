"""What is made clear, and what findings show: pure functions over the dependency trees."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax
from realpolitik.text.clauses import below

PLAIN = frozenset({"clear", "plain", "known"})
# What was found out by asking, counting or filming shows a state of things: *polls show her ahead*.
FINDINGS = frozenset("analysis average census data figure footage number poll record research result statistic study survey video".split())


def made_plain(syntax: Syntax, verb: int) -> tuple[list[int], int | None]:
    """*made it clear that …*, *made clear she would …*, *made plain her anger*: what, and the adjective."""
    tokens = syntax.tokens
    if tokens[verb].lemma != "make":
        return [], None
    for over in syntax.children(verb, "ccomp", "acomp", "oprd"):
        if tokens[over].lemma in PLAIN:
            clause = [
                child for child in syntax.children(over, "ccomp", "advcl") if child > over and syntax.children(child, "nsubj", "expl")
            ]
            thing = [child for child in syntax.children(over, "nsubj") if child > over]
            return below(syntax, clause or thing), over
        first = syntax.subtree(over)[0]
        if tokens[first].lemma in PLAIN and first == verb + 1:
            return [word for word in syntax.subtree(over) if word != first], first
    return [], None


def found(syntax: Syntax, verb: int) -> list[int]:
    """What findings show without a clause: the object with all that follows it."""
    tokens = syntax.tokens
    things = syntax.children(verb, "dobj")
    if not things or not any(tokens[subject].lemma in FINDINGS for subject in syntax.children(verb, "nsubj")):
        return []
    after = [child for child in syntax.children(verb, "prep", "advmod", "acomp", "oprd") if child > things[0]]
    return below(syntax, [*things, *after])
