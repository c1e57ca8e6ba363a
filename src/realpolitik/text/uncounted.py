"""Numbers that count nothing: ages, scores, shares, and those that are names (*Bus 40*, *Article 9*, *a door marked 7*)."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import Syntax
from realpolitik.text.amounts import HYPHENS, numeric

NAMED = frozenset("aged age no. # article chapter section page room channel rule day item point clause paragraph grade junction form annex rule platform gate".split())
OLDEST = 110
PARTS = frozenset("article chapter section page paragraph clause point junction rule annex room".split())
JOINED = HYPHENS | {"/", ":"}
LETTERED = frozenset({"marked", "numbered", "labelled", "labeled", "dubbed", "channel"})


def uncounted(syntax: Syntax, run: Sequence[int], first: int, last: int, *, name_before: bool) -> bool:
    """Whether the number at ``run``, in the sentence from ``first`` to ``last``, counts nothing.

    ``name_before``: the word before is the name of a people or state, which a number may follow (*France sent 200, Poland 100*).
    """
    tokens = syntax.tokens
    head, end = tokens[run[0]], tokens[run[-1]]
    after = tokens[run[-1] + 1] if run[-1] + 1 < last else None
    before = tokens[run[0] - 1] if run[0] > first else None
    if head.tag != "CD" and head.dep in ("advmod", "amod") and head.text[0].isdigit():
        return True
    if after is not None:
        word = after.text.lower()
        if word.startswith(("-year", "year-old")):
            return True
        beyond = tokens[run[-1] + 2].text if run[-1] + 2 < last else ""
        if after.text in JOINED and beyond[:1].isalnum() and after.span.start == end.span.end:
            return True  # *a 15-member council*, *3:1*
        if word == "in" and beyond and numeric(tokens[run[-1] + 2]) and end.text.lower() in ("one", "two", "three", "nine"):
            return True  # *one in five*
    if _share(syntax, run, last):
        return True
    if before is None:
        return after is not None and after.text in (".", ")")
    word = before.text.lower()
    if word == "number" and before.pos == "NOUN" and not syntax.children(before.index, "nsubj"):
        return True
    if word in NAMED or (before.tag == "NNS" and before.lemma.lower() in PARTS) or word in LETTERED or (word in JOINED and before.span.end == head.span.start):
        return True
    if word == "." and run[0] - 2 >= first and tokens[run[0] - 2].text == "No":
        return True
    if _age(syntax, run, first, last, name_before=name_before):
        return True
    if name_before:
        return False
    if word == "not" and head.text.lower() == "one":
        return True
    if word == "of" and run[0] - 2 >= first and tokens[run[0] - 2].lemma in ("man", "woman", "boy", "girl", "widow") and tokens[run[0] - 2].tag == "NN":
        return True  # *a woman of 97*
    if word == "take" and run[0] - 3 >= first and tokens[run[0] - 3].text.lower() == "give":
        return True  # *give or take ten*
    if before.lemma == "turn" and end.dep == "dobj" and end.text[0].isdigit():
        return True  # *who turns 44*
    if word == "of" and run[0] - 2 >= first and tokens[run[0] - 2].text == "Group":
        return True
    if word == "every" or (after is not None and after.text.lower() == "of" and run[-1] + 2 < last and tokens[run[-1] + 2].text.lower() == "every"):
        return True  # *84 of every hundred*
    beside = before.span.end + 1 == head.span.start
    if before.pos == "PROPN" and head.head == before.index and beside:
        return True  # *Resolution 2231*
    common = before.dep == "pobj" and before.text.islower() and after is not None and (after.tag in ("NNS", "NNPS") or after.pos in ("VERB", "AUX"))
    if before.tag == "NN" and beside and not common and end.dep == "nummod" and end.head == before.index and end.text[0].isdigit():
        return True  # *flight 714*
    follows = after is not None and after.pos in ("NOUN", "ADJ", "VERB")
    return before.pos == "PROPN" and end.dep in ("nummod", "appos", "npadvmod") and end.head <= run[0] - 1 and not follows


def _age(syntax: Syntax, run: Sequence[int], first: int, last: int, *, name_before: bool) -> bool:
    """*Keith Scott, 43, was killed*."""
    tokens = syntax.tokens
    if name_before or len(run) != 1 or run[0] - 2 < first or tokens[run[0] - 1].text not in (",", "("):
        return False
    after = tokens[run[0] + 1].text if run[0] + 1 < last else "."
    text = tokens[run[0]].text
    return tokens[run[0] - 2].pos == "PROPN" and text.isdigit() and int(text) <= OLDEST and after in (",", ")", ".", ";", "―", "—", "–", "and")


def _share(syntax: Syntax, run: Sequence[int], last: int) -> bool:
    """*One Pakistani in nine*, and the nine."""
    tokens = syntax.tokens
    ahead = [tokens[i] for i in range(run[-1] + 1, min(run[-1] + 4, last))]
    for at, token in enumerate(ahead[:-1]):
        if tokens[run[-1]].text.lower() == "one" and token.text.lower() == "in" and numeric(ahead[at + 1]):
            end = ahead[at + 1].index + 1
            return end >= last or tokens[end].pos not in ("NOUN", "PROPN", "ADJ", "NUM")
    return run[0] > 2 and tokens[run[0] - 1].text.lower() == "in" and any(
        tokens[i].text.lower() == "one" for i in range(max(0, run[0] - 4), run[0] - 1)
    ) and (run[-1] + 1 >= last or tokens[run[-1] + 1].pos not in ("NOUN", "PROPN", "ADJ"))  # fmt: skip
