"""Which words make up a clause, a verb group or a noun phrase: pure functions over the dependency trees.

A *run* is a list of token indexes; results are in text order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from realpolitik.core.marks import Token
from realpolitik.core.syntax import Syntax

EDGES = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "...", "―"})
# Verbs that only carry the next one: *went on to say*, *continued to call for*.
CARRIERS = frozenset({"continue", "go"})
# Prepositions by which a verb says what it holds against its object or takes it for.
HELD = frozenset({"as", "for", "over"})
# Prepositions that say what speech is about: what hangs on their noun is theirs.
TOPICAL = frozenset({"about", "of", "with", "for", "against", "over"})
CLAUSAL = frozenset({"relcl", "acl", "parataxis", "ccomp", "advcl"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
SILENT = frozenset({"PUNCT", "SPACE"})


def below(syntax: Syntax, heads: Iterable[int]) -> list[int]:
    """All tokens under some heads, themselves included."""
    return sorted({token for head in heads for token in syntax.subtree(head)})


def top(syntax: Syntax, inside: Sequence[int]) -> int:
    """The word of a span that is governed from outside it, nouns before others."""
    tops = [index for index in inside if syntax.tokens[index].head not in inside or syntax.tokens[index].head == index]
    nouns = [index for index in tops if syntax.tokens[index].pos in ("PROPN", "NOUN", "PRON")]
    return (nouns or tops or list(inside))[0]


def is_clause(syntax: Syntax, index: int) -> bool:
    """Whether a complement is a clause rather than a mislabelled noun."""
    return syntax.is_verb(index) or bool(syntax.children(index, "nsubj", "nsubjpass", "mark", "expl"))


def has_that(syntax: Syntax, index: int) -> bool:
    return any(syntax.tokens[child].lemma == "that" for child in syntax.children(index, "mark"))


def that_clauses(syntax: Syntax, noun: int) -> list[int]:
    """*the claim that …*"""
    return [child for child in syntax.children(noun, "acl", "ccomp", "relcl") if has_that(syntax, child)]


def _stray_clause(syntax: Syntax, verb: int, *, told: bool) -> list[int]:
    """*told a briefing that both sides should talk*, *said on the day that it was over*: the parse hangs the clause on a noun between.

    It looks like a relative clause, but has a subject of its own. ``told``: the object is who hears it.
    """
    tokens = syntax.tokens
    own = syntax.subtree(verb)
    for at in (token for token in own if token > verb):
        token, clause = tokens[at], tokens[at].head
        if token.pos == "VERB" or (token.head == verb and token.lemma in TOPICAL):
            return []
        if token.lemma != "that" or token.tag not in ("IN", "WDT", "DT"):
            continue
        if clause == verb:  # *said that if it rains …*: no clause was found for it
            return [word for word in own if word >= at] if token.tag == "IN" else []
        named = tokens[clause].head
        led = syntax.subtree(clause)[0] == at and any(subject != at for subject in syntax.children(clause, "nsubj", "nsubjpass", "expl"))
        return below(syntax, [clause]) if led and (told or tokens[named].dep != "dobj") else []
    return []


def noun_complement(syntax: Syntax, noun: int, *, infinitive: bool) -> list[int]:
    """*the claim that …*; *the claim is that …*; and with ``infinitive`` *his promise to …*."""
    tokens = syntax.tokens
    held = that_clauses(syntax, noun)
    over = tokens[noun].head
    if not held and tokens[noun].dep in ("nsubj", "nsubjpass") and tokens[over].lemma == "be":
        held = [child for child in syntax.children(over, "ccomp") if has_that(syntax, child)]
    if not held and infinitive and syntax.children(noun, "poss"):
        held = [child for child in syntax.children(noun, "acl") if tokens[child].tag == "VB"]
    return held


def according_to(syntax: Syntax, index: int) -> tuple[list[int], list[int]]:
    """The words of *according to* or *per* and the heads of whom it names; nobody if it names nobody."""
    tokens = syntax.tokens
    to = index
    if tokens[index].text.lower() != "per":
        to = next((c for c in syntax.children(index, "prep") if tokens[c].lemma == "to"), index + 1)
    if to >= len(tokens) or tokens[to].dep not in ("prep", "pcomp"):
        return [], []
    sources = syntax.children(to, "pobj", "pcomp")
    named = bool(sources) and (to != index or tokens[sources[0]].pos == "PROPN")  # *per cent* names nobody
    return sorted({index, to}), sources if named else []


def clause_around(syntax: Syntax, index: int) -> int:
    """The head of the clause a phrase stands in."""
    over = syntax.tokens[index].head
    while syntax.tokens[over].head != over and syntax.tokens[over].dep not in CLAUSAL and syntax.tokens[over].dep != "conj":
        over = syntax.tokens[over].head
    return over


def clause_complement(syntax: Syntax, index: int) -> list[int]:
    """The clause a verb takes (*said that …*), or the one it is put into (*Russia, he said, may …*)."""
    clauses = [child for child in syntax.children(index, "ccomp") if is_clause(syntax, child)]
    if clauses:
        return _framed(syntax, index, clauses)
    token = syntax.tokens[index]
    if token.dep == "parataxis" and token.head != index:
        return _around(syntax, index)
    if token.dep == "advcl" and any(syntax.tokens[child].lemma == "as" for child in syntax.children(index, "mark")):
        return [] if syntax.children(index, "dobj", "xcomp", "prep") else _around(syntax, index)  # *As he has said, it is over*
    return []


def _around(syntax: Syntax, index: int) -> list[int]:
    """The clause that a verb of speech is put into."""
    own = set(syntax.subtree(index))
    return [other for other in syntax.subtree(syntax.tokens[index].head) if other not in own]


def _framed(syntax: Syntax, index: int, clauses: Sequence[int]) -> list[int]:
    """The words of a verb's clauses without those that only lead up to the verb: *While it rained, he said that …*, *Panic: he said …*.

    *When it rained, he said, they left* has them all: there the verb is put into what is said.
    """
    tokens = syntax.tokens
    after = [clause for clause in clauses if clause > index]
    words = below(syntax, clauses)
    if not after or after[0] == clauses[0]:
        if index + 1 < len(tokens) and tokens[index + 1].text == ",":
            going_on = bool(after) and next((tokens[w].text for w in words if w > index and tokens[w].text[0].isalpha()), "I").islower()
            lost = [c for c in syntax.children(index, "advcl") if c < index and syntax.children(c, "nsubj")] if going_on else []
            return below(syntax, [*lost, *clauses])
        leading = [c for clause in after for c in syntax.children(clause, "advcl") if c < index]
        own = set(below(syntax, leading))
        return [word for word in words if word not in own]
    first = [clause for clause in clauses if clause < index]
    parted = any(tokens[t].text in (":", ";") for t in range(first[-1], index))
    return below(syntax, after) if parted else words


def without_aside(syntax: Syntax, content: Sequence[int]) -> list[int]:
    """What is reported without the words a reporter adds at its end: *said he had met Osei, who leads the council*."""
    tokens = syntax.tokens
    for at in content[2:]:
        if tokens[at].text not in ("which", "who") or tokens[at - 1].text != ",":
            continue
        clause = next((above for above in syntax.ancestors(at) if tokens[above].dep == "relcl"), None)
        if clause is not None and clause in content and syntax.subtree(clause)[-1] >= content[-1] - 1:
            return [word for word in content if word < at - 1]
    return list(content)


def infinitive_complement(syntax: Syntax, index: int) -> list[int]:
    """*vowed to stay*; *urged them to leave*: from the verb's complement on.

    *wants to grow it, cut costs and sell*: a bare verb beside a finite one goes on with the infinitive.
    """
    found = [child for child in syntax.children(index, "xcomp", "ccomp") if syntax.is_verb(child)][:1]
    if not found or syntax.is_passive(index):
        return []
    if syntax.tokens[index].tag != "VB":
        bare = (child for child in syntax.children(index, "conj") if syntax.tokens[child].tag == "VB")
        found += [child for child in bare if not syntax.children(child, "nsubj", "aux")]
    return below(syntax, found)


def raised_complement(syntax: Syntax, index: int) -> list[int]:
    """*The bank is expected to act*; *it seems to hold*: a subject with what is thought of it."""
    active = not syntax.is_passive(index)
    held = [child for child in syntax.children(index, "xcomp", "oprd") if syntax.tokens[child].tag == "VB"]
    subjects = syntax.children(index, "nsubj" if active else "nsubjpass")
    return below(syntax, [*subjects, *held]) if held and subjects else []


def phrase_complement(syntax: Syntax, index: int, slots: Collection[str]) -> tuple[list[int], list[int]]:
    """*critical of the plan*; *support for the plan*: what a preposition in ``slots`` governs, and the preposition."""
    for child in syntax.children(index, "prep"):
        if syntax.tokens[child].lemma.lower() in slots:
            held = below(syntax, syntax.children(child, "pobj", "pcomp"))
            if held:
                return held, [child]
    return [], []


def naming_complement(syntax: Syntax, index: int) -> list[int]:
    """*called him a liar*; *described it as a step*: who is named with what."""
    tokens = syntax.tokens
    names = [child for child in syntax.children(index, "oprd", "ccomp", "xcomp") if child > index or tokens[child].pos == "PRON"]
    names += [child for child in syntax.children(index, "prep") if tokens[child].lemma == "as"]
    return below(syntax, [*syntax.children(index, "nsubjpass", "dobj"), *names]) if names else []


def object_complement(syntax: Syntax, index: int, *, pronouns: bool) -> list[int]:
    """The object with what is held against it or made of it: *blasted the plan as a gift to the rich*, *thanked them for it*.

    *it* and *himself* say too little to be what is said, unless ``pronouns``; *which* and *themselves* always do.
    """
    tokens = syntax.tokens
    objects = syntax.children(index, "nsubjpass" if syntax.is_passive(index) else "dobj")
    kept = [c for c in objects if tokens[c].pos in ("NOUN", "PROPN", "NUM") or (pronouns and _personal(tokens[c]))]
    if not kept:
        return []
    held = [c for c in syntax.children(index, "prep") if c > kept[-1] and tokens[c].lemma in HELD and syntax.children(c, "pobj", "pcomp")]
    return below(syntax, [*kept, *held])


def _personal(token: Token) -> bool:
    return token.pos == "PRON" and token.tag == "PRP" and not token.text.lower().endswith(("self", "selves"))


def complement(syntax: Syntax, index: int, slots: Collection[str], *, told: bool, bare: bool) -> tuple[list[int], list[int]]:
    """What a verb says by the ``slots`` it takes, fullest first, and the words that join its cue (*called for*).

    ``told``: its object is who hears it. ``bare``: a pronoun alone may be its object. A passive without its agent names and
    praises for nobody.
    """
    found = clause_complement(syntax, index) if "ccomp" in slots else []
    if not found and "ccomp" in slots:
        found = _stray_clause(syntax, index, told=told)
    if found:
        return found, []
    asked = [c for c in syntax.children(index, "prep") if syntax.tokens[c].lemma in ("on", "upon")]
    if "xcomp" in slots and (asked or "oprd" not in slots):  # *called on them to leave*, not *called to complain*
        found = infinitive_complement(syntax, index)
        if found:
            return found, asked[:1] if "oprd" in slots else []
    anonymous = syntax.is_passive(index) and not syntax.fillers(index, "by")
    if "oprd" in slots and not anonymous:
        found = naming_complement(syntax, index)
        if found:
            return found, []
    for child in syntax.children(index, "prep"):
        if syntax.tokens[child].lemma in slots:
            charged = [] if told else [c for c in syntax.children(index, "dobj", "nsubjpass") if syntax.tokens[c].pos in NOMINAL]
            if charged:  # *accused the guards of theft*: who it is said of, with it
                return below(syntax, [*charged, child]), []
            taken = [
                c for c in syntax.children(index, "prep") if c > child and syntax.tokens[c].lemma == "as"
            ]  # *referred to it as a coup*
            return below(syntax, [*syntax.children(child), *taken]), [child]
    if "obj" in slots and not anonymous:
        return object_complement(syntax, index, pronouns=bare), []
    return [], []


def is_terms(syntax: Syntax, content: Sequence[int]) -> bool:
    """*Spoke on condition of anonymity*: the terms of speaking, nothing said."""
    return len(content) < 8 and any(syntax.tokens[token].lemma == "anonymity" for token in content)


def owners(syntax: Syntax, noun: int, carries: Callable[[str], bool]) -> tuple[int, ...]:
    """Whose claim it is: *X's claim*, *the claim by X*, *X made the claim* (where *make* ``carries`` such nouns)."""
    tokens = syntax.tokens
    found = syntax.fillers(noun, "poss") or syntax.fillers(noun, "by") or syntax.fillers(noun, "from")
    over = tokens[noun].head
    if found or tokens[noun].dep not in ("dobj", "pobj"):
        return found
    while over != tokens[over].head and not syntax.is_verb(over):
        over = tokens[over].head
    return syntax.fillers(over, "subj") if carries(tokens[over].lemma) else ()


def strays(syntax: Syntax, index: int, cue: int) -> bool:
    """Whether a verb inside what ``cue`` says belongs beside the cue instead.

    Two slips of parsers: a second main verb hung on the reported clause though it shares the cue's tense and not the clause's
    (*said it might end and warned …*), and a trailing participle (*reported that the ships had left, citing officials*).
    """
    tokens = syntax.tokens
    token = tokens[index]
    if index < cue or syntax.children(index, "nsubj", "nsubjpass", "mark"):
        return False
    over = token.head
    if token.dep == "conj":
        return token.tag == tokens[cue].tag and tokens[over].tag != token.tag and syntax.is_verb(over)
    return token.dep == "advcl" and token.tag == "VBG" and tokens[index - 1].text == "," and tokens[over].dep in ("ccomp", "conj")


def leading_time(syntax: Syntax, cue: int, content: Sequence[int], dates: Collection[int]) -> list[int]:
    """*said on Friday it had …*: a date between the cue and the clause's own words tells when it was said."""
    tokens = syntax.tokens
    if not content or content[0] != cue + 1 or tokens[content[0]].dep not in ("prep", "npadvmod"):
        return []
    phrase = syntax.subtree(content[0])
    rest = phrase[1:] if tokens[phrase[0]].dep == "prep" else phrase
    return phrase if rest and all(token in dates for token in rest) else []


def verb_group(syntax: Syntax, index: int, extra: Iterable[int] = ()) -> list[int]:
    """A verb with its auxiliaries, negation, the adverbs beside it (*also said*, *said flatly*), its particle and ``extra``."""
    tokens = syntax.tokens
    group = {index, *extra, *syntax.children(index, "prt")}
    if tokens[index].dep == "xcomp" and tokens[tokens[index].head].lemma in CARRIERS:
        group.add(tokens[index].head)
    beside = [c for c in syntax.children(index, "aux", "auxpass", "neg", "advmod") if tokens[c].tag != "TO"]
    low = index
    while low - 1 in beside:
        low -= 1
    if index + 1 in beside and tokens[index + 1].dep == "advmod" and tokens[index + 1].tag == "RB" and not syntax.children(index + 1):
        group.add(index + 1)
    group.update(range(low, index))
    return sorted(group)


def unbroken(run: Sequence[int], index: int) -> list[int]:
    """The part of a run around one of its members that has no gap."""
    at = list(run).index(index)
    low = high = at
    while low > 0 and run[low - 1] == run[low] - 1:
        low -= 1
    while high + 1 < len(run) and run[high + 1] == run[high] + 1:
        high += 1
    return list(run[low : high + 1])


def surface(syntax: Syntax, verb: int, subject: int) -> int:
    """The word that stands for a verb's ``subject`` beside it: *who*, or what counts it (*most* of the voters)."""
    tokens = syntax.tokens
    for child in syntax.children(verb, "nsubj", "nsubjpass"):
        relative = tokens[child].tag in ("WP", "WDT") and tokens[verb].dep == "relcl"
        if child != subject and (relative or (child < subject < verb and subject in syntax.subtree(child))):
            return child
    return subject


def full_phrase(syntax: Syntax, head: int, stop: Collection[int]) -> list[int]:
    """A noun phrase with titles, appositions, prepositional phrases and clauses (*a man who knew her*), without what holds ``stop``.

    A comma that closes an apposition or a clause belongs to it.
    """
    tokens = syntax.tokens
    words: list[int] = []
    todo = [head]
    while todo:
        at = todo.pop()
        words.append(at)
        for child in syntax.children(at):
            own = syntax.subtree(child)
            if (tokens[child].dep in CLAUSAL and not _describes(syntax, child, stop)) or any(token in stop for token in own):
                continue
            todo.append(child)
    run = unbroken(sorted(words), head)
    while run[-1] != head and tokens[run[-1]].tag == "POS":
        run.pop()
    while run[0] != head and tokens[run[0]].pos in SILENT and tokens[run[0]].text != "(":
        run.pop(0)
    while run[-1] != head and tokens[run[-1]].pos in SILENT and tokens[run[-1]].text != ")":
        run.pop()
    after = run[-1] + 1
    if after < len(tokens) and tokens[after].text == "," and any(tokens[t].text == "," for t in run if t > head):
        run.append(after)
    return run


def _describes(syntax: Syntax, clause: int, stop: Collection[int]) -> bool:
    """Whether a clause on a noun says who it is: it stands before the cue (``stop``), is short, and is no reporting of its own."""
    own = syntax.subtree(clause)
    return syntax.tokens[clause].dep in ("relcl", "acl") and len(own) <= 20 and bool(stop) and own[-1] < min(stop)


def runs(tokens: Sequence[Token], content: Iterable[int], own: Collection[int]) -> list[list[int]]:
    """Content as unbroken runs without the words in ``own``; punctuation joins two runs and is cut off at their edges."""
    found: list[list[int]] = []
    for index in content:
        if index in own:
            continue
        between = range(found[-1][-1] + 1, index) if found else range(0)
        if found and all(tokens[t].pos in SILENT and t not in own for t in between):
            found[-1].extend([*between, index])
        else:
            found.append([index])
    kept = []
    for run in found:
        while run and (tokens[run[0]].text in EDGES or tokens[run[0]].pos == "SPACE"):
            run.pop(0)
        while run and (tokens[run[-1]].text in EDGES or tokens[run[-1]].pos in ("SPACE", "CCONJ")):
            run.pop()
        if any(tokens[t].pos not in (*SILENT, "CCONJ") for t in run):
            kept.append(run)
    return kept
