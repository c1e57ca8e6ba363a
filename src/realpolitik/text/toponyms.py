"""Place names cut to the key under which a gazetteer holds them: *St. Mary's*, *Saint Marys* and *ST MARYS* are one.

Imports nothing but the standard library, for the tool that builds the gazetteer loads this file before anything is installed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ə": "a", "Ə": "A",
        **dict.fromkeys("'’‘`ʻʼʿʾ´.", ""), **dict.fromkeys("-‐‑–/,()&", " "),
    }
)  # fmt: skip
_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """The key of a name: small letters without accents, dots and apostrophes; hyphens and commas are spaces; no *the* in front.

    >>> key("St. John’s"), key("Saint Johns"), key("The Hague"), key("Kirovohrad-Oblast’")
    ('st johns', 'st johns', 'hague', 'kirovohrad oblast')
    """
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = _SPACE.sub(" ", plain).strip().lower().split(" ")
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SAME.get(word, word) for word in words)
