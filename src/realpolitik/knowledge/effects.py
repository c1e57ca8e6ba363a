"""What words do to the acts they govern: *managed to*, *failed to*, *denied that*, *the hope of*, *prevented … from*."""

from __future__ import annotations

from functools import cache, lru_cache

from realpolitik.knowledge.codebook import operators
from realpolitik.knowledge.tables import table
from realpolitik.text.reality import Effect

# What negation leaves of an effect where the row does not say.
NEGATED = {
    "done": "undone", "undone": "open", "planned": "unlikely", "wished": "open", "open": "unlikely", "unlikely": "open", "doubtful": "open",
}  # fmt: skip
# A word that no signature names does what its class of operators does.
OPERATED = {
    "PROMISE": "planned", "DECIDE": "planned", "PREPARE": "planned", "ATTEMPT": "wished", "DEMAND": "open", "ORDER": "open",
    "PERMIT": "open", "THREATEN": "open", "FEAR": "open", "REFUSE": "undone", "FAIL": "undone", "DENY": "unlikely", "PREVENT": "undone",
    "START": "done", "CAUSE": "done", "ACCUSE": "said", "ANNOUNCE": "said", "ASSENT": "planned",
}  # fmt: skip
SLOTS = {"inf": "xcomp", "ing": "xcomp", "that": "ccomp"}


@cache
def _signatures() -> dict[tuple[str, str, str], Effect]:
    return {(row["lemma"], row["pos"], row["link"]): _made(row["effect"], row["negated"]) for row in table("lexicon.signatures")}


def _made(name: str, negated: str = "") -> Effect:
    return Effect(name, negated or NEGATED.get(name, name))


@lru_cache(maxsize=1 << 14)
def effect(lemma: str, pos: str, link: str) -> Effect | None:
    """What a word (``pos``: VERB, NOUN, ADJ) does to what stands in ``link``: ``inf``, ``ing``, ``bare``, ``that``, ``obj``, a preposition.

    None where neither the signatures nor the operators know.
    """
    found = _signatures().get((lemma, pos, link))
    if found is None:
        slot = SLOTS.get(link, link)
        row = next((row for row in operators(lemma, pos) if slot in row.complement and row.operator in OPERATED), None)
        found = _made(OPERATED[row.operator]) if row is not None else None
    return found
