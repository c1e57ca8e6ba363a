"""Whose words are whose: the actors some words mean, who says a clause, and on whose side its doer is."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass

from realpolitik.core.marks import Actor, Span, Token
from realpolitik.core.report import digest
from realpolitik.core.syntax import Syntax
from realpolitik.text import governed
from realpolitik.text.clauses import has_that
from realpolitik.text.sides import POWERS, of_one_side, political

THIRD = frozenset({"it", "they", "he", "she", "this", "nobody", "none"})
BOTH = frozenset({"both", "each", "neither", "all"})
HOLDERS = 3
# Those who act and speak for a state.
BEARING = frozenset({"GOV", "MIL", "COP", "SPY"})
# Who knows an actor that no table has.
NAMELESS = "text: noun"
LANDS = frozenset("country nation state republic kingdom side".split())


# Bodies that treaties bind without their being named, with their sector: *every signatory*, *both guarantors*, *all member states*.
UNNAMED = {
    "state": "GOV", "signatory": "GOV", "guarantor": "GOV", "member": None, "side": None, "neighbour": None, "neighbor": None,
    "partner": None, "ally": "GOV", "owner": None, "successor": "GOV", "loser": None, "winner": None, "holder": None, "signer": None,
}  # fmt: skip


def unnamed(syntax: Syntax, actors: Container[int], maker: str) -> dict[int, Actor]:
    """An actor for each noun of :data:`UNNAMED` that means none of the ``actors``; one for all of the same words."""
    return {
        token.index: nameless(syntax, token.index, maker, UNNAMED.get(token.lemma.lower(), "GOV"))
        for token in syntax.tokens
        if _binds(syntax, token) and token.index not in actors and token.dep not in ("compound", "nmod")
    }


def _named(token: Token) -> bool:
    return token.pos in ("PROPN", "ADJ") and token.text[:1].isupper()


def _binds(syntax: Syntax, token: Token) -> bool:
    """*Every signatory*; *both powers*, but no *power to*."""
    counted = token.tag == "NNS" and bool(syntax.children(token.index, "det", "nummod"))
    return token.pos == "NOUN" and (token.lemma.lower() in UNNAMED or (token.lemma == "power" and counted))


def nameless(syntax: Syntax, head: int, maker: str, sector: str | None) -> Actor:
    """An actor for a noun phrase that no table knows; one for all of the same words."""
    words = syntax.phrase(head)
    span = syntax.tokens[words[0]].span.cover(syntax.tokens[words[-1]].span)
    name = " ".join(syntax.tokens[i].text for i in words)
    return Actor(
        span=span, by=maker, score=0.5, key=digest("unnamed", name.lower()), name=name, kind="group", country=None, code=None,
        sector=sector, head=head, form="noun", source=NAMELESS,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voices:
    """``actors`` by head token; ``times`` the words of times; ``said`` pieces of speech, the shortest first, with speaker and cue;
    ``says`` whether a verb is one of saying.
    """

    tokens: Sequence[Token]
    syntax: Syntax
    actors: Mapping[int, Actor]
    times: Container[int]
    said: Sequence[tuple[Span, str | None, str, Span]]
    says: Callable[[str], bool]

    def who(self, heads: Sequence[int]) -> list[Actor]:
        """The actors some words mean, or those whose they are: *its embassy*, *the command of the army*."""
        found: dict[str, Actor] = {}
        for head in heads:
            if head in self.times:
                continue  # *by the end of the year*
            own = [head] if head in self.actors else []
            if self.tokens[head].lemma in LANDS and (state := self._country_of(head)) is not None:
                found.setdefault(state.key, state)
                continue
            if self.tokens[head].tag == "PRP" and (said := self._says_it(head)):
                for one in said:
                    found.setdefault(one.key, one)
                continue
            if not own and (short := self._called(head)) is not None:
                found.setdefault(short.key, short)
            every = self.tokens[head].pos == "NUM" and any(self.tokens[c].text.lower() in BOTH for c in self.syntax.children(head, "det"))
            if not own and (every or self.tokens[head].text.lower() in BOTH):
                for one in self._two_before(head):
                    found.setdefault(one.key, one)
            for slot in governed.OWNED:
                own = own or [i for i in self.syntax.fillers(head, slot) if i in self.actors]
            for i in own[:1]:
                found.setdefault(self.actors[i].key, self.actors[i])
        return list(found.values())[:HOLDERS]

    def _country_of(self, head: int) -> Actor | None:
        """*His country*, *their nation*: the state that the report names, else whoever's it is."""
        whose = [i for i in self.syntax.children(head, "poss") if self.tokens[i].tag == "PRP$" and i in self.actors]
        if not whose:
            return None
        owner = self.actors[whose[0]]
        if owner.country is None or owner.kind != "person":
            return owner
        states = (one for one in self.actors.values() if one.kind == "state" and one.country == owner.country and one.form == "name")
        return next(states, None)

    def _says_it(self, pronoun: int) -> list[Actor]:
        """*The owner says it may switch it off*: a pronoun in the place of a subject is whoever says the clause."""
        verb, word = self.tokens[pronoun].head, self.tokens[pronoun].text.lower()
        if self.tokens[pronoun].dep not in ("nsubj", "nsubjpass") or word not in THIRD:
            return []
        over = self.tokens[verb].head
        if self.tokens[verb].dep in ("acl", "relcl") and has_that(self.syntax, verb) and self.tokens[over].dep == "dobj":
            over = self.tokens[over].head  # *told the mission that it would*, hung on the mission
        elif self.tokens[verb].dep != "ccomp":
            return []
        for head in governed.doers(self.syntax, governed.informer(self.syntax, over))[:1]:
            heads = [head] if head in self.actors else [h for h in [head] if self._called(h) is not None]
            if head > pronoun or not heads:
                continue
            actor = self.actors.get(head) or self._called(head)
            plural = self.tokens[head].tag in ("NNS", "NNPS") or len(self.syntax.conjuncts(head)) > 1
            person = actor is not None and actor.kind == "person"
            if (word == "they" and plural) or (word in ("he", "she") and person) or (word == "it" and not (plural or person)):
                return self.who([h for h in self.syntax.conjuncts(head) if h < pronoun])
        return []

    def _called(self, head: int) -> Actor | None:
        """Who is called by the last word of his name: *the World Bank … the bank*."""
        token = self.tokens[head]
        definite = any(self.tokens[c].text.lower() == "the" for c in self.syntax.children(head, "det"))
        if token.pos != "NOUN" or token.tag != "NN" or not definite:
            return None
        before = (self.actors[i] for i in range(head - 1, -1, -1) if i in self.actors)
        named = (one for one in before if one.form == "name" and one.kind in ("igo", "organisation", "group", "government"))
        return next((one for one in named if one.name.lower().split()[-1] == token.lemma.lower()), None)

    def _two_before(self, at: int) -> list[Actor]:
        """*Both*, *each*: those last named together before."""
        for i in range(at - 1, -1, -1):
            named = [j for j in self.syntax.conjuncts(i) if j in self.actors and j < at]
            if i in self.actors and len({self.actors[j].key for j in named}) > 1:
                return [self.actors[j] for j in named]
        return []

    def speaker(self, act: int) -> tuple[Actor | None, str]:
        """Who says the words an act stands in, and the lemma he says it by."""
        span = self.tokens[act].span
        for content, actor, lemma, cue in self.said:
            if lemma in governed.KNOWING:
                continue  # *let Washington know that*
            if content.contains(span) and actor is not None and not self._parted(act, cue):
                return next((one for one in self.actors.values() if one.key == actor), None), lemma
        heads = governed.teller(self.syntax, act, self.actors) or self._aside(act)
        told = self.who(heads) or self.who([i for h in heads for i in self.syntax.fillers(h, "in")])  # *an office in Beijing warned*
        return (told[0] if told else None), self._cue(told, act)

    def hearers(self, act: int, holder: Actor) -> list[Actor]:
        """Those of another side who are told what will be done: *told the consulate that it would investigate*."""
        for over in self.syntax.ancestors(act):
            if not self.syntax.is_verb(over) or not self.says(self.tokens[over].lemma.lower()):
                continue
            heads = [*self.syntax.fillers(over, "iobj"), *self.syntax.fillers(over, "obj")]
            told = [self.actors[i] for i in heads if i in self.actors and act not in self.syntax.subtree(i)]
            return [one for one in told if political(one, event=False) and one.country != holder.country]
        return []

    def _cue(self, told: Sequence[Actor], act: int) -> str:
        """The lemma of the nearest verb that has a teller for its subject."""
        heads = [i for i, actor in self.actors.items() if told and actor.key == told[0].key and self.tokens[i].dep == "nsubj"]
        verbs = [self.tokens[i].head for i in heads if self.tokens[i].sentence == self.tokens[act].sentence]
        return self.tokens[min(verbs, key=lambda verb: abs(verb - act))].lemma.lower() if verbs else ""

    def _aside(self, act: int) -> Sequence[int]:
        """Who says so in a clause set off by commas: *no navy, the minister assured Delhi, will be let in*."""
        around = self._of_sentence(act)
        first = max([around[0].index, *(t.index + 1 for t in around if t.text == ";" and t.index < act)])
        last = min([around[-1].index, *(t.index for t in around if t.text == ";" and t.index > act)])
        for verb in range(first + 1, last + 1):
            token = self.tokens[verb]
            subjects = [c for c in self.syntax.children(verb, "nsubj") if first < c < verb]
            if token.pos != "VERB" or token.tag not in ("VBD", "VBZ", "VBN") or not subjects or not self.says(token.lemma.lower()):
                continue
            start = min(i for i in self.syntax.subtree(subjects[-1]) if i <= subjects[-1])
            after = next((i for i in range(verb + 1, min(verb + 5, len(self.tokens))) if self.tokens[i].pos == "PUNCT"), None)
            after = last if after is None and verb + 4 >= last else after  # a headline ends without a stop
            closed = after is not None and not any(self.tokens[i].text.lower() == "that" for i in range(verb + 1, after))
            if start > first and self.tokens[start - 1].pos == "PUNCT" and closed:
                return [subjects[-1]]
        return ()

    def before(self, act: int) -> Actor | None:
        """Who was last heard before an act: *…, it announced; were talks to fail, the camp would be razed*."""
        heard = [(content, actor) for content, actor, _, cue in self.said if actor is not None and cue.end <= self.tokens[act].span.start]
        near = [pair for pair in heard if self._close(pair[0], act)]
        if not near:  # *has decreed that …; whoever disobeys would be shut out*
            clauses = [t for t in self._of_sentence(act) if t.index < act and t.dep in ("ccomp", "xcomp")]
            laid = [t.head for t in clauses if t.head < t.index]
            told = next((who for verb in laid if (who := self.who(governed.doers(self.syntax, verb)))), [])
            return told[0] if told else None
        last = max(near, key=lambda pair: pair[0].end)[1]
        return next((one for one in self.actors.values() if one.key == last), None)

    def _close(self, content: Span, act: int) -> bool:
        """Whether speech ends in the sentence of an act or in the one before."""
        number = self.tokens[act].sentence
        return any(content.overlaps(t.span) for t in self.tokens if number - 1 <= t.sentence <= number)

    def _parted(self, act: int, cue: Span) -> bool:
        """Whether a semicolon stands between an act and the word it is said by: *it will send troops; Kiev said they would …*."""
        low, high = sorted((self.tokens[act].span, cue))
        return any(t.text == ";" and low.end <= t.span.start < high.start for t in self._of_sentence(act))

    def _of_sentence(self, at: int) -> Sequence[Token]:
        first = last = at
        number = self.tokens[at].sentence
        while first and self.tokens[first - 1].sentence == number:
            first -= 1
        while last + 1 < len(self.tokens) and self.tokens[last + 1].sentence == number:
            last += 1
        return self.tokens[first : last + 1]

    def own(self, act: int, speaker: Actor | None, *, vouched: bool) -> list[Actor] | None:
        """Those who will do what a speaker says: his own side, or himself where it is done by nobody named; None: another side.

        With ``vouched`` the speaker promises whatever happens: *pledged that the houses would be given back*.
        """
        syntax, passive = self.syntax, governed.suffers(self.syntax, act)
        if speaker is not None and syntax.children(act, "expl"):
            return [speaker]  # *promised the people there would be no war*
        heads = governed.doers(syntax, act)
        doers = self.who(heads)
        if speaker is None:
            return doers
        mine = self._owners(speaker)
        own = [doer for doer in doers if of_one_side(speaker, doer) or doer.key in mine or self._has(heads, speaker)]
        own = own or [doer if doer.kind in (*POWERS, "igo") else speaker for doer in doers if self._unplaced(speaker, doer)]
        if own:
            return own
        if self._has(heads, speaker):
            return [speaker]
        if speaker.country is None and speaker.form == "noun" and speaker.kind in (*POWERS, "group") and len(doers) > 1:
            return doers  # *the three governments said*
        nobody = passive and not doers
        pronoun = not doers and any(self.tokens[i].text.lower() in THIRD or self.tokens[i].pos == "NUM" for i in heads)
        return [speaker] if nobody or pronoun or vouched else None

    def _unplaced(self, speaker: Actor, doer: Actor) -> bool:
        """*China will act, a spokesman said*, *some troops will stay, the minister said*: whose is not said, so of one side."""
        if any(self.tokens[i].text.lower() in ("any", "every", "no", "whichever") for i in self.syntax.children(doer.head, "det")):
            return False
        if doer.kind == "igo":
            return speaker.form == "noun" and speaker.country is None and speaker.kind != "igo"  # *NATO will act, the allies agreed*
        if doer.form == "noun" and doer.sector in BEARING and self._lent(doer):
            return speaker.sector in BEARING or speaker.kind in POWERS
        return doer.kind in POWERS and speaker.kind in ("person", "government") and speaker.sector == "GOV" and self._lent(speaker)

    def _lent(self, actor: Actor) -> bool:
        """Whether a noun says nothing of its country, so that what is known of it is lent by the report."""
        words = [i for i in self.syntax.subtree(actor.head) if i != actor.head]
        return actor.form == "noun" and not any(
            (i in self.actors and self.actors[i].country is not None) or self.tokens[i].tag == "PRP$" or _named(self.tokens[i])
            for i in words
        )

    def _owners(self, speaker: Actor) -> set[str]:
        """*Their leader*, *its secretary-general*: those whose man a speaker is."""
        heads = [head for head, actor in self.actors.items() if actor.key == speaker.key]
        return {self.actors[i].key for h in heads for i in self.syntax.subtree(h) if i <= h and i in self.actors}

    def _has(self, heads: Sequence[int], speaker: Actor) -> bool:
        """*Its ships*, *his government*: what is the speaker's own acts for him."""
        things = [h for h in heads if h not in self.actors or self.actors[h].kind != "person"]
        owners = [i for h in things for i in self.syntax.fillers(h, "poss")]
        # A commander who is named beside his office is one man: *the commander, Brigadier Penhallow, said his men would*.
        return any(
            self.tokens[i].tag == "PRP$" if i not in self.actors
            else self.actors[i].key == speaker.key or (self.tokens[i].tag == "PRP$" and self.actors[i].kind == speaker.kind == "person")
            for i in owners
        )  # fmt: skip
