"""What stands between the sentences of a page and belongs to none: picture credits, the words of a gallery, the foot of a tweet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

AGENCY = r"(?:GETTY(?: IMAGES)?|Getty(?: Images)?(?: for \w+)?|REUTERS|Reuters|AFP|AP|PA|EPA|REX|Rex|ALAMY|Alamy|SHUTTERSTOCK|Shutterstock)"
CREDITS = rf"{AGENCY}(?:[*/]{AGENCY})*"
# What nobody writes in a sentence, and what is furniture beside it.
SURE = (
    r"Play [Ss]lideshow|Full Screen|Autoplay|Skip Ad|View Photos|Buy Photo|Wait \d+ seconds? to continue\.?|(?:Hide|Show) Caption|"
    r"Scroll down for video|(?:Image|Media) (?:copyright|caption)|[\d+]+ show all|Play Video|Skip in Skip"
)
BESIDE = rf"{CREDITS}|\d{{1,3}} of \d{{1,3}}|Close|CLOSE|x|Embed|Share"
GALLERY = re.compile(rf"(?<!\S)(?:(?:{BESIDE})\s+)*(?:{SURE})(?:\s+(?:{SURE}|{BESIDE}))*(?!\S)")
# *GETTY Trump has pledged*: in capitals these are credits wherever they stand.
SHOUTED = re.compile(r"(?<!\S)(?:GETTY|REUTERS)(?:[*/][\w.-]+(?: [A-Z][\w.-]+)?)*(?=\s+[A-Z0-9]|\s*\Z)")
# *1/29 London, England*: the number of a picture, in a report that shows all of them.
NUMBERED = re.compile(r"(?<!\S)(?!9/11)\d{1,2}/\d{1,2}(?=\s+[A-Z0-9])")
SHOWN = "show all"
# *(Melina Mara/The Washington Post) Clinton blamed*: what stands in brackets between two sentences.
BRACKET = re.compile(r"(?:(?<=[.!?\"”'’)]\s)|\A)\((?P<said>[^()\n]{2,60})\)(?=\s+[A-Z0-9“\"‘'\[(]|\s*\Z)")
PHOTO = re.compile(r"(?:AP |Reuters )?Photos?\b:?(?: by)?\s*", re.IGNORECASE)
# *-- David Nakamura (@DavidNakamura) November 10, 2016 Obama has pledged*: a tweet ends with its date.
TWEET = re.compile(r"(?:—|–|--)\s*[^()\n]{2,40}\(@\w{1,20}\)\s+(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})")


def cuts(text: str, start: int, end: int, outlet: Callable[[str], object]) -> list[int]:
    """Where a paragraph is to be cut so that its furniture stands alone; ``outlet`` is true of names of outlets.

    >>> cuts("He left. (The Washington Post) She stayed.", 0, 42, lambda name: name == "The Washington Post")
    [9, 30]
    """
    paragraph = text[start:end]
    found = {place for low, high in _found(paragraph, outlet, shown=SHOWN in text) for place in (low, high)}
    found |= {match.end() for match in TWEET.finditer(paragraph)}
    return sorted(start + place for place in found if paragraph[:place].strip() and paragraph[place:].strip())


def _found(paragraph: str, outlet: Callable[[str], object], *, shown: bool) -> Iterator[tuple[int, int]]:
    galleries = [match.span() for match in GALLERY.finditer(paragraph)]
    yield from galleries
    for pattern in (SHOUTED, *([NUMBERED] if shown else [])):
        for match in pattern.finditer(paragraph):
            if not any(low <= match.start() < high for low, high in galleries):
                yield match.span()
    for match in BRACKET.finditer(paragraph):
        said = PHOTO.sub("", match["said"])
        names = [name.strip(" .") for name in re.split(r"/| via |,", said)]
        if said != match["said"] or any(name and (outlet(name) or re.fullmatch(AGENCY, name)) for name in names):
            yield match.span()
