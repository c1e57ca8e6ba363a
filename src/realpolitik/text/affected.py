"""Whom what is feared would hit: who stands in it and is neither its doer nor told of beside it. Questions about syntax alone."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Actor
from realpolitik.core.syntax import Syntax

# Before these a state is hit.
AGAINST = frozenset({"on", "against", "upon", "for"})


def depth(syntax: Syntax, index: int, heads: Sequence[int]) -> int:
    """How far a word stands below the nearest of some heads."""
    far = 0
    for above in (index, *syntax.ancestors(index)):
        if above in heads:
            return far
        far += 1
    return far


def doers(syntax: Syntax, verb: int) -> Sequence[int]:
    return syntax.fillers(verb, "by" if syntax.is_passive(verb) else "subj")


def elsewhere(syntax: Syntax, index: int, content: int) -> bool:
    """Whether a word stands in a clause of its own beside the content: *…, while Sudland is afraid of …*."""
    for at in (index, *syntax.ancestors(index)):
        if at == content:
            return False
        aside = syntax.tokens[at].dep in ("advcl", "relcl", "parataxis") and at > content
        if aside and syntax.children(at, "nsubj", "nsubjpass") and syntax.tokens[content].pos in ("VERB", "AUX", "NOUN"):
            return True
    return False


def place(syntax: Syntax, index: int, actor: Actor) -> bool:
    """Whether a state or town only says where: *a coup in Niamey*, *the break-up of Iraq*, *flight of capital to Dubai*."""
    over = syntax.head(index)
    if actor.source.startswith("places:") and syntax.tokens[index].dep == "dobj":
        return True  # *would cross the Panj*
    hung = over is not None and syntax.tokens[index].dep == "pobj" and syntax.tokens[over].text.lower() not in AGAINST
    return actor.kind == "state" and hung


def under(syntax: Syntax, index: int, above: int) -> bool:
    """Whether an actor only describes the one who is blamed: *the movement's ideas*, *refugees from Syria*."""
    return above in syntax.ancestors(index) and not any(
        syntax.tokens[c].text.lower() in ("to", "into", "on", "against", "in") for c in syntax.ancestors(index) if c > above
    )
