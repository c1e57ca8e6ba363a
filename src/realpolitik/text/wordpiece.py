"""Words cut into the pieces that an encoder's vocabulary has, as BERT's uncased models do: lower case, no accents, longest piece first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from realpolitik.core.marks import Span

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
LONGEST = 100
REMEMBERED = 1 << 14


def words(text: str) -> Iterator[tuple[str, Span]]:
    """Runs of letters and digits, and single signs, with their places.

    >>> [word for word, _ in words("Iran's envoy (43) left.")]
    ['Iran', "'", 's', 'envoy', '(', '43', ')', 'left', '.']
    """
    for match in WORD.finditer(text):
        yield match.group(), Span(match.start(), match.end())


def folded(word: str) -> str:
    """Lower case without accents: what the vocabulary is written in."""
    if word.isascii():
        return word.lower()
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(sign) != "Mn")


class Wordpiece:
    """Cuts words by a ``vocabulary``, whose order gives the ids; what it lacks becomes ``[UNK]``. Words met of late are remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last = (self._ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._pieces)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces; a word with signs in it is cut at them first."""
        return self._remembered(word)

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(piece for part, _ in words(folded(word)) for piece in self._cut(part))

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (self.unknown,)
        found, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self._ids.get(word[at:end] if at == 0 else f"##{word[at:end]}")
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)
