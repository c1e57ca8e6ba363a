"""Words of acts that tell no act where they stand: a threat that is a danger, a shot at oneself, what somebody ought to do."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax

# What a danger is in the mouth of whoever names it: *poses a threat*, *faces threats*, *took the threat seriously*.
BEING = frozenset({"be", "remain", "become", "seem", "prove"})
FACING = frozenset(
    "pose represent present constitute form face confront combat counter address meet handle tackle fight comprehend understand "
    "underestimate overestimate recognise recognize see assess monitor reduce remove eliminate mitigate take perceive downplay exaggerate "
    "evaluate analyse analyze discuss".split()
)
OUGHT = frozenset({"should", "must", "ought"})
ONESELF = frozenset("himself herself itself themselves myself ourselves yourself yourselves oneself".split())
# One may well kill others with oneself.
BLASTS = frozenset({"blow", "explode", "detonate", "burn", "immolate", "set"})


def danger(syntax: Syntax, noun: int) -> bool:
    """Whether a threat is something to be feared, not something said: *a threat to shipping*, *the threat of floods*."""
    token = syntax.tokens[noun]
    if token.lemma.lower() != "threat" or syntax.is_verb(noun):
        return False
    at = syntax.first_conjunct(noun)
    dep, above = syntax.tokens[at].dep, syntax.head(at)
    over = syntax.tokens[above].lemma.lower() if above is not None else ""
    said = bool(syntax.children(noun, "acl", "ccomp")) or any(syntax.is_verb(i) for i in syntax.fillers(noun, "of"))
    if said:
        return False
    if dep in ("attr", "oprd", "appos") and (over in BEING or dep != "attr"):
        return True
    if dep in ("dobj", "nsubjpass") and over in FACING:
        return True
    return dep == "pobj" and over == "as"


def upon_oneself(syntax: Syntax, verb: int) -> bool:
    """Whether nobody but the doer is struck: *shot himself*, not *blew himself up*, nor *killed himself and two guards*."""
    if not syntax.is_verb(verb) or syntax.tokens[verb].lemma.lower() in BLASTS:
        return False
    struck = syntax.children(verb, "dobj", "obj")
    return bool(struck) and all(syntax.tokens[i].text.lower() in ONESELF and not syntax.children(i, "conj") for i in struck)


def owed(syntax: Syntax, verb: int) -> bool:
    """Whether an act is only what somebody ought to do: *Mexico should sue*, not *should Mexico sue*."""
    first = syntax.subtree(verb)[0]
    return any(syntax.tokens[i].text.lower() in OUGHT and i != first for i in syntax.auxiliaries(verb)) and not any(
        syntax.tokens[i].text.lower() == "have" for i in syntax.auxiliaries(verb)
    )
