"""Treaties, pacts and accords by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache

from realpolitik.core.errors import KnowledgeError
from realpolitik.core.marks import Sentence, Token
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.tables import listed, table

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
LONGEST = 12
# Nouns for what binds those who sign it or live under it.
AGREEMENTS = frozenset(
    "treaty pact agreement accord law deal charter constitution convention act protocol resolution memorandum alliance truce "
    "article clause legislation mandate statute doctrine declaration ruling verdict judgment judgement decree contract compact covenant "
    "roadmap memorandum ceasefire armistice".split()
)
# Those that bind only where something is done *under* them.
LOOSE = frozenset(
    "bill paper draft scheme programme program arrangement statement communique communiqué letter term terms initiative order plan "
    "guarantee".split()
)
NAMING = frozenset({"under", "by", "per"})
# Those that have clauses to be bound *in*; *in a letter* only says where it is written.
TEXTS = frozenset(
    "treaty pact agreement accord deal constitution convention draft paper memorandum protocol resolution declaration".split()
)


@dataclass(frozen=True)
class Treaty:
    """One row of the table: who are its parties, what it obliges them to and when."""

    name: str
    organisation: str | None
    parties: tuple[str, ...]
    status: str
    article: str | None
    obliges: str
    condition: str | None
    source: str


def treaty(phrase: str) -> Treaty | None:
    """The treaty a phrase names: *a collective security treaty with its neighbours* -> Collective Security Treaty."""
    words = _words(phrase)
    names = _names()
    for size in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            found = names.get(" ".join(words[start : start + size]))
            if found is not None:
                return found
    return None


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in WORD.finditer(text.replace("’", "'"))]


@cache
def _names() -> dict[str, Treaty]:
    try:
        rows = table("treaties")
    except KnowledgeError:
        return {}
    found: dict[str, Treaty] = {}
    for column in ("name", "aliases"):
        for row in rows:
            known = Treaty(
                name=row["name"], organisation=row["organisation"] or None, parties=listed(row["parties"]), status=row["status"],
                article=row["article"] or None, obliges=row["obliges"], condition=row["condition"] or None, source=row["source"],
            )  # fmt: skip
            for name in (row["name"],) if column == "name" else listed(row["aliases"]):
                found.setdefault(" ".join(_words(name)), known)
    return found


def basis(tokens: Sequence[Token], syntax: Syntax, sentence: Sentence, chain: Set[int], *, duty: Set[int] | None = None) -> str | None:
    """The treaty or law named *under*, or as the one that binds, in a sentence; ``chain`` are the words it may hang on,
    ``duty`` those that say the duty and are none themselves (*under orders to*), the chain if not given.
    """
    duty = chain if duty is None else duty
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        binding = token.lemma.lower() in AGREEMENTS
        loose = token.lemma.lower() in LOOSE and at not in duty
        if not (binding or loose) and not token.text[:1].isupper():
            continue
        before = tokens[token.head].text.lower() if token.dep == "pobj" else ""
        binding = binding or (loose and (before == "under" or (before == "in" and token.lemma.lower() in TEXTS)))
        accords = before == "to" and tokens[tokens[token.head].head].text.lower() == "according"
        naming = before in NAMING or accords or (before == "in" and token.lemma.lower() in TEXTS)
        over = syntax.head(token.head) if naming else None
        over = syntax.head(over) if accords and over is not None else over
        if before == "under" or (over is not None and over in chain) or (binding and token.dep == "nsubj" and token.head in chain):
            found = _named(tokens, syntax, at, binding=binding)
            if found is not None:
                return found
    for at in chain:  # *a ruling that the country has to pay*, *the pact says*
        token = tokens[at]
        over = token.head if token.dep in ("relcl", "acl") else None
        said = [i for i in syntax.children(at, "nsubj") if tokens[i].lemma.lower() in AGREEMENTS]
        for head in said or ([over] if over is not None and tokens[over].lemma.lower() in AGREEMENTS else []):
            found = _named(tokens, syntax, head, binding=True)
            if found is not None:
                return found
    return None


def binds(tokens: Sequence[Token], syntax: Syntax, head: int) -> bool:
    """Whether a noun means a treaty, law or ruling: *the accord*, *Resolution 1701*."""
    if tokens[head].lemma.lower() in AGREEMENTS | LOOSE:
        return True
    return any(tokens[i].lemma.lower() in AGREEMENTS for i in syntax.phrase(head)) and tokens[head].pos in ("PROPN", "NUM")


def _named(tokens: Sequence[Token], syntax: Syntax, head: int, *, binding: bool) -> str | None:
    words = syntax.phrase(head)
    known = treaty(" ".join(tokens[i].text for i in words))
    if known is not None:
        return known.name
    if not binding:
        return None
    if tokens[words[0]].pos == "DET":
        words = words[1:]
    return " ".join(tokens[i].text for i in words) or None
