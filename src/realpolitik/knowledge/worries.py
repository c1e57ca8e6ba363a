"""The words that say somebody worries, and the topics people worry about."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple, get_args

from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.tables import listed, table
from realpolitik.text.inflections import bases
from realpolitik.text.subjects import surface_subject
from realpolitik.text.worrying import TELLING

# FEAR verbs have their holder as subject, SCARE verbs as object; AFRAID are states; WORRY nouns are felt, DANGER nouns only seen or told;
# HARM verbs tell a danger where they tell what may be; STATE nouns follow *on*; AHEAD verbs say what is to come.
# Made from SCARE verbs: ALARMED (*alarmed by*), ALARMING (*it is alarming*).
Kind = Literal[
    "FEAR", "SCARE", "AFRAID", "WORRY", "DANGER", "HARM", "WARN", "WARNING", "LEST", "STATE", "AHEAD", "ALARMED", "ALARMING"
]  # fmt: skip
# Topics that speak for a public matter where the words of sport or trade speak against it.
PUBLIC_TOPICS = frozenset(
    {"civil war", "coup", "democracy", "deportation", "election fraud", "epidemic", "escalation", "espionage", "extremism", "food shortage",
     "genocide", "hostages", "human rights", "influence", "instability", "invasion", "migration", "nuclear", "press freedom", "refugees",
     "sanctions", "separatism", "sovereignty", "terrorism", "violence", "war"}
)  # fmt: skip
NOUNS = frozenset({"WORRY", "DANGER", "WARNING"})
STATES = frozenset({"AFRAID", "ALARMED"})
MAY = frozenset({"may", "might", "could", "would"})


class Worry(NamedTuple):
    """One row of the table of fears: a word, its kind, and words one of which must stand by it."""

    lemma: str
    kind: Kind
    beside: frozenset[str]


@cache
def _worries() -> Mapping[str, tuple[Worry, ...]]:
    found: dict[str, list[Worry]] = {}
    known = {str(kind): kind for kind in get_args(Kind)}
    for row in table("lexicon.fears"):
        worry = Worry(row["lemma"], known[row["kind"]], frozenset(listed(row["beside"])))
        found.setdefault(worry.lemma, []).append(worry)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def kind_at(syntax: Syntax, index: int) -> Kind | None:
    """How the word at ``index`` tells of a worry; None if it does not."""
    found = [kind for worry, kind in _readings(syntax, index) if _fits(syntax, index, kind) and _beside(syntax, index, worry)]
    if "SCARE" in found and syntax.children(index, "dobj"):
        return "SCARE"  # *it worries the bank*, not *the bank worries*
    if "ALARMED" in found and syntax.tokens[index].tag == "VBN":
        return "ALARMED"  # *worried that it would fall*
    return found[0] if found else None


def _readings(syntax: Syntax, index: int) -> Iterator[tuple[Worry, Kind]]:
    token = syntax.tokens[index]
    text, lemma = token.text.lower(), token.lemma.lower()
    for word in dict.fromkeys((text, lemma)):
        for worry in _worries().get(word, ()):
            yield worry, worry.kind
    if text.endswith("ly"):  # *nervously*, *uneasily*, *worriedly*
        stem = text.removesuffix("ly")
        for word in (stem, stem.removesuffix("i") + "y", *bases(stem)):
            yield from ((worry, "AFRAID") for worry in _worries().get(word, ()) if worry.kind in ("AFRAID", "SCARE"))
    if token.tag in ("VBN", "VBD", "JJ"):
        yield from ((worry, "ALARMED") for base in bases(text) for worry in _worries().get(base, ()) if worry.kind == "SCARE")
    if text.endswith("ing"):
        yield from ((worry, "ALARMING") for base in bases(text) for worry in _worries().get(base, ()) if worry.kind == "SCARE")


def _fits(syntax: Syntax, index: int, kind: Kind) -> bool:
    token = syntax.tokens[index]
    if kind in NOUNS:
        # *A smoke alarm*, *an oil concern*, *its threat to close the strait*
        over = syntax.tokens[token.head]
        firm = syntax.children(index, "compound") or (token.dep == "nsubj" and over.lemma in TELLING and over.tag != "VBN")
        device = token.lemma.lower() in ("alarm", "concern") and token.tag == "NN" and bool(firm)
        made = token.lemma.lower() == "threat" and any(syntax.tokens[c].tag == "VB" for c in syntax.children(index, "acl", "xcomp"))
        said = token.pos == "NOUN" or (token.pos == "PROPN" and token.dep != "pobj") or _noun_after_all(syntax, index)
        return said and not _verb_after_all(syntax, index) and token.dep != "compound" and not device and not made
    if kind == "STATE":
        link = syntax.head(index)
        return token.dep == "pobj" and link is not None and syntax.tokens[link].text.lower() == "on" and not syntax.children(index, "det")
    if kind == "LEST":  # *lest you think* is a figure of speech
        subjects = {syntax.tokens[i].text.lower() for i in syntax.children(token.head, "nsubj")}
        return token.dep == "mark" and not subjects & {"you", "we", "anyone"}
    if token.text.lower() in ("anxious", "concerned") and syntax.tokens[index + 1 : index + 2] and syntax.tokens[index + 1].tag == "TO":
        return False  # *anxious to expand*: a wish
    if kind == "AFRAID":  # taggers take many of these words for nouns or verbs
        return True
    if kind == "ALARMED":
        past = any(syntax.tokens[a].lemma == "have" for a in syntax.auxiliaries(index)) and not syntax.is_passive(index)
        both = any(worry.kind == "FEAR" for base in bases(token.text.lower()) for worry in _worries().get(base, ()))
        active = token.tag == "VBD" and bool(syntax.children(index, "dobj") or (both and syntax.children(index, "nsubj")))
        return token.pos == "ADJ" or (token.pos == "VERB" and token.tag in ("VBN", "VBD") and not active and not past)
    if kind == "ALARMING":
        return token.pos == "ADJ" or (token.tag == "VBG" and token.dep in ("amod", "acomp"))
    if _noun_after_all(syntax, index):
        return False
    if not syntax.is_verb(index):  # *Finland, whose pipeline was holed, fears sabotage*: a verb taken for part of a name
        taken = token.tag == "NNS" and token.dep == "compound" and bool(surface_subject(syntax, index))
        taken = taken or _verb_after_all(syntax, index)
        taken = taken or (token.pos == "ADJ" and token.dep == "ROOT" and bool(syntax.children(index, "nsubj")))
        return token.tag.startswith("VB") or (kind == "FEAR" and taken)
    if kind == "HARM":
        return bool({syntax.tokens[a].text.lower() for a in syntax.auxiliaries(index)} & MAY)
    if kind == "SCARE":
        perfect = any(syntax.tokens[a].lemma == "have" for a in syntax.auxiliaries(index))
        after = next((t for t in syntax.tokens[index + 1 :] if t.pos != "DET"), None)
        whom = syntax.children(index, "dobj") or (after is not None and after.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"))
        return bool(whom) and not syntax.is_passive(index) and (token.tag != "VBN" or perfect)
    perfect = any(syntax.tokens[a].lemma == "have" for a in syntax.auxiliaries(index))
    if kind == "FEAR" and (syntax.is_passive(index) or (token.tag == "VBN" and not perfect)):
        return bool(syntax.fillers(index, "ccomp") or syntax.children(index, "dobj"))  # *it is feared that*, not *the feared militia*
    return True


def _noun_after_all(syntax: Syntax, index: int) -> bool:
    """*Deep worry over arms*: what stands as a noun does, though the tagger calls it a verb."""
    token = syntax.tokens[index]
    described = bool(syntax.children(index, "amod", "det", "poss"))
    if token.tag == "VB" and token.dep in ("nsubj", "nsubjpass"):
        return True
    return token.pos == "VERB" and described and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT")


def _verb_after_all(syntax: Syntax, index: int) -> bool:
    """*Two in three fear being a target*: what stands as a verb does, though the tagger calls it a noun."""
    token = syntax.tokens[index]
    before = syntax.tokens[index - 1].pos if index else ""
    clause = token.pos == "NOUN" and token.dep in ("ccomp", "advcl", "relcl") and not syntax.children(index, "det", "amod", "poss")
    named = [c for c in syntax.children(index, "compound") if c == index - 1 and syntax.tokens[c].pos == "PROPN"]
    told = token.tag == "NN" and token.dep == "pobj" and any(syntax.children(c, "mark") for c in syntax.children(index, "acl", "ccomp"))
    return (clause and before in ("NOUN", "PROPN", "PRON", "NUM", "ADV")) or (bool(named) and told)  # *farmers near Umtali fear that …*


def _is_infinitive(syntax: Syntax, index: int) -> bool:
    return any(syntax.tokens[c].tag == "TO" for c in syntax.children(index, "aux"))


def _beside(syntax: Syntax, index: int, worry: Worry) -> bool:
    if not worry.beside:
        return True
    near = [*syntax.children(index), *list(syntax.ancestors(index))[:2]]
    near += [child for above in near for child in syntax.children(above) if child != index]
    return any(syntax.tokens[i].lemma.lower() in worry.beside or syntax.tokens[i].text.lower() in worry.beside for i in near)


@cache
def _topics() -> Mapping[str, tuple[tuple[int, str, frozenset[str]], ...]]:
    """For each word, the topics it can be part of: rank, topic, and the words that must all be there."""
    found: dict[str, list[tuple[int, str, frozenset[str]]]] = {}
    for row in table("lexicon.topics"):
        for words in listed(row["words"]):
            needed = frozenset(words.split("+"))
            for word in needed:
                found.setdefault(word, []).append((int(row["rank"]) - 2 * (len(needed) - 1), row["topic"], needed))
    return {word: tuple(rows) for word, rows in found.items()}


def topic(lemmas: Sequence[str]) -> str | None:
    """The topic of the words of a content, the most specific first, then the one said first; None if the table knows none."""
    present = frozenset(lemmas)
    best: tuple[int, int, str] | None = None
    for place, lemma in enumerate(lemmas):
        for rank, name, needed in _topics().get(lemma, ()):
            if needed <= present and (best is None or (rank, place) < best[:2]):
                best = (rank, place, name)
    return None if best is None else best[2]


@cache
def _private() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """For each word the domains it is part of, with all the words that must stand there."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for row in table("lexicon.private"):
        for words in listed(row["words"]):
            for word in words.split("+"):
                found.setdefault(word, []).append((row["domain"], frozenset(words.split("+"))))
    return {word: tuple(rows) for word, rows in found.items()}


def private(word: str, around: Container[str]) -> str | None:
    """The private domain (sport, stage, business, weather …) a word belongs to among the words around it; None for words of public life."""
    return next((domain for domain, needed in _private().get(word, ()) if all(other in around for other in needed)), None)
