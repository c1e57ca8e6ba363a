"""Names cut into comparable pieces: accents folded, hyphens apart, capitals softened where everything shouts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

PIECE = re.compile(r"[^\W_](?:[\w.'’]*\w)?\.?|[^\w\s]")
_LIGATURES = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "’": "'"}
)


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """A word without accents; a long word all in capitals gets only the first (*MOSCOW* -> *Moscow*)."""
    plain = word if word.isascii() else "".join(
        c for c in unicodedata.normalize("NFKD", word.translate(_LIGATURES)) if not unicodedata.combining(c)
    )  # fmt: skip
    if len(plain) > 4 and plain.isupper() and plain.isalpha():
        return plain.capitalize()
    return plain


@lru_cache(maxsize=1 << 13)
def pieces(name: str) -> tuple[str, ...]:
    """The pieces of a name, by which names are compared: *Guinea-Bissau* is three, *U.S.* is one."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names are plain words: no need to look closer
        return tuple(word.capitalize() if len(word) > 4 and word.isupper() else word for word in name.split())
    return tuple(fold(piece) for piece in PIECE.findall(name))


def written(words: Iterable[str]) -> str:
    """Words put together as they are written: no spaces around hyphens or before apostrophes (*al-Fashaga*)."""
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" '", "'")


def cased(words: Sequence[str]) -> str:
    """A person's name written out, only initials and numerals in capitals: *JOHN Ossoff* is *John Ossoff*, *Pius XII* stays."""
    return written(
        word.capitalize() if len(word) > 2 and word.isupper() and word.isalpha() and set(word) - set("IVX") else word for word in words
    )
