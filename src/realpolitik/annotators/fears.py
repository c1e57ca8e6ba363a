"""Who fears what, for whom: words of worry, what they hang on and what hangs on them.

The theory: a word of worry has a kind (``knowledge/worries.py``), and the kind says where its holder stands (``text/worrying.py``) and
where what is feared (``text/feared.py``). What is feared is named by a short topic. Those it would hit are the actors of the content, save
the holder and whoever the content blames.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from realpolitik.core.marks import Actor, Content, Coreferent, Duty, Fear, Mark, Sentence, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.agents import agent_at
from realpolitik.knowledge.worries import PUBLIC_TOPICS, STATES, Kind, kind_at, private, topic
from realpolitik.text.affected import depth, doers, elsewhere, place, under
from realpolitik.text.feared import VAGUE, contents, pointing
from realpolitik.text.nearby import root_before
from realpolitik.text.numbers import number
from realpolitik.text.sides import in_public, is_power
from realpolitik.text.somebody import Somebody
from realpolitik.text.subjects import subjects_above
from realpolitik.text.unfelt import unfelt
from realpolitik.text.warnings import own_deed, provoked
from realpolitik.text.worrying import (
    FEELING,
    SEIZING,
    TELLING,
    gapped,
    of_noun,
    of_object,
    of_verb,
    subject_of_state,
    tellers,
)

# Sectors that speak for a public matter where the words of sport or trade speak against it.
PUBLIC = frozenset({"GOV", "MIL", "PTY", "REB", "LEG", "JUD", "OPP", "SPY", "UAF", "REF", "IGO", "NGO", "COP"})
# Kinds that tell a worry even where nothing near says of what.
FELT = frozenset({"FEAR", "AFRAID", "ALARMED", "WORRY", "STATE"})
# Kinds whose holder may be any noun, since only somebody can fear: *cocoa buyers*.
LOOSE = frozenset({"FEAR", "WARN", "AFRAID", "ALARMED", "SCARE", "STATE"})
# What people threaten with, and nothing else brings: *a threat of new sanctions*.
CHOSEN = frozenset("sanction tariff veto boycott retaliation reprisal lawsuit expulsion embargo resignation dismissal prosecution".split())
# What somebody has to lose: *fears for their lives*.
LIVING = frozenset("life safety future fate security freedom job health livelihood survival well-being welfare wellbeing plight".split())
READYING = frozenset({"brace", "prepare", "steel", "gird"})
# Those whose worries are about prices.
DEALING = frozenset("trader broker dealer punter bookmaker stockbroker shareholder bettor".split())
PARTIES = frozenset({"Democratic", "Democrats", "Independence", "Liberty", "Labour", "Labor", "Reform", "Green", "Peace"})
TIMES = frozenset("time year month week day hour decade moment good long second minute now".split())
LONGEST = 45
PHRASE = 4
# A sentence with fewer words says nothing but its verb.
SHORT = 8
# Verbs that name nothing to be feared.
EMPTY = frozenset({"go", "be", "have", "do", "get", "keep"})


class Fears:
    """Gives a :class:`Fear` for each worry whose content is said, and an Actor for a holder who is none so far (*cocoa buyers*)."""

    name = "fears"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Actor, Coreferent, Content, Source, Duty)
    gives: tuple[type[Mark], ...] = (Fear, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Worrier(report, self.name).marks()) for report in reports]


class _Worrier:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens = report.of(Token)
        self.syntax: Syntax = report.syntax
        self.sentences = report.of(Sentence)
        self.people = Somebody(report, maker, lambda syntax, index: agent_at(syntax, index) is not None)
        self.actors = self.people.actors
        self.in_public = in_public(report.of(Actor))
        self.threats = [duty.consequence for duty in report.of(Duty) if duty.kind == "threat"]

    def marks(self) -> Iterator[Mark]:
        for sentence in self.sentences:
            told: list[tuple[int, Sequence[int], Fear]] = []
            for index in range(sentence.first, sentence.last):
                found = self._fear(index)
                if found is not None:
                    told = self._with(told, (index, *found))
                    told += self._gapped(index, *found)
            for _, _, fear in told:
                yield fear
        yield from self.people.made.values()

    def _with(
        self, told: list[tuple[int, Sequence[int], Fear]], new: tuple[int, Sequence[int], Fear]
    ) -> list[tuple[int, Sequence[int], Fear]]:
        """One worry more, unless it is one of those before in other words: *warned of the danger of a war*."""
        index, heads, fear = new
        for one in told:
            at, others, other = one
            within = [i for i in others if index in self.syntax.subtree(i) and not elsewhere(self.syntax, index, i)]
            inside = bool(within) or (other.topic == fear.topic and other.span.overlaps(fear.span))
            around = any(at in self.syntax.subtree(i) for i in heads)
            if (inside or around) and (fear.holder is None or fear.holder == other.holder):
                return told
            if (inside or around) and other.holder is None:
                return [new if kept is one else kept for kept in told]
        return [*told, new]

    def _gapped(self, index: int, heads: Sequence[int], fear: Fear) -> Iterator[tuple[int, Sequence[int], Fear]]:
        for head, content in gapped(self.syntax, heads[0], self.people.is_party):
            holder, named = next(iter(self.people.holding([head], loose=True)), None), self._topic([content], known=False)
            if holder is not None and named is not None and holder.key != fear.holder:
                span = self._span(index, [content], holder)
                yield index, [content], replace(fear, span=span, topic=named, holder=holder.key, affects=())

    def _fear(self, index: int) -> tuple[Sequence[int], Fear] | None:
        kind = kind_at(self.syntax, index)
        if kind is None or unfelt(self.syntax, index) or self._supposed(index) or self._about_things(index):
            return None
        heads = contents(self.syntax, index, kind, self.people.is_party)
        described = self.tokens[index].dep in ("amod", "acl")  # *anxious shareholders*, *the parties concerned*
        if not heads and kind in FELT and not described and self._holder(index, kind, []) is not None:
            heads = self._near(index, self._holder(index, kind, []))
        if not heads or (kind in ("WARN", "WARNING") and own_deed(self.syntax, index, heads)):
            return None
        if kind in ("WARN", "WARNING") and any(self.tokens[i].span.overlaps(threat) for i in heads for threat in self.threats):
            return None  # *or it would use force, its minister warned*: what is threatened
        holder = self._holder(index, kind, heads)
        if holder is None and (kind in STATES or self._made(index)):
            return None
        if holder is not None and kind in ("WARN", "WARNING") and holder.key in {
            self.actors[i].key for i in provoked(self.syntax, heads) if i in self.actors
        }:  # fmt: skip
            return None  # *would burn if a bullet were fired at Iran*, warned Iran
        vague = holder is None and not any(i in self.actors for head in heads for i in self.syntax.subtree(head))
        named = self._topic(heads, known=holder is None and (vague or kind in ("DANGER", "HARM", "AHEAD")))
        if self._is_for(heads[0]) and heads[0] in self.actors:
            named = "safety"  # *fears for its companies*
        if named is None or self._is_private(index, heads, holder) or not (self.in_public or (holder is not None and is_power(holder))):
            return None
        fear = Fear(
            span=self._span(index, heads, holder), by=self.maker, score=0.7, topic=named,
            affects=self._affected(index, kind, heads, holder), holder=holder.key if holder is not None else None,
        )  # fmt: skip
        return heads, fear

    def _about_things(self, index: int) -> bool:
        """*The treaty concerned trade*: only people are made to worry."""
        whom = self.syntax.children(index, "dobj")
        return self.tokens[index].lemma == "concern" and bool(whom) and not any(self.people.is_party(i) for i in whom)

    def _supposed(self, index: int) -> bool:
        """*Call us if you feel threatened*: a worry that is only supposed."""
        clause = next((i for i in (index, *self.syntax.ancestors(index)) if self.tokens[i].dep in ("advcl", "ccomp")), None)
        return clause is not None and any(self.tokens[c].lemma.lower() == "if" for c in self.syntax.children(clause, "mark"))

    def _is_private(self, index: int, heads: Sequence[int], holder: Actor | None) -> bool:
        """What sport, stage, shops and weather fear: more words of theirs around than of public life, those of the fear twice."""
        own = {i for head in heads for i in self.syntax.subtree(head)} | ({holder.head} if holder is not None else set())
        here = range(self.sentences[self.tokens[index].sentence].first, self.sentences[self.tokens[index].sentence].last)
        said = {self.tokens[i].lemma.lower() for i in here if self.tokens[i].pos in ("NOUN", "VERB", "ADJ")}
        spared = "business" if holder is not None and holder.country is not None else None  # *American retailers*
        found = {word: domain for word in said if (domain := private(word, said)) is not None and domain != spared}
        twice = found.keys() & {self.tokens[i].lemma.lower() for i in own}
        dealing = holder is not None and holder.country is None and self.tokens[holder.head].lemma.lower() in DEALING
        return len(found) + len(twice) + dealing > sum(map(self._is_public, here))

    def _is_public(self, index: int) -> bool:
        """A power, an office or armed band, or a word of war, votes, flight or plague."""
        token, actor = self.tokens[index], self.actors.get(index)
        if actor is not None and (actor.kind in ("government", "igo") or actor.sector in PUBLIC):
            return True
        return token.pos in ("NOUN", "VERB", "ADJ") and topic([token.lemma.lower()]) in PUBLIC_TOPICS

    def _near(self, index: int, holder: Actor | None) -> list[int]:
        """What may be feared where nothing says so: the nearest word of a known topic in its sentence; of a power any noun.

        A sentence that says no more than that somebody worries speaks of the one before: *Egypt is deeply worried*.
        """
        number = self.tokens[index].sentence
        sentence = self.sentences[number]
        here = [self.tokens[i] for i in range(sentence.first, sentence.last) if i != index]
        short = number > 0 and len(here) < SHORT
        before = self.tokens[self.sentences[number - 1].first : sentence.first] if short else []
        for words in (here, before):
            found = [t.index for t in words if t.pos in ("NOUN", "VERB") and topic([t.lemma.lower()]) is not None]
            if found:
                return sorted(found, key=lambda i: abs(i - index))[:1]
        if holder is None or holder.kind not in ("state", "government", "igo", "group"):
            return []
        nouns = [t.index for t in here if t.pos == "NOUN" and not holder.span.contains(t.span)]
        nouns = [i for i in nouns if i not in self.actors and not self.people.is_party(i)]
        return sorted(nouns, key=lambda i: abs(i - index))[:1]

    def _is_for(self, content: int) -> bool:
        above = self.syntax.head(content)
        return above is not None and self.tokens[above].text.lower() == "for" and self.tokens[content].dep == "pobj"

    def _made(self, index: int) -> bool:
        """*Trade threats*, *exchanged threats over a port*: threats that people make are no worry."""
        above = self.syntax.head(index)
        of = {self.tokens[i].lemma.lower() for i in self.syntax.fillers(index, "of")}
        return self.tokens[index].lemma == "threat" and (
            self.tokens[index].dep == "ROOT" or (above is not None and self.tokens[above].lemma in ("trade", "exchange", "make", "swap"))
            or bool(of & CHOSEN)
        )  # fmt: skip

    def _topic(self, contents: Sequence[int], *, known: bool) -> str | None:
        """The topic by the table; else the head noun of the content, unless only ``known`` topics will do (*a risk of …*)."""
        words: list[int] = []
        for content in contents:
            words.extend(i for i in self.syntax.subtree(content)[:LONGEST] if i not in words)
        near = sorted(words, key=lambda i: (depth(self.syntax, i, contents), i))
        # The word beside its lemma, for the lemma of *arms* is *arm* at times.
        named = topic([said for i in near if not self._of_name(i) for said in (self.tokens[i].lemma.lower(), self.tokens[i].text.lower())])
        if named is not None or known:
            return named
        nouns = [
            i
            for i in near
            if self.tokens[i].pos == "NOUN" and number(self.tokens[i].lemma.lower()) is None and self.tokens[i].lemma.lower() not in VAGUE
        ]
        nouns.sort(key=lambda i: (i in self.actors and self.actors[i].form == "name", self._is_person(i)))
        if nouns:
            return self._named(nouns[0])
        # *Scared to go home*, *fears being left alone*: the deed itself; else whoever is named; *dread it*: what it stands for.
        first = self.tokens[contents[0]]
        if first.pos == "PRON":
            return self._meant_by(contents[0])
        named = next((self.tokens[i].text for i in near if self.tokens[i].pos == "PROPN"), None)
        deeds = [self.tokens[i] for i in near if self.tokens[i].pos in ("VERB", "ADJ")]
        deed = next((one.text.lower() for one in deeds if one.lemma not in EMPTY), None)  # *going to be*
        return deed if first.pos in ("VERB", "ADJ") else named or deed

    def _of_name(self, index: int) -> bool:
        """*The Democratic nominee*, *the Labour Party*: what parties call themselves by is no topic."""
        return self.tokens[index].text in PARTIES and self.tokens[index].dep in ("compound", "amod", "nmod")

    def _is_person(self, noun: int) -> bool:
        """*The chairman complained that …*: people are not what is feared where something else is named."""
        return noun in self.actors and self.actors[noun].kind == "person"

    def _meant_by(self, pronoun: int) -> str | None:
        to = self.people.earlier.get(pronoun)
        head = self.people.head_of(to) if to is not None else None
        return self._named(head) if head is not None else self.actors[pronoun].name if pronoun in self.actors else None

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

    def _holder(self, index: int, kind: Kind, heads: Sequence[int]) -> Actor | None:
        for found in self._holders(index, kind):
            told = any(self.tokens[self.tokens[i].head].lemma in TELLING | SEIZING | FEELING | {"have"} for i in found)
            held = self.people.holding([i for i in found if i not in heads], loose=told or kind in LOOSE)
            kept = [actor for actor in held if actor.head not in heads]
            if kept:
                return kept[0]
        return None

    def _holders(self, index: int, kind: Kind) -> Iterator[Sequence[int]]:
        """Where whoever fears may stand, by the kind of the word; then who says so, where the word is nobody's own."""
        token, above = self.tokens[index], self.syntax.head(index)
        if kind in ("FEAR", "WARN"):
            yield from of_verb(self.syntax, index, self.people.is_party)
        elif kind == "SCARE":
            yield from of_object(self.syntax, index, self.people.is_party)
        elif kind in ("WORRY", "DANGER", "WARNING"):
            yield from of_noun(self.syntax, index, kind, self.people.is_party)
        elif kind in ("AFRAID", "ALARMED"):
            yield subject_of_state(self.syntax, index, self.people.is_party)
        elif kind == "STATE":
            yield next(subjects_above(self.syntax, index), [])
        elif kind == "ALARMING":
            yield from (self.syntax.fillers(at, slot) for at in (index, above) if at is not None for slot in ("to", "for"))
        if pointing(self.syntax, index) and (before := root_before(self.syntax, index)) is not None:
            yield self.syntax.fillers(before, "subj")  # *Poland believes it is next. That fear …*
        if kind == "DANGER" and above is not None and token.dep == "nsubj":  # *for Beijing, the danger is that …*
            fronted = [c for c in self.syntax.children(above, "prep") if c < index and self.tokens[c].text.lower() == "for"]
            yield [i for c in fronted for i in self.syntax.children(c, "pobj")]
        if above is not None and self.tokens[self.tokens[above].head].text.lower() == "out" and token.dep == "pobj":
            yield next(subjects_above(self.syntax, index), [])  # *withdrew it out of concern for …*
        if kind == "LEST":
            yield from tellers(self.syntax, token.head, aside=True)
            yield from self._speaking(index)
            yield next(subjects_above(self.syntax, self.tokens[token.head].head), [])
        elif kind == "WORRY":
            yield from tellers(self.syntax, index, aside=False)
        elif kind in ("DANGER", "HARM", "ALARMING"):
            yield from tellers(self.syntax, index, aside=True)
            yield from self._speaking(index)

    def _speaking(self, index: int) -> Iterator[Sequence[int]]:
        yield [actor.head for actor in self.people.speaker(index)]

    def _affected(self, index: int, kind: Kind, contents: Sequence[int], holder: Actor | None) -> tuple[str, ...]:
        """Actors the worry is for: those named with it, then those of the content who are not its doers."""
        spared = self._spared(index) or self._pitied(contents)
        if spared:  # *fears for the villages*: said outright
            return tuple(dict.fromkeys(actor.key for actor in spared))
        found = self._slot(index, "to") if kind == "DANGER" else []
        for content in contents:
            blamed = set(doers(self.syntax, content)) if self.tokens[content].pos in ("VERB", "AUX") else {content}
            for at in self.syntax.subtree(content)[:LONGEST]:
                if (at <= index) != (content < index):
                    continue
                actor = self.actors.get(at) or self._people_at(at)
                if actor is None or at in blamed or any(under(self.syntax, at, b) for b in blamed) or self._aside(at, content):
                    continue
                if elsewhere(self.syntax, at, content) or self._adjectival(at, actor) or place(self.syntax, at, actor):
                    continue
                found.append(actor)
        blamed_keys = {
            self.actors[i].key for c in contents if self.tokens[c].pos in ("VERB", "AUX") for i in doers(self.syntax, c) if i in self.actors
        }
        found = [a for a in found if a.form != "pronoun" or a.key not in blamed_keys]
        return tuple(dict.fromkeys(a.key for a in found if holder is None or a.key != holder.key))

    def _spared(self, index: int) -> list[Actor]:
        """For whom somebody fears, where he says *for*: *for the monks*, *for their lives*."""
        if self.tokens[index].lemma in READYING:
            return []  # *bracing for a coup*
        heads = [i for i in self.syntax.fillers(index, "for") if self.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
        owned = [j if self.tokens[i].lemma in LIVING else i for i in heads for j in (self._owner(i) or [i])]
        kept = [i for i in owned if self.tokens[i].lemma not in LIVING | VAGUE | TIMES]
        return self.people.holding(kept, loose=True)

    def _pitied(self, contents: Sequence[int]) -> list[Actor]:
        """*Worried about the people shut in*, *about the life of the driver*: whom the content itself names."""
        found: list[int] = []
        for content in contents:
            about = self.tokens[self.tokens[content].head].text.lower() == "about" and self.tokens[content].dep == "pobj"
            if self.tokens[content].lemma in LIVING:
                found += self._owner(content)
            elif about and self.people.is_party(content):
                found += [content] if self._is_harmless(content) else []
        return self.people.holding(found, loose=False)

    def _is_harmless(self, index: int) -> bool:
        actor = self.actors.get(index)
        return actor is None or (actor.kind in ("people", "group") and actor.sector in (None, "CVL", "REF", "REL", "EDU", "MED", "JRN"))

    def _owner(self, index: int) -> list[int]:
        return [*self.syntax.fillers(index, "poss"), *self.syntax.fillers(index, "of")]

    def _slot(self, index: int, slot: str) -> list[Actor]:
        heads = self.syntax.fillers(index, slot)
        return self.people.actors_at(heads) or [a for i in heads if (a := self._people_at(i)) is not None]

    def _people_at(self, index: int) -> Actor | None:
        """Somebody no actor so far: *children*, *twenty million people*."""
        token = self.tokens[index]
        people = token.tag == "NNS" and token.dep in ("dobj", "nsubjpass", "pobj", "conj", "nsubj") and self.people.is_party(index)
        return next(iter(self.people.holding([index], loose=False)), None) if people else None

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
