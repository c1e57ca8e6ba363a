"""Actor nouns in a sentence: *foreign minister* before *minister*, *secretary general* before *general*."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import agent
from realpolitik.text.titles import MEMBERS

# Where the name of a body goes on to say what it is for: *Directorate of Intelligence*, *Union of Journalists*.
FOR = frozenset({"of", "for", "on", "against", "to"})
LONGEST = 4
# What the word alone does not settle: an association may be of doctors.
VAGUE = frozenset({"UNK", "SOC"})


def agent_at(syntax: Syntax, index: int) -> tuple[str, str] | None:
    """Sector and kind of the actor noun whose last word stands at ``index``; None if no actor noun ends there."""
    token = syntax.tokens[index]
    lemma = token.lemma.lower()
    singular = lemma if token.pos != "PROPN" else _singular(token.text.lower())
    words: list[str] = []
    for i in range(index - 1, max(-1, index - 5), -1):
        if syntax.tokens[i].sentence != token.sentence or len(words) == 2:
            break
        if syntax.tokens[i].text not in ("-",):
            words.insert(0, syntax.tokens[i].text.lower())
    found, size = _ending(tuple(words), (lemma, token.text.lower(), singular))
    if found is None:
        return None
    return _of_its_body(syntax, index, found) if not size and lemma in MEMBERS else found


@lru_cache(maxsize=1 << 12)
def _ending(words: tuple[str, ...], forms: tuple[str, ...]) -> tuple[tuple[str, str] | None, int]:
    """The actor noun that ends in one of the forms of its last word, the longest, and how many of the ``words`` before belong to it."""
    for size in range(len(words), -1, -1):
        for last in dict.fromkeys(forms):
            found = agent(" ".join([*words[len(words) - size :], last]))
            if found:
                return found, size
    return None, 0


def _of_its_body(syntax: Syntax, index: int, found: tuple[str, str]) -> tuple[str, str]:
    """*Navy spokesman*, *union leader*: of the sector of the body that stands before."""
    before = agent_at(syntax, index - 1) if index and syntax.tokens[index - 1].dep in ("compound", "nmod", "amod", "poss") else None
    return (before[0], found[1]) if before is not None and before[0] not in VAGUE else found


def sector_of(words: Sequence[str]) -> str | None:
    """The sector that the name of a body tells: of its last known words before *of* or *for*, else of those after.

    >>> sector_of("Directorate of Intelligence and Security".split()), sector_of("Nurses Association".split())
    ('SPY', 'MED')
    """
    lowered = [word.lower() for word in words]
    cut = next((at for at, word in enumerate(lowered) if word in FOR and at), len(lowered))
    vague = None
    for part in (lowered[:cut], lowered[cut + 1 :], lowered):
        for last in range(len(part), 0, -1):
            for first in range(max(0, last - LONGEST), last):
                phrase = " ".join(part[first:last])
                found = agent(phrase, named=True) or agent(_singular(phrase), named=True)
                if found and found[0] not in VAGUE:
                    return found[0]
                vague = vague or (found[0] if found else None)
    return vague if vague != "UNK" else None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_role(syntax: Syntax, index: int) -> bool:
    """Whether a singular noun names one person by role: *minister*."""
    token = syntax.tokens[index]
    found = agent_at(syntax, index)
    return found is not None and found[1] == "role" and token.tag in ("NN", "NNP")
