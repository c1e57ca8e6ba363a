"""What befell those counted, of all that the words say, by what they are: men are killed, tanks destroyed, votes neither."""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.counted import counted, nature
from realpolitik.knowledge.things import Things
from realpolitik.text.counting import partitive
from realpolitik.text.fates import Fate, beside, fates

# What is said to have befallen those counted, and so may be said of a part of them without a word.
BEFALLEN = frozenset("killed wounded missing detained released deported kidnapped evacuated survivors displaced destroyed".split())
# What people are by what they do at the time, unless a noun already says who they are.
DOING = frozenset({"protesters", "voters", "refugees", "strikers"})
# What befalls people only, so that it tells nothing of nouns that the table lacks: *uprooted 180 olive trees*, *seized 900 loaves*.
MOVED = frozenset({"displaced", "deported", "missing", "detained", "released"})
FORCES = frozenset({"troops", "police", "reservists"})
CAPTIVE = frozenset({"hostages", "prisoners"})
# What captives do when they are let go; of others it says nothing.
WALKED = "walked"
# Verbs of ruin that kill people: *28 sailors were burned in their bunks*.
ENDING = frozenset("burn incinerate annihilate crush obliterate blow wipe".split())
LOSING = frozenset({"lose", "loss", "cost"})


def befallen(syntax: Syntax, things: Things, what: str | None, heads: Sequence[int]) -> Fate | None:
    """What befell those at ``heads``, who are ``what``, if they are such as it can befall."""
    kind = nature(what) if what is not None else "noun"
    if kind == "matter" or what in BEFALLEN:
        return None
    doing = None
    for head in dict.fromkeys(heads):
        for fate, over in fates(syntax, head, counted):
            verb = syntax.tokens[over].lemma.lower()
            if kind == "object":
                if fate == "destroyed" or (fate == "killed" and verb in LOSING | {"kill"}):
                    return "destroyed", over
            elif fate in DOING:
                if doing is None and (what in (None, "people") or _ballot(syntax, over)):
                    doing = "votes" if _ballot(syntax, over) else fate, over
            elif found := _of_people(things, what, fate, verb, heads[0]):
                return found, over
    return doing


def _of_people(things: Things, what: str | None, fate: str, verb: str, noun: int) -> str | None:
    if fate == "destroyed":
        if what is not None and things.unknown(what, noun):
            return fate  # *burned 10,000 shelters*
        return "killed" if verb in ENDING else None
    if fate == WALKED:
        return "released" if what in CAPTIVE else None
    if fate in MOVED and what is not None and things.unknown(what, noun):
        return None
    if (fate == "detained" and what in CAPTIVE) or (fate == "evacuated" and what in FORCES):
        return None
    return fate


def _ballot(syntax: Syntax, verb: int) -> bool:
    """*Voted for it*: what is counted is votes."""
    return syntax.tokens[verb].lemma.lower() == "vote" and any(
        syntax.tokens[link].text.lower() in ("for", "against") for link in syntax.children(verb, "prep")
    )


def anyone(syntax: Syntax, heads: Sequence[int]) -> Fate | None:
    """What befell those of whom nothing else is said."""
    found = [fate for head in dict.fromkeys(heads) for fate in fates(syntax, head, counted) if fate[0] != WALKED]
    return next((fate for fate in found if fate[0] not in DOING), next(iter(found), None))


def alone(syntax: Syntax, heads: Sequence[int], opening: int, run: Sequence[int]) -> Fate | None:
    """What befell those whom a number without a noun counts: a state right after it, what its clause says, what stands beside it."""
    near = (told for told in beside(syntax, opening, run[-1], counted) if told[0] != WALKED)
    return state_after(syntax, run) or anyone(syntax, heads) or next(near, None)


def state_after(syntax: Syntax, run: Sequence[int]) -> Fate | None:
    """*20 wounded*, *20 of them wounded*, *14 lost their lives and 300 their homes*."""
    tokens = syntax.tokens
    after = run[-1] + (3 if partitive(syntax, run) else 1)
    if after >= len(tokens):
        return None
    owned = tokens[after].tag == "PRP$" and after + 1 < len(tokens)
    what = counted("loss", tokens[after + 1].lemma.lower()) if owned else counted("state", tokens[after].text.lower())
    return (what, after + owned) if what is not None else None


def state_of(syntax: Syntax, what: str | None, noun: int) -> Fate | None:
    """*343 firemen missing*: a state told right after the noun."""
    tokens, after = syntax.tokens, noun + 1
    if after >= len(tokens) or what in BEFALLEN or (what is not None and nature(what) != "noun"):
        return None
    beyond = tokens[after + 1].pos if after + 1 < len(tokens) else "PUNCT"
    state = counted("state", tokens[after].text.lower())
    acting = tokens[after].tag == "VBD" or bool(syntax.children(after, "dobj"))
    return (state, after) if state is not None and not acting and beyond not in ("NOUN", "PROPN") else None
