"""What befell those that a noun or a bare number stands for: killed, released, destroyed.

A fate is said by the verb whose subject or object they are (*killed 14*, *14 died*, *were set free*, *are believed to have perished*), by
what modifies them (*14 people shot dead*, *who went missing*), by a state (*14 dead*, *are in custody*) or by a noun of deeds (*the arrest
of 14 men*). Which words say which fate is asked of ``known(kind, words)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from realpolitik.core.syntax import Syntax
from realpolitik.text.counting import SIZING

Known = Callable[[str, str], str | None]
Fate = tuple[str, int]
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "oprd")
# Words beside a verb that make another verb of it: *set free*, *brought down*, *ordered out*, *took prisoner*.
BESIDE = ("prt", "advmod", "acomp", "oprd", "prep", "xcomp", "ccomp", "dobj", "attr", "npadvmod", "advcl", "dep")
LINKING = frozenset({"be", "go", "remain", "become", "leave", "lie", "stay", "report", "list", "feel", "keep", "get"})
LIFE = frozenset({"life"})
PLACES = frozenset({"in", "under", "behind", "without", "on", "for", "among"})
JUDGED = frozenset({"condemn", "sentence", "doom"})
UNDONE = frozenset({"refuse", "fail", "decline", "cease", "stop", "threaten", "hesitate"})
PASSED_ON = frozenset({"xcomp", "conj"})
# Prepositions that only bound a number: *between 10 and 20*, *up to 300*, *upward of 300*.
BOUNDING = frozenset({"between", "over", "under", "about", "around", "to", "near", "of", "above", "below", "from", "than"})

# What ends what befell people before.
UNDOING = frozenset({"released"})


def fates(syntax: Syntax, at: int, known: Known) -> Iterator[Fate]:
    """What befell what token ``at`` stands for, each with the token that says it, the nearest words first."""
    freed = [f for f in _predicate(syntax, at, known) if f[0] in UNDOING]
    yield from freed  # *pardoned 12 men jailed in May*: what was done last
    yield from _modifiers(syntax, at, known)
    if (what := known("state", syntax.tokens[at].text.lower())) is not None:
        yield what, at
    listed = syntax.tokens[at].dep == "nmod" and bool(syntax.children(at, "cc"))  # *800,000 Tutsi and moderate Hutu*
    joined = (syntax.tokens[at].head,) if listed else ()
    for top in dict.fromkeys((at, syntax.first_conjunct(at), _first_listed(syntax, at), *joined)):
        yield from _predicate(syntax, top, known)


def beside(syntax: Syntax, first: int, last: int, known: Known) -> Iterator[Fate]:
    """What the words right beside a bare number say of those it counts, where the parse hangs it elsewhere.

    *Two days of rage over bread 79 have fallen*; *they let go 290*; *the jails took in 1,250*.
    """
    tokens = syntax.tokens
    after = last + 1
    while after < len(tokens) and tokens[after].pos == "ADV" and tokens[after].sentence == tokens[last].sentence:
        after += 1
    if after < len(tokens) and tokens[after].sentence == tokens[last].sentence:
        token = tokens[after]
        verb = token.head if token.dep in ("aux", "auxpass") else after
        ended = after + 1 >= len(tokens) or tokens[after + 1].pos in ("PUNCT", "ADP", "CCONJ", "ADV")
        if token.tag == "VBD" and token.dep != "aux" and ended and (what := known("patient", token.lemma.lower())):
            yield what, after  # *ten were killed and a hundred hit*
        if token.tag in ("VBD", "VBP", "VBZ", "MD") or token.pos == "AUX":
            yield from _said_by(syntax, verb, subject=True, known=known)
        elif token.tag == "VBN":
            yield from _verb(syntax, after, "patient", known)
    before = first - 1
    if before < 0 or tokens[before].sentence != tokens[first].sentence:
        return
    verb = before if tokens[before].pos == "VERB" else tokens[before].head
    if tokens[verb].pos != "VERB" or verb > before or syntax.children(verb, "dobj") or syntax.is_passive(verb):
        return
    words = [syntax.tokens[verb].lemma.lower(), *(token.lemma.lower() for token in tokens[verb + 1 : first])]
    for governor in (tokens[verb].head, verb):
        whole = words if governor == verb else [tokens[governor].lemma.lower(), *words]
        if len(whole) > 2 and whole[-1] == "with":
            whole = whole[:-1]  # *marched off with 133*
        if what := known("patient", " ".join(whole)):
            yield what, verb


def _first_listed(syntax: Syntax, at: int) -> int:
    """The first of a list that the parse took for appositions: *the envoy, an officer and two guards died*."""
    top = syntax.first_conjunct(at)
    while syntax.tokens[top].dep == "appos" and syntax.tokens[syntax.tokens[top].head].pos in ("NOUN", "PROPN"):
        top = syntax.first_conjunct(syntax.tokens[top].head)
    return top


def _modifiers(syntax: Syntax, at: int, known: Known) -> Iterator[Fate]:
    for child in syntax.children(at, "acl", "amod", "relcl", "acomp", "advcl", "conj", "appos", "prep", "dep"):
        token = syntax.tokens[child]
        if token.dep == "relcl":
            who = next((c for c in syntax.children(child, *SUBJECTS, *OBJECTS) if _relative(syntax, c)), None)
            if who is not None:
                yield from _said_by(syntax, child, subject=syntax.tokens[who].dep in SUBJECTS, known=known)
        elif token.dep == "prep":
            if what := _place(syntax, child, known):
                yield what, child
        elif token.tag == "VBN" and token.dep not in ("conj", "appos"):
            yield from _verb(syntax, child, "patient", known)
            if what := known("passive", token.lemma.lower()):
                yield what, child
        elif token.pos in ("ADJ", "NOUN") and not syntax.children(child, "nummod") and (what := known("state", token.text.lower())):
            yield what, child


def _relative(syntax: Syntax, at: int) -> bool:
    """*Who*, *which*, *all of whom*."""
    token = syntax.tokens[at]
    return token.tag in ("WP", "WDT") or (
        token.text.lower() in ("all", "both", "each")
        and any(syntax.tokens[held].tag == "WP" for link in syntax.children(at, "prep") for held in _objects(syntax, link))
    )


def _predicate(syntax: Syntax, top: int, known: Known) -> Iterator[Fate]:
    above = syntax.head(top)
    if above is None:
        return
    token, over = syntax.tokens[top], syntax.tokens[above]
    if over.pos in ("VERB", "AUX"):
        if token.dep == "dobj":
            yield from _toll(syntax, above, known)
        if token.dep in SUBJECTS:
            yield from _said_by(syntax, above, subject=True, known=known)
            for child in syntax.children(above, "advcl"):  # *freed after eight years, the five landed in Sofia*
                if syntax.tokens[child].tag == "VBN" and child < top and not syntax.children(child, *SUBJECTS):
                    yield from _verb(syntax, child, "patient", known)
        elif token.dep in OBJECTS:
            # *Destroyed or captured 200 tanks*: what the verb before did too, unless that was to something else.
            first = syntax.first_conjunct(above)
            alone = bool(syntax.children(first, *OBJECTS)) or syntax.is_passive(first)
            for verb in dict.fromkeys((above, above if alone else first)):
                yield from _said_by(syntax, verb, subject=False, known=known)
            for child in syntax.children(top, "amod"):  # *set free 30 prisoners*
                if what := known("patient", f"{over.lemma.lower()} {syntax.tokens[child].text.lower()}"):
                    yield what, above
    if token.dep == "conj" and over.pos == "VERB" and token.pos in ("NOUN", "PROPN", "NUM"):  # *14 were killed, and seven with them*
        if not syntax.is_passive(above):
            yield from _verb(syntax, above, "patient", known)  # *took out, by Tuesday, 2,500 tourists*
        yield from _said_by(syntax, above, subject=True, known=known)
    beside = token.dep in ("nummod", "npadvmod")
    reduced = over.tag == "VBN" and not syntax.children(above, "dobj")
    if (reduced and (beside or token.dep in SUBJECTS)) or (over.tag == "VBD" and beside):
        yield from _verb(syntax, above, "patient", known)
    acting = over.pos == "VERB" and bool(syntax.children(above, "dobj"))
    if (beside or token.dep == "nsubj") and not acting and (what := known("state", over.text.lower())):  # *12 dead*
        yield what, above
    if token.dep == "pobj" and (noun := syntax.head(above)) is not None:
        yield from _bounded(syntax, above, known)
        yield from _toll(syntax, noun, known)
        if over.text.lower() in ("of", "as", "at") and (what := known("deed", syntax.tokens[noun].lemma.lower())):
            yield what, noun
        if over.text.lower() == "of" and (what := known("remains", syntax.tokens[noun].lemma.lower())):
            yield what, noun  # *the bodies of 14 men*
        # *the loss is given as ten aircraft*, *put its losses at ten aircraft*
        for child in syntax.children(noun, *SUBJECTS, "dobj") if over.text.lower() in ("as", "at") else ():
            if what := known("deed", syntax.tokens[child].lemma.lower()):
                yield what, child


def _toll(syntax: Syntax, verb: int, known: Known) -> Iterator[Fate]:
    """*The toll rose to 45*, *the death toll has passed 45*, *raised its death toll to 45*."""
    sized = syntax.children(verb, "dobj") if any(syntax.tokens[verb].lemma.lower() in verbs for verbs in SIZING.values()) else []
    for child in (*syntax.children(verb, *SUBJECTS), *sized, verb):
        if what := known("toll", syntax.tokens[child].lemma.lower()):
            yield what, child


def _bounded(syntax: Syntax, link: int, known: Known) -> Iterator[Fate]:
    """*Took between 10 and 20 hostages*: what a bounding preposition holds is the subject or object of the verb above."""
    if syntax.tokens[link].text.lower() not in BOUNDING:
        return
    top = link
    above = syntax.head(link)
    if above is not None and syntax.tokens[above].pos in ("ADV", "ADJ", "ADP", "SCONJ"):  # *upward of*
        top, above = above, syntax.head(above)
    if above is None or syntax.tokens[above].pos not in ("VERB", "AUX"):
        return
    has_object = bool(syntax.children(above, "dobj"))
    subject = top < above or syntax.tokens[top].dep in SUBJECTS
    if subject and not syntax.children(above, *SUBJECTS):
        yield from _said_by(syntax, above, subject=True, known=known)
    elif not subject and not has_object and not syntax.is_passive(above) and syntax.tokens[link].text.lower() != "of":
        yield from _verb(syntax, above, "patient", known)


def _said_by(syntax: Syntax, verb: int, *, subject: bool, known: Known) -> Iterator[Fate]:
    """What a verb says of its subject or object; what is said of a subject goes on through *believed to have died*."""
    for at in _chain(syntax, verb) if subject else (verb,):
        token = syntax.tokens[at]
        lemma = token.lemma.lower()
        below = at != verb and token.dep == "xcomp"
        passive = subject and (syntax.is_passive(at) or (token.dep == "conj" and token.tag == "VBN" and syntax.is_passive(verb)))
        if not subject or passive:
            yield from _verb(syntax, at, "patient", known)
        if passive and (what := known("passive", lemma)):
            yield what, at
        for link in syntax.children(at, "prep") if passive else ():  # *are confirmed as having died*
            for told in syntax.children(link, "pcomp") if syntax.tokens[link].text.lower() == "as" else ():
                yield from _said_by(syntax, told, subject=True, known=known)
        if subject and not passive:
            yield from _verb(syntax, at, "agent", known)
            if lemma == "lose" and (what := _lost(syntax, at, known)):
                yield what, at
        if lemma in LINKING or passive or below or not subject:
            yield from _state(syntax, at, known)
    governor = syntax.head(verb)
    let = subject or (governor == verb - 1)  # *let 14 people go*, *let go 14 people*
    if let and governor is not None and syntax.tokens[verb].dep in ("ccomp", "xcomp"):
        both = f"{syntax.tokens[governor].lemma.lower()} {syntax.tokens[verb].lemma.lower()}"
        if what := known("patient", both):
            yield what, governor


def _chain(syntax: Syntax, verb: int) -> list[int]:
    """The verb and those that share its subject."""
    found = [verb]
    for child in syntax.children(verb):
        token = syntax.tokens[child]
        if syntax.tokens[verb].lemma.lower() in UNDONE and token.dep == "xcomp":
            continue  # *refused to vote*
        if token.pos in ("VERB", "AUX") and token.dep in PASSED_ON and not syntax.children(child, *SUBJECTS):
            found.extend(_chain(syntax, child))
    return found


def _verb(syntax: Syntax, verb: int, kind: str, known: Known) -> Iterator[Fate]:
    """A verb by itself or with a word beside it, the longer the better."""
    lemma = syntax.tokens[verb].lemma.lower()
    hung = [c for thing in syntax.children(verb, "dobj") for c in syntax.children(thing, "prep") if c > verb]  # *beat 14 men to death*
    for child in (*syntax.children(verb, *BESIDE), *(c for c in hung if kind == "patient" and _to_death(syntax, c))):
        word = syntax.tokens[child].lemma.lower()
        for held in _objects(syntax, child):
            noun = syntax.tokens[held].lemma.lower()
            if (
                word == "to" and noun == "death" and lemma not in JUDGED and (kind == "patient" or not syntax.children(verb, "dobj"))
            ):  # *burned*, *beaten*, *frozen to death*
                yield "killed", verb
            if what := known(kind, f"{lemma} {word} {noun}"):  # *taken to hospital*
                yield what, verb
        if word == "alive" and (known(kind, f"{lemma} alive") or known(kind, lemma) != "detained"):
            yield known(kind, f"{lemma} alive") or "survivors", verb
    for child in syntax.children(verb, *BESIDE):
        for word in (syntax.tokens[child].lemma.lower(), syntax.tokens[child].text.lower()):
            if word == "in" and syntax.tokens[child].dep == "prep":
                continue  # *took two men in Kabul*
            if what := known(kind, f"{lemma} {word}"):
                yield what, verb
    if what := known(kind, lemma):
        yield what, verb
    if kind == "patient" and (what := known("held", lemma)) and _holder(syntax, verb, known):
        yield what, verb


def _to_death(syntax: Syntax, link: int) -> bool:
    return syntax.tokens[link].lemma.lower() == "to" and any(syntax.tokens[i].lemma.lower() == "death" for i in _objects(syntax, link))


def _holder(syntax: Syntax, verb: int, known: Known) -> bool:
    """Whether those who hold are people or a state, and not a camp or hall that has room for so many."""
    for doer in syntax.children(verb, *SUBJECTS):
        token = syntax.tokens[doer]
        if token.pos == "PROPN" or known("noun", token.lemma.lower()) or known("holder", token.lemma.lower()):
            return True
    return False


def _lost(syntax: Syntax, verb: int, known: Known) -> str | None:
    """*Lost their lives*, *lost their homes*."""
    return next((w for c in syntax.children(verb, "dobj") if (w := known("loss", syntax.tokens[c].lemma.lower()))), None)


def _state(syntax: Syntax, verb: int, known: Known) -> Iterator[Fate]:
    """*Are dead*, *went missing*, *are in custody*."""
    beside = [c for c in syntax.children(verb, "advcl") if c == verb + 1 and syntax.tokens[c].tag == "VBN"]  # *are feared drowned*
    for child in (*syntax.children(verb, "acomp", "attr", "oprd", "xcomp", "ccomp"), *beside):
        token = syntax.tokens[child]
        if (what := known("state", token.text.lower())) or (token.dep == "attr" and (what := known("being", token.lemma.lower()))):
            yield what, child
        elif token.tag in ("VBN", "VBD") and token.dep != "ccomp" and (what := _suffered(token.lemma.lower(), known)):
            yield what, child  # *are feared drowned*, *were reported captured*
    for child in syntax.children(verb, "prep"):
        if what := _place(syntax, child, known):
            yield what, child


def _suffered(lemma: str, known: Known) -> str | None:
    return known("patient", lemma) or known("agent", lemma)


def _place(syntax: Syntax, link: int, known: Known) -> str | None:
    """*In custody*, *under arrest*, *without a roof*."""
    word = syntax.tokens[link].text.lower()
    if word not in PLACES:
        return None
    return next((w for c in _objects(syntax, link) if (w := known("place", f"{word} {syntax.tokens[c].lemma.lower()}"))), None)


def _objects(syntax: Syntax, link: int) -> Sequence[int]:
    return syntax.children(link, "pobj")
