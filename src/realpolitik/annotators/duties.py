"""Who owes, promises, threatens or may do what, and on which condition.

The theory: a word of duty (*must*, *pledged*, *threatened*, *may*) governs an act; its subject holds the duty. What a side says of
its own acts to come (*will*, *would*) is a promise, and a threat where the act harms. A condition (*if*, *unless*, *in case*) hangs on
the act or on the word that governs it; a treaty or law is named beside it. What may merely happen is a duty only where the holder is a
power and the act one of politics, or its condition is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from realpolitik.core.marks import Actor, CommitmentKind, Content, Cue, Duty, Mark, Role, Sentence, Source, Span, Token, Trigger, When
from realpolitik.core.report import Report
from realpolitik.core.syntax import Syntax
from realpolitik.knowledge.duties import ANSWERS, EMPTY, FORESEEING, MENTAL, Governor, governors, harms, names_act
from realpolitik.knowledge.speech import reporting
from realpolitik.knowledge.treaties import basis
from realpolitik.knowledge.weighing import BESTOWING, Weighing
from realpolitik.text import governed
from realpolitik.text.conditions import Condition, consequence, hanging, of_subject, or_else
from realpolitik.text.conditions import conditions as find_conditions
from realpolitik.text.governed import KNOWING
from realpolitik.text.deadlines import deadline, words_of
from realpolitik.text.sides import POWERS, political
from realpolitik.text.stakes import Stakes
from realpolitik.text.voices import Voices, nameless, unnamed

MIGHT = frozenset({"may", "might", "could", "would", "should", "can"})
# How many words of a headline may name who is to act.
HEADLINE = 3
# Words by which anybody is bound, and those whose presence makes it public.
BINDING = frozenset({"promise", "vow", "threat", "obligation", "ordered", "imposed", "termed", "imposed_term"})
STAGE = frozenset({"GOV", "MIL", "REB", "LEG", "JUD", "PTY", "SPY", "UAF", "PRM", "OPP"})
# *Can count on us*: a promise of whoever says so.
COUNTING = frozenset({"count", "rely", "bank", "expect"})
WISHING = frozenset("ask urge press call demand want beg implore invite request persuade expect refuse decline fail hope tell push wish".split())
# How those speak who promise, and those who threaten.
ASSURING = frozenset({"assure", "reassure", "promise", "pledge", "guarantee", "undertake"})
WARNING = frozenset({"warn", "threaten", "caution"})
# Words that say less than others: *is to*, *will*, *may*.
WEAK = frozenset({"need", "will", "would", "may", "possibility"})
LANDS = frozenset("republic country state nation kingdom island government union federation".split())
WHATEVER = frozenset({"whatever", "whichever", "whoever", "whomever", "whether"})
# Participles that are no passives: *must be gone*.
INTRANSITIVE = frozenset({"go", "do", "finish", "arrive"})
# Verbs by which somebody is told to do a thing, or else.
SETTING = frozenset("give leave tell warn order urge demand grant allow instruct ask call".split())


def _says(lemma: str) -> bool:
    return reporting(lemma, "VERB") is not None


class Duties:
    """Gives a :class:`Duty` for each holder of a commitment, and an Actor for those held by bodies without a name: *every signatory*."""

    name = "duties"
    needs: tuple[type[Mark], ...] = (Token, Sentence, When, Actor, Cue, Content, Source, Trigger, Role)
    gives: tuple[type[Mark], ...] = (Duty, Actor)

    def annotate(self, reports: Sequence[Report]) -> list[list[Mark]]:
        return [_Reader(report, self.name).marks() for report in reports]


class _Reader:
    def __init__(self, report: Report, maker: str) -> None:
        self.maker = maker
        self.tokens, self.sentences = report.of(Token), report.of(Sentence)
        self.syntax: Syntax = report.syntax
        self.actors: dict[int, Actor] = {}
        for actor in report.of(Actor):
            self.actors.setdefault(actor.head, actor)
        self.staged = any(
            one.sector in STAGE or one.kind in ("igo", "government") or (one.kind == "state" and self.tokens[one.head].dep == "nsubj")
            for one in report.of(Actor)
        )
        self.unnamed = unnamed(self.syntax, self.actors, self.maker)
        self.actors |= self.unnamed
        self.triggers: dict[int, Trigger] = {}
        for trigger in report.of(Trigger):
            self.triggers.setdefault(trigger.head, trigger)
        roles: dict[Span, list[Role]] = {}
        for role in report.of(Role):
            roles.setdefault(role.of, []).append(role)
        self.stakes = Stakes(self.tokens, self.syntax, self.actors, self.triggers, roles)
        self.times = words_of(self.tokens, report.of(When))
        self.weigh = Weighing(self.tokens, self.syntax, self.actors, self.triggers, self.times, self.stakes)
        sources = {source.of: source.actor for source in report.of(Source)}
        cues = {cue.span: cue for cue in report.of(Cue)}
        contents = sorted(report.of(Content), key=lambda mark: len(mark.span))
        said = [(c.span, sources.get(c.of), cues[c.of].lemma if c.of in cues else "", c.of) for c in contents]
        self.voices = Voices(self.tokens, self.syntax, self.actors, self.times, said, _says)

    def marks(self) -> list[Mark]:
        duties = list(self._all())
        named = ((d.holder, *d.beneficiaries, *d.trigger_actors, *d.trigger_recipients, *d.consequence_recipients) for d in duties)
        used = {key for keys in named for key in keys}
        return [*duties, *(actor for actor in self.unnamed.values() if actor.key in used)]

    def _all(self) -> Iterator[Duty]:
        for sentence in self.sentences:
            conditions: list[Condition] | None = None
            taken: set[tuple[int, str]] = set()
            self.governed_by: dict[int, int] = {}
            for condition, asked, act in or_else(self.tokens, self.syntax, sentence):
                yield from self._otherwise(condition, asked, act, taken)
            fitting = [(i, one) for i in range(sentence.first, sentence.last) for one in self._words(i) if self._fits(i, one)]
            for weak in (False, True):  # *is under an obligation to*: the word that says most is heard first
                met: set[int] = set()
                for index, governor in fitting:
                    if (governor.kind in WEAK) is not weak or index in met:
                        continue
                    if conditions is None:
                        conditions = find_conditions(self.tokens, self.syntax, sentence)
                    found = list(self._duties(index, governor, conditions, sentence, taken))
                    yield from found
                    if found:
                        met.add(index)

    # --- the word of duty -----------------------------------------------------------------------------------------------

    def _words(self, index: int) -> Iterator[Governor]:
        lemma, text = self.tokens[index].lemma.lower(), self.tokens[index].text.lower()
        yield from governors(lemma)
        if text != lemma:  # *bound*, *committed*
            yield from governors(text)

    def _fits(self, index: int, governor: Governor) -> bool:
        token = self.tokens[index]
        if governor.lemma == "to":  # *Turkey to let in observers*: what a headline says of things to come
            named = index > 0 and self.tokens[index - 1].pos == "PROPN" and self.tokens[token.head].dep in ("ROOT", "relcl")
            return token.tag == "TO" and named and index - self.sentences[token.sentence].first <= HEADLINE
        if governor.kind == "coming":  # *is sending troops on Monday*
            return token.dep == "aux" and token.tag in ("VBZ", "VBP") and self.tokens[token.head].tag == "VBG"
        if governor.pos == "AUX":
            return token.dep == "aux" and token.tag == "MD"
        if governor.pos == "NOUN":
            if governor.kind == "compact" and token.dep != "dobj":
                return False  # *under the accord*: what binds, not what is given
            idiom = index > 0 and self.tokens[index - 1].text.lower() == "in"  # *in order to*
            return token.pos == "NOUN" and token.dep != "compound" and not idiom
        if governor.pos == "ADJ":
            if any(self.tokens[c].lemma == "more" for c in self.syntax.children(index, "advmod")):
                return False  # *more willing to*: a comparison
            done = self.syntax.children(index, "agent", "dobj") or governed.is_perfect(self.syntax, index)
            participle = token.tag == "VBN" and token.dep in ("acomp", "ccomp", "ROOT") and not done
            return token.pos == "ADJ" or participle
        if token.pos not in ("VERB", "AUX") or token.dep == "aux":
            return False
        passive = self.syntax.is_passive(index) or (token.tag == "VBN" and token.dep in ("acomp", "oprd"))
        told = passive and governor.kind in ("promise", "vow") and bool(self.syntax.fillers(index, "by") or self._owners(index))
        return passive == (governor.pos == "PASSIVE") or told

    def _open(self, index: int, *, open_kind: bool = False) -> bool:
        """Whether the word itself is denied or only possible: *has not pledged*, *may promise*."""
        return (
            self.syntax.negation(index) is not None
            or any(self.tokens[c].lemma in ("nor", "neither") for c in self.syntax.children(index))
            or bool(governed.helpers(self.syntax, index) & MIGHT and not open_kind)
            or any(self.tokens[c].dep == "mark" and self.tokens[c].lemma in ("if", "unless") for c in self.syntax.children(index))
        )

    def _owners(self, index: int) -> Sequence[int]:
        """*Israel's pullback, promised at Wye*: whose is what a participle says was promised."""
        token = self.tokens[index]
        return self.syntax.fillers(token.head, "poss") if token.dep == "acl" and token.head < index else ()

    def _wished(self, index: int) -> bool:
        """*Urged India to promise*, *refused to commit itself*: what is asked for or refused."""
        over = self.syntax.head(index)
        return governed.is_infinitive(self.syntax, index) and over is not None and self.tokens[over].lemma in WISHING

    def _denied(self, index: int) -> bool:
        """*Is not obliged*, *has no duty*, *gave no guarantee*, *had been willing*."""
        over = self.syntax.head(index) if self.tokens[index].dep in ("acomp", "attr", "dobj", "oprd") else None
        past = over is not None and self.tokens[index].pos == "ADJ" and governed.is_perfect(self.syntax, over)
        return past or any(at is not None and self.syntax.negation(at) is not None for at in (index, over))

    def _acts(self, index: int, governor: Governor) -> list[int]:
        """The governed acts, those coordinated included."""
        syntax = self.syntax
        if governor.pos == "AUX":
            head = syntax.head(index)
            return [] if head is None else governed.together(syntax, head)
        if governor.kind == "possible":
            return [i for i in governed.beside(syntax, index, self.triggers) if i in self.triggers and self.tokens[i].pos == "NOUN"]
        if governor.kind in ("termed", "imposed_term") and any(
            (row.kind == "right") for i in self.syntax.fillers(index, "obj") for row in governors(self.tokens[i].lemma.lower())
        ):
            return []  # *gave the army leave for a year to …*
        for slot in governor.frame:
            found = governed.acts(syntax, index, (slot,), self.times)
            if slot in ("obj", "of", "with") and governor.kind != "unruled":
                found = [i for i in found if self._is_act(index, i, governor)]
            things = [i for i in found if syntax.is_verb(i) or self.tokens[i].dep != "conj"]  # *blankets and pumps*: one gift
            if things:
                return list(dict.fromkeys(act for one in things[:2] for act in governed.together(syntax, one)))
        return []

    def _gapped(self, index: int, governor: Governor) -> list[int]:
        """*Harare agreed to stop and London to pay*: an infinitive with a subject of its own beside the governed one."""
        if governor.pos != "VERB" or governor.kind not in ("promise", "vow", "threat"):
            return []
        found = [c for at in (index, *self.syntax.children(index, "xcomp")) for c in self.syntax.children(at, "conj")]
        return [c for c in found if governed.is_infinitive(self.syntax, c) and self.syntax.children(c, "nsubj")]

    def _is_act(self, index: int, noun: int, governor: Governor) -> bool:
        """Whether a noun is what is promised or threatened: it stands after its verb, and says an act, an answer or a gift."""
        if self.syntax.is_verb(noun):
            return True  # *tasked with arresting him*
        if noun < index and self.syntax.is_verb(index) and not self.syntax.is_passive(index):
            return False  # *the plans that it offers*
        answer = self.tokens[noun].lemma in ANSWERS or (governor.kind in ("promise", "vow") and names_act(self.tokens[noun].lemma.lower()))
        return answer or (governor.kind != "warning" and (noun in self.triggers or self.weigh.gift(index, noun)))

    # --- who holds it ---------------------------------------------------------------------------------------------------

    def _holders(self, index: int, governor: Governor, act: int) -> list[Actor]:
        syntax = self.syntax
        if governor.pos == "AUX":
            if syntax.is_passive(act) and self.tokens[act].lemma in INTRANSITIVE:
                return self.voices.who(governed.surface(syntax, act))
            passive = syntax.is_passive(act)
            found = self.voices.who(governed.doers(syntax, act))
            if not found and passive and governor.kind in ("possibility", "may"):
                speaker, lemma = self.voices.speaker(act)
                return [speaker] if speaker is not None and lemma not in FORESEEING else []
            return found
        if governor.kind in ("imposed", "ordered", "permitted") or (governor.kind == "told" and governor.pos == "VERB"):
            heads = syntax.fillers(index, "obj") or syntax.fillers(act, "subj")
            who = self.voices.who(syntax.fillers(index, "subj") if self.weigh.reflexive(index) else heads)
            if not who and any(self.tokens[i].lemma in LANDS for i in heads):  # *Austria's constitution binds the republic*
                who = self.voices.who([j for i in syntax.fillers(index, "subj") for j in syntax.fillers(i, "poss")])
            return who
        if governor.kind == "fate":
            speaker, cue = self.voices.speaker(index)
            return [speaker] if speaker is not None and cue not in FORESEEING else []
        if governor.kind == "falling":  # *it falls to Sofia to …*
            return self.voices.who([i for slot in ("to", "on", "upon") for i in syntax.fillers(index, slot)])
        if governor.kind == "imposed_term":
            return next((who for slot in ("iobj", "obj") if (who := self.voices.who(syntax.fillers(index, slot)))), [])
        if governor.kind == "possible":
            speaker, _ = self.voices.speaker(syntax.tokens[index].head)
            return [speaker] if speaker is not None else []
        if governor.pos == "VERB" and self.tokens[act].dep == "conj" and syntax.children(act, "nsubj") and governed.is_infinitive(syntax, act):
            return self.voices.who(governed.doers(syntax, act))
        over = syntax.head(index)
        if governor.kind == "right" and over is not None and self.tokens[over].lemma in BESTOWING and not syntax.is_passive(over):
            return self.voices.who(syntax.fillers(over, "iobj")) if self.weigh.binding(over) else []
        if governor.pos == "NOUN" and governor.kind == "obligation" and syntax.children(act, "nsubj"):
            return self.voices.who(governed.doers(syntax, act))  # *an order that they return*
        if governor.pos in ("NOUN", "ADJ"):
            return self.voices.who(governed.beside(syntax, index, self.actors))
        if governor.pos == "PASSIVE":
            return self.voices.who(governed.surface(syntax, index) or governed.beside(syntax, index, self.actors))
        if governor.pos == "VERB" and governor.kind == "promise" and syntax.is_passive(index) and not syntax.fillers(index, "by"):
            return self.voices.who(self._owners(index))
        if governor.kind in ("suggestion", "possibility") and governed.wills(syntax, act):
            doers = governed.doers(syntax, act)  # *hinted Russia may*: not the one who hints
            return self.voices.who(doers or syntax.fillers(index, "subj"))
        said = self.voices.who(syntax.fillers(index, "subj") or (() if syntax.is_passive(index) else governed.surface(syntax, index)))
        if governor.kind in ("promise", "vow", "warning") and governed.wills(syntax, act) and said:
            own = self.voices.own(act, said[0], vouched=governor.kind != "warning")
            if governor.kind == "warning" and own is None:  # *warned that artillery would open up*
                mine = self.voices.who(syntax.fillers(act, "subj"))
                own = said if all(d.country is None and d.kind != "person" for d in mine) and self.weigh.deed(act) == "harm" else None
            return said if own == said[:1] else own or []
        return said

    def _nameless(self, index: int, governor: Governor) -> list[Actor]:
        """People without a name or an office who bind themselves or are bound: *producers have committed to hold back a fifth*."""
        if not self.staged or governor.kind not in ("promise", "vow", "threat", "obligation") or governor.pos not in ("VERB", "PASSIVE"):
            return []
        heads = governed.surface(self.syntax, index)
        found = [i for i in heads if self.tokens[i].tag == "NNS" and i not in self.times and self.syntax.children(index, "nsubj", "nsubjpass")]
        for head in found:
            if head not in self.actors:
                self.unnamed[head] = self.actors[head] = nameless(self.syntax, head, self.maker, None)
        return [self.actors[head] for head in found]

    # --- the duty -------------------------------------------------------------------------------------------------------

    def _duties(
        self, index: int, governor: Governor, conditions: Sequence[Condition], sentence: Sentence, taken: set[tuple[int, str]]
    ) -> Iterator[Duty]:
        # *Would oblige*, *might consider*: as open as the kind itself.
        loose = governor.kind in ("imposed", "possibility", "permitted", "unruled", "need")
        if governor.pos in ("VERB", "PASSIVE") and governor.kind != "unruled" and self._open(index, open_kind=loose):
            return
        if governor.pos == "VERB" and self._wished(index):
            return
        if governor.kind == "need" and governed.helpers(self.syntax, index) & governed.OPEN:
            return  # *may have to*
        if governor.pos in ("NOUN", "ADJ") and self._denied(index):
            taken.update((act, "") for act in self._acts(index, governor))
            return
        for act in [*self._acts(index, governor), *self._gapped(index, governor)]:
            if (act, "") in taken or not sentence.first <= act < sentence.last or any(c.first <= index < c.last for c in conditions):
                continue
            condition = hanging(self.tokens, self.syntax, conditions, index, act)
            if condition is None and governor.kind == "imposed" and not self.weigh.binding(index):
                condition = of_subject(self.tokens, self.syntax, index, self.triggers)
            chain = {index, act, *self.syntax.ancestors(index)}
            if governor.kind == "need":  # what the sentence names binds all who *are to* do a thing
                chain = set(range(sentence.first, sentence.last))
            rests_on = basis(self.tokens, self.syntax, sentence, chain)
            ours = governor.lemma == "shall" and any(self.tokens[i].text.lower() in ("we", "i") for i in self.syntax.children(act, "nsubj"))
            counting = governor.pos == "AUX" and self.tokens[act].lemma in COUNTING
            if governor.kind in ("will", "would") or ours or counting:  # *we shall stand by it*
                if any(one == act for one, _ in taken):
                    continue
                kind, holders = self._willed(governor, act, condition, rests_on)
            else:
                holders = self._holders(index, governor, act) or self._nameless(index, governor)
                kind = self.weigh.kind(index, governor, act, condition, rests_on, holders)
            if kind is None or (governor.pos == "AUX" and self._aside(act, governor)):
                continue
            if governor.lemma == "must" and rests_on is None and self._demanded(act, holders):
                continue
            if condition is not None and all(i in self.times for i in range(condition.inner, condition.last)):
                condition = None  # *until Friday*: a deadline
            event = act in self.triggers or self.stakes.inner(act, condition) is not None
            for holder in holders:
                event = event or (holder.kind == "people" and governor.pos not in ("AUX", "ADJ"))
                law = kind == "obligation" and (rests_on is not None or governor.kind == "ordered")
                if (political(holder, event=event) or law or self._public(holder, governor)) and (act, holder.key) not in taken:
                    if self.governed_by.setdefault(act, index) != index:
                        continue  # another word has said it
                    taken.add((act, holder.key))
                    yield self._duty(index, act, kind, holder, condition, rests_on)

    def _aside(self, act: int, governor: Governor) -> bool:
        """*Whether they must*, *whatever border it may draw*: a question, or what is left open."""
        words = [self.tokens[c].text.lower() for c in self.syntax.children(act, "dobj", "mark", "advmod", "nsubj", "det")]
        clause = self.tokens[act].dep in ("ccomp", "pcomp", "relcl", "csubj", "advcl", "xcomp")
        first = self.tokens[self.syntax.subtree(act)[0]].text.lower()
        left = governor.kind in ("possibility", "may") and (first in WHATEVER or any(word in WHATEVER for word in words))
        return left or (clause and governed.is_asked(self.syntax, act))

    def _demanded(self, act: int, holders: Sequence[Actor]) -> bool:
        """*They must withdraw, the generals said*: what another side asks for is owed by nobody."""
        speaker, _ = self.voices.speaker(act)
        if speaker is None or speaker.kind == "igo" or speaker.sector in ("JUD", "LEG") or not holders:
            return False
        return speaker.country is not None and all(h.country not in (None, speaker.country) for h in holders)

    def _public(self, holder: Actor, governor: Governor) -> bool:
        """Whether somebody of no known calling is bound or pledges in public: where a power plays a part in the report."""
        if holder.kind == "group" and holder.form == "name" and governor.kind in BINDING:
            return True
        if self.staged and holder.kind == "people" and holder.country is not None and holder.form == "name":
            return True  # *the Americans will come*
        return self.staged and governor.kind in BINDING and holder.kind in ("group", "organisation", "person") and (
            holder.form == "noun" or (holder.form == "name" and holder.sector not in ("SPT", "MED", "JRN"))
        )

    def _otherwise(self, condition: Condition, asked: int, act: int, taken: set[tuple[int, str]]) -> Iterator[Duty]:
        """What follows if somebody does not do as asked: the threat of him who asks."""
        speaker = self.voices.speaker(act)[0] or self.voices.before(act)
        heads = [over for over in self.syntax.ancestors(asked) if self.syntax.is_verb(over) and self.tokens[over].lemma in SETTING]
        asking = self.voices.who(self.syntax.fillers(heads[0], "by" if self.syntax.is_passive(heads[0]) else "subj")) if heads else []
        alone = not self.syntax.children(act, "nsubj", "nsubjpass") and self.tokens[asked].head != asked
        if alone and not asking:
            return  # *have to register or pay a fine*
        harmed = "harm" in (self.weigh.deed(act), self.weigh.lot(act))
        for holder in asking or ([speaker] if speaker is not None else []):
            if political(holder, event=True) and (harmed or asking or self.syntax.is_passive(act)):
                for one in governed.together(self.syntax, act):
                    taken.update({(one, ""), (asked, "")})
                    yield self._duty(act, one, "threat", holder, condition, None)

    def _willed(
        self, governor: Governor, act: int, condition: Condition | None, rests_on: str | None
    ) -> tuple[CommitmentKind | None, list[Actor]]:
        """What is to come: a promise or a threat if the doer's own side says so, or if its condition or law is said."""
        speaker, cue = self.voices.speaker(act)
        unsaid = governor.kind == "would" or (condition is not None and (self.syntax.is_passive(act) or self._things(act)))
        if speaker is None and unsaid:
            speaker = self.voices.before(act)  # said before, told on
        if cue in FORESEEING or governed.is_perfect(self.syntax, act) or governed.is_asked(self.syntax, act):
            return None, []
        if governor.kind == "would" and speaker is None and rests_on is None:
            return None, []
        what = self.weigh.deed(act)
        doers = self.voices.own(act, speaker, vouched=False)
        if speaker is not None and what is not None and self.syntax.children(act, "expl") and political(speaker, event=True):
            return ("threat" if what == "harm" else "promise"), [speaker]  # *there will be no revenge*
        things = not doers and speaker is not None and political(speaker, event=False) and self._things(act)
        if things and (condition is not None or what is not None):
            doers = [speaker] if speaker is not None else []  # *the tariff would stay until …*
        if cue in ASSURING and what == "harm" and self.weigh.denied(act):
            what = "grace"  # *nobody will be let in, he assured them*
        elif cue in WARNING and what is None:
            what = "harm"
        if speaker is not None and political(speaker, event=True) and self.weigh.reprisal(act):
            return "threat", [speaker]
        if self.tokens[act].lemma == "let" and any(self.tokens[i].lemma in KNOWING for i in self.syntax.children(act, "ccomp", "xcomp")):
            return None, []  # *will let them know*
        if speaker is not None and (fallen := self.weigh.lot(act)) is not None:
            if not doers or doers == [speaker] or (fallen == "harm" and doers[0].form == "noun" and doers[0].kind not in POWERS):
                return ("threat" if fallen == "harm" else "promise"), [speaker]  # *the others will pay for it*
        if doers is None and governor.kind == "will" and what == "grace" and speaker is not None:
            doers = [one for one in self.voices.who(governed.doers(self.syntax, act)) if one.kind in (*POWERS, "igo") or one.sector == "GOV"]
        if not doers or what == "chance":
            return None, []
        given = condition is not None or rests_on is not None
        if what == "harm" or (condition is not None and condition.denying(self.tokens) and what is None):
            return ("threat" if given or speaker is not None else None), doers
        lemma = self.tokens[act].lemma.lower()
        bound = self.syntax.is_passive(act) and any(row.pos == "PASSIVE" for row in governors(lemma))
        if bound and self._acts(act, next(row for row in governors(lemma) if row.pos == "PASSIVE")):
            return None, []  # *would be bound to come to its aid*: said by its own word
        term = deadline(self.tokens, self.syntax, self.times, act, act) is not None
        bare = lemma in EMPTY and what is None and not (lemma == "be" and (given or term))
        powers = all(doer.kind != "person" for doer in doers)
        announced = governor.kind == "will" and what == "grace" and powers and not self.syntax.is_passive(act)
        if bare or not (given or speaker is not None or (term and what) or announced):
            return None, []
        done = speaker is not None and lemma not in MENTAL
        return ("promise" if what or given or term or done else None), doers

    def _things(self, act: int) -> bool:
        """Whether no person or power is said to do an act: *artillery would open up again*."""
        doers = governed.doers(self.syntax, act)
        return bool(doers) and all(self.tokens[i].pos == "NOUN" and i not in self.actors and i not in self.times for i in doers)

    def _duty(self, index: int, act: int, kind: CommitmentKind, holder: Actor, condition: Condition | None, rests_on: str | None) -> Duty:
        words = consequence(self.tokens, self.syntax, act, condition)
        if self.tokens[index].lemma == "guarantee" and self.tokens[act].pos == "NOUN":
            words = [index, *words]
        patients = [i for i in self.syntax.children(act, "nsubjpass") if self.tokens[i].pos != "PRON" and i < act]
        if patients:  # *a loan might be granted*
            words = [min(patients[-1], words[0]), *words]
        done = self.tokens[words[0]].span.cover(self.tokens[words[-1]].span)
        event = self.triggers.get(act) or self.stakes.inner(act, condition)
        actors = self.stakes.parties(event, "actor") or (holder.key,)
        recipients = tuple(k for k in self.stakes.reached(act, event) if k not in actors and k != holder.key)
        trigger_type, doers, hit = self.stakes.sets_off(condition)
        span = self.tokens[index].span.cover(done)
        if self.tokens[holder.head].sentence == self.tokens[index].sentence:
            span = span.cover(holder.span)
        trigger = None
        if condition is not None:
            trigger = self.tokens[condition.inner].span.cover(self.tokens[condition.last - 1].span)
            span = span.cover(trigger)
        hostile = kind not in ("threat", "possibility") and event is not None and harms(event.type)
        owed = hit if kind == "obligation" else ()
        when = deadline(self.tokens, self.syntax, self.times, index, act)
        if when is not None and trigger is not None and trigger.overlaps(when.span):
            when = None
        return Duty(
            span=span, by=self.maker, score=0.7, kind=kind, holder=holder.key,
            beneficiaries=tuple(self.stakes.beneficiaries(index, act, holder, recipients, owed, harms=hostile)), trigger=trigger,
            trigger_type=trigger_type, trigger_actors=doers, trigger_recipients=hit, consequence=done,
            consequence_type=event.type if event else None, consequence_actors=actors, consequence_recipients=recipients,
            basis=rests_on, deadline=when.span if when is not None else None,
        )  # fmt: skip
