"""Which phrases mean the same: ordered sieves over all noun phrases, the surest first, each link with its reason.

After the sieves of Raghunathan et al. 2010: exact names, variants of names and initials, the same noun taken up with *the*, nouns that
say what kind of thing is meant, pronouns. A phrase looks back for the nearest earlier one that fits; clusters share what is known of
number, gender and kind. Where two answers are as good, none is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from realpolitik.core.marks import Actor, Content, Coreferent, Entity, Mark, Mention, Sentence, Source, Span, Token
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.actors import gender
from realpolitik.knowledge.agents import agent_at
from realpolitik.knowledge.places import candidates
from realpolitik.text.noun_phrases import SECOND, Gender, Phrase, phrases
from realpolitik.text.proper_names import names
from realpolitik.text.titles import ANY, FEMALE, FIRST_PLURAL, FIRST_SINGULAR, HE, IT, MALE, MINDED, SHE, THEY

REACH = 3  # sentences back that a pronoun may look
LONG = 20  # and a noun that is said again
FAR = 12  # and a noun that takes up another kind of words
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Nouns that say what kind of thing a name is the name of.
PLACES = frozenset("city town village capital country nation state region province island area district republic kingdom territory".split())
BODIES = frozenset(
    "group organization organisation company firm party agency bank court council commission church team club university union "
    "institute association movement militia alliance bloc body ministry newspaper network channel committee foundation".split()
)
WOMEN = FEMALE | frozenset("woman girl actress widow mum mom".split())
MEN = MALE | frozenset("man boy widower dad".split())
PEOPLE = WOMEN | MEN
SMALL = frozenset({"of", "the", "and", "for"})
COPULAS = frozenset({"seem", "appear", "emerge", "turn", "happen", "rain", "snow", "take"})


class Coreference:
    """Gives a Coreferent mark for each phrase that takes up an earlier one, and an Actor where that one means an actor."""

    name = "coreference"
    needs: tuple[type[Mark], ...] = (Sentence, Token, Entity, Mention, Actor, Content, Source)
    gives: tuple[type[Mark], ...] = (Coreferent, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [list(_Clusters(report, self.name).marks()) for report in reports]


class _Cluster:
    """Phrases that are one, and what is known of them together."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self.kinds = {phrase.kind for phrase in phrases} - {""}
        self.genders = {phrase.gender for phrase in phrases} - {None}
        self.plural = any(phrase.plural for phrase in phrases)

    def take(self, other: _Cluster) -> None:
        self.phrases.extend(other.phrases)
        self.kinds |= other.kinds
        self.genders |= other.genders
        self.plural = self.plural or other.plural


class _Clusters:
    """The phrases of one report and which of them are one."""

    def __init__(self, report: Report, maker: str) -> None:
        self.report = report
        self.syntax: Syntax = report.syntax
        self.maker = maker
        self.actors = {actor.head: actor for actor in report.of(Actor)}
        self.phrases = phrases(self.syntax, names(self.syntax, report.of(Entity), lambda name: bool(candidates(name))))
        self.order = {phrase: number for number, phrase in enumerate(self.phrases)}
        self.links: list[tuple[Phrase, Phrase, str]] = []
        self.quoted = [content.span for content in report.of(Content) if content.quoted]
        for phrase in self.phrases:
            self._know(phrase)
        self.cluster = {phrase: _Cluster([phrase]) for phrase in self.phrases}

    def _know(self, phrase: Phrase) -> None:
        """Kind and gender of a phrase, from its words and from the actor it means."""
        actor = self.actors.get(phrase.head)
        if phrase.sort == "name":
            if actor is not None and actor.form != "pronoun":
                phrase.kind = {"person": "person", "state": "place", "people": "people"}.get(actor.kind, "body")
            if phrase.kind == "person":
                lowered = {self.syntax.tokens[i].text.lower() for i in range(max(0, phrase.first - 1), phrase.last)}
                full = actor.name.split()[0] if actor is not None and " " in actor.name else phrase.name[0] if phrase.name[1:] else ""
                phrase.gender = "f" if lowered & FEMALE else "m" if lowered & MALE else _sex(full.title())
        elif phrase.sort == "noun":
            if phrase.lemma in PEOPLE:
                phrase.kind, phrase.gender = "person", "f" if phrase.lemma in WOMEN else "m"
            elif phrase.lemma in PLACES or phrase.lemma in BODIES:
                phrase.kind = "place" if phrase.lemma in PLACES else "body"
            elif (found := agent_at(self.syntax, phrase.head)) is not None:
                phrase.kind = "person" if found[1] == "role" else "people" if phrase.plural else "body"

    # --- clusters -------------------------------------------------------------------------------------------------------

    def marks(self) -> Iterator[Mark]:
        self._names()
        self._nouns()
        self._speech()
        self._pronouns()
        for later, earlier, sieve in sorted(self.links, key=lambda link: (link[0].first, link[0].last)):
            yield Coreferent(
                span=later.span(self.syntax), by=self.maker, score=0.8 if later.sort != "pronoun" else 0.6,
                to=earlier.span(self.syntax), sieve=sieve, head=later.head,
            )  # fmt: skip
        yield from self._taken_up()

    def _taken_up(self) -> Iterator[Actor]:
        """Actors for the phrases that no other annotator resolved: pronouns and definite nouns whose antecedent means one actor."""
        mentions = {mention.head: mention for mention in self.report.of(Mention)}
        for later, earlier, sieve in self.links:
            if later.head in self.actors or earlier.sort == "both" or later.sort not in ("pronoun", "noun"):
                continue
            keys = {actor.key for one in self.cluster[earlier].phrases if one.sort != "both" and (actor := self.actors.get(one.head))}
            actor = self.actors.get(earlier.head)
            mention = mentions.get(later.head)
            if actor is None or len(keys) != 1:
                continue
            span = mention.span if mention is not None else self._short(later)
            made = replace(actor, span=span, by=self.maker, score=0.6, head=later.head, form=later.sort, source=f"coreference: {sieve}")
            yield made

    def _short(self, phrase: Phrase) -> Span:
        """The phrase up to its head."""
        return Span(self.syntax.tokens[phrase.first].span.start, self.syntax.tokens[phrase.head].span.end)

    def _join(self, later: Phrase, earlier: Phrase, sieve: str) -> None:
        one, other = self.cluster[earlier], self.cluster[later]
        if one is other:
            return
        one.take(other)
        for phrase in other.phrases:
            self.cluster[phrase] = one
        self.links.append((later, earlier, sieve))

    def _agree(self, later: Phrase, earlier: Phrase) -> bool:
        """Whether nothing known of the two clusters speaks against their being one."""
        one, other = self.cluster[later], self.cluster[earlier]
        kinds = (one.kinds | other.kinds) - {"people"}
        if len(one.genders | other.genders) > 1 or (len(kinds) > 1 and kinds != {"place", "body"}):
            return False
        return not any(a.holds(b) or b.holds(a) for a in one.phrases for b in other.phrases)

    def _before(self, phrase: Phrase, reach: int) -> Iterator[Phrase]:
        """Earlier phrases, the nearest sentence first, in it the nearest phrase."""
        for at in range(self.order[phrase] - 1, -1, -1):
            earlier = self.phrases[at]
            if phrase.sentence - earlier.sentence > reach:
                return
            if earlier.last <= phrase.first:
                yield earlier

    # --- names ----------------------------------------------------------------------------------------------------------

    def _names(self) -> None:
        by_name: dict[tuple[str, ...], Phrase] = {}
        by_key: dict[str, Phrase] = {}
        full: dict[str, list[Phrase]] = {}
        for phrase in (one for one in self.phrases if one.sort == "name" and one.name and one.opening not in ANY):
            actor = self.actors.get(phrase.head)
            earlier, sieve = by_name.get(phrase.name), "same name"
            if earlier is None and actor is not None and (earlier := by_key.get(actor.key)) is not None:
                sieve = "same actor"
            if earlier is None and (earlier := self._variant(phrase, full)) is not None:
                sieve = "part of name"
            if earlier is None and (earlier := self._initials(phrase, by_name)) is not None:
                sieve = "initials"
            if earlier is not None and self._agree(phrase, earlier):
                self._join(phrase, earlier, sieve)
            by_name.setdefault(phrase.name, phrase)
            if actor is not None:
                by_key.setdefault(actor.key, phrase)
            full.setdefault(phrase.name[-1], []).append(phrase)

    def _variant(self, phrase: Phrase, full: dict[str, list[Phrase]]) -> Phrase | None:
        """*Albert Jaquier* for *Jaquier*, *the Italian Supreme Court* for *the Supreme Court*; None if two different names fit."""
        fitting = [one for one in full.get(phrase.name[-1], ()) if set(phrase.name) < set(one.name) or set(one.name) < set(phrase.name)]
        if len({id(self.cluster[one]) for one in fitting}) != 1:
            return None
        return fitting[-1]

    def _initials(self, phrase: Phrase, by_name: dict[tuple[str, ...], Phrase]) -> Phrase | None:
        letters = phrase.name[0].replace(".", "")
        if len(phrase.name) > 1 or len(letters) < 3 or not self.syntax.tokens[phrase.head].text.isupper():
            return None
        for name, earlier in by_name.items():
            full = "".join(word[0] for word in name)
            short = "".join(word[0] for word in name if word not in SMALL)
            if len(name) > 1 and letters in (full, short):
                return earlier
        return None

    # --- nouns ----------------------------------------------------------------------------------------------------------

    def _nouns(self) -> None:
        for phrase in self.phrases:
            if phrase.sort != "noun" or phrase.opening in ANY:
                continue
            found = self._same_head(phrase) or (self._kind_of(phrase) if phrase.opening in DEFINITE else None)
            if found is not None:
                self._join(phrase, *found)

    def _same_head(self, phrase: Phrase) -> tuple[Phrase, str] | None:
        """The nearest phrase of the same noun that says at least as much: *a cruise ship* for *the ship*."""
        if not phrase.opening:
            return None
        for earlier in self._before(phrase, LONG):
            if earlier.sort == "both" or earlier.sort == "pronoun" or earlier.plural != phrase.plural:
                continue
            if earlier.lemma == phrase.lemma:
                owned = phrase.opening not in DEFINITE
                if owned and earlier.opening != phrase.opening:
                    continue
                if set(phrase.words) <= set(earlier.words) and self._agree(phrase, earlier):
                    return earlier, "same words" if phrase.words == earlier.words else "same noun"
        return None

    def _kind_of(self, phrase: Phrase) -> tuple[Phrase, str] | None:
        """Whom a bare *the city*, *the company*, *the president* takes up."""
        if len(phrase.words) > 1 or phrase.plural:
            return None
        role = phrase.kind == "person" and phrase.lemma not in PEOPLE
        actor = self.actors.get(phrase.head)
        for earlier in self._before(phrase, FAR):
            if earlier.sort != "name" or not self._agree(phrase, earlier):
                continue
            known = self.actors.get(earlier.head)
            if actor is not None and known is not None and actor.key == known.key:
                return earlier, "same actor"
            if role:
                if any(phrase.lemma in self._beside(one) for one in self.cluster[earlier].phrases):
                    return earlier, "title"
            elif phrase.sentence - earlier.sentence <= REACH and phrase.kind and phrase.kind == earlier.kind and earlier.subject:
                return earlier, "kind of thing"
        return None

    def _beside(self, phrase: Phrase) -> set[str]:
        """The words of a name's whole phrase and what *be* says of it: *Prime Minister X*, *X, the envoy*, *X is the envoy*."""
        words = {self.syntax.tokens[i].lemma.lower() for i in range(phrase.first, phrase.last)}
        above = self.syntax.head(phrase.head)
        if phrase.subject and above is not None and self.syntax.tokens[above].lemma == "be":
            words |= {self.syntax.tokens[i].lemma.lower() for i in self.syntax.children(above, "attr")}
        return words

    # --- pronouns -------------------------------------------------------------------------------------------------------

    def _word(self, phrase: Phrase) -> str:
        return self.syntax.tokens[phrase.head].text.lower()

    def _speech(self) -> None:
        """I, we and you: one inside one quotation; I is the speaker."""
        last: dict[tuple[object, str], Phrase] = {}
        for phrase in (one for one in self.phrases if one.sort == "pronoun"):
            word = self._word(phrase)
            who = "I" if word in FIRST_SINGULAR else "we" if word in FIRST_PLURAL else "you" if word in SECOND else ""
            if not who:
                continue
            actor = self.actors.get(phrase.head)
            quote = next((span for span in self.quoted if span.contains(phrase.span(self.syntax))), None)
            place: object = actor.key if actor is not None else quote
            if (earlier := last.get((place, who))) is not None:
                self._join(phrase, earlier, "same speaker")
            elif who == "I" and actor is not None:
                speaker = self._nearest(phrase, actor.key)
                if speaker is not None:
                    earlier, later = sorted((phrase, speaker), key=lambda one: one.first)
                    self._join(later, earlier, "speaker")
            last[(place, who)] = phrase

    def _nearest(self, phrase: Phrase, key: str) -> Phrase | None:
        """The phrase nearest to this one that means the actor with this key and is no first person itself."""
        meant = [
            one for one in self.phrases
            if one is not phrase and (actor := self.actors.get(one.head)) is not None and actor.key == key
            and not (one.sort == "pronoun" and self._word(one) in FIRST_SINGULAR | FIRST_PLURAL) and one.sort != "both"
        ]  # fmt: skip
        return min(meant, key=lambda one: abs(one.head - phrase.head), default=None)

    def _pronouns(self) -> None:
        for phrase in self.phrases:
            word = self._word(phrase) if phrase.sort == "pronoun" else ""
            if word in HE or word in SHE or word in THEY or (word in IT and not self._dummy(phrase.head)):
                best = max(self._candidates(phrase, word), key=lambda pair: pair[0], default=None)
                if best is not None:
                    self._join(phrase, best[1], "pronoun")

    def _dummy(self, index: int) -> bool:
        """*It is clear that …*, *it emerged that …*."""
        token = self.syntax.tokens[index]
        verb = self.syntax.tokens[token.head]
        if token.dep == "expl":
            return True
        if token.dep not in ("nsubj", "nsubjpass") or token.head == index:
            return False
        clause = bool(self.syntax.children(verb.index, "ccomp", "xcomp", "advcl", "csubj"))
        if verb.lemma == "be":
            said = self.syntax.children(verb.index, "acomp", "attr")
            minded = any(self.syntax.tokens[i].lemma.lower() in MINDED for i in said)
            return bool(said) and clause and not minded
        return verb.lemma in COPULAS or (token.dep == "nsubjpass" and clause)

    def _candidates(self, phrase: Phrase, word: str) -> Iterator[tuple[float, Phrase]]:
        """Earlier phrases a pronoun may mean, each with how salient it is."""
        token = self.syntax.tokens[phrase.head]
        for earlier in self._before(phrase, REACH):
            held = self.cluster[earlier]
            if not self._fits(word, earlier, held) or not self._agree(phrase, earlier):
                continue
            own = "self" not in word and token.dep in ("dobj", "pobj", "dative") and self._verb(earlier.head) == self._verb(phrase.head)
            if own and earlier.sentence == phrase.sentence:
                continue  # *Russia attacked it*: not its subject
            rank = -12.0 * (phrase.sentence - earlier.sentence) - 0.15 * min(40, phrase.head - earlier.head)
            same = earlier.sort == "pronoun" and self._word(earlier) in _family(word)
            rank += 8 * earlier.subject + 2 * (earlier.sort == "name") + 3 * same + 1.5 * min(3, len(held.phrases) - 1)
            if earlier.sort == "noun" and not earlier.kind and word not in IT:
                rank -= 4
            yield rank, earlier

    def _verb(self, index: int) -> int | None:
        return next((at for at in self.syntax.ancestors(index) if self.syntax.is_verb(at)), None)

    def _fits(self, word: str, earlier: Phrase, held: _Cluster) -> bool:
        if earlier.sort == "pronoun" and self._word(earlier) not in _family(word) and len(held.phrases) == 1:
            return False
        if word in HE or word in SHE:
            return "person" in held.kinds and not held.plural
        if word in IT:
            return not held.kinds & {"person", "people"} and not held.plural
        return held.plural or held.kinds == {"body"}


def _family(word: str) -> frozenset[str]:
    return next((family for family in (HE, SHE, IT, THEY) if word in family), frozenset())


def _sex(name: str) -> Gender | None:
    found = gender(name) if name else None
    return "m" if found == "m" else "f" if found == "f" else None
