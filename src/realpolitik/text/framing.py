"""Words around an event noun that say nothing of their own, and words by which a clause speaks of what is to come."""

from __future__ import annotations

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


def spoken_by(syntax: Syntax, verb: int) -> list[int]:
    """The heads of the clauses that tell what a text says or does which the verb brings about: *banning* in *signed a decree banning*."""
    texts = [thing for thing in syntax.fillers(verb, "obj") if syntax.tokens[thing].lemma.lower() in AUTHORED]
    return [clause for text in texts for clause in syntax.children(text, "acl", "relcl")]
