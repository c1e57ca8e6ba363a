"""Whether a warning is a threat: what the speaker's own side will do is no fear of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import Syntax

OWN = frozenset({"it", "he", "she", "they", "we", "i"})
WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
# Deeds that only a speaker's own side can warn of.
DEEDS = frozenset(
    "retaliation consequence response countermeasure measure step action answer retribution crackdown reply repercussion "
    "punishment patience".split()
)
FORCES = frozenset(
    "army navy police troop force government military soldier authority court jet side country state bomber plane aircraft tank "
    "warship fleet gun missile artillery".split()
)
# What only the speaker can mean who tells it somebody: *warned its hosts of a withdrawal*.
PENALTIES = frozenset("withdrawal boycott ban fine sanction penalty cut expulsion closure suspension strike dismissal eviction".split())
WHOEVER = frozenset({"those", "anyone", "anybody", "whoever", "all", "any"})
# Those who act for whoever warns.
AGENTS = frozenset("officer official minister prosecutor inspector judge guard soldier policeman bailiff troop police court".split())


def own_deed(syntax: Syntax, cue: int, contents: Sequence[int]) -> bool:
    """Whether what is warned of is the speaker's doing: *that it would close the port*, *of a response*, *that the army will fire if …*."""
    told = bool(syntax.children(cue, "dobj", "dative"))
    return any(_own(syntax, content, told=told) for content in contents)


def _own(syntax: Syntax, content: int, *, told: bool) -> bool:
    token = syntax.tokens[content]
    if token.pos not in ("VERB", "AUX"):
        return token.lemma.lower() in DEEDS or (told and token.lemma.lower() in PENALTIES)
    subjects = syntax.children(content, "nsubj", "nsubjpass")
    if not subjects or not {syntax.tokens[a].text.lower() for a in syntax.auxiliaries(content)} & WILL:
        return False
    if told and syntax.tokens[subjects[0]].lemma.lower() in AGENTS:
        return True  # *warned the drivers that officers would tow their lorries*
    if told and syntax.is_passive(content) and not syntax.children(content, "agent"):
        return True  # *warned the owners that licences would be revoked*
    doer = syntax.tokens[subjects[0]]
    if doer.lemma.lower() in WHOEVER:
        return True  # *that those who spoke would lose their seats*
    if doer.text.lower() in OWN:
        return True
    if doer.lemma.lower() in DEEDS:
        return True
    owner = {syntax.tokens[c].text.lower() for c in syntax.children(subjects[0], "det", "poss")}
    named = bool(syntax.children(subjects[0], "amod", "compound"))
    ours = owner & {"the", "its", "his", "her", "our", "their"} or (not owner and doer.lemma.lower() in ("police", "troop", "soldier"))
    return doer.lemma.lower() in FORCES and not named and bool(ours)


def subject_above(syntax: Syntax, index: int) -> list[int]:
    """The subject of the nearest verb above that has one: *are in fear*, *burned their roofs for fear of …*."""
    for above in syntax.ancestors(index):
        own = syntax.children(above, "nsubj", "nsubjpass")
        if own:
            return syntax.conjuncts(own[0])
        if syntax.tokens[above].dep in ("relcl", "acl"):
            return [syntax.tokens[above].head]
    return []


def provoked(syntax: Syntax, contents: Sequence[int]) -> list[int]:
    """The words of *if …* and *unless …* in what is warned of: where they hit whoever warns, the warning is a threat."""
    clauses = [c for content in contents for c in syntax.children(content, "advcl")]
    conditional = [c for c in clauses if {syntax.tokens[m].lemma.lower() for m in syntax.children(c, "mark")} & {"if", "unless"}]
    return [i for clause in conditional for i in syntax.subtree(clause)]
