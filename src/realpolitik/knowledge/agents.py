"""Actor nouns in a sentence: *foreign minister* before *minister*, *secretary general* before *general*."""

from __future__ import annotations

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import agent


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
    for size in range(len(words), -1, -1):
        for last in dict.fromkeys((lemma, token.text.lower(), singular)):
            found = agent(" ".join([*words[len(words) - size :], last]))
            if found:
                return found
    return None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_role(syntax: Syntax, index: int) -> bool:
    """Whether a singular noun names one person by role: *minister*."""
    token = syntax.tokens[index]
    found = agent_at(syntax, index)
    return found is not None and found[1] == "role" and token.tag in ("NN", "NNP")
