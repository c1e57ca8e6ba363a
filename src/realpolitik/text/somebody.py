"""Which actors some noun phrases mean: those found before, or new ones for people whom a word says to feel or speak (*cocoa buyers*)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

from realpolitik.core.marks import Actor, Content, Coreferent, Source, Span
from realpolitik.core.records import id_of
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.text.subjects import subjects_above
from realpolitik.text.titles import FIRST_PLURAL, FIRST_SINGULAR
from realpolitik.text.worrying import TELLING, tellers

COUNTING = frozenset("many most some few number group dozen hundred thousand majority all several".split())
THIRD = frozenset("he she they it his her their its him them".split())
PERSONS = frozenset({"he", "she", "they", "who", "his", "her", "their", *FIRST_SINGULAR, *FIRST_PLURAL})
# How a plural noun for people ends that no table has: *housewives*, *growers*, *pensioners*.
PEOPLE = ("men", "women", "wives", "ers", "ors", "ists", "ians", "folk", "ants", "ees", "mates")
PHRASE = 4


class Somebody:
    """Looks up and makes the actors of one report; ``is_agent`` says whether a noun is one for people, ``made`` holds the new ones."""

    def __init__(self, report: Report, maker: str, is_agent: Callable[[Syntax, int], bool]) -> None:
        self.maker, self.is_agent = maker, is_agent
        self.syntax: Syntax = report.syntax
        self.tokens = self.syntax.tokens
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.earlier = {mark.head: mark.to for mark in report.of(Coreferent)}
        self.starts = {token.span.start: token.index for token in self.tokens}
        self.made: dict[int, Actor] = {}
        named = {actor.key: actor for actor in reversed(report.of(Actor))}
        said = {source.of: named.get(source.actor or "") for source in report.of(Source)}
        self.said = [(one.span, said.get(one.of)) for one in sorted(report.of(Content), key=lambda one: len(one.span))]

    def is_party(self, index: int) -> bool:
        """Whether a noun phrase means somebody, by what was found before or by its own word."""
        token = self.tokens[index]
        if token.lemma.lower() in COUNTING or token.pos == "NUM":
            return index in self.actors or (token.dep == "nsubj" and bool(self.syntax.children(index, "prep")))
        if token.lemma.lower() == "those":
            return bool(self.syntax.children(index, "acl", "relcl", "prep"))
        if index in self.actors or index in self.earlier or token.text.lower() in PERSONS:
            return True
        plural = token.tag == "NNS" and token.text.lower().endswith(PEOPLE)
        telling = token.dep == "nsubj" and self.tokens[token.head].lemma in TELLING and self.syntax.is_verb(token.head)
        telling = telling and max(self.syntax.children(token.head, "nsubj"), default=index) == index  # *whose fate, said the envoy, is …*
        return token.pos in ("NOUN", "PROPN") and (telling or plural or self.is_agent(self.syntax, index))

    def holding(self, heads: Sequence[int], *, loose: bool) -> list[Actor]:
        """The actors at some heads; a noun for people who are no actor so far becomes one, before whoever it belongs to."""
        found: list[Actor] = []
        for head in heads:
            token = self.tokens[head]
            counted = self.syntax.fillers(head, "of") if token.lemma.lower() in COUNTING else ()
            if counted and (self.tokens[counted[0]].pos == "PRON" or counted[0] in self.actors):
                found.extend(self.holding(counted, loose=loose))  # *all of them*
                continue
            named = [c for c in self.syntax.children(head, "appos") if self.tokens[c].pos == "PROPN" and c in self.actors]
            if named and token.pos == "NOUN":
                found.append(self.actors[named[0]])  # *a village elder, Abu Karim*
            elif (other := self._parallel(head)) is not None:
                found.append(self.actors[other])
            elif head in self.actors:
                found.append(self.actors[head])
            elif token.text.lower() in FIRST_SINGULAR | FIRST_PLURAL:
                telling = [i for i in chain(*tellers(self.syntax, head, aside=True)) if i != head]
                found.extend(self.speaker(head) or self.holding(telling, loose=True))
            elif self._is_somebody(head, loose=loose):
                found.append(self._new(head, head))
            elif token.text.lower() in THIRD and head not in self.earlier and (named_before := self._before(head)) is not None:
                found.append(self.actors[named_before] if named_before in self.actors else self._new(named_before, head))
            elif head in self.earlier and (at := self.head_of(self.earlier[head])) is not None:
                found.append(self._new(at, head))
            else:
                found.extend(self.actors_at([head]))
        return found

    def speaker(self, index: int) -> list[Actor]:
        """Whose words these are, if the quotations tell."""
        span = self.tokens[index].span
        found = next((actor for words, actor in self.said if actor is not None and words.contains(span)), None)
        return [found] if found is not None else []

    def _is_somebody(self, head: int, *, loose: bool) -> bool:
        """Whether a phrase can become an actor; those counted only with the words that say of whom: *some in Manila*, *two in three*."""
        token = self.tokens[head]
        if token.lemma.lower() in COUNTING or token.pos == "NUM" or token.lemma.lower() == "those":
            return (loose or token.lemma.lower() == "those") and bool(self.syntax.children(head, "prep", "acl"))
        over = self.syntax.head(head)
        inside = token.pos == "PROPN" and over is not None and self.tokens[over].text.lower() == "in"  # *alarm in the City*
        return token.pos in ("NOUN", "PROPN") and (loose or inside or self.is_party(head))

    def _before(self, head: int) -> int | None:
        """*Farmers sleep outside because they fear …*, *the mayor spoke of his fear*: the subject of a clause above that agrees."""
        plural = self.tokens[head].text.lower() in ("they", "their", "them")
        for found in subjects_above(self.syntax, self.tokens[head].head):
            fit = [i for i in found if i < head and self.tokens[i].pos in ("NOUN", "PROPN") and self.is_party(i)]
            fit = [i for i in fit if (self.tokens[i].tag in ("NNS", "NNPS") or len(found) > 1) == plural]
            if fit:
                return fit[0]
        here = [t.index for t in self.tokens if t.sentence == self.tokens[head].sentence and t.index > head and t.dep == "nsubj"]
        many = {i: self.tokens[i].tag in ("NNS", "NNPS") or len(self.syntax.conjuncts(i)) > 1 for i in here}
        fit = [i for i in here if many[i] == plural and self.is_party(i)]
        if self.tokens[head].text.lower() == "they":  # of the sentence before
            said = [t.index for t in self.tokens if t.sentence == self.tokens[head].sentence - 1 and t.dep == "nsubj"]
            kinds = ("people", "group", "organisation")
            fit = [i for i in said if self.tokens[i].tag == "NNS" or (i in self.actors and self.actors[i].kind in kinds)]
            return fit[0] if fit else None
        return fit[0] if fit and self.tokens[head].tag == "PRP$" else None  # *their fear is …: so the premiers wrote a letter*

    def _parallel(self, head: int) -> int | None:
        """*Mitterrand does not share Kohl's zeal; he fears …*: the subject of the clause before, not whoever owns something in it."""
        if self.tokens[head].text.lower() not in ("he", "she") or self.tokens[head].dep != "nsubj" or head not in self.actors:
            return None
        key, sentence = self.actors[head].key, self.tokens[head].sentence
        meant = [i for i, actor in self.actors.items() if i < head and actor.key == key and self.tokens[i].pos == "PROPN"]
        if not meant or self.tokens[max(meant)].dep != "poss":
            return None
        before = [i for i in self.actors if i < head and self.tokens[i].sentence == sentence and self.tokens[i].dep == "nsubj"]
        named = [i for i in before if self.actors[i].kind == "person" and self.actors[i].form == "name"]
        return max(named) if named else None

    def head_of(self, span: Span) -> int | None:
        """The head of the words at a span: the one that hangs on a word outside."""
        first = self.starts.get(span.start)
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
            name = "".join(("" if self.tokens[i].tag == "POS" else " ") + self._word(i) for i in words).strip()
            self.made[head] = self.actors[head] = Actor(
                span=span, by=self.maker, score=0.5, key=id_of("actor", "people", name.lower(), ""), name=name, kind="people",
                country=None, code=None, sector=None, head=head, form="noun", source=f"text: {self.maker}",
            )  # fmt: skip
        if said != head and said not in self.actors:
            form: Literal["pronoun", "noun"] = "pronoun" if self.tokens[said].pos == "PRON" else "noun"
            self.made[said] = self.actors[said] = replace(
                self.actors[head], span=self.tokens[said].span, by=self.maker, score=0.5, head=said, form=form
            )
        return self.actors[head]

    def _word(self, index: int) -> str:
        """A word of a name, an owner's pronoun as what it stands for: *Its engineers* are *Cairo's engineers*."""
        to = self.earlier.get(index)
        owner = to is not None and self.tokens[index].tag == "PRP$"
        first = self.starts.get(to.start) if to is not None else None
        if not owner or to is None or first is None:
            return self.tokens[index].text
        words = [i for i in range(first, len(self.tokens)) if self.tokens[i].span.end <= to.end]
        return " ".join(self.tokens[i].text for i in words if self.tokens[i].tag != "POS") + "'s"

    def actors_at(self, heads: Sequence[int]) -> list[Actor]:
        found = []
        for head in heads:
            actor = self.actors.get(head)
            if actor is None:  # *officials in Moscow*, *many of our neighbours*
                inner = [i for slot in ("of", "poss", "mod") for i in self.syntax.fillers(head, slot) if i in self.actors]
                actor = self.actors[inner[0]] if inner else None
            if actor is not None:
                found.append(actor)
        return found
