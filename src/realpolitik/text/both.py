"""The two that *both countries*, *the two armies* or *they* take up: those of two states named just before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from realpolitik.core.marks import Actor
from realpolitik.core.syntax import Syntax

# Words for one of two that face each other.
ONE_OF_TWO = frozenset(
    "country nation side army neighbour neighbor government state leader president minister premier party force navy capital rival foe "
    "delegation power military troop ally".split()
)
TWO = frozenset({"two", "both"})
THEY = frozenset({"they", "them", "both"})
REACH = 2


def both(syntax: Syntax, actors: Mapping[int, Actor], index: int) -> list[Actor]:
    """The two parties a plural takes up, if just two states are named in the sentence before it or the one before that; else nobody."""
    token = syntax.tokens[index]
    counted = token.lemma.lower() in ONE_OF_TWO and any(
        syntax.tokens[at].text.lower() in TWO for at in syntax.children(index, "nummod", "det", "predet", "amod", "preconj")
    )
    if counted and any(at in actors for at in syntax.children(index, "amod", "compound", "poss", "nmod")):
        return []  # *both Korean governments* need no other sentence
    if counted and syntax.fillers(index, "of"):
        return []
    if not counted:
        return _joined(syntax, actors, index) if token.text.lower() in THEY else []
    for sentence in range(token.sentence, token.sentence - REACH - 1, -1):
        named = {actor.country: actor for actor in _states(syntax, actors, sentence, index)}
        if sentence == token.sentence and not _stand_together(syntax, list(named.values())):
            continue  # *Fiji urged both neighbours* to do something: not itself
        if len(named) == 2:
            return list(named.values())
        if named:
            return []
    return []


def _stand_together(syntax: Syntax, pair: list[Actor]) -> bool:
    """*India and Pakistan said the two countries …*"""
    return len(pair) == 2 and syntax.first_conjunct(pair[0].head) == syntax.first_conjunct(pair[1].head)


def _states(syntax: Syntax, actors: Mapping[int, Actor], sentence: int, before: int) -> Iterable[Actor]:
    """The states and nations named in a sentence before a word, the first mention of each last so that it stands."""
    here = [head for head in actors if syntax.tokens[head].sentence == sentence and head < before]
    return [actors[head] for head in sorted(here, reverse=True) if actors[head].country and actors[head].form in ("name", "adjective")]


def _joined(syntax: Syntax, actors: Mapping[int, Actor], index: int) -> list[Actor]:
    """*Nigeria and Niger met … They agreed*: those who stand joined where a pronoun points to one of them."""
    meant = actors.get(index)
    if meant is None:
        return []
    reach = syntax.tokens[index].sentence - REACH
    earlier = [at for at, actor in actors.items() if actor.key == meant.key and at < index and syntax.tokens[at].sentence >= reach]
    for at in sorted(earlier, reverse=True):
        first = syntax.first_conjunct(at)
        found = {actors[one].key: actors[one] for one in syntax.conjuncts(first) if one in actors}
        if len(found) > 1 and syntax.tokens[first].dep in ("nsubj", "nsubjpass"):
            return list(found.values())
    return []
