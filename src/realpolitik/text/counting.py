"""What a number counts, by syntax: the noun it stands by, or the noun whose size it tells, wherever that stands.

*14 people*, *14 of the people* and *a crowd of 14* have their noun beside them. *The dead numbered 14*, *put the dead at 14*, *the men, 14
of them* and *men, 14 of whom* have it elsewhere: that noun is the number's *whole*.
"""

from __future__ import annotations

from collections.abc import Sequence

from realpolitik.core.syntax import Syntax

BESIDE = frozenset({"nummod", "quantmod", "amod", "compound", "det", "npadvmod"})
# Pronouns that take up those told before: *14 of them*, *of whom 14*.
PRONOUNS = frozenset({"them", "these", "those", "whom", "which", "us", "own", "latter", "former"})
OTHERS = frozenset({"others", "more", "further", "another", "names"})
# Verbs that say a size: of their subject (*rose to 14*, *exceeds 14*), or of their object (*put them at 14*).
AMOUNTING = frozenset("amount climb double exceed grow increase jump mount number pass reach rise run stand swell top total".split())
SIZING = {
    "at": frozenset("put estimate place set number reckon judge give fix".split()),
    "to": frozenset("bring raise lift lower revise reduce take push cut increase drop".split()),
    "as": frozenset({"give", "put"}),
}
SIZES = frozenset("count estimate figure number sum tally toll total strength".split())
LINKS = frozenset({"to", "at", "above", "over", "past", "from", "near", "beyond", "between", "under", "below", "of", "as", "for"})
OPENERS = frozenset({",", "(", "–", "—", "-", ":"})
CLOSERS = frozenset({",", ")", ".", "–", "—", ";", ":"})
GATHERED = frozenset("column wave group convoy line row crowd team gang stream series list batch load".split())
NOMINAL = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})
PLURAL = frozenset({"NNS", "NNPS"})
# Where a part is told of a whole, or more of the same: *14 people, including two women*, *besides two women*.
INCLUDING = frozenset({"including", "among", "include", "with", "besides"})
BACK = 6
AFTER_BARE = frozenset({"PUNCT", "CCONJ", "ADP", "VERB", "AUX", "SCONJ", "ADV", "PART", "ADJ"})
BEFORE_BARE = frozenset({"PROPN", "NOUN", "ADV", "ADP", "CCONJ", "VERB", "ADJ", "PUNCT", "SCONJ", "PRON", "AUX"})


def main_of(syntax: Syntax, run: Sequence[int]) -> int:
    """The token of the number whose head is outside it."""
    inside = set(run)
    return next((i for i in reversed(run) if syntax.tokens[i].head not in inside or syntax.tokens[i].head == i), run[-1])


def noun_beside(syntax: Syntax, run: Sequence[int], main: int, dated: frozenset[int]) -> int | None:
    """The noun that stands with a number; None if it stands alone (*killed 14*)."""
    tokens, token = syntax.tokens, syntax.tokens[main]
    if (of := _of(syntax, main)) is not None:
        return of
    if token.dep in ("nsubj", "compound") and (attribute := _being(syntax, main)) is not None:
        return attribute
    if (ahead := _ahead(syntax, run, dated)) is not None and not (token.head > run[-1] and tokens[token.head].tag in PLURAL):
        return ahead
    if token.dep in BESIDE and token.head != main:
        head = token.head
        if token.dep in ("quantmod", "compound", "npadvmod") and tokens[head].tag == "CD":
            return noun_beside(syntax, run, head, dated) if head not in run else None
        near = not any((tokens[i].tag == "CD" and tokens[i].text[0].isdigit()) or tokens[i].tag == "PRP$" for i in range(run[-1] + 1, head))
        if tokens[head].pos in ("NOUN", "PROPN", "SYM", "ADJ") and head > run[0] and head not in dated and near:
            return head
    return None


def _being(syntax: Syntax, main: int) -> int | None:
    """*Five thousand were fighters*."""
    verb = syntax.head(main)
    if verb is None or syntax.tokens[verb].lemma.lower() != "be" or syntax.tokens[main].dep != "nsubj":
        return None
    return next((i for i in syntax.children(verb, "attr") if syntax.tokens[i].tag in PLURAL), None)


def _ahead(syntax: Syntax, run: Sequence[int], dated: frozenset[int]) -> int | None:
    """The plural noun that a number runs on to, whatever the parse: *14 young Ghanaian soldiers*, *15 Soviet and 5 Afghan troops*."""
    tokens, shared = syntax.tokens, False
    for at in range(run[-1] + 1, min(run[-1] + 2 * BACK, len(tokens))):
        token = tokens[at]
        if at in dated or token.sentence != tokens[run[-1]].sentence:
            return None
        if token.tag in PLURAL:
            return at
        shared = shared or (token.pos == "CCONJ" and at > run[-1] + 1)
        model = token.text.isdigit() and tokens[at - 1].pos == "PROPN"  # *fourteen Leopard 2 tanks*
        if token.pos not in ("ADJ", "PROPN", "NOUN") and token.text != "-" and not model and not (shared and token.pos in ("CCONJ", "NUM")):
            return None
        if token.pos == "NOUN" and at + 1 < len(tokens) and tokens[at + 1].pos == "CCONJ":
            return None
    return None


def _of(syntax: Syntax, main: int) -> int | None:
    for link in syntax.children(main, "prep"):
        if syntax.tokens[link].text.lower() == "of":
            held = next(iter(syntax.children(link, "pobj")), None)
            return None if held is not None and syntax.tokens[held].tag == "CD" else held  # *seven of the 52*
    return None


def told_of(syntax: Syntax, main: int) -> int | None:
    """The noun that a verb says has this number: *the dead numbered 14*, *raised its count of the dead to 14*, *a crowd put at 14*."""
    tokens, token = syntax.tokens, syntax.tokens[main]
    verb = link = syntax.head(main)
    if link is None or verb is None:
        return None
    if token.dep == "pobj":
        if tokens[link].text.lower() not in LINKS or (verb := syntax.head(link)) is None:
            return None
        if tokens[link].text.lower() == "of" and tokens[verb].lemma.lower() in SIZES - {"number"}:
            return verb  # *a toll of 14*
    elif token.dep not in ("dobj", "attr") and tokens[link].lemma.lower() != "number":
        return None
    lemma, noun = tokens[verb].lemma.lower(), None
    if token.dep == "pobj" and lemma in SIZING.get(tokens[link].text.lower(), ()):
        noun = next(iter(syntax.children(verb, "dobj", "nsubjpass")), tokens[verb].head if tokens[verb].dep == "acl" else None)
    subject = next(iter(syntax.children(verb, "nsubj", "nsubjpass")), None)
    if noun is None and tokens[verb].dep == "acl" and tokens[tokens[verb].head].lemma.lower() in SIZES:
        noun = tokens[verb].head  # *the number lost since May to 14*
    if lemma == "be" and token.dep == "attr" and subject is not None and tokens[subject].tag not in ("NN", "NNP", "PRP", "DT", "WP", "CD"):
        noun = subject  # *the wounded are a hundred*
    if lemma == "come" and token.dep == "pobj" and subject is not None:
        noun = next((i for i in (subject, *syntax.children(subject)) if tokens[i].text.lower() in ("dead", "wounded", "missing")), None)
    if noun is None and subject is not None and (lemma in AMOUNTING or tokens[subject].lemma.lower() in SIZES):
        noun = subject
    if noun is None or noun == main:
        return None
    if tokens[noun].lemma.lower() in SIZES:
        return next(iter(syntax.fillers(noun, "of")), noun)
    if lemma in ("be", "come"):
        return noun
    sized = token.dep == "pobj" or lemma in ("number", "total", "exceed")
    return noun if sized and tokens[noun].pos in ("NOUN", "ADJ", "PROPN", "VERB") else None


def whole_of(syntax: Syntax, run: Sequence[int], main: int, opening: int, noun: int | None) -> int | None:
    """The noun whose size or part a number tells from outside its phrase: *the men, 14 of them, were shot*, *men, 14 of whom fled*."""
    tokens, token = syntax.tokens, syntax.tokens[main]
    behind = [tokens[i].text.lower() for i in range(max(0, main - BACK), main)]
    if noun is None and "whom" in behind and "there" in behind:
        return _antecedent(syntax, main)
    taken_up = noun is not None and tokens[noun].text.lower() in PRONOUNS
    if noun is not None and not taken_up:
        return None
    if taken_up and noun is not None and tokens[noun].text.lower() in ("whom", "which"):
        antecedent = _antecedent(syntax, main)
        if antecedent is not None:
            return antecedent
    before = opening - 1
    if before < 1 or tokens[before].text not in OPENERS or tokens[before].sentence != token.sentence:
        return None
    after = run[-1] + 1
    beyond = tokens[after].text.lower() if after < len(tokens) else "."
    if not taken_up and beyond not in CLOSERS and beyond not in ("in", "altogether", "or", "strong", "by", "all", "each", "according"):
        return None
    if token.dep == "appos" and _countable(syntax, token.head) and token.head < main:
        return next(iter(syntax.fillers(token.head, "of")), token.head) if syntax.tokens[token.head].lemma in GATHERED else token.head
    return _last_of_phrase(syntax, before - 1)


def _antecedent(syntax: Syntax, main: int) -> int | None:
    """The noun that *whom* takes up: what the relative clause hangs on."""
    for at in (main, *syntax.ancestors(main)):
        if syntax.tokens[at].dep == "relcl" and _countable(syntax, syntax.tokens[at].head):
            return syntax.tokens[at].head
    for at in range(main - 1, max(1, main - BACK), -1):  # *the liquidators, of whom there were 600*
        if syntax.tokens[at].text.lower() == "whom" and syntax.tokens[at - 2].text in OPENERS:
            return _last_of_phrase(syntax, at - 3)
    return None


def _last_of_phrase(syntax: Syntax, last: int) -> int | None:
    """The head of the plural noun phrase that ends at a token: *cruise missiles*, *hunger strikers in prison*."""
    for at in range(last, max(-1, last - BACK), -1):
        token = syntax.tokens[at]
        if token.sentence != syntax.tokens[last].sentence or token.pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return None
        if _countable(syntax, at) or (token.pos == "ADJ" and token.head != at and at == last and token.dep in NOMINAL):
            return at
    return None


def _countable(syntax: Syntax, at: int) -> bool:
    token = syntax.tokens[at]
    return token.tag in PLURAL or token.lemma.lower() in ("people", "police", "crowd", "garrison", "crew", "troop", "force")


def part_of(syntax: Syntax, at: int, whole: int | None) -> bool:
    """Whether a noun or number is told as a part of those counted before: *including two women*, *among them two*, *two of them women*."""
    tokens = syntax.tokens
    top = at
    for _ in range(2 * BACK):
        first = syntax.first_conjunct(top)
        if _among(syntax, first):
            return True
        head = syntax.head(first)
        if head is None:
            return False
        if tokens[first].dep == "pobj" and tokens[head].text.lower() in INCLUDING - {"with"}:
            return True
        if tokens[head].text.lower() == "being" or tokens[first].text.lower() == "including":
            return True
        if whole is not None and head == whole and tokens[first].dep in ("appos", "conj"):
            return tokens[first].dep == "appos"
        if tokens[first].dep not in ("appos", "nummod", "poss", "compound", "pobj", "prep", "nsubj", "attr", "dep"):
            return False
        if tokens[first].dep in ("nsubj", "attr") and tokens[head].lemma not in ("be", "being"):
            return False
        top = head
    return False


def _among(syntax: Syntax, at: int) -> bool:
    for link in syntax.children(at, "prep"):
        if syntax.tokens[link].text.lower() in ("among", "of"):
            for held in syntax.children(link, "pobj"):
                if syntax.tokens[held].text.lower() in PRONOUNS:
                    return True
    return False


def partitive(syntax: Syntax, run: Sequence[int]) -> bool:
    """*20 of them*, *of whom 20*, *20 of its own*."""
    after = syntax.tokens[run[-1] + 1 : run[-1] + 4]
    if [token.tag for token in after[:2]] == ["IN", "PRP$"] and after[2:] and after[2].text.lower() == "own":
        return True
    words = [token.text.lower() for token in after[:2]]
    before = [token.text.lower() for token in syntax.tokens[max(0, run[0] - 2) : run[0]]]
    return (words[:1] == ["of"] and words[1:] != [] and words[1] in PRONOUNS) or before == ["of", "whom"]


def bare(syntax: Syntax, run: Sequence[int]) -> bool:
    """Whether a number stands where a noun phrase may: at the end of a phrase, after a name, before *of them*."""
    if partitive(syntax, run):
        return True
    tokens, at = syntax.tokens, run[-1] + 1
    if at < len(tokens) and tokens[at].text.lower() in OTHERS:
        at += 1
    after = tokens[at] if at < len(tokens) else None
    if after is not None and after.tag != "WP" and after.pos not in AFTER_BARE:
        return after.text.lower() in ("each", "more", "a")
    if run[0] == 0:
        return True
    before = tokens[run[0] - 1]
    if before.lemma == "the":
        return after is not None and (after.tag in ("WP", "WDT") or after.pos in ("ADP", "AUX", "VERB", "CCONJ"))
    return before.pos in BEFORE_BARE or before.text.lower() in ("another", "some", "a", "all")


def aboard(syntax: Syntax, main: int) -> bool:
    """*With 14 on board*."""
    held = [syntax.tokens[i].text.lower() for link in syntax.children(main, "prep") for i in syntax.children(link, "pobj")]
    return "board" in held or any(syntax.tokens[i].text.lower() == "aboard" for i in syntax.children(main, "advmod", "prep"))


def link_of(syntax: Syntax, at: int) -> str | None:
    """The preposition that holds a token."""
    head = syntax.head(at)
    return syntax.tokens[head].text.lower() if head is not None and syntax.tokens[at].dep == "pobj" else None


def verb_after(syntax: Syntax, run: Sequence[int]) -> int | None:
    """The verb that a number stands right before, whatever the parse hangs it on."""
    after = syntax.tokens[run[-1] + 1] if run[-1] + 1 < len(syntax.tokens) else None
    if after is None or after.tag not in ("VBD", "VBP", "VBZ", "MD"):
        return None
    return after.head if after.dep in ("aux", "auxpass") else after.index
