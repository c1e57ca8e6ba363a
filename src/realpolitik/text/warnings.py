"""Whether a warning is a threat: what the speaker's own side will do is no fear of theirs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from realpolitik.core.marks import Actor
from realpolitik.core.syntax import Syntax

OWN = frozenset({"it", "he", "she", "they", "we", "i"})
WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
MUST = frozenset({"must", "should", "need"})
ARMED = frozenset({"REB", "UAF"})
# Verbs and nouns of warning.
WARNING = frozenset({"warn", "warning", "caution"})
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
# What brings in the harm if one does not: *to leave or be shot at*.
OR_ELSE = frozenset({"or", "else", "otherwise"})
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


def bids(syntax: Syntax, cue: int) -> bool:
    """Whether a warning only says what another is to do or to leave: *warned them to stay out*, *against sending ships*, and names no
    harm if they do not (*or lose it*)."""
    wanted = [
        at for at in syntax.children(cue, "xcomp", "acl", "advcl") if any(syntax.tokens[i].tag == "TO" for i in syntax.auxiliaries(at))
    ]
    if not wanted:
        wanted = [at for prep in syntax.children(cue, "prep") if syntax.tokens[prep].text.lower() == "against"
                  for at in syntax.children(prep, "pcomp")]  # fmt: skip
    told = bool(syntax.fillers(cue, "obj") or syntax.fillers(cue, "to") or not syntax.is_verb(cue))
    else_ = {syntax.tokens[i].lemma.lower() for at in wanted for i in syntax.children(at, "cc", "advmod")} & OR_ELSE
    return bool(wanted) and told and not else_


def states(syntax: Syntax, cue: int, actors: Mapping[int, Actor]) -> bool:
    """Whether a warning only says that something is so: *warned that the rules are too lax*. What will be or may be is left to others, and
    so is what one state tells another (*warned Seoul that its guns are ready*)."""
    contents = [at for at in syntax.fillers(cue, "ccomp") if syntax.is_verb(at)]
    if not contents or own_deed(syntax, cue, contents) or provoked(syntax, contents):
        return False
    mine = [actors[at] for slot in ("subj", "poss", "by", "from") for at in syntax.fillers(cue, slot) if at in actors]
    told = [actors[at] for slot in ("obj", "to") for at in syntax.fillers(cue, slot) if at in actors]
    if any(one.country and other.country and one.country != other.country for one in mine for other in told):
        return False
    return all(
        any(syntax.tokens[i].tag in ("VBZ", "VBP", "VBD") for i in (at, *syntax.auxiliaries(at)))
        and not any(syntax.tokens[i].tag == "MD" for i in syntax.subtree(at))
        for at in contents
    )


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


def anothers_deed(syntax: Syntax, cue: int, actors: Mapping[int, Actor], *, hostile: bool) -> list[int] | None:
    """Who does what is warned of, where that is none of the warner's own side: the heads of the doers that are ``actors``.

    None where it may be the warner's own threat: what *will* befall another (*warned that Chad would pay*), unless it is an act that the
    other does (``hostile``: *warned that Chad would invade*).
    """
    if syntax.is_verb(cue) and syntax.is_passive(cue):
        return None
    warner = [actors[at] for slot in ("subj", "poss", "by", "from") for at in syntax.fillers(cue, slot) if at in actors]
    contents = [at for slot in ("ccomp", "of", "about") for at in syntax.fillers(cue, slot)]
    if not warner or not contents or own_deed(syntax, cue, contents):
        return None
    told = {actors[at].key for slot in ("obj", "to") for at in syntax.fillers(cue, slot) if at in actors}
    found: list[int] = []
    for content in contents:
        doers = _doers(syntax, content, actors)
        if not doers or any(one.key in told or _of_one_side(one, mine) for one in map(actors.__getitem__, doers) for mine in warner):
            return None
        words = {syntax.tokens[at].text.lower() for at in syntax.auxiliaries(content)} if syntax.is_verb(content) else set()
        apart = all(_apart(actors[at], mine) for at in doers for mine in warner)
        if words & MUST or (words & WILL and (told or not (hostile and apart))):
            return None
        found.extend(doers)
    return found


def _doers(syntax: Syntax, content: int, actors: Container[int]) -> list[int]:
    """The actors who do what a clause or a noun says, or whose doing it is: *rebels*, *Chad's dam*, *attacks by rebels*."""
    if syntax.is_verb(content) and syntax.is_passive(content) and not syntax.fillers(content, "by"):
        return []
    over = syntax.fillers(content, "subj") if syntax.is_verb(content) else (content,)
    slots = ("poss", "by", "from", "mod", "of")
    named = [[at for at in (head, *(f for slot in slots for f in syntax.fillers(head, slot))) if at in actors][:1] for head in over]
    return [at for one in named for at in one] if all(named) else []


def _apart(one: Actor, other: Actor) -> bool:
    """Whether two are of different sides, by all that is known: of two countries, or one a rebel and the other none."""
    if one.country is not None and other.country is not None:
        return one.country != other.country
    return (one.sector in ARMED) != (other.sector in ARMED)


def _of_one_side(one: Actor, other: Actor) -> bool:
    return one.key == other.key or (one.country is not None and one.country == other.country)
