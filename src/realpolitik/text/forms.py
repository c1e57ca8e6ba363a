"""Forms of English words: plural, past and gerund of a word, regular ones by rule and the common irregular ones by list."""

from __future__ import annotations

PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people", "people": "people", "aircraft": "aircraft",
           "police": "police", "staff": "staff", "troops": "troops"}  # fmt: skip
PASTS = dict(
    pair.split(":")
    for pair in """
    say:said tell:told send:sent lose:lost take:took shoot:shot hold:held come:came make:made bring:brought find:found begin:began
    keep:kept meet:met leave:left break:broke hear:heard shut:shut fight:fought spend:spent know:knew throw:threw blow:blew
    drive:drove beat:beat buy:bought sell:sold pay:paid give:gave think:thought stand:stood write:wrote run:ran speak:spoke
    withdraw:withdrew freeze:froze shake:shook seek:sought build:built flee:fled hit:hit rise:rose fall:fell grow:grew feel:felt
    lead:led overrun:overran get:got catch:caught become:became forbid:forbade deal:dealt understand:understood swear:swore
    go:went overcome:overcame let:let slay:slew uphold:upheld cost:cost cast:cast see:saw win:won draw:drew fly:flew put:put
    set:set sit:sat read:read hang:hung strike:struck sing:sang
    """.split()
)
VOWELS = frozenset("aeiou")
DOUBLED = frozenset("bdgmnprt")


def plural(word: str) -> str:
    """The plural of a noun (of a phrase: of its last word), or the third person of a verb: *treaty* -> *treaties*."""
    head, space, last = word.rpartition(" ")
    if last in PLURALS:
        last = PLURALS[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "" if last.endswith("s") and not last.endswith("ss") else "es"
    elif last.endswith("y") and last[-2:-1] not in VOWELS:
        last = last[:-1] + "ies"
    elif last.endswith("man"):
        last = last[:-2] + "en"
    else:
        last += "s"
    return head + space + last


def past(word: str) -> str:
    """The past of a verb: *deny* -> *denied*, *stop* -> *stopped*."""
    if word in PASTS:
        return PASTS[word]
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return _stem(word) + "ed"


def gerund(word: str) -> str:
    """The form in *-ing*: *make* -> *making*, *stop* -> *stopping*."""
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return _stem(word) + "ing"


def _stem(word: str) -> str:
    """The last letter twice where a short vowel stands before it: *ban* -> *bann*."""
    short = len(word) > 2 and word[-1] in DOUBLED and word[-2] in VOWELS and word[-3] not in VOWELS
    return word + word[-1] if short and sum(letter in VOWELS for letter in word) == 1 else word
