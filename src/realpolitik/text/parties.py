"""Words and places in a clause that lead from an act to its parties: what is somebody's, whom an act reaches, who only is told."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import islice
from math import exp, log

from realpolitik.core.marks import Actor, Trigger
from realpolitik.core.syntax import Syntax

# Words between a slot and the actor it names: *positions of the army*, *an Israeli convoy*, *the border of Ukraine*.
THROUGH = ("mod", "poss", "of", "in", "from", "by", "across", "throughout")
# What is held, claimed or put forward by somebody is his.
HOLDING = frozenset(
    "own claim hold run operate administer control govern rule propose offer draft write sponsor build use man crew guard staff "
    "charter register print found lead back patrol occupy table sign issue".split()
)
# Acts that several do with one another.
JOINT = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT"})
# Acts in which one moves what is one's own.
MOVING = frozenset({"MOBILIZE", "RETREAT", "SANCTION", "CONCEDE"})
# Verbs that say whose an act is: *the offer came from Canada*.
COMING = frozenset({"come", "emanate", "originate", "stem"})
# Light verbs by which one gets what another does: *took the surrender of a company*, *had the backing of the emir*.
RECEIVING = frozenset({"take", "receive", "accept", "get", "have", "win", "enjoy", "gain"})
# Where a complaint names whom it is about.
BLAMED = ("about", "over", "against", "of")
# What protesters want is for somebody, not against him: *to demand the release of the journalists*.
WANTING = frozenset({"demand", "call", "seek", "urge", "support", "mark", "commemorate", "celebrate", "ask", "press"})
# Nouns that take up an act told before, and what it may have been.
CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})
TAKEN_UP: dict[str, frozenset[str]] = {
    **dict.fromkeys(("offer", "proposal", "invitation", "plan", "pledge", "deal"), frozenset({"AGREE", "REQUEST", "CONSULT", "SUPPORT"})),
    **dict.fromkeys(("demand", "request", "appeal", "call", "ultimatum", "deadline"), frozenset({"REQUEST", "THREATEN", "ACCUSE"})),
    **dict.fromkeys(("accusation", "allegation", "charge", "criticism", "claim"), frozenset({"ACCUSE"})),
    **dict.fromkeys(
        ("takeover", "coup", "attack", "raid", "killing", "bombing", "crackdown", "invasion", "incursion", "strike", "shelling", "arrest",
         "measure", "move", "decision", "step", "action", "violence", "assault", "seizure", "ban", "expulsion", "sanction", "threat"),
        CONFLICT,
    ),
}  # fmt: skip
# Nouns of manner and of speech, whose own parties are no target: *in coordination with the EU*, *in a White House statement*.
MANNER = frozenset(
    "coordination cooperation line accordance response partnership conjunction consultation contrast statement speech interview letter "
    "address message briefing conference remark tweet post report breach violation".split()
)
# Prepositions that lead from an act to whom it reaches, the surest first.
REACHED = ("to", "against", "with", "on", "over", "into", "toward", "towards", "between", "among", "from", "about", "for", "of")
# Those that may only say where: asked last.
PLACED = ("at", "in", "near", "along", "off", "outside", "opposite")
# A word in these places belongs to the phrase of the noun it hangs on.
PARTS = frozenset({"amod", "compound", "nmod", "poss"})
# How a mention's chance to be a party is made up: a constant, the encoder's log-odds, and whether syntax says so too.
CONSTANT, ENCODER, SYNTAX = -1.2, 0.9, 3.6
HYPHENS = ("-", "–")
# A mention the encoder does not speak of.
FAINT = 0.01


def opposed(syntax: Syntax, head: int) -> bool:
    """Whether a word stands behind *anti-*: whom an *anti-American rally* is against."""
    return head > 1 and syntax.tokens[head - 1].text in HYPHENS and syntax.tokens[head - 2].text.lower() == "anti"


def placed(syntax: Syntax, head: int, named: Container[int]) -> bool:
    """Whether a word only says where one of the ``named`` is: *Afghan*, *Herat* in *the German consulate in the Afghan city of Herat*."""
    through = False
    for above in islice(syntax.ancestors(head), 6):
        if above in named:
            return through
        token = syntax.tokens[above]
        through = through or (token.dep == "prep" and token.text.lower() in PLACED)
        if token.dep in ("conj", "appos") or syntax.is_verb(above):
            return False
    return False


def answers(syntax: Syntax, trigger: Trigger) -> bool:
    """Whether an act answers what was told before: *refused*, *turned down the offer*."""
    things = [syntax.tokens[thing].lemma.lower() for thing in syntax.fillers(trigger.head, "obj")]
    return trigger.type == "REJECT" and all(thing in TAKEN_UP or thing in ("it", "that", "this") for thing in things)


def where(syntax: Syntax, head: int, act: int) -> bool:
    """Whether a word only says where something is: *Herat* and *Afghanistan* in *a market in Herat, Afghanistan*.

    Where an ``act`` is not said to be anybody's, a place may stand for its people: *was hailed in Moscow*.
    """
    while syntax.tokens[head].dep in ("appos", "conj", "npadvmod") and syntax.tokens[head].head != head:
        head = syntax.tokens[head].head
    over = syntax.head(head)
    if over is None or syntax.tokens[head].dep != "pobj" or syntax.tokens[over].text.lower() not in PLACED:
        return False
    return syntax.tokens[over].head != act or not syntax.is_verb(act) or not syntax.is_passive(act)


def within(inner: Actor, parties: Iterable[Actor]) -> bool:
    """Whether a name only tells whose another party of its country is: *Iran* in *Iran's foreign minister met …*.

    What *its* stands for is told nowhere else: *a member of its delegation*.
    """
    whole = (one for one in parties if one.head != inner.head and one.span.contains(inner.span))
    return inner.form != "pronoun" and any(one.country == inner.country for one in whole)


def origin(syntax: Syntax, noun: int) -> int | None:
    """The verb that says from whom an act comes: *came* in *the offer came from Canada*."""
    verb = syntax.head(noun)
    return verb if verb is not None and syntax.tokens[verb].lemma in COMING and noun in syntax.fillers(verb, "subj") else None


def behind(syntax: Syntax, noun: int) -> tuple[int, ...]:
    """Those who stand behind an act: *Mali was behind the attack*, *the group behind the raid*."""
    prep = syntax.head(noun)
    if prep is None or syntax.tokens[prep].text.lower() != "behind" or syntax.tokens[noun].dep != "pobj":
        return ()
    over = syntax.head(prep)
    if over is None or (syntax.is_verb(over) and syntax.tokens[over].lemma != "be"):
        return ()
    return syntax.fillers(over, "subj") if syntax.is_verb(over) else (over,)


def chance(likely: float | None, *, syntax: bool) -> float:
    """How likely a mention is a party which the encoder holds ``likely`` (None: it does not speak of it) and syntax names or not."""
    sure = max(FAINT, FAINT if likely is None else likely)
    odds = log(sure / max(1.0 - sure, FAINT))
    return 1.0 / (1.0 + exp(-(CONSTANT + ENCODER * odds + SYNTAX * syntax)))
