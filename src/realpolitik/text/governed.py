"""Which acts a word of duty governs, and which words hold it: pure functions over the dependency trees.

Slots are those of a row of ``lexicon/duties``: slots of :meth:`Syntax.fillers`, and three of this file. ``acl`` are an infinitive or a
*that*-clause about a noun, ``self`` the word itself, ``term`` an infinitive said with a term: *has until Friday to leave*.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from realpolitik.core.syntax import RELATIVES, Syntax
from realpolitik.text.clauses import has_that

OPEN = frozenset({"may", "might", "could"})
WILLED = frozenset({"will", "would", "'ll", "shall", "wo", *OPEN})
# Where an infinitive may stand that a word governs, as parsers have it.
INFINITIVES = ("acl", "relcl", "xcomp", "ccomp", "advcl")
# Clauses through which a word may hang on the act it belongs to.
CLAUSES = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "pcomp"})
# Prepositions that parsers hang on the object or agent before them.
BESIDE = frozenset({"with", "of", "to"})
SHARED = 3
FINITE = frozenset({"VBZ", "VBD", "VBP"})
# How far an act may stand from one that shares its word.
GAP = 40
LEAVING = frozenset({"leave", "quit", "go", "resign", "lose", "face", "risk"})
KNOWING = frozenset({"know", "understand", "see", "hear", "feel"})
# How long an insertion between a subject and its verb may be.
ASIDE = 14
# How far back from its word a holder may stand in the chain of heads.
OVER = 4
# Where a noun or adjective stands below the verb whose subject has it.
BELOW = frozenset({"dobj", "pobj", "attr", "acomp", "oprd", "conj", "prep", "advmod", "amod", "xcomp"})
# What somebody has stands for him: *its embassy*, *the command of the army*, *a Costa Rican offer*.
OWNED = ("appos", "poss", "of", "mod")


def helpers(syntax: Syntax, verb: int) -> set[str]:
    """The auxiliaries of a verb in small letters."""
    return {syntax.tokens[a].text.lower() for a in syntax.auxiliaries(verb)}


def wills(syntax: Syntax, verb: int) -> bool:
    """Whether an act is still to come or open: *will*, *would*, *may*."""
    return bool(helpers(syntax, verb) & WILLED)


def is_infinitive(syntax: Syntax, index: int) -> bool:
    """Whether a verb stands with *to*: *to leave*, *to be gone*."""
    return syntax.is_verb(index) and any(syntax.tokens[c].tag == "TO" for c in syntax.children(index, "aux"))


def is_perfect(syntax: Syntax, verb: int) -> bool:
    """*Must have been*, *may have left*: a guess about what is past."""
    return any(syntax.tokens[a].lemma == "have" for a in syntax.auxiliaries(verb))


def is_asked(syntax: Syntax, verb: int) -> bool:
    """*Whether it will send one*, *why won't he*: a question."""
    words = (syntax.tokens[c] for c in syntax.children(verb, "mark", "advmod", "dobj"))
    return any(word.lemma.lower() in ("whether", "if") or word.tag in ("WRB", "WP") for word in words)


def is_aim(syntax: Syntax, verb: int) -> bool:
    """*Kept them open so that they could vote*: what something is done for."""
    marks = [c for c in syntax.children(verb, "mark") if syntax.tokens[c].text.lower() in ("that", "so")]
    so = any("so" in (syntax.tokens[c - 1].text.lower(), syntax.tokens[c].text.lower()) for c in marks)
    return so and syntax.tokens[verb].dep == "advcl"


def is_sort(syntax: Syntax, verb: int) -> bool:
    """*We are not a nation that will let them*: what one of a sort does, and nobody."""
    token = syntax.tokens[verb]
    over = syntax.tokens[token.head]
    a = any(syntax.tokens[c].text.lower() in ("a", "an") for c in syntax.children(token.head, "det"))
    return token.dep == "relcl" and over.pos == "NOUN" and over.dep == "attr" and a


def acts(syntax: Syntax, index: int, frame: Iterable[str], terms: Container[int]) -> list[int]:
    """The heads of what a verb, noun or adjective governs, by the first slot of its frame that is filled; ``terms`` are words of time."""
    for slot in frame:
        found = [act for act in _slot(syntax, index, slot, terms) if act != index or slot == "self"]
        if found:
            return found
    return []


def _slot(syntax: Syntax, index: int, slot: str, terms: Container[int]) -> list[int]:
    if slot == "self":
        return [index]
    if slot == "term":
        return _termed(syntax, index, terms)
    if slot in ("acl", "xcomp"):
        found = [c for c in syntax.children(index, *INFINITIVES) if c > index and is_infinitive(syntax, c)]
        if not found:
            found = [c for c in syntax.fillers(index, "xcomp") if syntax.is_verb(c) and (c > index or is_infinitive(syntax, c))]
        if not found and (syntax.tokens[index].pos in ("NOUN", "ADJ") or syntax.tokens[index].dep == "acomp"):
            found = _said_of(syntax, index) or [c for c in syntax.children(index, "acl", "ccomp") if _commanded(syntax, c)]
        if not found and syntax.is_verb(index):  # *bound by the treaty to keep*, *undertook in a letter to leave*
            about = [i for prep in syntax.children(index, "agent", "prep") for i in syntax.children(prep, "pobj")]
            found = [c for i in about for c in syntax.children(i, *INFINITIVES) if is_infinitive(syntax, c)]
        if not found and syntax.tokens[index].dep == "acl":  # *an accord obliging them to leave*, hung on the accord
            found = [c for c in syntax.children(syntax.tokens[index].head, "acl") if c > index and is_infinitive(syntax, c)]
        return found[:1] + [c for c in found[1:] if is_infinitive(syntax, c)]
    if slot == "ccomp":  # not what stands before: *…, I promise*
        found = [i for i in syntax.fillers(index, "ccomp") if i > index and (wills(syntax, i) or _commanded(syntax, i))]
        # *promised the strikers that he would*: what looks like a relative clause, but has a subject of its own
        told = [c for noun in syntax.children(index, "dobj") for c in syntax.children(noun, "relcl", "acl", "ccomp") if wills(syntax, c)]
        own = {c: syntax.children(c, "nsubj", "nsubjpass") for c in told}
        return found or [c for c in told if any(syntax.tokens[i].lemma.lower() not in RELATIVES for i in own[c])]
    found = list(syntax.fillers(index, slot))
    if found and slot == "to":  # *committed to tripling prices and to selling firms*
        links = [c for prep in syntax.children(index, "prep") for c in syntax.children(prep, "conj")]
        links = [c for c in links if syntax.tokens[c].text.lower() == "to"]
        found += [i for link in links for i in syntax.children(link, "pobj", "pcomp") if i not in found]
    if not found and slot in BESIDE:  # *threatened Minsk with sanctions*, *committed by treaty to its defence*
        things = (*syntax.fillers(index, "obj"), *syntax.fillers(index, "by"))
        found = [i for thing in things if syntax.is_verb(index) for i in syntax.fillers(thing, slot)]
    return found


def _commanded(syntax: Syntax, verb: int) -> bool:
    """*An order that they return*: a bare verb in a clause of its own."""
    return syntax.tokens[verb].tag in ("VB", "VBP") and has_that(syntax, verb) and not syntax.auxiliaries(verb)


def _said_of(syntax: Syntax, noun: int) -> list[int]:
    """*Gave its word that it would …*, *made a commitment at Camp David to consult*: what a light verb carries for its noun."""
    found = [c for c in syntax.children(noun, "acl", "ccomp", "relcl") if wills(syntax, c) and has_that(syntax, c)]
    over = syntax.head(noun)
    while over is not None and not syntax.is_verb(over) and syntax.tokens[over].dep in ("prep", "pobj"):
        over = syntax.head(over)
    if not found and over is not None and syntax.is_verb(over) and syntax.tokens[noun].dep in ("dobj", "pobj", "attr", "acomp"):
        after = [c for c in syntax.children(over, "xcomp", "ccomp", "advcl") if c > noun]
        found = [c for c in after if is_infinitive(syntax, c) or (wills(syntax, c) and has_that(syntax, c))][:1]
    return found


def _termed(syntax: Syntax, index: int, terms: Container[int]) -> list[int]:
    """*Has three years to go*, *gave it until Friday to answer*: an infinitive beside a time, or about one."""
    times = [c for c in syntax.subtree(index) if c in terms and index < c]
    if not times:
        return []
    for over in (index, *times, *syntax.fillers(index, "obj")):
        found = [c for c in syntax.children(over, *INFINITIVES) if c > times[0] and is_infinitive(syntax, c)]
        if found:
            return found[:1]
    return []


def together(syntax: Syntax, act: int) -> list[int]:
    """An act and those coordinated with it that share its subject: *to pull out and close the base*."""
    found, tag = [act], syntax.tokens[act].tag
    listed = [c for c in syntax.children(act, "advcl") if c > act and is_infinitive(syntax, c) and is_infinitive(syntax, act)]
    listed = [c for c in listed if any(is_infinitive(syntax, i) for i in syntax.children(c, "conj"))]  # *to respect, to settle and to let*
    for child in [*listed, *syntax.children(act, "conj")]:
        token = syntax.tokens[child]
        if child and syntax.tokens[child - 1].text.lower() == "than":
            continue  # *leave the court rather than comply*
        links = [syntax.tokens[c].text.lower() for c in syntax.children(act, "cc") if c < child]
        if links == ["or"] and is_infinitive(syntax, act) and token.lemma in LEAVING:
            continue  # *to sign or leave*: what else they may do
        if syntax.is_verb(act):
            both = is_infinitive(syntax, act) and is_infinitive(syntax, child)  # *to be gone and to see to it*
            own = bool(syntax.children(child, "nsubj", "nsubjpass"))
            bare = tag == "VBN" and token.tag in ("VBN", "VBD") and syntax.is_passive(act)
            bare = bare and not syntax.children(child, "aux", "auxpass", "dobj", "ccomp", "xcomp")
            same = token.tag == tag or (tag == "VB" and token.tag in ("VBD", "VBN", "VBP") and token.text == token.lemma)  # *let*, *put*
            if not (same or both or bare) or (own and not bare) or _helped(syntax, child):
                continue  # but *flights will be halted and accounts frozen*
        else:  # *blankets and pumps*: one gift
            continue
        found += together(syntax, child)
    return found[:SHARED]


def _helped(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[a].tag == "MD" for a in syntax.children(verb, "aux"))


def misjoined(syntax: Syntax, verb: int) -> tuple[int, int | None] | None:
    """The verb whose subject a verb shares where the parse joined it to another one, and the verb that tells both, if any.

    *It will build a road, the minister said, and will lend the money* is joined to *said*, *if fighting went on and would send troops* to
    *went*.
    """
    tokens = syntax.tokens
    over = tokens[verb].head
    if tokens[verb].dep != "conj" or over >= verb or syntax.children(verb, "nsubj", "nsubjpass", "expl"):
        return None
    later = _helped(syntax, verb) or tokens[verb].tag in ("VBZ", "VBP")
    said = [c for c in syntax.children(over, "ccomp") if c < over and syntax.children(c, "nsubj", "nsubjpass")]
    if later and said and tokens[over].tag == "VBD":
        return said[0], over
    marks = {tokens[c].lemma.lower() for c in syntax.children(over, "mark")}
    if _helped(syntax, verb) and tokens[over].dep == "advcl" and marks & {"if", "unless"} and not _helped(syntax, over):
        return tokens[over].head, None
    return None


def surface(syntax: Syntax, index: int) -> Sequence[int]:
    """The words in the place of the subject, whether it acts or suffers."""
    own = syntax.children(index, "nsubj", "nsubjpass")
    if own:
        return [j for i in own for j in syntax.conjuncts(i)]
    if (shared := misjoined(syntax, index)) is not None:
        return surface(syntax, shared[0])
    if near := before(syntax, index):
        return near
    return syntax.fillers(index, "obj" if syntax.is_passive(index) else "subj")


def beside(syntax: Syntax, index: int, known: Container[int]) -> Sequence[int]:
    """Who has what a noun or adjective says: its owner if he is one of the ``known``, or the subject of the verb over it."""
    own: Sequence[int] = ()
    if syntax.tokens[index].pos == "NOUN":
        held = (syntax.fillers(index, slot) for slot in ("poss", "by", "of", "mod", "from"))
        own = next((those for those in held if any(i in known for i in those)), ())
    elif syntax.children(index, "nsubj", "nsubjpass"):
        own = surface(syntax, index)
    if own:
        return own
    at = index
    for _ in range(OVER):
        over = syntax.head(at)
        if over is None or syntax.tokens[at].dep not in BELOW:
            break
        if syntax.is_verb(over):
            found = surface(syntax, over)
            if found:
                return found
        at = over
    return syntax.fillers(index, "poss")


def suffers(syntax: Syntax, act: int) -> bool:
    """Whether an act is done to its subject, without its auxiliary too: *flights will be halted and accounts frozen*."""
    token = syntax.tokens[act]
    bare = token.dep == "conj" and token.tag == "VBN" and not syntax.children(act, "aux", "auxpass", "dobj")
    return syntax.is_passive(act) or (bare and syntax.is_passive(token.head))


def patients(syntax: Syntax, act: int) -> list[int]:
    """The words in the place of the subject of what is done to somebody."""
    return syntax.children(act, "nsubjpass", *(["nsubj"] if suffers(syntax, act) else []))


def doers(syntax: Syntax, act: int) -> Sequence[int]:
    """Who does an act; where a finite verb was left without its subject, the words before it."""
    if suffers(syntax, act):
        return syntax.fillers(act, "by")
    own = [c for c in syntax.children(act, "nsubj") if c < act]
    if len(own) > 1:  # two clauses taken for one: the nearer subject is its own
        return syntax.conjuncts(own[-1])
    if (shared := misjoined(syntax, act)) is not None:
        return doers(syntax, shared[0])
    over = syntax.tokens[act].head
    if not own and syntax.tokens[act].dep == "ccomp" and syntax.tokens[over].dep == "relcl" and not syntax.children(act, "mark"):
        return [syntax.tokens[over].head]  # *a step which the minister said could end in war*
    return before(syntax, act) or syntax.fillers(act, "subj")


def before(syntax: Syntax, verb: int) -> Sequence[int]:
    """The noun phrase that ends where a finite verb begins, if the parse hangs no subject on it: *…, Germany and Poland undertake*."""
    tokens = syntax.tokens
    finite = tokens[verb].tag in FINITE or _helped(syntax, verb) or any(tokens[a].tag in FINITE for a in syntax.auxiliaries(verb))
    if not finite or syntax.children(verb, "nsubj", "nsubjpass", "csubj", "expl"):
        return ()
    at = min([verb, *(a for a in syntax.children(verb, "aux", "auxpass", "neg"))]) - 1
    while at > 0 and tokens[at].pos in ("ADV", "PART") and tokens[at].sentence == tokens[verb].sentence:
        at -= 1
    if at > 0 and tokens[at].text == ",":  # *France, having offered 200, now says*
        opened = [i for i in range(at - 1, max(at - ASIDE, 0), -1) if tokens[i].text == ","]
        at = opened[0] - 1 if opened else -1
    if at < 0 or tokens[at].sentence != tokens[verb].sentence or tokens[at].pos not in ("NOUN", "PROPN", "PRON"):
        return ()
    if tokens[at].dep in ("npadvmod", "dative") or tokens[at].lemma.lower() in RELATIVES:
        return ()
    head = last = at
    while (over := syntax.head(head)) is not None and over < last:
        dep = tokens[head].dep
        if dep == "pobj" and tokens[over].dep == "prep" and tokens[tokens[over].head].pos in ("NOUN", "PROPN") and tokens[over].head < over:
            head = tokens[over].head  # *rebels of the hills*
        elif dep in ("compound", "nmod", "poss") or (dep == "conj" and syntax.children(over, "cc")):
            head = over
        else:
            break
    return [i for i in syntax.conjuncts(head) if i <= last]


def informer(syntax: Syntax, verb: int) -> int:
    """The verb whose subject tells: *let* in *let Washington know that*, else the verb itself."""
    above = syntax.head(verb)
    lets = syntax.tokens[verb].lemma in KNOWING and above is not None and syntax.tokens[above].lemma in ("let", "make", "have")
    return above if lets and above is not None else verb


def gapped(syntax: Syntax, act: int) -> list[tuple[int, int]]:
    """Acts with a subject of their own beside an infinitive: *agreed to stop and London to pay*; each with that subject."""
    tokens, found = syntax.tokens, []
    if not is_infinitive(syntax, act):
        return []
    for verb in range(act + 1, min(act + GAP, len(tokens))):
        if tokens[verb].sentence != tokens[act].sentence or not is_infinitive(syntax, verb):
            continue
        to = next(c for c in syntax.children(verb, "aux") if tokens[c].tag == "TO")
        own = [c for c in syntax.children(verb, "nsubj") if act < c < to]
        if own and tokens[verb].dep == "conj" and tokens[own[0]].pos in ("NOUN", "PROPN"):
            found.append((verb, own[0]))  # *…, and the army, under the same accord, to stop*
            continue
        before_to = to - 1
        if tokens[before_to].pos != "PROPN" or tokens[before_to].sentence != tokens[act].sentence:
            continue
        first = syntax.phrase(before_to)[0] - 1
        if first > act and tokens[first].text.lower() in ("and", ","):
            found.append((verb, before_to))
    return found


def teller(syntax: Syntax, act: int, known: Container[int]) -> Sequence[int]:
    """Who says the clause an act stands in: the subject of the nearest verb that has it as its clause, or the owner of such a noun."""
    shared = misjoined(syntax, act)
    if shared is not None and shared[1] is not None:
        return doers(syntax, shared[1])
    at, inside = (act if shared is None else shared[0]), False
    for over in syntax.ancestors(at):
        dep = syntax.tokens[at].dep
        if any(token.text == ";" for token in syntax.tokens[at:over]):
            break  # *Armenia must leave; Russians will stay*: said by nobody
        if syntax.is_verb(over) and (dep == "ccomp" or inside):
            found = doers(syntax, informer(syntax, over))
            if found:
                return found
            inside = True
        elif dep in ("acl", "ccomp") and syntax.tokens[over].pos == "NOUN" and has_that(syntax, at):
            return beside(syntax, over, known)  # *on notice that they would be hunted*
        elif dep not in CLAUSES and dep not in ("relcl", "parataxis"):
            break
        at = over
    aside = [c for c in syntax.children(act, "parataxis") if syntax.children(c, "nsubj")]
    return syntax.fillers(aside[0], "subj") if aside else ()
