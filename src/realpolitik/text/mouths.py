"""Which nouns may speak though nobody is known by them: people by the end of their word, bodies, papers and findings."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.marks import Token
from realpolitik.text.shown import FINDINGS

PERSONAL = ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "people", "ee", "eur")
# What ends like them and is nobody.
THINGS = frozenset(
    "accent accident answer argument center centre comment computer content corner counter current danger disaster effort element "
    "environment equipment error event extent factor fear fervor giant grant hunger incident instrument investment matter moment movement "
    "murder number ocean offer order payment percent plant power present punishment quarter restaurant segment settlement shelter shipment "
    "summer talent terror torrent tower tracker treatment weather winter".split()
)
BODIES = frozenset(
    "agency airline bank board campaign church circus club college company congregation crew crowd family firm group hospital "
    "household jury ministry museum panel parish party police school shop squad staff team theater theatre tribe troupe union".split()
)
KIN = frozenset(
    "aunt boy brother child cousin daughter father friend girl husband kid mother nephew niece parent sister son uncle wife".split()
)
PAPERS = frozenset(
    "account agreement announcement article audit ban bill book brief bulletin cable charter column communique complaint constitution "
    "contract decree diary directive document editorial email filing guideline indictment law lawsuit leaflet legislation letter "
    "manifesto memo memoir memorandum message motion note notice order paper petition post proposal publication regulation release "
    "report resolution review ruling script statement text transcript treaty tweet verdict version".split()
)
# Verbs that only tell: anything that holds words may do it.
TELLING = frozenset("add announce answer ask assert claim declare deny estimate explain note read report say state tell warn write".split())
SHARES = frozenset({"percent", "%", "cent"})


def may_speak(source: Sequence[Token], head: Token, *, telling: bool) -> bool:
    """Whether somebody or something unnamed may say what its verb says; ``telling``: the verb does no more than tell.

    Shares of those who were asked are a finding, and nobody's voice.
    """
    if any(token.lemma in SHARES for token in source):
        return False
    lemma = head.lemma.lower()
    if head.pos != "NOUN" or telling:
        return True
    known = lemma in BODIES or lemma in KIN or lemma in PAPERS or lemma in FINDINGS
    return known or (lemma.endswith(PERSONAL) and lemma not in THINGS)
