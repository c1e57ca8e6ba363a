"""What is feared: the heads of the words that a word of worry is about, wherever they stand around it. Questions about syntax alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.syntax import DAYS, RELATIVES, Syntax
from realpolitik.text.nearby import BREAKS, after_break, apposed, link_after, root_before, set_off, that_after
from realpolitik.text.subjects import inverted, opened, put_between, surface_subject
from realpolitik.text.unfelt import contrasted
from realpolitik.text.worrying import (
    CAUSING,
    DISPELLING,
    GIVING,
    LOOKING,
    OWNED,
    SEIZING,
    TELLING,
    Party,
    is_noun,
    seen_as,
)

COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "constitute", "represent", "pose", "present", "prove"})
MAY = frozenset({"may", "might", "could", "can", "would", "will", "'ll"})
VAGUE = frozenset(
    "million reason situation thing this that what matter issue way part development fact prospect possibility idea thought "
    "likelihood chance information news report word statement".split()
)
ABOUT = ("about", "over", "of", "at", "by", "regarding", "concerning", "around", "from", "with", "after", "against", "towards", "for")
POINTING = frozenset({"that", "this", "these", "those", "such"})
TAKING_UP = frozenset("question fear worry concern danger risk threat warning anxiety suspicion scenario outcome".split())
# What is told of the worry itself, which is no content: *a worry that the president dismissed*.
SPOKEN = frozenset("express voice share raise dismiss reject harbour harbor echo repeat have feel describe call shrug".split())
MARKS = frozenset({"that", "if", "whether", "lest"})
# What a state of worry comes of: *uneasy ever since he vanished*.
SINCE = frozenset({"since", "as", "for", "because", "after", "when", "now"})
# With an infinitive these are wishes: *anxious to leave*.
EAGER = frozenset({"anxious", "nervous", "wary", "concerned"})


def contents(syntax: Syntax, index: int, kind: str, party: Party) -> list[int]:
    """The heads of what is feared, from the first place where something stands."""
    if kind == "HARM":
        return [index]
    for found in _places(syntax, index, kind, party):
        meant = [inner for i in opened(syntax, found) for inner in _meant(syntax, i)]
        pointed = [i for i in meant if syntax.tokens[i].text.lower() in POINTING or pointing(syntax, i)]
        if pointed and (before := root_before(syntax, index)) is not None:
            return [before]
        kept = [i for i in dict.fromkeys(meant) if i != index and not _empty(syntax, i)]
        if kept:
            return kept
    if pointing(syntax, index) and (before := root_before(syntax, index)) is not None:
        return [before]  # *That fear is shared in Brussels*
    return []


def pointing(syntax: Syntax, index: int) -> bool:
    """*That question troubles them*: a vague noun or a worry that takes up what was said before."""
    said = {syntax.tokens[c].text.lower() for c in syntax.children(index, "det", "amod")}
    return syntax.tokens[index].lemma.lower() in VAGUE | TAKING_UP and bool(said & POINTING)


def _empty(syntax: Syntax, index: int) -> bool:
    token = syntax.tokens[index]
    if token.lemma.lower() in VAGUE or token.dep == "expl":
        return True
    return token.text in DAYS or token.pos in ("PUNCT", "DET", "ADP") or token.lemma.lower() in RELATIVES


def _meant(syntax: Syntax, index: int) -> Sequence[int]:
    """*The prospect of losing the port*: what a vague noun is of; *the possibility that …*."""
    if syntax.tokens[index].lemma.lower() not in VAGUE:
        return (index,)
    if set_off(syntax, index) and syntax.head(index) is not None:
        return (syntax.tokens[index].head,)
    if syntax.tokens[index].dep == "attr":  # *a united Germany is a thought at which they shiver*
        return syntax.fillers(syntax.tokens[index].head, "subj") or (index,)
    links = [c for c in syntax.children(index, "prep") if syntax.tokens[c].text.lower() == "of"]
    inner = [i for link in links for i in syntax.children(link, "pobj", "pcomp")]
    return inner or [c for c in syntax.children(index, "acl", "ccomp") if says_that(syntax, c)] or (index,)


def _places(syntax: Syntax, index: int, kind: str, party: Party) -> Iterator[Sequence[int]]:
    token, above = syntax.tokens[index], syntax.head(index)
    if kind == "LEST":
        yield [token.head]
    elif kind == "AHEAD":
        yield syntax.fillers(index, "subj")
    elif kind in ("SCARE", "ALARMING"):
        yield from _of_what_scares(syntax, index, kind)
    elif kind in ("FEAR", "WARN"):
        yield from _of_verb(syntax, index, kind)
    elif kind in ("AFRAID", "ALARMED", "STATE"):
        yield from _of_state(syntax, index, party)
    else:
        yield from _of_noun(syntax, index, kind, party)
    if kind not in ("LEST", "AHEAD", "DANGER", "SCARE", "ALARMING") and not (kind == "WARN" and syntax.is_passive(index)):
        yield that_after(syntax, index, within=10 if kind == "WARN" else 5)
        yield after_break(syntax, index, BREAKS[0])
    if kind in ("FEAR", "AFRAID", "WARN") and above is not None and token.pos != "ADV" and not (kind == "WARN" and _advises(syntax, index)):
        yield _around(syntax, index)
    if kind in ("AFRAID", "ALARMED", "STATE", "WORRY"):
        yield _brought_to(syntax, index)
    if kind in ("AFRAID", "ALARMED", "STATE", "WORRY") and token.dep != "amod":
        over = [index, *list(syntax.ancestors(index))[: 4 if kind == "WORRY" else 1]]
        yield [c for at in over for c in syntax.children(at, "advcl") if _marks(syntax, c) & SINCE]
        yield after_break(syntax, index, BREAKS[1])


def _advises(syntax: Syntax, index: int) -> bool:
    """*Warned reporters against haste*, *warned drivers not to feed them*: advice, whatever was said before it."""
    told = (index, *syntax.children(index, "dobj"))
    links = [c for at in told for c in syntax.children(at, "prep") if syntax.tokens[c].text.lower() == "against"]
    verbs = [c for at in told for c in syntax.children(at, "xcomp", "ccomp", "acl", "advcl") if c > index]
    return bool(links) or any(syntax.negation(c) is not None and syntax.tokens[c].tag == "VB" for c in verbs)


def _brought_to(syntax: Syntax, index: int) -> Sequence[int]:
    """*The push has the Kurds looking north with apprehension*: what brings somebody to it."""
    for above in list(syntax.ancestors(index))[:4]:
        over = syntax.head(above)
        if over is None or above < over or syntax.tokens[over].lemma not in ("have", "leave", "keep", "set", "get", "make"):
            continue
        if syntax.children(above, "nsubj") and syntax.children(over, "nsubj"):
            return syntax.fillers(over, "subj")
    return []


def _marks(syntax: Syntax, clause: int) -> set[str]:
    return {syntax.tokens[c].lemma.lower() for c in syntax.children(clause, "mark", "advmod")}


def _of_verb(syntax: Syntax, index: int, kind: str) -> Iterator[Sequence[int]]:
    yield [c for c in syntax.fillers(index, "ccomp") if not _question(syntax, c)]
    yield _brought_forward(syntax, index)
    yield contrasted(syntax, index)
    if "nothing" in (syntax.tokens[i].lemma for i in syntax.children(index, "dobj")):  # *fears nothing so much as a flag on the bridge*
        links = [i for i in syntax.subtree(index) if i > index and syntax.tokens[i].text.lower() in ("as", "than")]
        yield [i for link in links for i in syntax.children(link, "pobj")]
    if inverted(syntax, index) is not None and syntax.head(index) is not None:
        yield [syntax.tokens[index].head]
        return
    if kind == "FEAR":
        yield syntax.fillers(index, "xcomp")
        yield [i for i in syntax.fillers(index, "obj") if i > index]
        yield [i for i in syntax.children(index, "npadvmod") if index < i < index + 4]
    if kind == "WARN" and syntax.tokens[index + 1 : index + 2] and syntax.tokens[index + 1].text == ",":
        yield syntax.children(index, "dobj")  # *with it, doctors warned, a shortage of drugs*
    if syntax.tokens[index].dep in ("compound", "amod") and syntax.tokens[index].head > index:  # a verb taken for part of a phrase
        yield [syntax.tokens[index].head]
    yield from _prepositions(syntax, index, ("of", "about", "over", "at") if kind == "WARN" else ("for", *ABOUT[:5]))
    if kind == "WARN":  # *warned in a letter of machines*
        places = [i for slot in ("in", "on", "at", "for") for i in syntax.fillers(index, slot)]
        yield [i for place in places for slot in ("of", "about") for i in syntax.fillers(place, slot) if syntax.tokens[place].pos == "NOUN"]
        against = [i for i in syntax.fillers(index, "against") if not syntax.is_verb(i)]
        yield [i for i in against if not syntax.children(index, "dobj") or any(may(syntax, c) for c in syntax.children(i, "acl", "relcl"))]
        yield [c for c in syntax.children(index, "advcl") if says_that(syntax, c)]
        told = syntax.children(index, "dobj")
        yield [c for i in told for c in syntax.children(i, "relcl", "acl", "ccomp") if _said(syntax, c)]


def _brought_forward(syntax: Syntax, verb: int) -> list[int]:
    """*What they fear is another war*, *what we are afraid of is the silence*."""
    asked = any(syntax.tokens[i].lemma.lower() == "what" and i < verb for i in range(max(0, verb - 6), verb))
    over = syntax.head(verb)
    if not asked or over is None or syntax.tokens[over].lemma != "be" or syntax.tokens[verb].dep not in ("csubj", "ccomp", "acomp"):
        return []
    said = [i for i in syntax.children(over, "attr", "ccomp", "xcomp") if i > over]
    instead = [c for i in said for c in syntax.children(i, "conj") if syntax.negation(over) is not None or syntax.negation(i) is not None]
    return instead or said  # *… is not the bullets but the lists*


def _said(syntax: Syntax, clause: int) -> bool:
    """*Warned investors that growth would slow*: what looks like a relative clause, but has a subject of its own."""
    return bool(syntax.children(clause, "mark")) and bool(syntax.children(clause, "nsubj", "nsubjpass"))


def _question(syntax: Syntax, clause: int) -> bool:
    return any(syntax.tokens[c].tag == "TO" for c in syntax.children(clause, "aux")) and not syntax.children(clause, "nsubj")


def _of_state(syntax: Syntax, index: int, party: Party) -> Iterator[Sequence[int]]:
    token, above = syntax.tokens[index], syntax.head(index)
    if token.pos == "ADV" and above is not None:  # *nervously watching the port*
        yield [i for i in syntax.fillers(above, "obj") if i > above]
        yield from _prepositions(syntax, above, ("at", "for", "about", "over", "of", "on", "to"))
        return
    yield _brought_forward(syntax, above if above is not None else index)
    yield [c for c in syntax.children(index, "ccomp") if c > index]
    yield [c for c in syntax.children(index, "advcl") if says_that(syntax, c)]
    hung = above is not None and token.dep in ("acomp", "xcomp", "oprd", "attr", "ccomp", "advcl", "pobj", "prep")
    if above is not None and hung:
        copular = syntax.tokens[above].lemma in COPULAS | {"grow", "feel", "get", "look", "leave", "make"}
        yield [c for c in syntax.children(above, "ccomp", "advcl") if copular and c > index and says_that(syntax, c)]
    slots = ABOUT[:-1] if token.lemma.lower() == "anxious" else ABOUT
    yield from _prepositions(syntax, index, slots)
    if above is not None and hung:
        yield from _prepositions(syntax, above, slots, after=index)
    yield [i for i in syntax.fillers(index, "for") if party(i)]
    if above is not None:  # *so alarmed were the villagers by the radio*
        after = [i for i in syntax.children(above, "nsubj", "attr") if i > index]
        yield [i for subject in after for slot in slots for i in syntax.fillers(subject, slot)]
    if token.pos == "ADJ" and token.dep in ("acomp", "ccomp", "xcomp", "oprd", "ROOT"):
        yield [c for c in syntax.children(index, "xcomp") if c > index and token.lemma.lower() not in EAGER]
    cause = next((a for a in syntax.ancestors(index) if syntax.is_verb(a)), None)
    if cause is not None and syntax.tokens[cause].lemma.lower() in SEIZING:  # *the patrols make ministers nervous*, *put the town on edge*
        yield [i for i in syntax.fillers(cause, "subj") if not party(i) or syntax.tokens[i].pos == "NOUN"]


def _of_what_scares(syntax: Syntax, index: int, kind: str) -> Iterator[Sequence[int]]:
    token, above = syntax.tokens[index], syntax.head(index)
    over = index if kind == "SCARE" else above
    if over is None:
        return
    yield _brought_forward(syntax, over)  # *what scares us is another war*
    asked = {syntax.tokens[i].lemma.lower() for i in syntax.children(over, "nsubj")}
    if "it" in asked:  # *it worries the bank that …*
        yield [c for c in syntax.children(over, "ccomp", "advcl") if says_that(syntax, c)]
        things = syntax.children(over, "dobj")
        yield [c for thing in things for c in syntax.children(thing, "acl", "relcl", "ccomp") if says_that(syntax, c)]
    subject = [i for i in (*syntax.fillers(over, "subj"), *syntax.children(over, "csubj")) if syntax.tokens[i].lemma.lower() != "it"]
    if token.dep == "amod" and above is not None:
        yield [above]
    yield subject


def _of_noun(syntax: Syntax, index: int, kind: str, party: Party) -> Iterator[Sequence[int]]:
    token, above = syntax.tokens[index], syntax.head(index)
    if (seer := seen_as(syntax, index)) is not None:
        yield syntax.fillers(seer, "obj")
    yield looked_at(syntax, index)
    if above is not None and token.dep == "attr":  # *that it falls is the worry of ministers*
        yield [c for c in syntax.children(above, "csubj") if says_that(syntax, c)]
    if above is not None and token.dep in ("nsubj", "csubj") and syntax.tokens[above].lemma in COPULAS:
        yield [i for i in syntax.children(above, "attr", "ccomp", "xcomp") if i != index]
    if above is not None and token.dep == "nsubj" and syntax.tokens[above].dep == "ccomp":  # *its concern, never stated, is that …*
        over = syntax.tokens[above].head
        if syntax.tokens[over].lemma == "be" and not syntax.children(over, "nsubj"):
            yield [c for c in syntax.children(over, "ccomp", "attr") if c > above]
    yield [c for c in syntax.children(index, "acl", "ccomp", "relcl") if says_that(syntax, c) and not _of_worry(syntax, c)]
    yield [c for a in list(syntax.ancestors(index))[:3] for c in syntax.children(a, "ccomp") if syntax.subtree(c)[0] == index + 1]
    if token.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj") and above is not None:
        yield beside(syntax, above)
    yield from _nominal(syntax, index, kind, party)


def _nominal(syntax: Syntax, index: int, kind: str, party: Party) -> Iterator[Sequence[int]]:
    """What a noun of worry names itself: after it, before it, or as that which brings it about."""
    token, above = syntax.tokens[index], syntax.head(index)
    slots = ("of", "from", "by") if kind == "DANGER" else ("of", "about", "over", "against") if kind == "WARNING" else ABOUT[:-1]
    for slot in slots:
        owned = syntax.tokens[token.head].text.lower() == "to" or token.lemma.lower() in OWNED
        whose = ("by", "from", "of") if owned else ("by", "from")
        found = [i for i in syntax.fillers(index, slot) if not (party(i) and slot in whose and kind != "DANGER")]
        yield found or [i for i in _after(syntax, index, slot) if not (party(i) and slot in whose)]
        theirs = [i for whose in ("among", "in", "of", "from", "across") for i in syntax.fillers(index, whose)] if slot in ABOUT[:2] else []
        theirs += [i for i in syntax.fillers(index, "in") if slot == "of" and syntax.tokens[i].pos == "PROPN"]
        yield [i for h in theirs for i in syntax.fillers(h, slot)]  # *concerns among embassies about the count*
    if above is not None and token.dep in ("nsubj", "nsubjpass") and not syntax.children(above, "dobj"):
        yield from _prepositions(syntax, above, ("about", "over", "of", "for"), after=above)  # *concern grew over*
    if kind == "WARNING":
        return
    yield [c for c in syntax.children(index, "acl", "xcomp") if syntax.tokens[c].tag == "VB"]
    yield [i for i in syntax.children(index, "compound", "amod") if syntax.tokens[i].pos in ("NOUN", "PROPN") and not party(i)]
    verb = next((a for a in syntax.ancestors(index) if syntax.is_verb(a) and not is_noun(syntax, a)), None)
    if verb is not None and token.dep in ("dobj", "pobj") and syntax.tokens[verb].lemma in ("give", "cause", "bring"):
        yield [i for i in syntax.fillers(verb, "subj") if not party(i)]
    listed = [] if syntax.children(index, "cc") else syntax.children(index, "conj")
    yield [i for i in (*syntax.children(index, "appos"), *listed) if i > index]  # *one worry, sugar from Brazil*
    yield apposed(syntax, index)
    if above is not None and (token.dep == "appos" or set_off(syntax, index)):
        yield [above]
    link = syntax.tokens[above].text.lower() if above is not None and token.dep == "pobj" else ""
    if link == "to" and above is not None and syntax.children(index, "det", "poss"):  # *…, to the alarm of the agencies*
        yield [a for a in list(syntax.ancestors(above))[:1] if syntax.is_verb(a)]
    if kind != "DANGER":
        given = verb is not None and syntax.tokens[verb].lemma.lower() in COPULAS | GIVING and link != "in"
        yield [i for i in syntax.fillers(index, "for") if not (given and party(i))]
    if verb is not None and link != "in" and (syntax.tokens[verb].lemma.lower() in COPULAS | CAUSING | SEIZING or token.dep == "attr"):
        said = syntax.fillers(verb, "subj") or surface_subject(syntax, verb)
        subject = [i for i in (*said, *syntax.children(verb, "csubj")) if i < index and (token.dep != "pobj" or not party(i))]
        thing = token.dep != "dobj" or syntax.tokens[verb].lemma.lower() not in ("raise", "have") or not any(map(party, subject))
        yield subject if thing else []
    if kind == "DANGER":
        yield [i for i in (*syntax.fillers(index, "poss"), *syntax.fillers(index, "mod")) if syntax.tokens[i].pos in ("NOUN", "PROPN")]


def _of_worry(syntax: Syntax, clause: int) -> bool:
    """Whether a clause tells of the worry, not what is feared: *a worry that the president dismissed as hysteria*."""
    return syntax.tokens[clause].lemma.lower() in SPOKEN | DISPELLING and not syntax.fillers(clause, "dobj")


def _prepositions(syntax: Syntax, index: int, slots: Sequence[str], *, after: int = -1) -> Iterator[Sequence[int]]:
    for slot in slots:
        found = [i for i in syntax.fillers(index, slot) if i > after]
        yield found or _after(syntax, index, slot)


def _after(syntax: Syntax, index: int, slot: str) -> list[int]:
    link = link_after(syntax, index, slot)
    return [i for first in syntax.children(link, "pobj", "pcomp") for i in syntax.conjuncts(first)] if link is not None else []


def says_that(syntax: Syntax, index: int) -> bool:
    """Whether a clause is what is feared: *that it falls*, *it may fall*."""
    if any(syntax.tokens[c].lemma.lower() in MARKS for c in syntax.children(index, "mark")):
        return True
    first = syntax.subtree(index)[0]
    if syntax.tokens[first].lemma.lower() == "that" and any(i != first for i in syntax.children(index, "nsubj", "nsubjpass")):
        return True
    subjects = syntax.children(index, "nsubj", "nsubjpass", "expl")
    plain = bool(subjects) and syntax.tokens[subjects[0]].tag not in ("WP", "WDT")
    return plain and may(syntax, index)


def may(syntax: Syntax, verb: int) -> bool:
    return bool({syntax.tokens[a].text.lower() for a in syntax.children(verb, "aux")} & MAY)


def beside(syntax: Syntax, above: int) -> list[int]:
    """*Raised fears that …*, *fears grew that …*, where the parser hangs the clause on the verb."""
    verb = above if syntax.is_verb(above) else next((a for a in syntax.ancestors(above) if syntax.is_verb(a)), None)
    if verb is None or syntax.tokens[verb].lemma.lower() in TELLING - {"note", "warn"}:
        return []
    return [c for c in syntax.children(verb, "ccomp", "advcl") if c > above and says_that(syntax, c)]


def looked_at(syntax: Syntax, index: int) -> list[int]:
    """*Eyes the dam with unease*, *looks with apprehension on the patrols*: what is seen so."""
    link = syntax.head(index)
    verb = syntax.head(link) if link is not None and syntax.tokens[link].text.lower() == "with" else None
    if verb is None or syntax.tokens[verb].lemma.lower() not in LOOKING:
        return []
    after = [c for c in syntax.children(verb, "prep") if syntax.tokens[c].text.lower() in ("on", "at", "to", "toward", "towards", "upon")]
    after += [c for c in syntax.children(index, "prep") if syntax.tokens[c].text.lower() in ("on", "at", "to", "upon")]
    return [*syntax.fillers(verb, "obj"), *(i for link in after for i in syntax.children(link, "pobj"))]


def _around(syntax: Syntax, index: int) -> list[int]:
    """*Their rights, they are afraid, will be traded*: the clause a worry is put into."""
    at = index
    for above in syntax.ancestors(index):
        if syntax.tokens[at].dep == "parataxis" and put_between(syntax, index):
            return [above]
        if syntax.tokens[at].dep in ("ccomp", "parataxis") and syntax.tokens[above].pos in ("VERB", "AUX", "NOUN"):
            early = syntax.children(above, "nsubj", "nsubjpass", "dep", "prep", "csubj")
            own = [syntax.subtree(i)[0] for clause in (index, at) for i in syntax.children(clause, "nsubj")]
            after = [token.text for token in syntax.tokens[index + 1 : index + 2]]
            aside = after == [","] and any(i and syntax.tokens[i - 1].text == "," for i in own)
            if above < at and not any(token.text in (",", "–", "—", "-") for token in syntax.tokens[above:at]):
                return []  # *the expert said he was fearful*
            return [above] if above < at or aside or (early and early[0] < at) else []
        at = above
    root = at
    return [root] if syntax.tokens[index].pos == "VERB" and root < index - 2 and syntax.tokens[root].head == root else []
