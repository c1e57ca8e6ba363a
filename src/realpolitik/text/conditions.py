"""Conditions in a sentence: *if …*, *unless …*, *in case …*, *depending on …*, with the words they cover and the acts they hang on."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Sentence, Token
from realpolitik.core.syntax import RELATIVES, Syntax
from realpolitik.text.governed import CLAUSES, gapped, misjoined

CONJUNCTIONS = frozenset({"if", "unless", "once", "until", "till", "should", "were", "had", "provided", "providing", "whenever", "lest"})
PHRASES = (
    ("in", "case"), ("in", "the", "event"), ("on", "condition"), ("on", "the", "condition"), ("as", "long", "as"),
    ("so", "long", "as"), ("depending", "on"), ("depending", "upon"), ("provided", "that"), ("providing", "that"),
    ("as", "soon", "as"), ("in", "return", "for"), ("in", "exchange", "for"), ("only", "if"),
    ("in", "case", "of"), ("in", "the", "event", "of"), ("for", "as", "long", "as"), ("on", "the", "understanding", "that"),
    ("subject", "to"), ("pending",), ("assuming", "that"), ("assuming",), ("failing",), ("barring",), ("absent",),
)  # fmt: skip
STARTING = {first: tuple(phrase for phrase in PHRASES if phrase[0] == first) for first, *_ in PHRASES}
# Openings of what somebody is told to do, or else.
DENYING = frozenset({"unless", "failing"})
# What is missing in a condition: *if no deal is struck*, *if it fails to answer*.
LACKING = frozenset({"no", "fail", "refuse", "decline", "without", "nobody", "nothing"})
BEARING = frozenset({"face", "risk", "lose", "suffer", "bear"})
INVERTED = frozenset({"should", "were", "had"})
# Words after which *if* sets no condition.
CONCEDING = frozenset({"even", "as", "ask", "asked", "wonder", "wondered", "know", "see", "unclear"})
# Words that still belong to the opening: *in the event that*, *in case of*.
LINKS = frozenset({"that", "of"})
LONGEST = 30
# How a condition may be shown to open; the longest first.
OPENINGS = (
    "in the event of", "in exchange for", "depending upon", "depending on", "in return for", "provided that", "as long as",
    "as soon as", "relying on", "in case of", "provided", "in case", "unless", "until", "once",
)  # fmt: skip


def opening(before: str) -> str:
    """The words that open a condition, by the text before it: *unless*, *depending on*; *if* where they are others."""
    text = " ".join(before.lower().split())
    return next((words for words in OPENINGS if text.endswith(words) and not text.removesuffix(words)[-1:].isalnum()), "if")


@dataclass(frozen=True)
class Condition:
    """Token range of a condition; ``inner`` is the first token after the opening words, ``head`` what the rest hangs from."""

    first: int
    last: int
    head: int
    inner: int

    def denying(self, tokens: Sequence[Token], *, until: bool = False) -> bool:
        """Whether it is not being so that brings the act about: *unless …*; with ``until`` also *until …*."""
        word = tokens[self.first].text.lower()
        lacking = word == "if" and any(tokens[i].dep == "neg" or tokens[i].lemma.lower() in LACKING for i in range(self.inner, self.last))
        return word in DENYING or lacking or (until and word in ("until", "till"))

    def unreal(self, tokens: Sequence[Token]) -> bool:
        """*If he had not done that*, *had they joined*: what did not come about, and brings nothing about."""
        if tokens[self.first].text.lower() not in ("if", "had"):
            return False  # *would pay once they had reported*
        had = [i for i in range(self.first, self.last) if tokens[i].text.lower() == "had" and tokens[i].dep == "aux"]
        return any(tokens[tokens[i].head].tag in ("VBN", "VBD") and tokens[i].head == self.head for i in had)

    def outside(self, syntax: Syntax) -> int | None:
        """The nearest word over the condition that is not part of it."""
        return next((above for above in syntax.ancestors(self.head) if not self.first <= above < self.last), None)


def conditions(tokens: Sequence[Token], syntax: Syntax, sentence: Sentence) -> list[Condition]:
    """The conditions of a sentence, in order and without overlap."""
    return list(_found(tokens, syntax, sentence))


def of_subject(tokens: Sequence[Token], syntax: Syntax, verb: int, events: Container[int]) -> Condition | None:
    """*An attack would oblige them to help*: the event that calls for the act stands where its subject does."""
    for subject in syntax.children(verb, "nsubj"):
        if subject in events and tokens[subject].pos == "NOUN":
            words = syntax.subtree(subject)
            return Condition(words[0], words[-1] + 1, subject, words[0])
    return None


def of_whoever(tokens: Sequence[Token], syntax: Syntax, act: int) -> Condition | None:
    """*Any ship that comes near will be sunk*, *those who surrender will be spared*: what brings it upon whoever it befalls."""
    slots = ("nsubjpass", "nsubj", "dobj", "dative")
    held = [*syntax.children(act, *slots), *(i for prep in syntax.children(act, "prep") for i in syntax.children(prep, "pobj"))]
    for noun in held:
        the = any(tokens[c].text.lower() in ("the", "this", "these", "its", "their") for c in syntax.children(noun, "det", "poss"))
        if the or tokens[noun].pos == "PROPN":
            continue
        for clause in syntax.children(noun, "relcl"):
            words = syntax.subtree(clause)
            who = tokens[words[0]].lemma.lower() in ("who", "that", "which") and tokens[words[0] - 1].text != ","
            coming = tokens[clause].tag in ("VBZ", "VBP") or any(tokens[a].tag in ("VBZ", "VBP") for a in syntax.auxiliaries(clause))
            if who and coming and not words[0] <= act <= words[-1]:
                return Condition(words[0], words[-1] + 1, clause, min(words[0] + 1, words[-1]))
    return None


def hanging(tokens: Sequence[Token], syntax: Syntax, found: Sequence[Condition], index: int, act: int) -> Condition | None:
    """The first condition that hangs on an act, or on the word ``index`` that governs it."""
    chain = {index, act}
    apart = tokens[index].dep == "conj" and syntax.children(index, "nsubj", "nsubjpass")
    for above in () if apart else syntax.ancestors(index):  # *has an obligation to*, *is ready to*: the verb over the word
        chain.add(above)
        if syntax.is_verb(above):
            break
    for above in syntax.ancestors(act):
        if tokens[act].dep not in CLAUSES and above != index:
            break
        chain.add(above)
        own = tokens[above].dep == "conj" and syntax.children(above, "nsubj", "nsubjpass")
        if tokens[above].dep not in CLAUSES or own:
            break  # *would strike if …, and Jordan has threatened to answer*: another clause
    inside = own_words(tokens, syntax, act)
    for condition in found:
        if condition.first <= act < condition.last:
            continue
        over = condition.outside(syntax)
        while over is not None and tokens[over].dep == "parataxis" and over not in chain:  # *should it cheat, he said, …*
            over = syntax.head(over)
        if over is not None and (over in chain or over in inside):
            return condition
    return None


def or_else(tokens: Sequence[Token], syntax: Syntax, sentence: Sentence) -> Iterator[tuple[Condition, int, int]]:
    """*Gave it ten days to answer, failing which it would close*, *leave or we shoot*.

    What is asked as the condition, its verb, and the act that follows if it is not done.
    """
    for at in range(sentence.first + 2, sentence.last - 2):
        word, after = tokens[at].text.lower(), at + 1
        if word == "failing" and tokens[after].text.lower() == "which":
            after += 1
        elif word not in ("or", "otherwise"):
            continue
        elif tokens[after].text.lower() == "else":
            after += 1
        acts = (i for i in range(after, sentence.last) if syntax.is_verb(i) and tokens[i].dep not in ("aux", "auxpass", "relcl", "acl"))
        act = next(acts, None)
        subjects = [] if act is None else [c for c in syntax.children(act, "nsubj", "nsubjpass") if after <= c < act]
        if act is None or not subjects or not any(tokens[c].tag in ("MD", "VBZ", "VBP") for c in (act, *syntax.children(act, "aux"))):
            continue
        before = range(at - 1, sentence.first - 1, -1)
        asked = next((i for i in before if tokens[i].tag == "VB" and syntax.is_verb(i) and _asked(tokens, syntax, i)), None)
        if asked is not None:  # *to say what it means to do*: the first of them
            above = [i for i in syntax.ancestors(asked) if tokens[i].tag == "VB" and i < at and _asked(tokens, syntax, i)]
            asked = above[-1] if above else asked
            yield _demand(tokens, asked, at), asked, act
    for at in range(sentence.first + 2, sentence.last - 2):  # *to leave or face attack*, where *face* is taken for a noun
        noun = tokens[at + 1].head if tokens[at + 1].dep == "compound" else at + 1
        if tokens[at].text.lower() != "or" or tokens[at + 1].text.lower() not in BEARING or tokens[noun].pos != "NOUN":
            continue
        asked = next((i for i in range(at - 1, sentence.first - 1, -1) if tokens[i].tag == "VB" and _asked(tokens, syntax, i)), None)
        if asked is not None:
            yield _demand(tokens, asked, at), asked, noun
    for act in range(sentence.first + 2, sentence.last):  # *to leave by Friday or be driven out*
        links = [c for c in syntax.children(tokens[act].head, "cc") if tokens[c].text.lower() == "or"]
        asked = tokens[act].head
        bare = tokens[act].tag == "VB" or any(tokens[c].tag == "VB" for c in syntax.children(act, "auxpass"))
        if tokens[act].dep == "conj" and bare and links and links[-1] < act and tokens[asked].tag == "VB":
            plain = syntax.negation(asked) is None and not syntax.children(act, "nsubj", "nsubjpass")
            if plain and _asked(tokens, syntax, asked):
                yield _demand(tokens, asked, links[-1]), asked, act


def _demand(tokens: Sequence[Token], asked: int, last: int) -> Condition:
    """What is asked, as the condition of what follows if it is not done."""
    last = last - 1 if tokens[last - 1].pos == "PUNCT" else last
    return Condition(asked, max(last, asked + 1), asked, asked)


def _asked(tokens: Sequence[Token], syntax: Syntax, verb: int) -> bool:
    """An infinitive or an order: *to leave*, *must leave*, *leave!*"""
    helped = syntax.children(verb, "aux")
    return any(tokens[c].tag == "TO" or tokens[c].lemma.lower() in ("must", "should", "shall") for c in helped) or not (
        helped or syntax.children(verb, "nsubj")
    )


def own_words(tokens: Sequence[Token], syntax: Syntax, act: int) -> set[int]:
    """The words of an act but those of clauses about its nouns."""
    found: set[int] = set()
    todo = [act]
    while todo:
        at = todo.pop()
        found.add(at)
        todo.extend(c for c in syntax.children(at) if tokens[c].dep not in ("relcl", "acl", "advcl"))
    return found


def consequence(tokens: Sequence[Token], syntax: Syntax, act: int, condition: Condition | None) -> list[int]:
    """The words of an act, from its verb on, without its condition."""
    kept = [act]
    if tokens[act].pos == "NOUN":  # *20 million euros*
        kept = [i for i in syntax.phrase(act) if i <= act]
    elif (no := syntax.negation(act)) is not None and no < act:  # *vowed not to repeat it*
        kept = [no, act]
    # *…, starting a new round*: what comes with the act is not part of it.
    aside: set[int] = set()
    for clause in syntax.children(act, "advcl"):
        words = syntax.subtree(clause)
        if words[0] > act and tokens[words[0] - 1].text == ",":
            aside.update(words)
    for other, subject in gapped(syntax, act):
        aside.update((*syntax.subtree(other), *syntax.phrase(subject)))
    for other in syntax.children(act, "conj"):  # *will host the talks and has promised …*
        if syntax.is_verb(act) and tokens[other].dep == "conj":
            aside.update(syntax.subtree(other))
    for at in syntax.subtree(act):
        if at <= act or at > act + LONGEST or at in aside:
            continue
        if condition is not None and condition.first <= at < condition.last:
            if condition.first > act:
                break
            continue
        kept.append(at)
    while len(kept) > 1 and tokens[kept[-1]].pos in ("PUNCT", "CCONJ", "SCONJ"):
        kept.pop()
    return kept


def _found(tokens: Sequence[Token], syntax: Syntax, sentence: Sentence) -> Iterator[Condition]:
    words = [tokens[i].text.lower() for i in range(sentence.first, sentence.last)]
    end = sentence.first
    for at, word in enumerate(words):
        index = sentence.first + at
        if index < end:
            continue
        phrase = next((p for p in STARTING.get(word, ()) if tuple(words[at : at + len(p)]) == p), None)
        if phrase is None and (word not in CONJUNCTIONS or not _opens(tokens, syntax, index, word)):
            continue
        if phrase is not None and index + len(phrase) < sentence.last and tokens[index + len(phrase)].lemma.lower() == "which":
            continue  # *…, in return for which it will be paid*: said of the next act
        condition = _short_of(tokens, syntax, _extent(tokens, syntax, index, len(phrase) if phrase else 1, sentence))
        if condition is not None:
            end = condition.last
            yield condition


def _short_of(tokens: Sequence[Token], syntax: Syntax, found: Condition | None) -> Condition | None:
    """A condition without the main verb of its sentence, where the parse ran the two together."""
    if found is None:
        return None

    def main(verb: int) -> bool:
        subjects = syntax.children(verb, "nsubj", "nsubjpass")
        before = bool(subjects) and subjects[-1] < found.first  # *Israel, in return for peace and posts, would give it back*
        return syntax.is_verb(verb) and verb != found.head and (tokens[verb].dep == "ROOT" or before)

    root = next((i for i in range(found.inner + 1, found.last) if main(i)), None)
    if root is None:
        return found
    last = min([root, *(i for i in syntax.children(root, "aux", "auxpass") if found.inner < i < root)])
    return Condition(found.first, last, found.head, found.inner) if last > found.inner else found


def _opens(tokens: Sequence[Token], syntax: Syntax, index: int, word: str) -> bool:
    token = tokens[index]
    if word == "if" and index and tokens[index - 1].text.lower() in CONCEDING:
        return False
    if word in INVERTED:  # *should Russia attack*, *were politics to come up*: before the subject, first in its clause
        verb = token.head if token.dep in ("aux", "auxpass") else index
        subjects = syntax.children(verb, "nsubj", "nsubjpass", "expl")
        first = index == syntax.subtree(verb)[0] or not index or tokens[index - 1].pos in ("PUNCT", "CCONJ") or word == "should"
        asked = any(tokens[i].text == "?" for i in range(index, min(index + LONGEST, len(tokens))) if tokens[i].sentence == token.sentence)
        if word == "should" and tokens[verb].dep == "advcl" and index == syntax.subtree(verb)[0]:
            return True
        return bool(subjects) and index < subjects[0] and first and tokens[verb].dep != "ROOT" and not asked
    if word == "once":
        return token.dep == "mark" or (token.dep == "advmod" and tokens[token.head].dep == "advcl")
    return token.dep in ("mark", "prep", "advmod", "advcl") and not (word in ("until", "till") and token.dep == "advmod")


def _extent(tokens: Sequence[Token], syntax: Syntax, index: int, width: int, sentence: Sentence) -> Condition | None:
    """From the opening words to the end of the clause or phrase they open, which stands below them or over them."""
    opening = range(index, index + width)
    last = index + width - 1
    below = [c for w in opening for c in syntax.children(w) if c > last]
    end = max((syntax.subtree(c)[-1] for c in below), default=-1)
    top = index
    for word in opening:
        above = syntax.head(word)
        if above is not None and above > last and tokens[word].dep in ("mark", "aux", "advmod", "prep"):
            if tokens[word].dep == "prep" and below and not any(syntax.is_verb(c) for c in below):
                continue  # *in exchange for recognition, Beijing has undertaken to …*
            top, end = above, max(end, syntax.subtree(above)[-1])
    if end <= last:
        end = next((at - 1 for at in range(last + 1, sentence.last) if tokens[at].text in (",", ";", ".", '"', "—")), sentence.last - 1)
    end = min(end + 1, sentence.last, index + LONGEST)
    for at in range(last + 2, end - 1):  # *on their next moves, which …*
        after = at + 2 if tokens[at + 1].pos == "ADP" else at + 1  # *…, of which it will lend half*
        if tokens[at].text == "," and (tokens[after].lemma.lower() in RELATIVES or tokens[after].lemma == "where"):
            end = at
            break
    for at in range(last + 2, end - 2):  # *would stop if it was closed and that it was ready to talk*
        if tokens[at].dep == "cc" and tokens[at + 1].text.lower() == "that" and tokens[at + 1].dep == "mark":
            end = at
            break
    for at in range(last + 2, end - 2):  # *if fighting went on and would send troops*
        verb = next((c for c in (tokens[at + 1].head,) if tokens[at].dep == "cc" and tokens[at + 1].tag == "MD"), None)
        if verb is not None and misjoined(syntax, verb) is not None:
            end = at
            break
    for at in range(last + 2, end - 2):  # *if talks stay stuck, and Belgrade has hinted at …*
        conjunct = tokens[tokens[at + 1].head] if tokens[at].text == "," and tokens[at + 1].dep == "cc" else None
        later = [] if conjunct is None else [c for c in syntax.children(conjunct.index, "conj") if c > at + 1 and syntax.is_verb(c)]
        if later and conjunct is not None and any(at < s for s in syntax.children(later[0], "nsubj", "nsubjpass")):
            end = at
            break
    while end - 1 > last and tokens[end - 1].pos == "PUNCT":
        end -= 1
    inner = last + 1
    while inner < end - 1 and tokens[inner].text.lower() in LINKS:
        inner += 1
    return Condition(index, end, top, inner) if end > inner else None
