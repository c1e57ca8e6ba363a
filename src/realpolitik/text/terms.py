"""What a text is about by its bare words: terms, names and numbers, read without any model."""

from __future__ import annotations

import re

TERM = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
# A name, or a number, in the middle of a sentence.
NAME = re.compile(r"(?<![.!?:“\"]\s)(?<!\n)(?<!\A)\b[A-Z][^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]+)?|\b\d+(?:[.,]\d+)*\b")
POSSESSIVE = re.compile(r"['’]s?\Z")
# Words that say nothing of what a text is about.
SMALL = frozenset(
    """
    a about after all also am an and any are as at be been before being but by can could did do does for from had has have he her here
    hers him his how i if in into is it its just like may me might more most must my no nor not now of on one only or our out over own
    said say says she should so some such than that the their them then there these they this those through to too two under until up
    us very was we were what when where which while who whom whose why will with would you your
    """.split()
)
# Words that say when; they stand in capitals and are no names. *March* and *May* are other words as well.
CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december
    """.split()
)
# How many words of a report tell its story best: an agency's first paragraphs.
LEAD = 120


def terms(text: str) -> list[str]:
    """The words of a text in lower case and in order, without small words and without possessive endings.

    >>> terms("The minister’s plane left Kabul at 10.30.")
    ['minister', 'plane', 'left', 'kabul', '10.30']
    """
    found = (POSSESSIVE.sub("", word.lower()) for word in TERM.findall(text))
    return [word for word in found if word not in SMALL and (len(word) > 1 or word.isdigit())]


def lead(text: str, *, words: int = LEAD) -> str:
    """The first words of a text."""
    return " ".join(text.split(maxsplit=words)[:words])


def skeleton(text: str) -> list[str]:
    """The names and numbers of a text in lower case and in order; the first word of a sentence is none.

    >>> skeleton("Yesterday Iran sent 40 trucks. Trucks from Iran crossed.")
    ['iran', '40', 'iran']
    """
    return [POSSESSIVE.sub("", word.lower()) for word in NAME.findall(text)]
