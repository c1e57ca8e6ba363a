"""Numbers written in figures or words: *2,000*, *two dozen*, *half a million*, *1.5bn*."""

from __future__ import annotations

import re

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: float(value) for value, word in enumerate(ONES)} | {word: 20.0 + 10 * i for i, word in enumerate(TENS)}
SCALES = {
    "dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
ARTICLES = frozenset({"a", "an"})
SKIPPED = frozenset({"and", "of"})
ORDINALS = {
    word: value + 1
    for value, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
         "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")
    )
} | {"twenty-first": 21}  # fmt: skip

FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn|tn|million|billion|trillion)?", re.IGNORECASE)
RATIO = re.compile(r"(\d+)/([1-9]\d*)")


def ordinal(word: str) -> int | None:
    """The number an ordinal stands for: *third*, *3rd*; None if it is none."""
    word = word.lower()
    if word in ORDINALS:
        return ORDINALS[word]
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    return int(found[1]) if found else None


def number(text: str) -> float | None:
    """The value of a number in figures or words; None if the words are no number.

    >>> number("half a million"), number("two dozen"), number("twenty-four"), number("2.5 bn")
    (500000.0, 24.0, 24.0, 2500000000.0)
    """
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text.lower().strip()).split()
    if not words:
        return None
    if words[0] in ARTICLES and len(words) > 1 and (words[1] in SMALL or words[1][0].isdigit()):
        del words[0]  # *a five-hour visit*
    total, group, seen, fraction = 0.0, 0.0, False, None
    for word in words:
        if word in SKIPPED and (seen or fraction is not None):
            continue
        if word in ARTICLES:
            if fraction is None and not seen:
                group, seen = 1.0, True
            continue
        figures, ratio = FIGURES.fullmatch(word), RATIO.fullmatch(word)
        if figures is not None:
            value = float(figures[1].replace(",", "") + (figures[2] or ""))
            group += value * (SCALES[figures[3].lower()] if figures[3] else 1.0)
        elif ratio is not None:
            group += int(ratio[1]) / int(ratio[2])
        elif word in SMALL:
            group += SMALL[word]
        elif word in FRACTIONS and not seen:
            fraction = FRACTIONS[word]
            continue
        elif word == "half" and seen:
            group += 0.5
        elif word in SCALES:
            scale = SCALES[word]
            group = (group if seen else 1.0) * scale
            if scale >= 1000.0:
                total, group = total + group, 0.0
                seen = True
                continue
        else:
            return None
        seen = True
    if fraction is not None:
        return fraction * ((total + group) if seen else 1.0)
    return total + group if seen else None
