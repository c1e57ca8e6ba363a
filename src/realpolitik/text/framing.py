"""Words around an event noun that say nothing of their own, and words by which a clause speaks of what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from realpolitik.core.marks import Actor
from realpolitik.core.syntax import Syntax

# A noun that only counts or frames another: *a series of attacks*, *the first round of talks*.
FRAMING = frozenset(
    "day week month hour worth ton tonne kilo kg percent amount share batch contingent shipment dollar series wave string spate "
    "round number campaign act part plan result possibility prospect right use state level return start end idea threat "
    "risk report kind form type attempt effort bid process course period program programme package move step".split()
)
COUNTING = frozenset({"thousand", "hundred", "dozen", "million", "score", "some", "one", "group", "all"})
FUTURE = frozenset({"will", "shall", "'ll", "wo", "ll"})
SPEECH = frozenset({"say", "announce", "tell", "state", "declare", "confirm", "add", "promise", "vow", "insist"})
# Verbs that carry what one takes part *in*.
JOINING = frozenset({"participate", "engage", "partake"})
# Slots of a verb's own; a preposition of any other name may hang on its object.
FIXED_SLOTS = frozenset({"subj", "obj", "iobj", "mod", "poss", "prt", "xcomp", "ccomp", "advcl", "attr", "of", "by"})
# Words of somebody, which do what he does: *issued a statement condemning*, *a decree that bans*.
AUTHORED = frozenset(
    "statement resolution decree law bill legislation act order ruling verdict letter report declaration communique communiqué motion "
    "measure edict directive tweet message note memo manifesto appeal petition amendment decision judgment judgement injunction".split()
)


def authored(syntax: Syntax, verb: int) -> list[int]:
    """The texts that a verb brings about: *signed a decree*, *voted for a bill*, *voted in favour of a resolution*."""
    things = [*syntax.fillers(verb, "obj"), *syntax.fillers(verb, "for")]
    for favour in syntax.fillers(verb, "in"):
        things += syntax.fillers(favour, "of")
    return [thing for thing in things if syntax.tokens[thing].lemma.lower() in AUTHORED]


def spoken_by(syntax: Syntax, verb: int) -> list[int]:
    """The heads of the clauses that tell what a text says or does which the verb brings about: *banning* in *signed a decree banning*."""
    return [clause for text in authored(syntax, verb) for clause in syntax.children(text, "acl", "relcl")]


def enacting(syntax: Syntax, clause: int) -> int | None:
    """The verb that brings about the text which a clause belongs to: *signed* for *banning* in *signed a decree banning*."""
    if syntax.tokens[clause].dep not in ("acl", "relcl"):
        return None
    verb = next((at for at in islice(syntax.ancestors(clause), 5) if syntax.is_verb(at)), None)
    return verb if verb is not None and clause in spoken_by(syntax, verb) else None


def announced(syntax: Syntax, actors: Mapping[int, Actor], index: int) -> bool:
    """Whether the subject's own side says that it will: *they would blockade the port, farmers said*."""
    head = syntax.head(index)
    spoken = head is not None and syntax.tokens[head].lemma in SPEECH
    if head is None or not spoken or syntax.tokens[index].dep not in ("ccomp", "xcomp", "parataxis"):
        return False
    if syntax.is_passive(index) and not syntax.fillers(index, "subj"):
        return any(i in actors for i in syntax.fillers(index, "teller"))  # *would be expelled, the ministry told them*
    own, said = (
        {name for i in syntax.fillers(at, "subj") if i in actors for name in (actors[i].key, actors[i].country)} for at in (index, head)
    )
    return bool((own & said) - {None})
