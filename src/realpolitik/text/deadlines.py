"""By when an act is to be done: *by 15 January*, *within a month*, *from Thursday*, *has until Friday*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from realpolitik.core.marks import Token, When
from realpolitik.core.syntax import Syntax

# Words by which a time is an end or a start of what is owed, and those that only a day may stand with.
CLOSING = frozenset({"by", "before", "within", "until", "till"})
ENDING = CLOSING | {"from", "after"}
LASTING = frozenset({"for", "over", "during", "through", "throughout"})
PAST = frozenset({"last", "yesterday", "ago", "earlier", "previous"})
DATING = frozenset({"on", "in", "at", "this", "next"})
# Verbs that give somebody a stretch of time: *has three years to go home*.
ALLOTTING = frozenset({"have", "give", "leave", "allow", "grant"})
# Nouns for the edge of a time: *by the end of the year*.
EDGES = frozenset({"end", "beginning", "start", "close", "middle", "eve", "morning", "summer", "turn"})
REACH = 6
# The rank of a time that is said to be an end.
FIRM = 3


def words_of(tokens: Sequence[Token], whens: Sequence[When]) -> dict[int, When]:
    """The times of a report by the indexes of their tokens."""
    found: dict[int, When] = {}
    at = 0
    for when in sorted(whens, key=lambda mark: mark.span):
        while at < len(tokens) and tokens[at].span.end <= when.span.start:
            at += 1
        inside = at
        while inside < len(tokens) and when.span.overlaps(tokens[inside].span):
            found.setdefault(inside, when)
            inside += 1
    return found


def deadline(tokens: Sequence[Token], syntax: Syntax, times: Mapping[int, When], index: int, act: int, *, least: int = 1) -> When | None:
    """The time that ends the duty said by ``index`` for the act ``act``, the surest first, of rank ``least`` or more.

    ``times`` are the words of each time.
    """
    if not times:
        return None
    verbs = {index, act, *syntax.children(act, "xcomp")}
    best: tuple[int, When] | None = None
    for over in sorted(verbs):
        for at in syntax.subtree(over):
            when = times.get(at)
            if when is None or times.get(at - 1) is when or when.value == "PRESENT_REF" or _past(tokens, times, at):
                continue
            rank = _rank(tokens, syntax, at, when, verbs)
            if rank >= least and (best is None or rank > best[0]):
                best = (rank, when)
    return best[1] if best is not None else None


def within(tokens: Sequence[Token], times: Mapping[int, When], words: range) -> When | None:
    """The time by which what some words ask for is to be done: *leave by Friday*."""
    for at in words:
        when = times.get(at)
        if when is not None and times.get(at - 1) is not when and at and tokens[at - 1].text.lower() in CLOSING:
            return when
    return None


def _past(tokens: Sequence[Token], times: Mapping[int, When], at: int) -> bool:
    """*Last night*, *two days ago*."""
    when, last = times[at], at
    while times.get(last) is when:
        if tokens[last].lemma.lower() in PAST:
            return True
        last += 1
    return False


def _rank(tokens: Sequence[Token], syntax: Syntax, at: int, when: When, verbs: set[int]) -> int:
    """How surely a time that begins at a token is a deadline of one of some verbs; 0: it is none."""
    head = at
    while when.span.contains(tokens[tokens[head].head].span) and tokens[head].head != head:
        head = tokens[head].head
    over, word = tokens[head].head, ""
    inside = tokens[at].text.lower()
    if tokens[over].pos in ("ADP", "SCONJ"):
        word, over = tokens[over].text.lower(), tokens[over].head
    elif inside in ENDING or inside in DATING:
        word = inside
    for _ in range(REACH):  # *by the end of the year*, *for the south by April*: the verb over nouns
        if over in verbs or syntax.is_verb(over):
            break
        above = syntax.head(over)
        if above is None:
            break
        if tokens[over].lemma in EDGES and tokens[above].text.lower() in ENDING:
            word = tokens[above].text.lower()
        over = above
    if over not in verbs:
        return 0
    if word in ENDING:
        return FIRM
    if word in LASTING:
        return 2 if when.type == "DURATION" or word != "for" else 0
    if when.type == "DURATION":
        return 2 if tokens[over].lemma in ALLOTTING and not word else 2 if word == "in" else 0
    later = any(tokens[c].tag in ("MD", "TO") for c in syntax.children(over, "aux")) and over == max(verbs)
    return 1 if later and when.type in ("DATE", "TIME") and (word in DATING or tokens[head].dep == "npadvmod") else 0
