"""How real what a word tells is, by its own words and by all that stands over it: pure functions over the dependency trees.

The theory: a word is as real as what governs it, except for what lies between. Its own clause may deny it, put it into the future
or under a condition; the word it depends on may take it for granted, undo it, or leave it open (*failed to*, *hopes to*, *the risk of*:
an :class:`Effect`), and what befalls that word befalls it as well (*did not fail to*, *may have managed to*). So reality is worked
out from the word up to the root and handed down again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from realpolitik.core.marks import EventStatus
from realpolitik.core.syntax import SUBJECTS, Syntax
from realpolitik.text.happening import APPOINTED, BEARING, NOBODY, QUALITIES


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of an act under a word that holds (``name``) and under one that is negated (``negated``).

    ``done`` it shares the word's own lot, ``undone`` it has the opposite, ``fact`` it is taken for granted; ``planned``, ``wished``,
    ``open`` (may or may not come), ``unlikely`` (not meant, or denied), ``doubtful``; ``said`` and ``guessed`` (somebody vouches for it).
    """

    name: str
    negated: str


@dataclass(frozen=True, slots=True)
class Reality:
    """``force`` runs from -3 (surely not) to 3 (surely); ``cue`` is the token that says so, None where tense alone does."""

    status: EventStatus
    force: float
    cue: int | None = None


Look = Callable[[str, str, str], "Effect | None"]
REAL = Reality("actual", 3.0)
# What stands in a clause of its own, and how real it leaves the clause.
MODALS: dict[str, tuple[EventStatus, float]] = {
    **dict.fromkeys(("will", "'ll", "wo", "shall"), ("planned", 2.2)),
    **dict.fromkeys(("would", "'d"), ("hypothetical", 1.4)),
    **dict.fromkeys(("may", "might", "could"), ("hypothetical", 1.0)),
    **dict.fromkeys(("can", "ca"), ("hypothetical", 1.6)),
    **dict.fromkeys(("should", "must", "ought"), ("hypothetical", 1.2)),
}
MARKS: dict[str, tuple[EventStatus, float]] = {
    **dict.fromkeys(("if", "unless", "provided", "should", "once", "until", "till"), ("conditional", 0.8)),
    **dict.fromkeys(("whether", "lest"), ("hypothetical", 0.4)),
    "before": ("actual", 1.8),
}
# What effects make of an act; those of ``done`` and ``undone`` go by the word above.
EFFECTS: dict[str, tuple[EventStatus, float]] = {
    "fact": ("actual", 3.0), "planned": ("planned", 1.4), "wished": ("hypothetical", 0.9), "open": ("hypothetical", 1.0),
    "unlikely": ("denied", -1.0), "doubtful": ("hypothetical", -0.6), "said": ("actual", 2.6), "guessed": ("actual", 1.8),
}  # fmt: skip
DENIED = -2.4
# As real as a word may be at most whose clause is only guessed at, asked for or in doubt.
ADVERBS: dict[str, float] = {
    **dict.fromkeys(("possibly", "perhaps", "maybe", "potentially", "conceivably"), 0.9),
    **dict.fromkeys(("probably", "likely", "presumably", "apparently", "supposedly"), 1.8),
    **dict.fromkeys(("allegedly", "reportedly", "purportedly"), 2.2),
    **dict.fromkeys(("almost", "nearly", "barely"), -0.5),
}
# Prepositions of gerunds and nouns: what they do where the word above has nothing to say of it.
UNDOING = frozenset({"without", "instead", "rather", "sans", "barring"})
GIVEN = frozenset("after following since during amid despite over because upon on while through given".split())
BEARERS = frozenset({"on", "upon", "through", "over"})  # of a noun's event: *was not placed on alert*
AHEAD = frozenset({"before", "for", "to", "against", "about", "pending", "until", "toward", "towards", "ahead"})
ASKING = frozenset("how when where why who whom whose what which whether if".split())
CONDITIONS = frozenset({"if", "unless", "once", "provided", "providing"})
# *Should they attack*, *had they come*: as the first word of its clause.
INVERTED = frozenset({"should", "had", "were"})
FINITE = ("VBD", "VBZ", "VBP")
DEEPEST = 14
ANYBODY = frozenset({"those", "anyone", "anybody", "whoever"})


def reality(syntax: Syntax, index: int, look: Look) -> Reality:
    """How real what the word at ``index`` tells is.

    ``look`` gives the effect of a lemma of a part of speech on a link (see ``knowledge.effects``).
    """
    return _reality(syntax, index, look, 0)


def _reality(syntax: Syntax, index: int, look: Look, depth: int) -> Reality:
    if depth > DEEPEST:
        return REAL
    over = _over(syntax, index, look, depth)
    return _own(syntax, index, over) if syntax.is_verb(index) else quality(syntax, index, over)


# --- what stands in the clause or phrase itself ---------------------------------------------------------------------------


def _own(syntax: Syntax, verb: int, over: Reality) -> Reality:
    """A verb under ``over`` after its own negation, modal, conjunction and adverbs."""
    tokens = syntax.tokens
    found = over
    modal = next((i for i in syntax.auxiliaries(verb) if tokens[i].text.lower() in MODALS), None)
    mark = next((i for i in syntax.children(verb, "mark", "advmod") if tokens[i].lemma.lower() in MARKS), None)
    if mark is not None:
        found = _least(found, Reality(*MARKS[tokens[mark].lemma.lower()], mark))
    if modal is not None:
        found = _least(found, Reality(*MODALS[tokens[modal].text.lower()], modal))
        condition = condition_on(syntax, verb)
        if condition is not None and found.status in ("planned", "hypothetical"):
            found = Reality("conditional", min(found.force, 1.2), condition)
    negation = negated(syntax, verb)
    if negation is not None:
        denial = _denied(found, negation)
        # *Gave no reason*: something was given or nothing; people are of two minds.
        own = tokens[negation].head in (verb, *syntax.children(verb, *SUBJECTS)) or tokens[negation].dep in SUBJECTS
        return denial if own or denial.force > 0 else replace(denial, force=-0.6)
    for child in syntax.children(verb, "advmod"):
        least = ADVERBS.get(tokens[child].lemma.lower())
        if least is not None and least < found.force and (least > 0 or child == verb - 1):
            found = replace(found, force=least)
    if found == REAL and tokens[verb].tag == "VBG" and _progressive(syntax, verb):
        return Reality("ongoing", 2.9, next(i for i in syntax.auxiliaries(verb)))
    if found.force > 1.0 and (_bidden(syntax, verb) or _asked(syntax, verb)):
        return Reality("hypothetical", 1.6, found.cue)
    return found


def quality(syntax: Syntax, noun: int, over: Reality) -> Reality:
    """A noun or adjective under ``over`` after its determiner and adjectives: *no deal*, *a possible attack*, *planned talks*."""
    tokens = syntax.tokens
    negation = syntax.negation(noun)
    if negation is not None:
        return Reality("denied", DENIED, negation) if over.cue == negation else _denied(over, negation)
    for child in syntax.children(noun, "amod", "det", "compound"):
        status = QUALITIES.get(tokens[child].lemma.lower()) or QUALITIES.get(tokens[child].text.lower())
        if status is not None and status != "ongoing":
            return _least(over, Reality(status, 1.4 if status == "planned" else 1.0, child))
        if status is not None and over == REAL:
            return Reality("ongoing", 2.9, child)
    return over


def negated(syntax: Syntax, verb: int) -> int | None:
    """The word that negates a clause: *did not*, *no planes flew*, *nobody offered*, *shared no intelligence*."""
    own = syntax.negation(verb)
    if own is not None:
        return own
    things = [thing for prep in syntax.children(verb, "prep", "agent") for thing in syntax.children(prep, "pobj")]
    for at in (*syntax.children(verb, "nsubj", "nsubjpass", "dobj", "attr"), *things):
        if syntax.tokens[at].lemma.lower() in NOBODY:
            return at
        for child in () if at in things else syntax.children(at, "det", "preconj", "cc"):
            if syntax.tokens[child].lemma.lower() in ("no", "neither") and not (syntax.tokens[child].dep == "cc" and child > at):
                return child
    return next((child for child in syntax.children(verb, "cc") if child < verb and syntax.tokens[child].lemma.lower() == "nor"), None)


def condition_on(syntax: Syntax, verb: int) -> int | None:
    """The word that opens a condition of a clause: *if*, *unless*, *in case of*, *should …*, *only after*."""
    tokens = syntax.tokens
    above = syntax.head(verb)
    told = above is not None and tokens[verb].dep in ("ccomp", "xcomp", "conj") and syntax.is_verb(above)
    late = [clause for clause in syntax.children(above, "advcl") if clause > max(verb, above)] if told and above is not None else []
    for clause in (*syntax.children(verb, "advcl"), *late):
        for mark in syntax.children(clause, "mark", "advmod", "aux", "auxpass"):
            word = tokens[mark].lemma.lower()
            if word in CONDITIONS or (tokens[mark].text.lower() in INVERTED and syntax.subtree(clause)[0] == mark):
                return mark
    for prep in syntax.children(verb, "prep"):
        if tokens[prep].text.lower() == "in" and any(tokens[c].lemma.lower() in ("case", "event") for c in syntax.children(prep, "pobj")):
            return prep
    return None


def _progressive(syntax: Syntax, verb: int) -> bool:
    helpers = [syntax.tokens[i] for i in syntax.auxiliaries(verb)]
    return any(helper.lemma.lower() == "be" for helper in helpers) and not any(helper.tag == "VBD" for helper in helpers)


def _bidden(syntax: Syntax, verb: int) -> bool:
    """*Leave the town!*"""
    token = syntax.tokens[verb]
    return token.tag == "VB" and token.dep in ("ROOT", "ccomp", "conj") and not syntax.children(verb, "nsubj", "nsubjpass", "aux")


def _asked(syntax: Syntax, verb: int) -> bool:
    """Whether a main clause ends in a question mark."""
    return syntax.tokens[verb].dep == "ROOT" and any(syntax.tokens[c].text == "?" for c in syntax.children(verb, "punct"))


# --- what stands above ----------------------------------------------------------------------------------------------------


def _over(syntax: Syntax, index: int, look: Look, depth: int) -> Reality:
    """What the word above leaves of a word, before its own clause is heard."""
    tokens = syntax.tokens
    top = _shared(syntax, index)
    above = syntax.head(top)
    dep = tokens[top].dep
    if above is None or dep in ("parataxis", "ROOT", "meta", "dep", "intj"):
        return REAL
    if syntax.is_verb(index):
        return _clause(syntax, index, top, above, look, depth)
    return _phrase(syntax, top, above, look, depth)


def _shared(syntax: Syntax, index: int) -> int:
    """The member of a coordination whose place a word shares: a verb with a subject or tense of its own shares none."""
    tokens = syntax.tokens
    while tokens[index].dep == "conj" and tokens[index].head != index:
        head = tokens[index].head
        if syntax.is_verb(index) and not syntax.is_verb(head):
            return head
        if syntax.is_verb(index) and tokens[index].tag in FINITE and tokens[index].tag != tokens[head].tag:
            return _root(syntax, index)
        index = head
    return index


def _root(syntax: Syntax, index: int) -> int:
    for above in syntax.ancestors(index):
        index = above
    return index


def _clause(syntax: Syntax, verb: int, top: int, above: int, look: Look, depth: int) -> Reality:
    tokens = syntax.tokens
    dep, word = tokens[top].dep, tokens[above]
    infinitive = any(tokens[i].tag == "TO" for i in syntax.children(top, "aux"))
    if top > 1 and tokens[top - 1].text.lower() == "than" and tokens[top - 2].text.lower() == "rather":
        return Reality("denied", DENIED, top - 1)
    if dep == "advcl":
        return _adverbial(syntax, top, above, look, depth, infinitive=infinitive)
    if dep == "pcomp":
        return _gerund(syntax, top, above, look, depth)
    if dep == "relcl" and not infinitive:
        return _held(_reality(syntax, above, look, depth + 1))
    if dep in ("acl", "amod") and not infinitive and not syntax.children(top, "mark"):
        holder = _reality(syntax, above, look, depth + 1)
        return _whoever(syntax, top, above) or _held(holder)
    if dep in ("csubj", "csubjpass"):
        return replace(REAL, force=1.4) if tokens[top].tag in ("VB", "VBG") else REAL
    gerund = dep == "xcomp" and any(tokens[i].tag == "VBG" for i in (top, *syntax.children(top, "aux", "auxpass")))  # *deny having fled*
    link = "inf" if infinitive else "ing" if gerund else "bare" if tokens[top].tag == "VB" else "that"
    if dep in ("xcomp", "ccomp", "acl", "relcl", "acomp", "oprd", "attr"):
        asked = question(syntax, top) if link == "that" else None
        if asked is not None:
            return Reality("hypothetical", 0.6, asked) if tokens[asked].lemma.lower() in ("whether", "if") else REAL
        governed = _governed(syntax, above, link, look, depth)
        if governed is not None:
            return governed
        if link == "inf":
            holder = _reality(syntax, above, look, depth + 1)
            return Reality("hypothetical" if word.pos == "ADJ" else "planned", min(1.4, max(holder.force, -1.0)), above)
        if link == "that":
            return REAL if _reality(syntax, above, look, depth + 1).force > 0 else Reality("hypothetical", 0.8, above)
        return _reality(syntax, above, look, depth + 1)
    return REAL


def question(syntax: Syntax, verb: int) -> int | None:
    """The word by which a clause asks: *how it will end*, *whether they came*."""
    first = syntax.subtree(verb)[0]
    return first if syntax.tokens[first].lemma.lower() in ASKING else None


def _governed(syntax: Syntax, above: int, link: str, look: Look, depth: int) -> Reality | None:
    """What a word makes of its complement, after what befalls the word itself; None if nobody knows."""
    token = syntax.tokens[above]
    position = "VERB" if syntax.is_verb(above) else "NOUN" if token.pos in ("NOUN", "PROPN") else "ADJ"
    found = look(token.text.lower(), position, link) or look(token.lemma.lower(), position, link)
    if found is None and position == "VERB":
        found = look(token.lemma.lower(), "ADJ", link)  # *is expected to*
    if found is None:
        return None
    holder = syntax.head(above) if position != "VERB" and token.dep in ("acomp", "attr", "oprd") else above
    return _under(found, _reality(syntax, above if holder is None else holder, look, depth + 1), above)


def _under(effect: Effect, holder: Reality, cue: int) -> Reality:
    """An act under a word with an effect whose own reality is ``holder``."""
    name = effect.negated if holder.force < 0 else effect.name
    if holder.force < 0 and name == "done":
        return Reality("actual", 2.2, cue)
    if name == "done":
        return holder
    if name == "undone":
        if holder.force < 0:
            return holder
        return Reality("denied", DENIED, cue) if holder.force > 2.0 else Reality("hypothetical", -0.6, cue)
    status, force = EFFECTS[name]
    if name == "fact" or holder.force >= 2.0 or holder.force < 0:
        return Reality(status, force, cue if status != "actual" else None)
    # The word itself may not come true: *may plan to*, *if he says that*.
    return Reality(status if status != "actual" else holder.status, min(force, holder.force), cue)


def _held(holder: Reality) -> Reality:
    """What only tells which one is meant is mostly so, whatever becomes of the noun: *the offer made on Monday will be refused*."""
    return holder if holder.force >= 2.0 else replace(REAL, force=2.2)


def _whoever(syntax: Syntax, participle: int, noun: int) -> Reality | None:
    """*Those found guilty could be jailed*: a participle that says of whom something may be true, and of nobody yet."""
    tokens, verb = syntax.tokens, syntax.head(noun)
    if tokens[participle].tag != "VBN" or tokens[noun].dep not in SUBJECTS or verb is None or participle != noun + 1:
        return None
    modal = next((i for i in syntax.auxiliaries(verb) if tokens[i].tag == "MD"), None)
    meant = syntax.children(noun, "det", "nummod", "poss") or tokens[noun].pos == "PROPN" or tokens[noun].tag in ("NN", "PRP")
    anybody = tokens[noun].lemma.lower() in ANYBODY or not meant
    return Reality("conditional", MARKS["if"][1], modal) if modal is not None and anybody else None


def _adverbial(syntax: Syntax, top: int, above: int, look: Look, depth: int, *, infinitive: bool) -> Reality:
    tokens = syntax.tokens
    if infinitive:
        holder = _reality(syntax, above, look, depth + 1)
        return Reality("planned", 1.6 if holder.force >= 2.0 else 1.0, next(iter(syntax.children(top, "aux")), None))
    marks = {tokens[i].lemma.lower() for i in syntax.children(top, "mark", "advmod")}
    holder = _reality(syntax, above, look, depth + 1)
    if marks & {"when", "as", "while", "where"} and holder.status in ("planned", "hypothetical", "conditional"):
        return Reality("conditional" if "when" in marks else holder.status, min(1.8, holder.force + 0.6), holder.cue)
    if not marks and tokens[top].tag in ("VBG", "VBN") and not syntax.children(top, "nsubj", "nsubjpass"):
        return holder if holder.force > 0 else REAL
    return REAL


def _gerund(syntax: Syntax, top: int, prep: int, look: Look, depth: int) -> Reality:
    """A gerund under a preposition: *without firing*, *accused of firing*, *a plan for firing*, *by firing*."""
    tokens = syntax.tokens
    word = tokens[prep].text.lower()
    if word in UNDOING:
        return Reality("denied", DENIED, prep)
    above = syntax.head(prep)
    while above is not None and not syntax.is_verb(above) and tokens[above].dep in ("prep", "advmod"):
        if tokens[above].text.lower() in UNDOING or tokens[above].lemma.lower() == "short":
            return Reality("denied", DENIED, above)  # *stopped short of promising*
        above = syntax.head(above)
    if above is None:
        return REAL
    governed = _governed(syntax, above, word, look, depth)
    if governed is not None:
        return governed
    if word in GIVEN:
        return REAL
    if word in AHEAD:
        return Reality("hypothetical", 1.6, prep)
    holder = _reality(syntax, above, look, depth + 1)
    return holder if syntax.is_verb(above) else _held(holder)


def _phrase(syntax: Syntax, top: int, above: int, look: Look, depth: int) -> Reality:
    """A noun or adjective by what governs it: *prevented a war*, *hopes of peace*, *talks will begin*, *could lead to war*."""
    tokens = syntax.tokens
    dep = tokens[top].dep
    link = {"dobj": "obj", "nsubjpass": "obj"}.get(dep, "")
    if dep == "pobj":
        link = tokens[above].text.lower()
        if link in UNDOING:
            return Reality("denied", DENIED, above)
        over = syntax.head(above)
        if over is None:
            return REAL
        above = over
    if tokens[above].dep == "prep" and tokens[above].text.lower() in UNDOING:
        return Reality("denied", DENIED, above)
    if link:
        governed = _governed(syntax, above, link, look, depth)
        if governed is not None:
            return governed
    if link in GIVEN and link not in BEARERS:
        return REAL
    holder = _reality(syntax, above, look, depth + 1)
    lemma = tokens[above].lemma.lower()
    behind = link == "behind" and lemma == "be"  # *denied that it was behind the attack*
    if behind or dep in ("acomp", "attr", "oprd", "acl") or (dep in ("nsubj", "nsubjpass", "dobj") and lemma in APPOINTED):
        return holder
    # Half of a phrase's reality is its own: who does not welcome a visit does not unmake it.
    half = (holder.force + 3.0) / 2
    if dep in ("nsubj", "nsubjpass"):
        return replace(REAL, force=max(half, 2.4))
    if dep == "compound":
        half = min(half, 2.0)
    if link not in ("", "obj") and holder.status == "denied" and lemma not in BEARING:
        return replace(REAL, force=half)
    return replace(holder, force=half) if syntax.is_verb(above) else replace(REAL, force=half)


def _denied(found: Reality, negation: int) -> Reality:
    """What a negation leaves of what may be, will be or was; under a denial two make a truth."""
    if found.force < 0:
        return Reality("actual", 1.0, negation)
    return Reality("denied", -2.8 if found.force > 2.5 else -2.4 if found.force > 1.5 else -2.2, negation)


def _least(one: Reality, other: Reality) -> Reality:
    """The less real of two."""
    return one if one.force < other.force else other
