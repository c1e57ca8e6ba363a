"""Good and bad words: what each says of who does or has it, and of whom it is done to or about."""

from __future__ import annotations

from functools import cache, lru_cache

from realpolitik.knowledge.speech import feeling
from realpolitik.knowledge.tables import table
from realpolitik.text.tone import Tone


@cache
def _tones() -> dict[tuple[str, str], Tone]:
    return {(row["word"], row["pos"]): Tone(float(row["doer"]), float(row["other"])) for row in table("lexicon.tone")}


@lru_cache(maxsize=1 << 14)
def hear(word: str, lemma: str, pos: str) -> Tone | None:
    """The tone of a word (``pos``: VERB, NOUN, ADJ, ADV) by its form or its lemma; None for a word that has none.

    What the table of tones does not know, that of sentiment may: a deed colours its doer, praise and blame whom they are for.
    """
    for form in (word, lemma):
        found = _tones().get((form, pos))
        if found is not None:
            return found
        felt = feeling(form, pos)
        if felt is not None:
            said = felt.polarity * felt.strength
            return Tone(0.0, said) if felt.kind in ("praise", "blame") else Tone(said, 0.0 if felt.kind == "act" else said)
    return None
