"""Whose words a cue tells: a pure function over the dependency trees, with what to do where the parse lost the subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from realpolitik.core.syntax import Syntax
from realpolitik.text import clauses
from realpolitik.text.said import Said

# What a name before its verb is taken for where the parse sees no subject: *Osei, through an aide, declined to comment*.
ASTRAY = ("advcl", "csubj", "dep")


def tellers(syntax: Syntax, head: int, verb: int, role: str, carries: Callable[[str], bool]) -> tuple[int, ...]:
    """The heads of who says it: ``head`` is the cue's word, ``verb`` the verb whose ``role`` (a slot) the speaker fills.

    ``carries`` tells of a verb whether it lends its subject to a noun of speech.
    """
    tokens = syntax.tokens
    if tokens[head].pos == "NOUN":  # with a subject it is a verb that the tagger took for a noun: *But Osei claims that …*
        return tuple(syntax.children(head, "nsubj")) or clauses.owners(syntax, head, carries)
    # *Asked whether …, he replied*; not *while he has asked whether …*
    asked = tokens[verb].tag == "VBN" and tokens[verb].dep == "advcl" and not syntax.children(verb, "aux", "nsubj")
    found = syntax.fillers(verb, "by" if asked else role)
    if not found and role == "subj" and not syntax.is_passive(verb):
        lost = [child for child in syntax.children(verb, *ASTRAY) if child < verb and tokens[child].pos == "PROPN"]
        found = tuple(lost[:1])
    return found


def tellers_beside(syntax: Syntax, head: int, named: Collection[int], said: Mapping[int, Said]) -> tuple[int, ...]:
    """*The Oslo Times report that …*: whose name leads the noun; *said no, adding that …*: who spoke just before (``said``, by cue).

    ``named`` are the heads of actors.
    """
    tokens = syntax.tokens
    if tokens[head].pos == "NOUN":
        return tuple(child for child in syntax.children(head, "compound") if child in named and tokens[child].pos == "PROPN")
    if tokens[head].tag != "VBG" or tokens[head - 1].text != ",":
        return ()
    sentence = tokens[head].sentence
    spoke = [(at, one.source_head) for at, one in said.items() if at < head and tokens[at].sentence == sentence]
    return tuple(who for _, who in sorted(spoke, key=lambda pair: -pair[0]) if who is not None)[:1]
