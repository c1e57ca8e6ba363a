"""Where the holder and the content of a worry stand in the tree, and whom a clause blames: questions about syntax alone."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import DAYS, RELATIVES, Syntax
from realpolitik.text.warnings import subject_above

# Verbs that lend a noun of worry its holder: *voiced concern*, *shares the fear*.
VOICING = frozenset(
    "express voice raise share have harbour harbor feel articulate convey cite state note air echo repeat register "
    "underline stress reiterate nurse nurture face see warn caution sound ring admit hide betray show conceal confess "
    "acknowledge reveal list name share speak have".split()
)
SEEING = frozenset({"see", "view", "regard", "perceive", "consider", "describe", "treat", "depict"})
# What a fear does to those who have it: *fear of looting drove them out*.
DRIVING = frozenset("prompt drive lead force push grip seize unite haunt keep send move persuade plague consume".split())
WARNING = frozenset({"warn", "caution", "warning"})
MAY = frozenset({"may", "might", "could", "can", "would", "will", "'ll"})
LOOKING = frozenset("look eye watch view regard see greet await follow observe react respond receive".split())
TELLING = frozenset("say tell admit concede add warn note acknowledge state believe think argue predict write insist caution".split())


def link_after(syntax: Syntax, index: int, slot: str) -> int | None:
    """The preposition after the word itself or after a day, whatever the parser hangs it on: *warned on Tuesday of*."""
    for at in range(index + 1, min(index + 5, len(syntax.tokens))):
        token = syntax.tokens[at]
        if token.text.lower() == slot:
            return at
        if token.text not in DAYS and token.pos not in ("ADV", "ADJ") and not (token.text == "on" and syntax.tokens[at + 1 :][:1] and
                                                                          syntax.tokens[at + 1].text in DAYS):  # fmt: skip
            return None
    return None


def says_that(syntax: Syntax, index: int) -> bool:
    """Whether a clause is what is feared: *that it falls*, *it may fall*."""
    if any(syntax.tokens[c].lemma.lower() in ("that", "if", "whether") for c in syntax.children(index, "mark")):
        return True
    subjects = syntax.children(index, "nsubj", "nsubjpass")
    plain = bool(subjects) and syntax.tokens[subjects[0]].tag not in ("WP", "WDT")
    return plain and bool({syntax.tokens[a].text.lower() for a in syntax.auxiliaries(index)} & MAY)


def beside(syntax: Syntax, above: int) -> list[int]:
    """*Raised fears that …*, where the parser hangs the clause on the verb."""
    verb = above if syntax.tokens[above].pos in ("VERB", "AUX") else syntax.head(above)
    if verb is None:
        return []
    return [c for c in syntax.children(verb, "ccomp", "advcl") if says_that(syntax, c)]


def tellers(syntax: Syntax, index: int) -> Sequence[int]:
    """*The envoy said there was a danger of famine*: whoever says so, where nobody else is said to fear it."""
    at = index
    for above in syntax.ancestors(index):
        if syntax.tokens[at].dep == "ccomp" and syntax.tokens[above].lemma.lower() in TELLING:
            return syntax.fillers(above, "subj")
        if syntax.tokens[at].dep in ("relcl", "acl", "advcl"):
            return ()
        at = above
    return ()


def subject_of_state(syntax: Syntax, index: int) -> Sequence[int]:
    """*Russia is growing worried*: the subject of the verb the state hangs on."""
    for above in (index, *syntax.ancestors(index)):
        token = syntax.tokens[above]
        own = syntax.children(above, "nsubj", "nsubjpass")
        if own and syntax.tokens[own[0]].lemma.lower() in RELATIVES:
            clause = next((a for a in (above, *syntax.ancestors(above)) if syntax.tokens[a].dep == "relcl"), None)
            return [syntax.tokens[clause].head] if clause is not None else []
        if own:
            return syntax.conjuncts(own[0])
        if token.dep not in ("acomp", "xcomp", "conj", "oprd", "attr", "ccomp", "advcl", "ROOT") and above != index:
            return []
        if token.dep in ("amod", "acl"):
            return []
    return []


def plural_before(syntax: Syntax, head: int) -> int | None:
    """*Farmers sleep outside because they fear …*: the plural subject of a clause above."""
    above = [i for i in subject_above(syntax, syntax.tokens[head].head) if i < head]
    return above[0] if above and syntax.tokens[above[0]].tag in ("NNS", "NNPS") else None


def depth(syntax: Syntax, index: int, contents: Sequence[int]) -> int:
    depth = 0
    for above in (index, *syntax.ancestors(index)):
        if above in contents:
            return depth
        depth += 1
    return depth


def doers(syntax: Syntax, verb: int) -> Sequence[int]:
    return syntax.fillers(verb, "by" if syntax.is_passive(verb) else "subj")


def elsewhere(syntax: Syntax, index: int, content: int) -> bool:
    """Whether a word stands in a clause of its own beside the content: *…, while Sudland is afraid of …*."""
    for at in (index, *syntax.ancestors(index)):
        if at == content:
            return False
        beside = syntax.tokens[at].dep in ("advcl", "relcl", "parataxis") and at > content
        if beside and syntax.children(at, "nsubj", "nsubjpass") and syntax.tokens[content].pos in ("VERB", "AUX", "NOUN"):
            return True
    return False


def under(syntax: Syntax, index: int, above: int) -> bool:
    """Whether an actor only describes the one who is blamed: *the movement's ideas*, *refugees from Syria*."""
    return above in syntax.ancestors(index) and not any(
        syntax.tokens[c].text.lower() in ("to", "into", "on", "against", "in") for c in syntax.ancestors(index) if c > above
    )


def looked_at(syntax: Syntax, index: int) -> list[int]:
    """*Eyes the dam with unease*, *looks with apprehension on the patrols*: what is seen so."""
    link = syntax.head(index)
    verb = syntax.head(link) if link is not None and syntax.tokens[link].text.lower() == "with" else None
    if verb is None or syntax.tokens[verb].lemma.lower() not in LOOKING:
        return []
    after = [c for c in syntax.children(verb, "prep") if syntax.tokens[c].text.lower() in ("on", "at", "to", "toward", "towards", "upon")]
    after += [c for c in syntax.children(index, "prep") if syntax.tokens[c].text.lower() in ("on", "at", "to", "upon")]
    return [*syntax.children(verb, "dobj"), *(i for link in after for i in syntax.children(link, "pobj"))]


def seen_as(syntax: Syntax, index: int) -> int | None:
    """The verb of *sees the militia as a threat*."""
    link = syntax.head(index)
    if link is None or syntax.tokens[index].dep != "pobj" or syntax.tokens[link].text.lower() != "as":
        return None
    verb = syntax.head(link)
    return verb if verb is not None and syntax.tokens[verb].lemma in SEEING else None


def holders(syntax: Syntax, index: int, slot: str) -> Sequence[int]:
    token, above = syntax.tokens[index], syntax.head(index)
    if slot == "light" and (verb := seen_as(syntax, index)) is not None:
        return syntax.fillers(verb, "subj")
    if slot == "light" and (own := syntax.children(index, "nsubj")):
        return own  # *farmers worry that …*, the verb taken for a noun
    if slot == "light" and above is not None and token.dep == "nsubj" and syntax.tokens[above].lemma in DRIVING:
        return syntax.fillers(above, "obj")
    if slot == "light":
        voiced = [c for c in syntax.children(index, "amod") if syntax.tokens[c].tag == "VBD"]
        if voiced and syntax.tokens[voiced[0]].lemma in VOICING:  # the parser takes *voiced concern* for a noun phrase
            return syntax.children(voiced[0], "nsubj")
        if above is None or syntax.tokens[above].pos != "VERB":
            above = next((a for a in syntax.ancestors(index) if syntax.tokens[a].pos == "VERB"), None)
        if above is None or syntax.tokens[above].lemma not in VOICING or token.dep not in ("dobj", "nsubjpass", "conj", "pobj"):
            return []
        return syntax.fillers(above, "subj")
    if slot == "state" and token.dep == "mark":
        return subject_above(syntax, token.head)
    if slot == "state":
        linked = above is not None and token.dep == "pobj" and syntax.tokens[above].text.lower() in ("in", "on", "for", "of", "with")
        return subject_above(syntax, index) if linked else []
    if slot == "in":
        return syntax.fillers(index, "in")
    if slot == "subj" and token.dep == "compound" and token.tag.startswith("VB") and above is not None:
        return syntax.children(above, "nsubj")  # *many fear abandonment*, the verb taken for part of a name
    if slot == "mod_of":
        return [above] if above is not None and token.dep in ("amod", "acl", "advcl", "relcl") else []
    if slot == "subj" and token.pos == "ADJ":
        return subject_of_state(syntax, index)
    if slot == "subj" and token.lemma.lower() in WARNING and syntax.is_passive(index):
        return syntax.fillers(index, "by") or syntax.fillers(index, "subj")
    if slot == "subj":
        spoken = syntax.children(index, "ccomp")
        if spoken and spoken[0] < index and not syntax.children(index, "nsubj"):  # *it may fall, warned the mayor*
            return syntax.children(index, "dobj")
        found = () if token.tag == "VBN" else syntax.fillers(index, "subj")
        return found or subject_of_state(syntax, index)
    if slot == "among" and above is not None and token.dep in ("nsubj", "dobj", "nsubjpass", "attr"):
        return syntax.fillers(index, slot) or syntax.fillers(above, slot)
    if slot == "obj" and token.tag == "VBN":
        return syntax.fillers(index, "obj") or subject_of_state(syntax, index)
    return syntax.fillers(index, slot)
