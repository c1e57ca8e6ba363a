"""How a sentence speaks of somebody: good and bad words weighed by how they hang on him; pure functions over the dependency trees.

The theory: a word of tone tells something of who does or has it (*X lied*, *X's failure*, *brave X*) and something else of whom it is
done to or about (*accused X*, *criticism of X*, *support for X*). What stands in no such place still colours the sentence, the less the
farther away it is, and not at all where it is only what X says of others. Negation turns a word round, doubt weakens it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Token
from realpolitik.core.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Tone:
    """What a word says of its doer or owner and of whom it is done to or about: -1 to 1, 0 for nothing."""

    doer: float
    other: float


Hear = Callable[[str, str, str], "Tone | None"]
Force = Callable[[int], float]
ABOUT = ("against", "of", "for", "with", "at", "on", "to", "toward", "towards", "into", "over", "by", "from", "about", "in")
NOMINAL = frozenset({"NOUN", "PROPN"})
BESIDE = ("appos", "compound", "nmod")
# Verbs whose subject gives a feeling to others rather than having it: *voiced anger*, *offered praise*.
VOICING = frozenset("express voice offer give launch lead make issue level lodge raise show heap pour lavish pile deliver cite".split())
SAYING = frozenset(
    "say tell add write tweet claim argue insist state declare think believe note explain warn suggest ask announce report".split()
)
# Weights: a word in its place, by way of a thing of somebody's, and anywhere else by distance.
PLACED, BY_WAY, FAR = 1.0, 0.6, 0.5
TURNED, DOUBTED = -0.7, 0.6
FARTHEST = 7
# What *against X* alone says.
OPPOSED = 0.5


def tone(syntax: Syntax, targets: Sequence[int], hear: Hear, force: Force) -> float:
    """The sum of what the sentence of ``targets`` (head tokens of one party) says of them; ``force`` tells how real a token is, -3 to 3."""
    own = set(targets)
    total = -OPPOSED * any(syntax.tokens[syntax.tokens[at].head].text.lower() == "against" for at in targets)
    for token in _around(syntax, targets):
        position = _position(token)
        heard = hear(token.text.lower(), token.lemma.lower(), position)
        if heard is None or token.index in own or (token.pos == "PROPN" and token.text[:1].isupper()):
            continue
        said = _placed(syntax, token.index, heard, own)
        if said is None:
            near = _distance(syntax, token.index, own)
            if near is None or near > FARTHEST or _said_by(syntax, token.index, own):
                continue
            said = (heard.other if heard.doer == 0 else heard.doer) * FAR / near
        total += said * _held(syntax, token.index, position, force)
    return total


def _around(syntax: Syntax, targets: Sequence[int]) -> Sequence[Token]:
    """The tokens of the sentences in which the party is named."""
    tokens = syntax.tokens
    sentences = {tokens[at].sentence for at in targets}
    first, last = min(targets), max(targets)
    while first > 0 and tokens[first - 1].sentence in sentences:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence in sentences:
        last += 1
    return [token for token in tokens[first : last + 1] if token.sentence in sentences]


def _position(token: Token) -> str:
    """The part of speech under which a word is looked up: a participle before its noun is an adjective."""
    if token.pos in ("VERB", "AUX"):
        return "ADJ" if token.dep == "amod" else "VERB"
    return "NOUN" if token.pos in NOMINAL else token.pos


def _held(syntax: Syntax, index: int, position: str, force: Force) -> float:
    """What negation and doubt leave of a word."""
    if position == "ADV":
        return 1.0
    over = syntax.head(index)
    if position == "ADJ":
        if syntax.negation(index) is not None:
            return TURNED
        if syntax.tokens[index].dep == "amod":
            return 1.0
    real = force(over if position == "ADJ" and over is not None else index)
    return TURNED if real < -0.9 else 1.0 if real > 2.0 else DOUBTED


def _placed(syntax: Syntax, index: int, heard: Tone, own: Collection[int]) -> float | None:
    """What a word says of the party by its place in the sentence; None if it has no place for him."""
    token = syntax.tokens[index]
    if token.pos in ("VERB", "AUX") and token.dep != "amod":
        return _verb(syntax, index, heard, own)
    if token.pos in NOMINAL:
        return _noun(syntax, index, heard, own)
    if token.pos in ("ADJ", "VERB"):
        return _adjective(syntax, index, heard, own)
    if token.pos == "ADV" and token.dep == "advmod" and syntax.is_verb(token.head):
        return heard.doer * BY_WAY if _any(syntax.fillers(token.head, "subj"), own) else None
    return None


def _any(found: Sequence[int], own: Collection[int]) -> bool:
    return any(one in own for one in found)


def _whose(syntax: Syntax, things: Sequence[int], own: Collection[int]) -> bool:
    """Whether one of the things is the party's: *X's plan*, *the plan of X*, *the X campaign*."""
    return any(_any((*_owners(syntax, at), *syntax.children(at, "compound", "nmod")), own) for at in things)


def _owners(syntax: Syntax, noun: int) -> tuple[int, ...]:
    return (*syntax.fillers(noun, "poss"), *syntax.fillers(noun, "of"), *syntax.fillers(noun, "by"))


def _verb(syntax: Syntax, verb: int, heard: Tone, own: Collection[int]) -> float | None:
    doers, others = syntax.fillers(verb, "subj"), (*syntax.fillers(verb, "obj"), *syntax.fillers(verb, "iobj"))
    if _any(others, own):
        return heard.other * PLACED
    if _any(doers, own):
        return heard.doer * PLACED
    if _any([at for slot in ("at", "against", "on", "of", "with", "for", "to") for at in syntax.fillers(verb, slot)], own):
        return heard.other * PLACED
    if _whose(syntax, others, own):
        return heard.other * BY_WAY
    if _whose(syntax, doers, own):
        return heard.doer * BY_WAY
    return None


def _noun(syntax: Syntax, noun: int, heard: Tone, own: Collection[int]) -> float | None:
    main = heard.doer if heard.doer else heard.other
    if _any([at for slot in ABOUT if slot not in ("of", "by") for at in syntax.fillers(noun, slot)], own):
        return heard.other * PLACED
    beside = [syntax.tokens[noun].head] if syntax.tokens[noun].dep in BESIDE else []
    if _any((*_owners(syntax, noun), *syntax.children(noun, *BESIDE, "nsubj"), *beside), own):
        return main * PLACED
    over = syntax.head(syntax.first_conjunct(noun))
    if over is None:
        return None
    if syntax.tokens[over].dep in ("prep", "agent") or syntax.tokens[over].pos == "ADP":
        above = syntax.head(over)
        if above is not None and syntax.is_verb(above):
            if _any(syntax.fillers(above, "obj"), own) or _any(syntax.fillers(above, "subj"), own):
                return main * BY_WAY  # *charged X with fraud*, *X resigned over the scandal*
        elif above is not None and above in own:
            return main * BY_WAY  # *X of the lies*
        return None
    if not syntax.is_verb(over):
        return None
    dep = syntax.tokens[syntax.first_conjunct(noun)].dep
    lemma = syntax.tokens[over].lemma.lower()
    if _any(syntax.fillers(over, "subj"), own):
        if dep == "dobj" and lemma in VOICING:
            return heard.doer * BY_WAY
        return main * (PLACED if dep in ("attr", "dobj", "oprd") else BY_WAY)
    if dep in ("oprd", "attr", "dobj", "ccomp") and _any(syntax.fillers(over, "obj") + syntax.fillers(over, "iobj"), own):
        return main * PLACED  # *called X a liar*
    return None


def _adjective(syntax: Syntax, index: int, heard: Tone, own: Collection[int]) -> float | None:
    first = syntax.first_conjunct(index)
    over = syntax.head(first)
    if over is None:
        return None
    dep = syntax.tokens[first].dep
    if over in own:
        return heard.doer * PLACED
    if syntax.is_verb(over):
        about = (*syntax.fillers(over, "obj"), *syntax.children(index, "nsubj"))
        if _any(about, own):
            return heard.doer * PLACED
        if _any(syntax.fillers(over, "subj"), own) and not about:
            return heard.doer * PLACED
        return heard.doer * BY_WAY if _whose(syntax, (*syntax.fillers(over, "subj"), *about), own) else None
    if dep == "amod" and syntax.tokens[over].pos in NOMINAL:
        carried = _noun(syntax, over, Tone(heard.doer, heard.doer), own)
        return None if carried is None else carried * BY_WAY
    return None


def _distance(syntax: Syntax, index: int, own: Collection[int]) -> int | None:
    """Edges of the tree between a word and the nearest mention of the party."""
    up = {index: 0}
    for steps, above in enumerate(syntax.ancestors(index), start=1):
        up[above] = steps
    best = None
    for at in own:
        for steps, above in enumerate((at, *syntax.ancestors(at))):
            if above in up:
                best = min(best or FARTHEST + 1, steps + up[above])
                break
    return max(1, best) if best is not None else None


def _said_by(syntax: Syntax, index: int, own: Collection[int]) -> bool:
    """Whether a word stands in what the party says: that is about others."""
    said = (above for above in syntax.ancestors(index) if syntax.tokens[above].lemma.lower() in SAYING)
    return any(_any(syntax.fillers(above, "subj"), own) for above in said)
