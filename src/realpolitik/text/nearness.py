"""How near words stand to each other in the tree of a sentence: few and short links are near, whatever the order of words.

A link costs by what it is: an apposition or a coordination says almost the same thing, a clause that is told or hung on is another thing.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from realpolitik.core.syntax import Syntax

COSTS = {
    "conj": 0.6, "appos": 0.5, "prep": 0.6, "agent": 0.4, "dative": 0.6, "pobj": 0.4, "poss": 0.7, "amod": 0.8, "compound": 0.7,
    "nmod": 0.7, "xcomp": 0.7, "pcomp": 0.7, "acl": 1.5, "relcl": 2.0, "advcl": 2.5, "ccomp": 3.0, "parataxis": 4.0, "dep": 2.5,
    "npadvmod": 1.0,
}  # fmt: skip
OTHER = 1.0
# Two verbs side by side tell two things.
VERBS_JOINED = 2.0


def nearness(syntax: Syntax, sources: Sequence[int], limit: float) -> dict[int, float]:
    """The cost of the way from the nearest source to each word that can be reached for less than ``limit``."""
    found: dict[int, float] = {}
    todo = [(0.0, source) for source in sources]
    while todo:
        cost, at = heapq.heappop(todo)
        if at in found or cost > limit:
            continue
        found[at] = cost
        head = syntax.head(at)
        if head is not None:
            heapq.heappush(todo, (cost + _cost(syntax, at), head))
        for child in syntax.children(at):
            heapq.heappush(todo, (cost + _cost(syntax, child), child))
    return found


def _cost(syntax: Syntax, child: int) -> float:
    dep = syntax.tokens[child].dep
    if dep == "conj" and syntax.is_verb(child):
        return VERBS_JOINED
    return COSTS.get(dep, OTHER)
