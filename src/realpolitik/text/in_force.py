"""What the words around a noun do to the status it names: *imposed an embargo*, *relations were restored*, *under sanctions*.

A noun stands in a *role* under the word that governs it: ``obj`` or ``subj`` of a verb, ``of`` a noun, or a preposition. Words that
only measure it out are passed over: *a package of sanctions*, *a state of war*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from realpolitik.core.marks import Token
from realpolitik.core.syntax import Syntax
from realpolitik.text.facts import WANTED, is_decided, is_fact, is_negated, is_nobodys

Effect = Literal["begin", "keep", "end"]
EffectOf = Callable[[str, str], Effect | None]

MEASURES = frozenset(
    "package state set series regime wave round raft array host policy number one some most last bulk "
    "version system batch rest remainder year month week day decade century".split()
)
# What a compound names the status of: *ceasefire deal*, *sanctions regime*.
HOLDERS = frozenset("agreement deal accord pact arrangement regime package measure programme program order plan".split()) - {"plan"}
ACCEPTING = frozenset("agree consent commit abide stick adhere submit sign".split())
# What the model makes of *readmitted* and *raged*.
SLIPS = {"readmitte": "readmit", "rag": "rage", "re-admitte": "readmit", "cancelle": "cancel", "unfroze": "unfreeze"}
# What a verb that says little has beside it: *came into force*, *is over*, *is in place*, *came to an end*.
LIGHT = frozenset("be come go take have enter remain stay keep put get stand bring become exist lie".split())
IN_FORCE = frozenset("force effect place operation hold root untouched intact unchanged unaffected effective operative valid".split())
# How soon after the noun its end is called: *declared the armistice of 1953 null and void*.
NEXT = 7
STRIKING = frozenset({"hit", "target", "slap", "punish", "strike", "penalise", "penalize"})
FREEING = frozenset("free release relieve exempt spare".split())
ENDING = frozenset({"end", "stop", "conclude"})
STOPS = frozenset({"end", "stop", "halt"})
CALLING = frozenset({"declare", "call", "pronounce", "consider", "proclaim"})
OVER = frozenset("end over dead gone void null off halt tatter ruin shred paper".split())
LETTING = frozenset("allow let permit leave see watch begin start".split())
PERMITTING = frozenset({"allow", "let", "permit"})
PHRASED = frozenset({"force", "effect", "place", "operation", "end"})
EXTENDING = frozenset({"extend", "prolong", "renew"})
REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves"})
SHELVED = frozenset({"hold", "ice"})
KEEPING = frozenset("keep maintain retain preserve continue observe respect honour honor uphold enforce tighten toughen police".split())
PREPOSITIONS = frozenset("under off at on onto by upon in into to from of with without after since despite".split())


@dataclass(frozen=True, slots=True)
class Force:
    """``word`` governs the noun in ``role``; ``effect`` is what it does there, None if nothing; ``real``: it is told as a fact."""

    word: int
    role: str
    effect: Effect | None
    real: bool
    negated: bool
    kept: bool = False
    decided: bool = False
    extends: bool = False


def governed(syntax: Syntax, noun: int) -> tuple[int, str, int]:
    """The word that governs a noun, the noun's role under it, and the noun that stands there (itself, or what measures it out)."""
    at = syntax.first_conjunct(noun)
    for _ in range(4):
        token = syntax.tokens[at]
        head = token.head
        if token.dep in ("dobj", "obj", "nsubjpass", "oprd"):
            return head, "obj", at
        if token.dep in ("nsubj", "csubj"):
            # *With the sanctions lifted*, read as a clause of its own
            small = any(syntax.tokens[c].text.lower() == "with" for c in syntax.children(head, "mark"))
            return head, "obj" if small or syntax.is_passive(head) or syntax.children(head, "agent") else "subj", at
        if token.dep == "compound" and syntax.tokens[head].lemma.lower() in HOLDERS:  # *the ceasefire deal*
            at = syntax.first_conjunct(head)
            continue
        if token.dep == "pobj":
            over = syntax.tokens[head].head
            word = syntax.tokens[head].text.lower()
            if word == "of" and syntax.tokens[over].lemma.lower() in MEASURES:
                at = syntax.first_conjunct(over)
                continue
            if word not in PREPOSITIONS:
                return over, "", at
            if word in ("of", "to", "in", "on") and syntax.tokens[over].pos == "NOUN":
                return over, "of" if word in ("of", "to") else word, at
            if syntax.tokens[over].dep == "prep" or (syntax.tokens[over].pos == "ADV" and syntax.tokens[over].dep == "advmod"):
                over = syntax.tokens[over].head  # *out of*, *from under*, *back on*
            return over, word, at
        break
    return syntax.tokens[at].head, syntax.tokens[at].dep, at


def below(syntax: Syntax, noun: int) -> list[int]:
    """Verbs that hang on the noun: *the embargo imposed in May*, *ties that have been cut*."""
    return [v for child in syntax.children(noun, "acl", "relcl") for v in syntax.conjuncts(child) if syntax.is_verb(v)]


def force(syntax: Syntax, noun: int, effect_of: EffectOf) -> Force:
    """What governs the noun and what that does."""
    word, role, at = governed(syntax, noun)
    tokens = syntax.tokens
    if word == at:
        return Force(word, "root", None, real=True, negated=is_negated(syntax, noun))
    lemma = SLIPS.get(tokens[word].lemma.lower(), tokens[word].lemma.lower())
    governs = (role, lemma) in (("with", "comply"), ("", "provide")) or (role == "of" and lemma in ("strip", "deprive", "rob"))
    if governs or (role in ("to", "on", "upon", "by") and lemma in ACCEPTING):
        role = "obj"
    particles = [tokens[c].text.lower() for c in syntax.children(word, "prt", "advmod")]
    lemma = next((f"{lemma} {one}" for one in particles if effect_of(f"{lemma} {one}", role) is not None), lemma)
    negated = is_negated(syntax, noun) or is_negated(syntax, word) or is_nobodys(syntax, word)
    if syntax.is_verb(word):
        letting = syntax.head(word)
        let = letting is not None and tokens[letting].lemma.lower() in LETTING and tokens[word].dep in ("ccomp", "xcomp")
        real = is_fact(syntax, letting if let and letting is not None else word)  # *allowed it to lapse*
        done = _light(syntax, word, effect_of) if role == "subj" and lemma in LIGHT else None
        if lemma in CALLING and any(
            noun < c < noun + NEXT and tokens[c].lemma in OVER and tokens[c].dep != "prep" for c in syntax.subtree(word)
        ):
            done = "end"  # *declared the truce over*
        if role == "obj" and any(tokens[i].lemma.lower() in SHELVED for i in syntax.fillers(word, "on")):
            done = "end"  # *put its sanctions on ice*
        done = done or effect_of(lemma, role)
        if let and letting is not None and role == "obj" and done == "begin" and tokens[letting].lemma.lower() in PERMITTING:
            real = False  # *which lets them impose sanctions*
        if role == "attr" and lemma == "be" and syntax.children(word, "expl"):
            done = "keep"  # *there has been no embassy*
        if lemma == "last" and tokens[word].tag == "VBD" and role == "subj":
            done = "end"  # *the truce lasted a day*
        if done is None and lemma in LETTING:  # *was allowed to lapse*, *let it expire*
            for below in syntax.children(word, "xcomp", "ccomp"):
                done = done or effect_of(tokens[below].lemma.lower(), "subj")
        over = syntax.head(word)
        if (
            done is None
            and role == "subj"
            and tokens[word].dep == "ccomp"
            and over is not None
            and not syntax.children(word, "mark", "aux")
        ):
            # *breaking the truce agreed in May*, read as *breaking that the truce agreed*
            done = effect_of(tokens[over].lemma.lower(), "obj")
            if done is not None:
                return Force(over, "obj", done, is_fact(syntax, over), is_negated(syntax, over), kept=tokens[over].lemma.lower() in KEEPING)
        return Force(word, role, done, real, negated, kept=lemma in KEEPING, decided=is_decided(syntax, word), extends=lemma in EXTENDING)
    done = effect_of(lemma, role)
    above = next((a for a in syntax.ancestors(word) if syntax.is_verb(a)), None)
    # *Demanded the lifting of sanctions*: what is wanted is not done.
    real = above is None or (is_fact(syntax, above) and not wanted(syntax, word))
    return Force(word, role, done, real, negated)


def mended(syntax: Syntax, main: Force, kind: str, *, listed: bool) -> Force:
    """The same, where the role says more than the verb: *is subject to sanctions*, *hit the bank with sanctions*, *taken off the list*."""
    lemma = syntax.tokens[main.word].lemma.lower()
    particle = next((syntax.tokens[c].text.lower() for c in syntax.children(main.word, "prt")), "")
    if listed and main.role == "obj" and particle in ("off", "on"):  # *taken off the list*, read as *took off*
        return replace(main, role=particle)
    if main.role in ("to", "of") and lemma == "subject":
        return replace(main, role="under", effect="keep")
    if main.role == "to" and any(syntax.tokens[i].lemma.lower() in STOPS for i in syntax.fillers(main.word, "obj")):
        return replace(main, role="obj", effect="end")  # *put an end to the fighting*
    if main.role == "with" and kind == "ceasefire" and lemma in ENDING:
        return replace(main, effect="begin")  # *the fighting ended with a truce*
    if main.role == "with" and kind == "sanctioned" and lemma in STRIKING:
        return replace(main, role="under", effect="begin")
    if main.role == "from" and kind == "ceasefire" and lemma in ("withdraw", "pull", "walk", "back"):
        return replace(main, role="obj", effect="end")
    if main.role == "from" and kind == "sanctioned" and lemma in FREEING:
        return replace(main, role="off")
    return main


def effect_below(syntax: Syntax, noun: int, effect_of: EffectOf) -> Force | None:
    """What a verb that hangs on the noun says of it."""
    over, role, top = governed(syntax, noun)
    beside = below(syntax, over) if role == "of" and not syntax.is_verb(over) else []
    fronted: list[int] = []
    if role in ("subj", "obj") and syntax.is_verb(over):  # *Suspended in May, the sanctions may come back*
        open_ = [v for v in syntax.children(over, "advcl") if v < noun and syntax.tokens[v].tag == "VBN"]
        fronted = [v for v in open_ if not syntax.children(v, "nsubj", "nsubjpass")]
    sides = [i for slot in ("between", "with") for head in syntax.fillers(noun, slot) for i in syntax.conjuncts(head)]
    astray = [v for side in sides for v in below(syntax, side) if syntax.tokens[v].dep == "relcl" and v > max(sides)]
    for verb in dict.fromkeys([*below(syntax, noun), *below(syntax, top), *beside, *fronted, *astray]):
        token = syntax.tokens[verb]
        had = any(syntax.tokens[a].lemma == "have" for a in syntax.auxiliaries(verb))
        passive = syntax.is_passive(verb) or (token.tag == "VBN" and not had)
        if verb in astray and (passive or (syntax.children(verb, "dobj") and token.lemma.lower() not in LIGHT)):
            continue  # *the truce between A and the rebels, who broke it*
        whose = _relative_role(syntax, verb)
        if whose == "aside":
            continue  # *the war in which it lost a fifth of its land*
        roles = ("obj",) if passive or (syntax.children(verb, "nsubj") and syntax.fillers(verb, "obj")) else ("subj", "obj")
        if whose == "subj" and not passive:
            roles = ("subj",)  # *the armistice that stopped the war*
        for role in roles:
            lemma = token.lemma.lower()
            particle = next((syntax.tokens[c].text.lower() for c in syntax.children(verb, "prt")), "")
            lemma = f"{lemma} {particle}" if particle and effect_of(f"{lemma} {particle}", role) is not None else lemma
            done = (_light(syntax, verb, effect_of) if lemma in LIGHT else None) or effect_of(lemma, role)
            if done is not None:
                return Force(verb, role, done, verb in fronted or is_fact(syntax, verb), is_negated(syntax, verb))
    return None


def _relative_role(syntax: Syntax, verb: int) -> str | None:
    """What the relative pronoun of a clause is in it: its ``subj``, or the object of a preposition (``aside``)."""
    for child in syntax.children(verb, "nsubj", "prep"):
        if syntax.tokens[child].dep == "nsubj" and syntax.tokens[child].tag in ("WDT", "WP"):
            return "subj"
        if child < verb and any(syntax.tokens[i].tag in ("WDT", "WP") for i in syntax.children(child, "pobj")):
            return "aside"
    return None


def wanted(syntax: Syntax, word: int) -> bool:
    """Whether the thing is only wanted, talked of, feared or ruled out by the verb or noun above it."""
    if any(syntax.tokens[c].text.lower() == "out" for c in syntax.children(syntax.tokens[word].head)) and (
        syntax.tokens[syntax.tokens[word].head].lemma == "rule"
    ):
        return True
    return any(syntax.tokens[a].lemma.lower() in WANTED for a in list(syntax.ancestors(word))[:2])


def _light(syntax: Syntax, verb: int, effect_of: EffectOf) -> Effect | None:
    tokens = syntax.tokens
    for child in syntax.children(verb, "acomp", "oprd"):  # *were re-established*, read as an adjective
        done = effect_of(tokens[child].lemma.lower(), "obj") if tokens[child].tag == "VBN" else None
        if done is not None:
            return done
    beside = {tokens[i].lemma.lower() for slot in ("in", "into", "on", "at", "obj", "attr", "to") for i in syntax.fillers(verb, slot)}
    beside |= {tokens[i].lemma.lower() for i in syntax.children(verb, "advmod", "acomp", "prt")}
    beside |= _in_phrase(tokens, verb)
    if beside & OVER or any(tokens[i].lemma.lower() in SHELVED for i in syntax.fillers(verb, "on")):
        return "end"
    if beside & IN_FORCE:
        return "keep"
    return None


def _in_phrase(tokens: Sequence[Token], verb: int) -> set[str]:
    """*Were back in force*, *came at last to an end*: the nouns of such phrases soon after the verb, whatever they hang on."""
    found = set()
    for at in range(verb + 2, min(verb + NEXT, len(tokens))):
        before = {tokens[at - 1].text.lower(), tokens[at - 2].text.lower()}
        if tokens[at].text.lower() in PHRASED and before & {"in", "into", "at", "to"}:
            found.add(tokens[at].text.lower())
    return found


def holds(one: Force, kind: str) -> bool | None:
    """Whether the status is in force after what was told; None if that says nothing. Whose end is not yet real is in force."""
    if one.effect == "end":
        return not (one.real or one.decided) or one.negated
    if not one.real:
        return True if one.kept and not one.negated else None  # *intends to maintain relations*: they are there
    if one.negated and one.extends:
        return False  # *did not prolong the embargo*
    if one.negated:
        return False if kind in ("relations", "recognised", "war", "membership") else None
    return True


def bearers(syntax: Syntax, word: int, *, of_object: bool = True) -> tuple[int, ...]:
    """Who is *under*, *at*, *on* or *off* something: the object of what puts him there, else the subject; or the noun it hangs on."""
    if syntax.tokens[word].dep in ("acomp", "attr", "oprd") and syntax.is_verb(syntax.tokens[word].head):
        word = syntax.tokens[word].head
    if not syntax.is_verb(word):
        return tuple(syntax.conjuncts(word))
    objects = syntax.fillers(word, "obj") if of_object else ()
    if any(syntax.tokens[i].lemma.lower() in REFLEXIVES for i in objects):  # *found themselves under*
        objects = ()
    return objects or syntax.fillers(word, "subj")
