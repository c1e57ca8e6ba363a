"""What spaCy's vocabulary keeps of the words it meets: for good up to a number, beyond it only for a while.

A vocabulary keeps each word it ever met, and the heads, ends and shapes of each: over a hundred thousand reports that is most of what a
process holds. So the first words are learnt for good, which are the common ones, and the others in a zone of memory that is given back
from time to time. In a zone spaCy's tokenizer remembers no more of how it cut words; by then it remembers as many as it ever will.
"""

from __future__ import annotations

from typing import Any

# Strings that are learnt for good beyond those of the pipeline, and those that pass before they are forgotten together; a new word makes
# some three strings.
LEARNT, PASSING = 40_000, 40_000
# Lemmas that are looked up of late.
LEMMAS = 20_000


class Vocabulary:
    """Watches the vocabulary of a spaCy pipeline; no text that it parsed may be in use when it settles."""

    def __init__(self, nlp: Any, *, learnt: int = LEARNT, passing: int = PASSING) -> None:
        self._nlp = nlp
        self._zone: Any = None
        self._most, self._passing = len(nlp.vocab.strings) + learnt, passing

    def settle(self) -> None:
        """Forgets what was only passing, if there is enough of it."""
        known = len(self._nlp.vocab.strings)
        if known > self._most:
            if self._zone is None:
                self._most = known + self._passing
            else:
                self._zone.__exit__(None, None, None)
            self._zone = self._nlp.memory_zone()
            self._zone.__enter__()
        if self._nlp.has_pipe("lemmatizer") and len(self._nlp.get_pipe("lemmatizer").cache) > LEMMAS:
            self._nlp.get_pipe("lemmatizer").cache.clear()
