"""Numbers that count nothing: ages, scores, shares, and those that are names (*Bus 40*, *Article 9*, *a door marked 7*)."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Token
from realpolitik.core.syntax import Syntax
from realpolitik.text.amounts import HYPHENS, numeric
from realpolitik.text.numbers import ONES, TENS

# After these a number says which, not how many; after the plural of some too.
NAMED = frozenset(
    "aged age ages no. # article chapter section page room channel rule day item point clause paragraph grade junction form annex platform "
    "gate marked numbered labelled labeled dubbed every each".split()
)
PARTS = frozenset("article chapter section page paragraph clause point junction rule annex room".split())
JOINED = HYPHENS | {"/", ":"}
ENDS = frozenset({",", ")", ".", ";", "―", "—", "–", "and"})
FOLK = frozenset({"man", "woman", "boy", "girl", "widow"})
PLURAL = frozenset({"NNS", "NNPS"})
# What a price is for: *$31 a barrel*.
UNITS = frozenset("barrel ounce tonne ton share litre liter gallon bushel kilo kilogram pound head bottle piece".split())
AGES = frozenset([*(str(n) for n in range(1, 100)), *ONES[1:], *TENS])
OLDEST = 110
# Before the noun these say how big one is.
SIZES = frozenset({"g", "kg", "mg", "mm", "cm", "km", "ml", "cc", "lb", "inch", "gb", "mb", "kw", "mw", "kwh", "hp"})
# How far the two numbers of *one Pakistani in nine* may be apart.
SPREAD = 3


def uncounted(syntax: Syntax, run: Sequence[int], first: int, last: int, *, name_before: bool) -> bool:
    """Whether the number at ``run``, in the sentence from ``first`` to ``last``, counts nothing.

    ``name_before``: the word before is the name of a people or state, which a number may follow (*France sent 200, Poland 100*).
    """
    tokens = syntax.tokens
    head, end = tokens[run[0]], tokens[run[-1]]
    before, after = tokens[max(first, run[0] - 3) : run[0]], tokens[run[-1] + 1 : min(run[-1] + 3, last)]
    if head.tag != "CD" and head.dep in ("advmod", "amod") and head.text[0].isdigit():
        return True
    if "/" in head.text:
        return True  # *9/11*
    if _joined(end, after) or _sized(after) or _outstanding(tokens, run, last) or _share(tokens, run, first, last):
        return True
    if [token.text.lower() for token in after] == ["per", "cent"] or _ratio(tokens, run, first, last):
        return True
    if not before:
        return bool(after) and after[0].text in (".", ")")
    if _told(syntax, head, end, before):
        return True
    if name_before:
        return False
    article = len(before) > 1 and before[-2].text.lower() in ("a", "an")
    return _age(before, end, after, len(run)) or _called(before[-1], head, end, after, article=article)


def _joined(end: Token, after: Sequence[Token]) -> bool:
    """*A 15-member council*, *3:1*, *12 years old*."""
    if not after:
        return False
    if after[0].text.lower().startswith(("-year", "year-old")):
        return True
    return after[0].text in JOINED and after[0].span.start == end.span.end and len(after) > 1 and after[1].text[:1].isalnum()


def _sized(after: Sequence[Token]) -> bool:
    """*400g bars*, *155 mm shells*: how big, not how many."""
    return len(after) > 1 and after[0].text.lower() in SIZES and after[1].pos == "NOUN"


def _outstanding(tokens: Sequence[Token], run: Sequence[int], last: int) -> bool:
    """*One of the most contentious issues*."""
    after = [token.text.lower() for token in tokens[run[-1] + 1 : min(run[-1] + 4, last)]]
    most = after[2:] == ["most"] or (len(after) > 2 and tokens[run[-1] + 3].tag in ("JJS", "RBS"))
    return tokens[run[0]].text.lower() == "one" and len(run) == 1 and after[:2] == ["of", "the"] and most


def _told(syntax: Syntax, head: Token, end: Token, before: Sequence[Token]) -> bool:
    """What the words before say that it is."""
    near = before[-1]
    word = near.text.lower()
    words = [token.text.lower() for token in before]
    if word in NAMED or (near.tag == "NNS" and near.lemma.lower() in PARTS) or (word in JOINED and near.span.end == head.span.start):
        return True
    if word == "number" and near.pos == "NOUN" and not syntax.children(near.index, "nsubj"):
        return True
    if words[-2:] == ["no", "."] or (word == "not" and head.text.lower() == "one") or words == ["give", "or", "take"]:
        return True
    if word in ("under", "below") and head.text.lower() in AGES and _ends(syntax.tokens, end.index, len(syntax.tokens)):
        return True  # *boys under seven*
    if word == "of" and len(before) > 1:  # *the Group of Seven*, *a woman of 97*
        kind = before[-2]
        if kind.text == "Group" or (kind.tag == "NN" and kind.lemma in FOLK):
            return True
    if near.text == "(" and any(sign in token.text for token in syntax.tokens[head.index : end.index + 1] for sign in HYPHENS):
        return True  # *the Norland side (4-11)*
    return near.lemma == "turn" and end.dep == "dobj" and end.text[0].isdigit()  # *who turns 44*


def _age(before: Sequence[Token], end: Token, after: Sequence[Token], size: int) -> bool:
    """*Keith Scott, 43, was killed*."""
    if size != 1 or len(before) < 2 or before[-1].text not in (",", "(") or before[-2].pos != "PROPN":
        return False
    return end.text.isdigit() and int(end.text) <= OLDEST and (not after or after[0].text in ENDS)


def _called(before: Token, head: Token, end: Token, after: Sequence[Token], *, article: bool) -> bool:
    """*Resolution 2231*, *flight 714*, but not *by nightfall 78 bodies lay there*."""
    beside = before.span.end + 1 == head.span.start
    if before.pos == "PROPN" and head.head == before.index and beside:
        return True
    if before.pos == "PROPN" and beside and article and end.text.isdigit() and not (after and after[0].tag in PLURAL):
        return True  # *a Boeing 757*
    follows = bool(after) and (after[0].tag in PLURAL or after[0].pos in ("VERB", "AUX"))
    misread = before.dep == "pobj" and before.text.islower() and follows
    if before.pos == "PROPN" and end.text.isdigit() and len(end.text) < 3 and beside and bool(after) and after[0].tag in PLURAL:
        return True  # *fourteen Leopard 2 tanks*
    if bool(after) and after[0].text.lower() == "of":
        return False  # *his party 158 of the 210 seats*
    if before.tag == "NN" and beside and not misread and end.dep == "nummod" and end.head == before.index and end.text[0].isdigit():
        return True
    counts = bool(after) and after[0].pos in ("NOUN", "ADJ", "VERB")
    return before.pos == "PROPN" and end.dep in ("nummod", "appos", "npadvmod") and end.head < head.index and not counts


def _share(tokens: Sequence[Token], run: Sequence[int], first: int, last: int) -> bool:
    """*One in five*, *one Pakistani in nine*, *84 of every hundred*."""
    ahead = tokens[run[-1] + 1 : min(run[-1] + 1 + SPREAD, last)]
    words = [token.text.lower() for token in ahead]
    if words[:2] == ["of", "every"]:
        return True
    if len(run) == 1 and words[:1] == ["in"] and words[1:2] != [] and numeric(tokens[run[-1] + 2]) and words[2:3] in (["of"], [","], ["."]):
        return True  # *nine in ten of its stations*
    if tokens[run[-1]].text.lower() == "one" and "in" in words[:-1]:
        at = run[-1] + 2 + words.index("in")
        return numeric(tokens[at]) and _ends(tokens, at, last)
    behind = [token.text.lower() for token in tokens[max(first, run[0] - SPREAD) : run[0]]]
    if behind[-1:] == ["in"] and len(behind) > 1 and numeric(tokens[run[0] - 2]) and words[:1] in (["of"], [","], ["."]):
        return True
    return behind[-1:] == ["in"] and "one" in behind and _ends(tokens, run[-1], last)


def _ratio(tokens: Sequence[Token], run: Sequence[int], first: int, last: int) -> bool:
    """*Odds of ten to one*, *$31 a barrel*, *two more than the others*."""
    ahead = [token.text.lower() for token in tokens[run[-1] + 1 : min(run[-1] + 3, last)]]
    if ahead[1:] == ["than"] and ahead[0] in ("more", "fewer", "less"):
        return True  # *42, two more than the others*
    behind = [token.text.lower() for token in tokens[max(first, run[0] - 2) : run[0]]]
    return (
        ahead == ["to", "one"]
        or (behind[1:] == ["to"] and tokens[run[0]].text.lower() == "one")
        or (ahead[:1] in (["a"], ["per"]) and ahead[1:] != [] and ahead[1] in UNITS)
    )


def _ends(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether nothing that a number could count follows."""
    return at + 1 >= last or tokens[at + 1].pos not in ("NOUN", "PROPN", "ADJ", "NUM")
