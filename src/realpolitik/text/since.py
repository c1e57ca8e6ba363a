"""Since when and until when a status is said to hold: the dates of the words that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from realpolitik.core.marks import Span, When
from realpolitik.core.syntax import Syntax

DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
LONGEST = 25


def own_words(syntax: Syntax, index: int, *, relatives: bool = True) -> list[int]:
    """The verb with its own words, without coordinated and subordinate clauses; ``relatives``: with those that hang on its nouns."""
    found: list[int] = []
    todo = [index]
    while todo:
        at = todo.pop()
        found.append(at)
        for child in syntax.children(at):
            token = syntax.tokens[child]
            if token.dep in ("conj", "cc", "advcl", "relcl", "ccomp", "parataxis") and syntax.tokens[at].pos in ("VERB", "AUX"):
                continue
            if not relatives and token.dep in ("acl", "relcl") and child != index:
                continue
            opened = syntax.tokens[max(0, syntax.subtree(child)[0] - 1)].text
            if token.dep in ("acl", "relcl") and opened == "," and child > index:
                continue  # *recognised by few, offered on Thursday …*: another clause
            if token.dep != "punct" and abs(child - index) <= LONGEST:
                todo.append(child)
    return sorted(found)


def since_until(syntax: Syntax, words: Sequence[int], whens: Sequence[When]) -> tuple[str | None, str | None]:
    """When the status began and ended, by the dates of its clause."""
    since = until = None
    within = Span(syntax.tokens[words[0]].span.start, syntax.tokens[words[-1]].span.end)
    own = {syntax.tokens[i].span.start for i in words}
    for when in whens:
        if (
            when.type != "DATE"
            or when.value == "PRESENT_REF"
            or not within.contains(when.span)
            or not any(when.span.start <= start < when.span.end for start in own)
        ):
            continue
        value = when.value if when.value and DATE.fullmatch(when.value) else when.start
        if value is None:
            continue
        before = next((syntax.tokens[i].text.lower() for i in reversed(words) if syntax.tokens[i].span.end <= when.span.start), "")
        if before in ("until", "till", "to"):
            until = until or value
        else:
            since = since or value
    return since, until
