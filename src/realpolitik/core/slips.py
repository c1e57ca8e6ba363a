"""Slips that the parser makes again and again, mended before trees are built: fronted dates and phrases, verbs taken for nouns.

Each rule moves a word only where the tree says something no sentence means: a preposition without its noun before a noun that has no
place, a *noun* with a subject and an infinitive of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from realpolitik.core.marks import Token

SUBJECT = ("nsubj", "nsubjpass")
NOUNS = ("NOUN", "PROPN")
# Prepositions that open a sentence with a date.
FRONTING = frozenset({"in", "on", "during", "since", "by", "until", "from"})
DATE = re.compile(
    r"(?:(?:mid-|early-|late-)?(?:1[5-9]|20)\d\ds?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)"
)
# What belongs to the date itself: *on Monday night*.
PARTS_OF_TIME = frozenset(
    "night morning evening afternoon noon dawn dusk midnight week weekend month year spring summer autumn winter".split()
)
# Verbs of speech that stand after what is said, before their subject.
SAYING = frozenset("say plead warn urge announce declare vow insist demand state add reply protest claim argue promise threaten".split())
# Verbs of speech that whoever said something goes on with: *said the attackers were bandits and accused Sudan*.
GOING_ON = frozenset(
    "accuse urge warn call condemn denounce criticise criticize blame praise thank demand deny reject vow pledge insist appeal dismiss "
    "promise add urge express describe stress reiterate reaffirm welcome threaten".split()
)
SPAN = 4


def mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with their slips mended; the very same sequence if there are none."""
    changes: dict[int, Token] = {}
    tree = _Tree(tokens, changes)
    for index, token in enumerate(tokens):
        for rule in RULES.get(token.pos, ()):
            rule(tree, index)
    return [changes.get(index, token) for index, token in enumerate(tokens)] if changes else tokens


class _Tree:
    """The tokens as they are after the changes so far."""

    def __init__(self, tokens: Sequence[Token], changes: dict[int, Token]) -> None:
        self.tokens, self.changes = tokens, changes

    def __getitem__(self, index: int) -> Token:
        return self.changes.get(index) or self.tokens[index]

    def children(self, index: int, *deps: str) -> Iterator[int]:
        """Words of the same sentence under a word; looked for only where a rule has reason to."""
        sentence = self.tokens[index].sentence
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.tokens) and self.tokens[at].sentence == sentence:
                token = self[at]
                if token.head == index and (not deps or token.dep in deps):
                    yield at
                at += step

    def has(self, index: int, *deps: str) -> bool:
        return next(self.children(index, *deps), None) is not None

    def first(self, index: int) -> int:
        """The first word of a phrase."""
        lowest = index
        for child in self.children(index):
            if child < index:
                lowest = min(lowest, self.first(child))
        return lowest

    def opens(self, index: int) -> bool:
        """Whether a word opens its sentence, an adverb or a quote before it apart: *Back in*, *Late on*."""
        before = index - 1
        if before >= 0 and self.tokens[before].sentence == self.tokens[index].sentence and self.tokens[before].pos in ("ADV", "PUNCT"):
            before -= 1
        return before < 0 or self.tokens[before].sentence != self.tokens[index].sentence

    def verb_over(self, index: int) -> int | None:
        for _ in range(SPAN):
            above = self[index].head
            if above == index:
                return None
            if self[above].pos in ("VERB", "AUX"):
                return above
            index = above
        return None

    def put(self, index: int, head: int, dep: str) -> None:
        self.changes[index] = replace(self[index], head=head, dep=dep)

    def subject(self, index: int, verb: int) -> bool:
        """Makes a noun the subject of a verb that has none."""
        if self.has(verb, *SUBJECT) or index > verb:
            return False
        self.put(index, verb, "nsubjpass" if self.has(verb, "auxpass") else "nsubj")
        return True


def _fronted_date(tree: _Tree, index: int) -> None:
    """*In the mid-1970s Kenyan police arrested*, *on Monday electricity was cut*: the date is the preposition's, the noun the verb's."""
    if tree[index].text.lower() not in FRONTING or not tree.opens(index):
        return
    date = next((at for at in range(index + 1, min(index + SPAN, len(tree.tokens))) if DATE.fullmatch(tree[at].text)), None)
    if date is None or any(tree[at].pos not in ("DET", "ADJ") for at in range(index + 1, date)):
        return
    noun = tree[date].head
    if noun <= date or tree[date].dep not in ("nummod", "compound", "amod", "nmod", "quantmod") or tree[noun].pos not in NOUNS:
        return
    if tree[noun].lemma.lower() in PARTS_OF_TIME or DATE.fullmatch(tree[noun].text):
        return
    if tree[noun].head == index and tree[noun].dep == "pobj":
        verb = tree.verb_over(index)
        if verb is None or not tree.subject(noun, verb):
            return  # *In 2016 elections they lost*
    elif tree.has(index, "pobj"):
        return
    for at in range(index + 1, date):
        tree.put(at, date, tree[at].dep)
    tree.put(date, index, "pobj")


def _fronted_phrase(tree: _Tree, index: int) -> None:
    """*About the water in the river, Romania complained*: a preposition without its noun takes the first of two subjects."""
    if not tree.opens(index) or tree.has(index, "pobj", "pcomp"):
        return
    over = tree[index].head
    verb = tree.verb_over(index)
    if verb is None or verb < index:
        return
    subjects = sorted(child for child in tree.children(verb, *SUBJECT) if child < verb)
    if not subjects:
        return
    dep = tree[subjects[0]].dep
    if len(subjects) > 1 and tree.first(subjects[0]) == index and tree[subjects[0]].pos in NOUNS:
        tree.put(index, verb, "prep")
        tree.put(subjects[0], index, "pobj")
    elif len(subjects) == 1 and over == verb and tree[index].dep == "prep" and tree.first(subjects[0]) == index + 1:
        named = next((c for c in tree.children(subjects[0], "appos") if c > subjects[0] and tree[tree.first(c) - 1].text == ","), None)
        if named is not None:
            tree.put(subjects[0], index, "pobj")
            tree.put(named, verb, dep)


def _noun_for_subject(tree: _Tree, index: int) -> None:
    """*In 1961 the American ambassador, in a speech, promised*: a noun is no preposition."""
    if tree[index].dep == "prep":
        verb = tree.verb_over(index)
        if verb is not None:
            tree.subject(index, verb)


def _verb_for_noun(tree: _Tree, index: int) -> None:
    """*Villagers in Cyprus plan to occupy it*: what has a subject and an infinitive is a verb."""
    token = tree[index]
    if token.tag not in ("NN", "NNS") or token.dep not in ("ROOT", "ccomp", "conj") or not tree.has(index, "nsubj"):
        return
    if not any(tree[child].tag == "VB" and child > index for child in tree.children(index, "xcomp", "acl")):
        return
    tree.changes[index] = replace(token, tag="VBZ" if token.tag == "NNS" else "VBP", pos="VERB")
    for name in [child for child in tree.children(index, "compound") if child == index - 1]:
        if name > 0 and tree[name - 1].pos == "ADP" and not tree.has(name - 1, "pobj"):
            tree.put(name, name - 1, "pobj")


def _verb_for_plural(tree: _Tree, index: int) -> None:
    """*Cairo reserves the right to answer*: what has a noun with its article right behind it, and one right before, is a verb."""
    token = tree[index]
    if token.tag != "NNS" or token.dep not in ("ROOT", "ccomp", "conj", "nsubj", "npadvmod") or index + 2 >= len(tree.tokens):
        return
    if tree[index + 1].dep not in ("det", "poss") or tree[index + 1].tag not in ("DT", "PRP$") or index == 0:
        return
    thing = tree[index + 1].head
    if tree[thing].head != index or tree[thing].dep not in ("dobj", "appos") or tree[thing].pos != "NOUN" or thing < index:
        return
    if not tree.has(thing, "acl") or tree[index - 1].head != index or tree[index - 1].dep not in ("compound", "amod", "nmod", "nsubj"):
        return
    told = token.dep in ("nsubj", "npadvmod")
    verb = tree[token.head]
    if told and not (verb.pos == "VERB" and verb.lemma.lower() in SAYING):
        return
    tree.changes[index] = replace(token, tag="VBZ", pos="VERB", dep="ccomp" if told else token.dep)
    for child in [at for at in tree.children(index) if at < index - 1]:
        tree.put(child, index - 1, tree[child].dep)
    tree.put(index - 1, index, "nsubj")
    tree.put(thing, index, "dobj")


def _name_in_verb(tree: _Tree, index: int) -> None:
    """*Cairo reserves the right*, the name taken for a part of the verb: it is its subject."""
    if tree[index].tag not in ("VBZ", "VBD", "VBP") or index == 0 or tree.has(index, *SUBJECT, "expl", "csubj"):
        return
    before = tree[index - 1]
    if before.head == index and before.dep in ("compound", "nmod") and before.pos == "PROPN":
        tree.put(index - 1, index, "nsubj")


def _noun_for_object(tree: _Tree, index: int) -> None:
    """*Let the convoys into the town*: a noun without a verb of its own is no clause."""
    token = tree[index]
    if token.dep != "ccomp" or token.head >= index or tree[token.head].pos != "VERB":
        return
    if not tree.has(token.head, "dobj") and not tree.has(index, "nsubj", "nsubjpass", "aux", "cop", "mark", "advcl", "expl", "punct"):
        tree.put(index, token.head, "dobj")


def _participle_for_subject(tree: _Tree, index: int) -> None:
    """*The Red Cross operating in Iraq said*: the noun is the subject, its participle hangs on it."""
    token = tree[index]
    if token.tag != "VBG" or token.dep not in SUBJECT:
        return
    noun = next((child for child in tree.children(index, "nsubj") if child < index and tree[child].pos in NOUNS), None)
    if noun is not None:
        tree.put(noun, token.head, token.dep)
        tree.put(index, noun, "acl")


def _no(tree: _Tree, index: int) -> None:
    """*No Tajik police patrolled*: *no* before a noun is no exclamation."""
    if tree[index].text.lower() != "no":
        return
    for at in range(index + 1, min(index + SPAN + 1, len(tree.tokens))):
        token = tree[at]
        if token.pos not in (*NOUNS, "ADJ", "NUM"):
            return
        if token.pos in NOUNS and token.dep not in ("compound", "nmod", "amod"):
            tree.changes[index] = replace(tree[index], head=at, dep="det", pos="DET", tag="DT")
            return


def _speech_last(tree: _Tree, index: int) -> None:
    """*Ghana should apologise, pleaded Togo's envoy*: the verb of speech governs what is said, and is not coordinated with it."""
    token = tree[index]
    said = token.head
    if (
        token.dep != "conj"
        or token.tag != "VBD"
        or token.lemma.lower() not in SAYING
        or index == 0
        or tree[index - 1].text not in (",", '"')
    ):
        return
    if tree.has(said, "cc") or not any(child > index for child in tree.children(index, "nsubj")):
        return
    over, dep = (index, "ROOT") if tree[said].head == said else (tree[said].head, tree[said].dep)
    tree.put(index, over, dep)
    tree.put(said, index, "ccomp")


def _speech_goes_on(tree: _Tree, index: int) -> None:
    """*He said they were bandits and accused Sudan*: a verb of speech goes on with the speaker's verb, not with what is said."""
    token = tree[index]
    said = token.head
    if token.dep != "conj" or token.lemma.lower() not in GOING_ON or tree[said].dep != "ccomp" or tree.has(index, *SUBJECT, "expl", "aux"):
        return
    over = tree[said].head
    if tree[over].tag != token.tag or tree[over].lemma.lower() not in SAYING or not over < said < index or not tree.has(said, *SUBJECT):
        return
    tree.put(index, over, "conj")
    for child in [at for at in tree.children(said, "cc") if said < at < index]:
        tree.put(child, over, "cc")


def _agent_of_no_passive(tree: _Tree, index: int) -> None:
    """*Has blamed two letters by Comey*: what is no passive has no agent; the letters are his."""
    verb = tree[index].head
    if tree[index].dep != "agent" or tree.has(verb, "auxpass", "nsubjpass") or not tree.has(verb, "nsubj"):
        return
    noun = max((at for at in tree.children(verb, "dobj") if at < index), default=None)
    if noun is not None:
        tree.put(index, noun, "prep")


def _subjectless(tree: _Tree, index: int) -> None:
    """*Journalists found guilty could be jailed*: no finite verb is without a subject, so *found* is a participle that hangs on it.

    *A bomb which police said on Monday could go off* has its subject in the pronoun; *a law under which those found guilty may be
    jailed* has not.
    """
    if tree[index].dep not in ("ccomp", "conj") or tree.has(index, *SUBJECT, "csubj", "csubjpass", "expl", "mark"):
        return
    modal = tree.first(index)
    past = modal - 2
    if tree[modal].tag != "MD" or tree[modal].head != index:
        return
    while past > 0 and tree[past].tag not in ("VBD", "VBZ", "VBP") and tree[past].pos not in ("PUNCT", "CCONJ"):
        past -= 1
    noun, clause = past - 1, tree[past]
    if past <= 0 or clause.tag != "VBD" or clause.sentence != tree[modal].sentence or tree[noun].head != past:
        return
    if list(tree.children(past, *SUBJECT)) != [noun] or tree.has(past, "dobj", "dative", "aux", "mark"):
        return
    if clause.dep == "relcl" and tree[tree.first(past)].pos != "ADP":
        return
    moved = [child for child in tree.children(past) if child not in (noun, index) and not past < child < index]
    tree.put(index, index if clause.head == past else clause.head, clause.dep)
    for child in moved:
        tree.put(child, index, tree[child].dep)
    tree.changes[past] = replace(clause, tag="VBN", head=noun, dep="acl")
    tree.put(noun, index, "nsubjpass" if tree.has(index, "auxpass") else "nsubj")


RULES: dict[str, tuple[Callable[[_Tree, int], None], ...]] = {
    "ADP": (_fronted_date, _fronted_phrase, _agent_of_no_passive),
    "SCONJ": (_fronted_phrase,),
    "NOUN": (_noun_for_subject, _verb_for_noun, _verb_for_plural, _noun_for_object),
    "PROPN": (_noun_for_subject,),
    "INTJ": (_no,),
    "VERB": (_name_in_verb, _participle_for_subject, _speech_last, _speech_goes_on, _subjectless),
    "AUX": (_subjectless,),
}
