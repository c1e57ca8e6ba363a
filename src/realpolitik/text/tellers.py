"""Whose words a cue tells: a pure function over the dependency trees, with what to do where the parse lost the subject."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.speech import carries
from realpolitik.text import clauses

# What a name before its verb is taken for where the parse sees no subject: *Osei, through an aide, declined to comment*.
ASTRAY = ("advcl", "csubj", "dep")


def tellers(syntax: Syntax, head: int, verb: int, role: str) -> tuple[int, ...]:
    """The heads of who says it: ``head`` is the cue's word, ``verb`` the verb whose ``role`` (a slot) the speaker fills."""
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
