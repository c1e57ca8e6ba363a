"""The longer phrases a word may head, by lemma: *carry out*, *open fire*, *air strike*, *test-fire*."""

from __future__ import annotations

from realpolitik.core.marks import Actor, Token
from realpolitik.core.report import Report
from realpolitik.core.syntax import DAYS, Syntax


def phrases(syntax: Syntax, index: int) -> list[str]:
    """The lemma, and the longer phrases it may head: *carry out*, *open fire*, *air strike*."""
    token = syntax.tokens[index]
    lemma = token.lemma.lower()
    found = []
    if syntax.is_verb(index):
        for child in syntax.children(index):
            other = syntax.tokens[child]
            if other.dep in ("prt", "dobj", "advmod", "acomp", "oprd", "intj", "npadvmod") and (
                other.pos != "ADP" or child - index in (1, 2) or other.dep == "prt"
            ):
                found.append(f"{lemma} {other.lemma.lower()}")
            elif other.dep == "prep" and child - index in (1, 2):
                things = [syntax.tokens[c] for c in syntax.children(child, "pobj")]
                if not any(thing.text in DAYS for thing in things):
                    found.append(f"{lemma} {other.lemma.lower()}")
                found.extend(f"{lemma} {other.lemma.lower()} {thing.lemma.lower()}" for thing in things)
    else:
        for child in syntax.children(index, "compound", "amod"):
            other = syntax.tokens[child]
            found.extend((f"{other.lemma.lower()} {lemma}", f"{other.text.lower()} {lemma}"))
        found.extend(
            f"{lemma} {syntax.tokens[c].lemma.lower()} {syntax.tokens[p].lemma.lower()}"
            for c in syntax.children(index, "prep")
            for p in syntax.children(c, "pobj")
        )
    if index >= 2 and syntax.tokens[index - 1].text == "-" and syntax.tokens[index - 1].span.end == token.span.start:
        found.insert(0, f"{syntax.tokens[index - 2].lemma.lower()}-{lemma}")
    return [*dict.fromkeys(found), lemma]


def hyphened(syntax: Syntax, index: int) -> bool:
    """Part of a compound word before a noun: *center-left*, *cash-starved*; not a finite *test-fired*."""
    tokens = syntax.tokens
    if tokens[index].dep not in ("amod", "compound", "nmod", "npadvmod", "advmod", "acomp"):
        return False
    before, after = tokens[max(0, index - 1)], tokens[min(len(tokens) - 1, index + 1)]
    return (before.text == "-" and before.span.end == tokens[index].span.start) or (
        after.text == "-" and after.span.start == tokens[index].span.end
    )


def inside_names(report: Report) -> set[int]:
    """The tokens that are part of an actor's name."""
    spans = sorted(actor.span for actor in report.of(Actor) if actor.form in ("name", "adjective"))
    found: set[int] = set()
    at = 0
    for token in report.of(Token):
        while at < len(spans) and spans[at].end <= token.span.start:
            at += 1
        if at < len(spans) and spans[at].overlaps(token.span):
            found.add(token.index)
    return found
