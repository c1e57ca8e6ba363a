"""Where a report names the agency that it comes from: in its dateline, in a credit at its end, or in its first sentences."""

from __future__ import annotations

import re

# *MOSCOW, March 3 (Reuters) -*, *KABUL (AP) —*, */TASS/.*, *BEIJING, Aug. 20 (Xinhua) --*
DATELINE = re.compile(r"\A[^\n]{0,90}?[(/](?P<name>[A-Z][\w.'’ -]{1,40}?)[)/]\s*(?:[-–—:.]|\n)")
# *Reuters - *, *AP — *: nothing before it.
OPENING = re.compile(r"\A(?P<name>[A-Z][\w.'’ ]{1,30}?)\s+[-–—]{1,2}\s")
# A last line that is a credit: *(Reuters)*, *— AFP*, *With AP*, *Source: Xinhua*, *Copyright 2021 The Associated Press.*
CREDIT = re.compile(
    r"(?:\A|\n)\W*(?:(?:with|source|by|from|agencies|photo)\b[:\s]+(?:(?:reporting|inputs?|files?)\s+(?:by|from)\s+)?|"
    r"(?:copyright|©)\s*(?:\d{4})?\s*(?:by\s+)?)?(?P<name>(?:[Tt]he )?[A-Z][\w.'’ -]{1,40}?)\W*\Z",
    re.IGNORECASE,
)
LAST_BRACKET = re.compile(r"[(\[](?P<name>[A-Z][\w.'’ -]{1,40}?)[)\]]\W*\Z")
# *Reporting by A; Editing by B*: how Reuters signs.
REUTERS = re.compile(r"\(?(?:Additional )?[Rr]eporting by [^\n]{3,200}?[;,] ?(?:[Ww]riting|[Ee]diting) by [^\n]{3,80}\)?\s*\Z")
# *according to TASS*, *Interfax reported*, *told the AFP news agency*
CITED = re.compile(
    r"(?:\b(?:according to|(?:reported|told|cited|quoted|carried) by|told|citing)\s+(?:the\s+)?(?:(?:state|official|state-run|news)\s+)*"
    r"(?:news\s+agency\s+)?(?P<after>[A-Z](?:[\w'’-]|\.(?=\w))*(?:\s[A-Z](?:[\w'’-]|\.(?=\w))*){0,3})|"
    r"\b(?P<before>[A-Z](?:[\w'’-]|\.(?=\w))*(?:\s[A-Z](?:[\w'’-]|\.(?=\w))*){0,3})(?:\s+news\s+agency)?,?\s+(?:reports|reported)\b)"
)
LEAD = 600


def credited(text: str) -> list[str]:
    """Names that stand where a report credits an agency with all of it, the surest first; most of them are none.

    >>> credited("MOSCOW, March 3 (Reuters) - Norway accused Sweden.")
    ['Reuters']
    >>> credited("Norway accused Sweden.\\n(AFP)")
    ['AFP', 'AFP']
    """
    whole = text.strip()
    found = [match["name"] for pattern in (DATELINE, OPENING) if (match := pattern.search(whole))]
    last = whole.rsplit("\n", 1)[-1] if len(whole) > LEAD or "\n" in whole else ""
    if REUTERS.search(last):
        found.append("Reuters")
    found += [match["name"] for pattern in (CREDIT, LAST_BRACKET) if last and len(last) < 300 and (match := pattern.search(last))]
    return [name.strip() for name in found]


def cited(text: str) -> list[str]:
    """Names that the first sentences of a report cite as where they know it from; most of them are no agencies.

    >>> cited("Norway accused Sweden of spying, according to TASS. The minister left.")
    ['TASS']
    """
    return [match["after"] or match["before"] for match in CITED.finditer(text[:LEAD])]
