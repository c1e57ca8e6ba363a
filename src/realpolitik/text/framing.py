"""Words around an event noun that say nothing of their own, and words by which a clause speaks of what is to come."""

from __future__ import annotations

# A noun that only counts or frames another: *a series of attacks*, *the first round of talks*.
FRAMING = frozenset(
    "day week month hour worth ton tonne kilo kg percent amount share contingent shipment dollar series wave string spate "
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
