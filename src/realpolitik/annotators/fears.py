"""Who fears what, for whom: words of worry, what they hang on and what hangs on them.

The theory: a word of worry has a holder (*Moscow fears*, *their fear*, *a headache for Moscow*) and a content (*that …*,
*of …*, or the
subject of *is a danger*). What is feared is named by a short topic. Those it would hit are the actors of the content, save
the holder
and whoever the content blames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from realpolitik.core.marks import Actor, Coreferent, Fear, Mark, Sentence, Span, Token
from realpolitik.core.records import record_id
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.worries import Worry, topic, worries
from realpolitik.text.numbers import number
from realpolitik.text.warnings import own_deed
from realpolitik.text.worrying import (
    WARNING,
    beside,
    depth,
    doers,
    elsewhere,
    holders,
    link_after,
    looked_at,
    plural_before,
    says_that,
    seen_as,
    tellers,
    under,
)

COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "constitute", "represent", "pose", "present"})
# Verbs whose subject causes the worry: *the advance raised fears*.
CAUSING = frozenset("raise stoke spark fuel prompt cause stir trigger provoke heighten deepen fan feed create pose arouse ignite".split())
CLAUSAL = frozenset({"ccomp", "xcomp"})
VAGUE = frozenset("million reason situation thing it this that what future matter issue way part development fact prospect".split())
PRIVATE = "private"
OWNING = frozenset({"subj", "poss", "obj", "state"})
NOBODY = frozenset({"nobody", "none", "noone", "neither"})
COUNTING = frozenset("many most some few number group dozen hundred thousand majority all several".split())
LONGEST = 45
PHRASE = 4


class Fears:
    """Gives a :class:`Fear` for each worry whose content is said, and an Actor for a holder who is none so far (*cocoa buyers*)."""

    name = "fears"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Actor, Coreferent)
    gives: tuple[type[Mark], ...] = (Fear, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Worrier(report, self.name).marks()) for report in reports]


class _Worrier:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.earlier = {mark.head: mark.to for mark in report.of(Coreferent)}
        self.at = {token.span.start: token.index for token in self.tokens}
        self.made: dict[int, Actor] = {}

    def marks(self) -> Iterator[Mark]:
        for sentence in self.sentences:
            told: list[tuple[int, Fear]] = []
            for index in range(sentence.first, sentence.last):
                fear = self._fear(index)
                same = next((one for one in told if fear and one[1].topic == fear.topic and one[1].span.overlaps(fear.span)), None)
                if fear is not None and same is not None and same[1].holder is None and fear.holder is not None:
                    told.remove(same)  # whoever is named fears it
                elif same is not None:
                    continue
                if fear is not None:
                    told.append((index, fear))
            for index, fear in told:
                # *Warned of the danger of a war*: whoever warns holds the danger.
                word = self.tokens[index].span
                if fear.holder is None and any(one.holder and at != index and one.span.overlaps(word) for at, one in told):
                    continue
                yield fear
        yield from self.made.values()

    def _fear(self, index: int) -> Fear | None:
        token = self.tokens[index]
        for worry in dict.fromkeys((*worries(token.text.lower()), *worries(token.lemma.lower()))):
            if not self._fits(index, worry):
                continue
            contents = self._contents(index, worry)
            if not contents or self.syntax.negation(index) is not None or self._denied(index):
                continue
            if worry.lemma in WARNING and own_deed(self.syntax, index, contents):
                continue
            named = self._topic(contents, known=not set(worry.holder) - {"light"} and not seen_as(self.syntax, index))
            if self._is_for(contents[0]) and contents[0] in self.actors:
                named = "safety"  # *fears for its companies*
            if named is None or named == PRIVATE:
                continue
            holder = self._holder(index, worry, contents)
            if holder is None and self._made(index):
                continue
            affects = self._affected(index, worry, contents, holder)
            return Fear(
                span=self._span(index, contents, holder), by=self.maker, score=0.7, topic=named, affects=affects,
                holder=holder.key if holder is not None else None,
            )  # fmt: skip
        return None

    def _fits(self, index: int, worry: Worry) -> bool:
        token = self.tokens[index]
        if worry.pos == "NOUN":
            return token.pos == "NOUN" and token.dep != "compound"
        if worry.pos == "ADJ":
            return (token.pos == "ADJ" or token.tag == "VBN") and token.text.lower() == worry.lemma
        if worry.pos in ("ON", "IN"):
            link = self.syntax.head(index)
            bare = token.dep == "pobj" and not self.syntax.children(index, "det")
            return bare and link is not None and self.tokens[link].text.lower() == worry.pos.lower()
        if worry.pos == "LEST":  # *lest you think* is a figure of speech
            subjects = {self.tokens[i].text.lower() for i in self.syntax.children(token.head, "nsubj")}
            return token.dep == "mark" and not subjects & {"you", "we", "anyone"}
        if token.pos not in ("VERB", "AUX"):
            return False
        if worry.pos == "PASSIVE":
            return token.tag == "VBN" and self.syntax.is_passive(index)
        if worry.pos == "OBJECT":
            return not self.syntax.is_passive(index) and bool(self._actors_at(self.syntax.fillers(index, "obj")))
        if worry.pos == "MIGHT":
            return bool({self.tokens[a].text.lower() for a in self.syntax.auxiliaries(index)} & {"may", "might", "could", "would"})
        if worry.lemma in WARNING and token.tag == "VBN":
            return True
        return token.tag != "VBN" or not self.syntax.is_passive(index) or bool(self.syntax.fillers(index, "ccomp"))

    def _is_for(self, content: int) -> bool:
        above = self.syntax.head(content)
        return above is not None and self.tokens[above].text.lower() == "for" and self.tokens[content].dep == "pobj"

    def _made(self, index: int) -> bool:
        """*Trade threats*, *exchanged threats over a port*: threats that people make are no worry."""
        above = self.syntax.head(index)
        return self.tokens[index].lemma == "threat" and (
            self.tokens[index].dep == "ROOT" or (above is not None and self.tokens[above].lemma in ("trade", "exchange", "make", "swap"))
        )

    def _denied(self, index: int) -> bool:
        """*Is not afraid*, *has no fear*, *nobody fears*: the word over it is negated, or its subject is nobody."""
        token, above = self.tokens[index], self.syntax.head(index)
        over = (above,) if above is not None and token.dep == "acomp" else ()
        own = [i for at in (index, *over) for i in self.syntax.children(at, "nsubj")]
        if any(self.tokens[i].text.lower() in NOBODY or self.syntax.negation(i) is not None for i in own):
            return True
        return above is not None and token.dep in ("acomp", "attr", "dobj") and self.syntax.negation(above) is not None

    # --- what is feared -------------------------------------------------------------------------------------------------

    def _contents(self, index: int, worry: Worry) -> list[int]:
        """The heads of what is feared, from the first slot that is filled."""
        if worry.pos == "MIGHT":
            return [index]
        if worry.pos == "LEST":
            return [self.tokens[index].head]
        if worry.pos == "NOUN" and (verb := seen_as(self.syntax, index)) is not None:
            return list(self.syntax.fillers(verb, "obj"))
        if worry.pos == "NOUN" and (seen := looked_at(self.syntax, index)):
            return seen
        for slot in worry.content:
            found = [inner for i in self._slot(index, slot, worry) for inner in self._meant(i)]
            found = [i for i in found if i != index and self.tokens[i].lemma.lower() not in VAGUE]
            if found:
                return found
        return []

    def _meant(self, index: int) -> Sequence[int]:
        """*The prospect of losing the port*: what a vague noun is of."""
        if self.tokens[index].lemma.lower() not in VAGUE:
            return (index,)
        links = [c for c in self.syntax.children(index, "prep") if self.tokens[c].text.lower() == "of"]
        return [i for link in links for i in self.syntax.children(link, "pobj", "pcomp")] or (index,)

    def _slot(self, index: int, slot: str, worry: Worry) -> list[int]:
        token, above = self.tokens[index], self.syntax.head(index)
        if slot == "that":
            return []
        if slot == "subj" and worry.pos in ("NOUN", "ADJ"):
            if above is None or token.dep not in ("attr", "dobj", "acomp", "appos"):
                return []
            lemma = self.tokens[above].lemma.lower()
            if token.dep == "appos":
                return [above]
            if lemma in COPULAS or (lemma in CAUSING and token.dep == "dobj"):
                return list(self.syntax.fillers(above, "subj"))
            return []
        if slot == "attr":
            if above is not None and token.dep in ("nsubj",) and self.tokens[above].lemma in COPULAS:
                return [*self.syntax.children(above, "attr", "ccomp", "xcomp")]
            return []
        if slot == "obj" and token.dep == "compound" and token.tag.startswith("VB") and above is not None:
            return [above]
        if slot in CLAUSAL:
            found = list(self.syntax.fillers(index, slot))
            if not found and worry.pos in ("ADJ", "PASSIVE"):
                found = [c for c in self.syntax.children(index, "advcl") if says_that(self.syntax, c)]
                if not found and above is not None and token.dep == "acomp" and slot == "ccomp":
                    found = [c for c in self.syntax.children(above, "ccomp") if c > index and says_that(self.syntax, c)]
            if not found and worry.pos == "NOUN":
                found = [c for c in self.syntax.children(index, "acl", "ccomp", "relcl") if says_that(self.syntax, c)]
                if not found and above is not None and token.dep in ("dobj", "pobj", "nsubj", "attr") and slot == "ccomp":
                    found = beside(self.syntax, above)
            return found
        if slot == "mod_of":
            return [above] if above is not None and token.dep == "amod" else []
        if slot == "mod":
            return [i for i in self.syntax.children(index, "compound", "amod") if topic([self.tokens[i].lemma.lower()]) is not None]
        found = list(self.syntax.fillers(index, slot))
        if not found and worry.pos in ("ADJ", "PASSIVE") and above is not None and token.dep in ("acomp", "xcomp"):
            hung = [c for c in self.syntax.children(above, "prep") if self.tokens[c].text.lower() == slot]
            found = [i for c in hung for i in self.syntax.children(c, "pobj", "pcomp")]
        if not found and worry.pos == "NOUN" and above is not None and token.dep == "nsubj" and not self.syntax.children(above, "dobj"):
            found = list(self.syntax.fillers(above, slot)) if slot in ("about", "over", "for") else []  # *concern grew over*
        if not found and (link := link_after(self.syntax, index, slot)) is not None:
            found = [i for first in self.syntax.children(link, "pobj", "pcomp") for i in self.syntax.conjuncts(first)]
        return found

    def _topic(self, contents: Sequence[int], *, known: bool) -> str | None:
        """The topic by the table; else the head noun of the content, unless only ``known`` topics will do (*a risk of …*)."""
        words: list[int] = []
        for content in contents:
            words.extend(i for i in self.syntax.subtree(content)[:LONGEST] if i not in words)
        near = sorted(words, key=lambda i: (depth(self.syntax, i, contents), i))
        # The word beside its lemma, for the lemma of *arms* is *arm* at times.
        named = topic([said for i in near for said in (self.tokens[i].lemma.lower(), self.tokens[i].text.lower())])
        if named is not None or known:
            return named
        nouns = [
            i
            for i in near
            if self.tokens[i].pos == "NOUN" and number(self.tokens[i].lemma.lower()) is None and self.tokens[i].lemma.lower() not in VAGUE
        ]
        nouns.sort(key=lambda i: i in self.actors and self.actors[i].form == "name")
        if nouns:
            return self._named(nouns[0])
        # *Scared to go home*, *fears being left alone*: the deed itself.
        first = self.tokens[contents[0]]
        return first.text if first.pos == "PROPN" else first.text.lower() if first.pos == "VERB" else None

    def _named(self, noun: int) -> str:
        """A topic the table doesn't know, in the report's own words: *freedom of navigation*, *the income from its ports*."""
        words = [
            i for i in self.syntax.phrase(noun) if self.tokens[i].pos not in ("DET", "PUNCT") and self.tokens[i].tag not in ("PRP$", "POS")
        ]
        if len(words) > PHRASE or not any(i == noun for i in words):
            words = [noun]
        opening = {sentence.first for sentence in self.sentences}
        kept = [self.tokens[i].pos == "PROPN" or (self.tokens[i].text[0].isupper() and i not in opening) for i in words]
        return " ".join(self.tokens[i].text if keep else self.tokens[i].text.lower() for i, keep in zip(words, kept, strict=True))

    # --- who fears, for whom --------------------------------------------------------------------------------------------

    def _holder(self, index: int, worry: Worry, contents: Sequence[int]) -> Actor | None:
        for slot in worry.holder:
            heads = [head for head in holders(self.syntax, index, slot) if head not in contents]
            found = [a for a in self._holding(heads, slot) if a.head not in contents]
            if found:
                return found[0]
        told = self._holding(tellers(self.syntax, index), "subj") if worry.pos in ("NOUN", "ADJ", "MIGHT") else []
        return told[0] if told and told[0].head not in contents else None

    def _holding(self, heads: Sequence[int], slot: str) -> list[Actor]:
        """The actors at some heads; a noun for people who are no actor so far becomes one, before whoever it belongs to."""
        found: list[Actor] = []
        for head in heads:
            token = self.tokens[head]
            if slot == "in" and (head not in self.actors or token.pos != "PROPN"):
                continue
            named = [c for c in self.syntax.children(head, "appos") if self.tokens[c].pos == "PROPN" and c in self.actors]
            if named and token.pos == "NOUN":
                found.append(self.actors[named[0]])  # *a village elder, Abu Karim*
            elif head in self.actors:
                found.append(self.actors[head])
            elif token.lemma.lower() not in COUNTING and (token.tag in ("NNS", "NNPS") or (token.tag == "NN" and slot in OWNING)):
                found.append(self._new(head, head))
            elif token.text.lower() == "they" and head not in self.earlier and (plural := plural_before(self.syntax, head)) is not None:
                found.append(self.actors[plural] if plural in self.actors else self._new(plural, head))
            elif head in self.earlier and (at := self._head_of(self.earlier[head])) is not None:
                found.append(self._new(at, head))
            else:
                found.extend(self._actors_at([head]))
        return found

    def _head_of(self, span: Span) -> int | None:
        """The head of the words at a span: the one that hangs on a word outside."""
        first = self.at.get(span.start)
        if first is None:
            return None
        inside = [i for i in range(first, len(self.tokens)) if self.tokens[i].span.end <= span.end]
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), None)

    def _new(self, head: int, said: int) -> Actor:
        """An actor for a noun phrase, and for the pronoun that stands for it."""
        if head not in self.actors:
            words = [i for i in self.syntax.phrase(head) if self.tokens[i].text.lower() not in ("the", "a", "an")]
            tail = [i for c in self.syntax.children(head, "prep") if c == head + 1 for i in self.syntax.subtree(c)]
            words = words if len(tail) > PHRASE else sorted({*words, *tail})
            span = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
            name = "".join(("" if self.tokens[i].tag == "POS" else " ") + self.tokens[i].text for i in words).strip()
            self.made[head] = self.actors[head] = Actor(
                span=span, by=self.maker, score=0.5, key=record_id("actor", "people", name.lower(), ""), name=name, kind="people",
                country=None, code=None, sector=None, head=head, form="noun", source="text: who fears",
            )  # fmt: skip
        if said != head and said not in self.actors:
            form: Literal["pronoun", "noun"] = "pronoun" if self.tokens[said].pos == "PRON" else "noun"
            self.made[said] = self.actors[said] = replace(
                self.actors[head], span=self.tokens[said].span, by=self.maker, score=0.5, head=said, form=form
            )
        return self.actors[head]

    def _actors_at(self, heads: Sequence[int]) -> list[Actor]:
        found = []
        for head in heads:
            actor = self.actors.get(head)
            if actor is None:  # *officials in Moscow*, *many of our neighbours*
                inner = [i for slot in ("of", "poss", "mod") for i in self.syntax.fillers(head, slot) if i in self.actors]
                actor = self.actors[inner[0]] if inner else None
            if actor is not None:
                found.append(actor)
        return found

    def _affected(self, index: int, worry: Worry, contents: Sequence[int], holder: Actor | None) -> tuple[str, ...]:
        """Actors the worry is for: those named with it, then those of the content who are not its doers."""
        found: list[Actor] = []
        for slot in worry.affects:
            found.extend(self._actors_at(self.syntax.fillers(index, slot)))
        if not found and worry.pos == "NOUN" and holder is not None and "for" in worry.holder:
            found.append(holder)
        for content in contents:
            blamed = set(doers(self.syntax, content)) if self.tokens[content].pos in ("VERB", "AUX") else {content}
            for at in self.syntax.subtree(content)[:LONGEST]:
                actor = self.actors.get(at)
                if actor is None or at in blamed or any(under(self.syntax, at, b) for b in blamed) or self._aside(at, content):
                    continue
                if elsewhere(self.syntax, at, content) or self._adjectival(at, actor):
                    continue
                found.append(actor)
        blamed_keys = {
            self.actors[i].key for c in contents if self.tokens[c].pos in ("VERB", "AUX") for i in doers(self.syntax, c) if i in self.actors
        }
        found = [a for a in found if a.form != "pronoun" or a.key not in blamed_keys]
        keys = dict.fromkeys(a.key for a in found if holder is None or a.key != holder.key or "for" in worry.holder)
        return tuple(keys)

    def _adjectival(self, index: int, actor: Actor) -> bool:
        """*Former Soviet states*: the adjective names nobody who is hit."""
        above = self.syntax.head(index)
        return actor.form == "adjective" and above is not None and self.tokens[above].pos in ("NOUN", "PROPN") and above not in self.actors

    def _aside(self, index: int, content: int) -> bool:
        """Whether an actor stands in a clause about another: *states allied with Moscow*, or only modifies another."""
        at = index
        for above in self.syntax.ancestors(index):
            token = self.tokens[at]
            if at == content:
                return False
            if token.dep in ("relcl", "acl") and above != content and above in self.actors:
                return True
            if token.dep in ("amod", "compound", "nmod") and above in self.actors:
                return True
            at = above
        return False

    def _span(self, index: int, contents: Sequence[int], holder: Actor | None) -> Span:
        """The clause: the word of worry, its holder where near, and all of the content."""
        span = self.tokens[index].span
        for content in contents:
            words = [i for i in self.syntax.subtree(content)[:LONGEST] if self.tokens[i].pos != "PUNCT"]
            if words:
                span = span.cover(self.tokens[words[0]].span).cover(self.tokens[words[-1]].span)
        if holder is not None and self.tokens[holder.head].sentence == self.tokens[index].sentence:
            span = span.cover(holder.span)
        return span
